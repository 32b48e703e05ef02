package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/config"
)

func newAudit() *cobra.Command {
	var (
		server          serverFlags
		offline, asJSON bool
		dev             bool
		path, data      string
	)
	c := &cobra.Command{
		Use:   "audit",
		Short: "Prove that the knowledge base holds what was approved, and nothing else",
		Long: `Reads the approvals from the chain again, checks every signature again, hashes every file
up to its approved CID, reads and cuts it again, and compares all of it with the index.
Ends with status 0 only if everything is equal; every difference is named.

Without --offline the running server does it beside its work.`,
		Args: cobra.NoArgs,
	}
	f := c.Flags()
	server.add(f)
	f.BoolVar(&offline, "offline", false, "open a stopped server's data directory instead")
	f.BoolVar(&dev, "dev", false, "with --offline: the data is of witan dev")
	f.StringVarP(&path, "config", "c", "", "with --offline: the server's configuration file")
	f.StringVar(&data, "data", "", "with --offline: the server's data directory")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		var report *audit.Report
		var err error
		if offline {
			report, err = auditOffline(cmd, path, data, dev)
		} else {
			report, err = auditServer(cmd.Context(), server)
		}
		if err != nil {
			return err
		}
		if asJSON {
			err = printJSON(cmd.OutOrStdout(), report)
		} else {
			err = report.Write(cmd.OutOrStdout())
		}
		if err == nil && !report.Equal {
			return &exitError{code: 1}
		}
		return err
	}
	return c
}

func auditServer(ctx context.Context, server serverFlags) (*audit.Report, error) {
	api, err := server.open()
	if err != nil {
		return nil, err
	}
	defer api.Close()
	run, err := api.RunAudit(ctx)
	return &run.Report, err
}

func auditOffline(cmd *cobra.Command, path, data string, dev bool) (*audit.Report, error) {
	cfg, err := config.Load(path, os.Environ())
	if err != nil {
		return nil, err
	}
	set(&cfg.Server.DataDir, data)
	if _, err := os.Stat(cfg.Server.DataDir); err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	cfg.Dev.ChainListen = "127.0.0.1:0" // nobody else needs it
	return app.Audit(cmd.Context(), app.Options{
		Config: cfg, Dev: dev, Version: version, Log: newLog(cmd.ErrOrStderr(), "error"),
	})
}

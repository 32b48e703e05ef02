package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/config"
)

func newServe() *cobra.Command {
	var path, data string
	c := &cobra.Command{
		Use:   "serve -c witan.toml",
		Short: "Serve a knowledge base that a DAO on any Ethereum chain governs",
		Long: `Follows the DAO's contracts, imports what they approve and contributors request, and
answers questions. Configure it with a file (see witan config), the environment, or both.`,
		Args: cobra.NoArgs,
	}
	c.Flags().StringVarP(&path, "config", "c", "", "configuration file (TOML)")
	c.Flags().StringVar(&data, "data", "", "data directory (overrides server.data_dir)")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		cfg, err := config.Load(path, os.Environ())
		if err != nil {
			return err
		}
		if data != "" {
			cfg.Server.DataDir = data
		}
		ctx, log := cmd.Context(), newLog(cmd.ErrOrStderr(), cfg.Server.LogLevel)
		server, err := app.Open(ctx, app.Options{Config: cfg, Version: version, Log: log})
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "Witan serves %s\n", server.URL())
		return run(ctx, server)
	}
	return c
}

// run serves until ctx ends, which is how people stop a server: no error.
func run(ctx context.Context, server *app.App) error {
	err := server.Run(ctx)
	if ctx.Err() != nil && err == nil {
		return nil
	}
	return err
}

// newLog writes text to a terminal and JSON to everything else.
func newLog(w io.Writer, level string) *slog.Logger {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		l = slog.LevelInfo // Validate has refused other levels
	}
	options := &slog.HandlerOptions{Level: l}
	if f, ok := w.(*os.File); ok && terminal(f) {
		return slog.New(slog.NewTextHandler(w, options))
	}
	return slog.New(slog.NewJSONHandler(w, options))
}

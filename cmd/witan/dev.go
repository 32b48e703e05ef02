package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/config"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

func newDev() *cobra.Command {
	var path, data, listen, chain, gateway string
	c := &cobra.Command{
		Use:   "dev",
		Short: "Run everything embedded: chain, IPFS, index and API",
		Long: `Runs a development chain with a DAO of five members, an IPFS gateway, the index and the
API in one process, with no set-up. The chain and all data stay in the data directory.
The accounts' keys are public: never send anything of value to them.`,
		Args: cobra.NoArgs,
	}
	f := c.Flags()
	f.StringVarP(&path, "config", "c", "", "configuration file (TOML); its [chain] section is not used")
	f.StringVar(&data, "data", "", "data directory (default witan-data)")
	f.StringVar(&listen, "listen", "", "address of the API (default 127.0.0.1:7420)")
	f.StringVar(&chain, "chain-listen", "", "address of the chain's JSON-RPC (default 127.0.0.1:8545)")
	f.StringVar(&gateway, "gateway-listen", "", "address of the IPFS gateway (default 127.0.0.1:7480)")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		cfg, err := config.Load(path, os.Environ())
		if err != nil {
			return err
		}
		set(&cfg.Server.DataDir, data)
		set(&cfg.Server.Listen, listen)
		set(&cfg.Server.GatewayListen, gateway)
		set(&cfg.Dev.ChainListen, chain)
		if cfg.Server.LogLevel == "info" {
			cfg.Server.LogLevel = "warn" // the terminal belongs to the greeting
		}
		ctx := cmd.Context()
		server, err := app.Open(ctx, app.Options{
			Config: cfg, Dev: true, Version: version, Log: newLog(cmd.ErrOrStderr(), cfg.Server.LogLevel),
		})
		if err != nil {
			return err
		}
		greet(cmd.OutOrStdout(), server, cfg)
		return run(ctx, server)
	}
	c.AddCommand(newAdvance())
	return c
}

func greet(w io.Writer, server *app.App, cfg config.Config) {
	dao := server.Addresses()
	fmt.Fprintf(w, "Witan dev is ready.\n\n")
	table(w, [][]string{
		{"  API", server.URL()},
		{"  chain RPC", server.Chain().URL() + " (chain id 31337)"},
		{"  IPFS gateway", server.GatewayURL()},
		{"  data", cfg.Server.DataDir},
		{"  governor", dao.Governor.Hex()},
		{"  registry", dao.Registry.Hex()},
	})
	fmt.Fprintf(w, "\nTest accounts. Their keys are public: never send anything of value to them.\n\n")
	var rows [][]string
	for i, a := range server.Chain().Accounts() {
		votes := ""
		if i < app.DevMembers {
			votes = "1000 votes"
		}
		rows = append(rows, []string{fmt.Sprintf("  %d", i), a.Address.Hex(), a.PrivateKeyHex(), votes})
	}
	table(w, rows)
	fmt.Fprintf(w, "\nSign with one of them by --as N, for example: witan vote PROPOSAL for --as 0\n")
	fmt.Fprintf(w, "Let time pass: witan dev advance 1h. Stop with Ctrl-C; everything is kept.\n")
}

func newAdvance() *cobra.Command {
	var url string
	c := &cobra.Command{
		Use:     "advance DURATION",
		Short:   "Move the development chain's time forward",
		Long:    "Moves block time forward by the given duration for good and seals one block at once.",
		Example: "  witan dev advance 1h",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&url, "rpc", envOr("WITAN_RPC", "http://127.0.0.1:8545"), "JSON-RPC of the development chain (or WITAN_RPC)")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		d, err := time.ParseDuration(args[0])
		if err != nil {
			return fmt.Errorf("%q is not a duration: want for example 90s, 1h or 48h", args[0])
		}
		if err := devchain.AdvanceBy(cmd.Context(), url, d); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "The chain's time moved forward by %s.\n", d)
		return nil
	}
	return c
}

func set(target *string, flag string) {
	if flag != "" {
		*target = flag
	}
}

func envOr(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}

package main

import (
	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/config"
)

func newConfig() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Print the documented default configuration",
		Long: `Prints every option with its meaning and default. Keep it as witan.toml, change what
you need, and start the server with: witan serve -c witan.toml`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(config.DefaultTOML())
			return err
		},
	}
}

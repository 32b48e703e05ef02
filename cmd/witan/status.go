package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newStatus() *cobra.Command {
	var (
		server serverFlags
		asJSON bool
	)
	c := &cobra.Command{
		Use:   "status",
		Short: "Show what a server follows and what it holds",
		Args:  cobra.NoArgs,
	}
	server.add(c.Flags())
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		api, err := server.open()
		if err != nil {
			return err
		}
		defer api.Close()
		s, err := api.Status(cmd.Context())
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), s)
		}
		rows := [][]string{
			{"server", s.PublicURL + ", witan " + s.Version},
			{"chain", s.Chain.ID},
		}
		if s.Chain.Latest != nil {
			rows = append(rows, []string{"latest block", fmt.Sprint(s.Chain.Latest.Number)})
		}
		if s.Chain.Final != nil {
			rows = append(rows, []string{"final block", fmt.Sprint(s.Chain.Final.Number)})
		}
		if s.Chain.Health.Error != "" {
			rows = append(rows, []string{"chain trouble", s.Chain.Health.Error})
		}
		rows = append(rows,
			[]string{"governor", s.Contracts.Governor}, []string{"registry", s.Contracts.Registry}, []string{"token", s.Contracts.Token},
			[]string{"who may ask", s.Ask},
			[]string{"index digest", fmt.Sprintf("%x", s.Index.Digest)},
			[]string{"requests", fmt.Sprintf("%x", s.Index.Requests)}, []string{"settings", fmt.Sprintf("%x", s.Index.Settings)},
		)
		if a := s.LastAudit; a != nil {
			verdict := "equal"
			if !a.Equal {
				verdict = fmt.Sprintf("NOT equal, %s", count(a.Differences, "difference"))
			}
			rows = append(rows, []string{"last audit", verdict + ", " + a.Ended.Local().Format("2006-01-02 15:04:05")})
		}
		table(cmd.OutOrStdout(), rows)
		return nil
	}
	return c
}

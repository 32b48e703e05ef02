package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/ingest"
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
		rows = append(rows, indexRows(s.Index.Statement)...)
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

// indexRows tell how far the index is from what the law wants.
func indexRows(s ingest.Statement) (rows [][]string) {
	state := "holds exactly what is approved and requested"
	switch {
	case s.Pending > 0:
		state = count(s.Pending, "dataset") + " still to import or purge"
	case !s.Settled:
		state = "NOT what is approved and requested: see below"
	}
	rows = append(rows, []string{"index", state})
	for _, id := range s.Failed {
		rows = append(rows, []string{"failed import", id.String()})
	}
	for _, p := range s.Suspended {
		rows = append(rows, []string{"suspended", p.Dataset.String() + " since " + p.At.Local().Format("2006-01-02 15:04") + ": " + p.Reason})
	}
	return rows
}

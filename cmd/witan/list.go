package main

import (
	"fmt"
	"iter"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func newProposals() *cobra.Command {
	var (
		server serverFlags
		states []string
		asJSON bool
	)
	c := &cobra.Command{
		Use:   "proposals [NUMBER]",
		Short: "List the proposals, or show one with its effect and votes",
		Args:  cobra.MaximumNArgs(1),
	}
	server.add(c.Flags())
	c.Flags().StringSliceVar(&states, "state", nil, "only these: pending, active, succeeded, defeated, queued, executed, canceled")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		api, err := server.open()
		if err != nil {
			return err
		}
		defer api.Close()
		out := cmd.OutOrStdout()
		if len(args) == 1 {
			p, err := api.Proposal(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(out, p)
			}
			fmt.Fprintf(out, "%d  %s\n%s, by %s\nid %s\n\nEffect, from the calldata:\n", p.Number, p.Title, p.State, p.Proposer, p.IDText)
			for _, e := range p.Effects {
				fmt.Fprintf(out, "  %d. %s\n", e.Call, e.Sentence)
			}
			for _, m := range p.Mismatches {
				fmt.Fprintf(out, "  ! text and effect differ: %s\n", m.Sentence)
			}
			quorum := "not known before voting begins"
			if p.Quorum != nil {
				quorum = p.Quorum.String()
			}
			fmt.Fprintf(out, "\nfor %s, against %s, abstain %s; quorum %s\n\n%s\n", p.Tally.For, p.Tally.Against, p.Tally.Abstain, quorum, p.Prose)
			return nil
		}
		list, err := collect(api.Proposals(cmd.Context(), url.Values{"state": states}))
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(out, list)
		}
		if len(list) == 0 {
			fmt.Fprintln(out, "No proposals.")
			return nil
		}
		rows := [][]string{{"#", "STATE", "FOR", "AGAINST", "TITLE"}}
		for _, p := range list {
			rows = append(rows, []string{fmt.Sprint(p.Number), string(p.State), p.Tally.For.String(), p.Tally.Against.String(), p.Title})
		}
		table(out, rows)
		return nil
	}
	return c
}

func newDatasets() *cobra.Command {
	var (
		server    serverFlags
		decisions []string
		asJSON    bool
	)
	c := &cobra.Command{
		Use:   "datasets",
		Short: "List the datasets with decision and import",
		Args:  cobra.NoArgs,
	}
	server.add(c.Flags())
	c.Flags().StringSliceVar(&decisions, "decision", nil, "only these: "+strings.Join([]string{"proposed", "voting", "queued", "approved", "defeated", "cancelled", "revoked", "withdrawn", "expired"}, ", "))
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		api, err := server.open()
		if err != nil {
			return err
		}
		defer api.Close()
		list, err := collect(api.Datasets(cmd.Context(), url.Values{"decision": decisions}))
		if err != nil {
			return err
		}
		out := cmd.OutOrStdout()
		if asJSON {
			return printJSON(out, list)
		}
		if len(list) == 0 {
			fmt.Fprintln(out, "No datasets.")
			return nil
		}
		rows := [][]string{{"DECISION", "IMPORT", "COLLECTION", "CID", "DATASET", "EXPIRES"}}
		for _, d := range list {
			state, expires := "not requested", "never"
			if d.Import != nil {
				state = d.Import.State
			}
			if d.Suspended != nil {
				state = "suspended: " + d.Suspended.Reason
			}
			if d.Expiry != 0 {
				expires = time.Unix(int64(d.Expiry), 0).Local().Format("2006-01-02 15:04")
			}
			decision := d.Decision
			if !d.Final {
				decision += " (not final)"
			}
			rows = append(rows, []string{decision, state, d.Collection, d.CID, d.ID, expires})
		}
		table(out, rows)
		return nil
	}
	return c
}

// collect reads a list to its end or its first error.
func collect[T any](items iter.Seq2[T, error]) ([]T, error) {
	list := []T{}
	for item, err := range items {
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/ethereum"
)

func newAsk() *cobra.Command {
	var (
		server       serverFlags
		signer       signerFlags
		q            client.Question
		signIn, asJS bool
	)
	c := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "Ask the knowledge base",
		Long: `Answers with quotations and their sources. What nothing in the knowledge base supports is
not answered. Where the server answers signed-in addresses only, a key is needed.`,
		Example: `  witan ask "Which EIPs are related to danksharding?"
  witan ask --as 0 --conversation 7hk… "And which of them is the newest?"`,
		Args: cobra.MinimumNArgs(1),
	}
	f := c.Flags()
	server.add(f)
	signer.add(f)
	f.StringVar(&q.Conversation, "conversation", "", "ask on in this conversation")
	f.StringVar(&q.Collection, "collection", "", "ask this knowledge base only")
	f.BoolVar(&signIn, "sign-in", false, "sign in with the key of WITAN_KEY or --keystore")
	f.BoolVar(&asJS, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		q.Question = strings.Join(args, " ")
		api, err := server.open()
		if err != nil {
			return err
		}
		defer api.Close()
		if signIn || signer.dev >= 0 || signer.keystore != "" {
			key, err := signer.load()
			if err != nil {
				return err
			}
			if _, err := api.SignIn(ctx, key); err != nil {
				return err
			}
		} else if dir, err := os.UserConfigDir(); err == nil { // without one, each run is a new visitor
			if err := api.KeepVisitor(filepath.Join(dir, "witan", "visitor")); err != nil {
				return err
			}
		}
		a, err := api.Ask(ctx, q)
		if client.Code(err) == "sign_in_required" {
			if _, missing := signer.load(); errors.Is(missing, ethereum.ErrNoKey) {
				return fmt.Errorf("%w: set WITAN_KEY or give --keystore, and --sign-in", err)
			}
			return fmt.Errorf("%w: add --sign-in", err)
		}
		if err != nil {
			return err
		}
		if asJS {
			return printJSON(cmd.OutOrStdout(), a)
		}
		printAnswer(cmd.OutOrStdout(), a)
		return nil
	}
	return c
}

func printAnswer(w io.Writer, a answer.Answer) {
	fmt.Fprintf(w, "%s\n", a.Text)
	if len(a.Citations) == 0 {
		return
	}
	if a.Refused {
		fmt.Fprintf(w, "\nWhat came closest:\n")
	} else {
		fmt.Fprintln(w)
	}
	var rows [][]string
	for _, c := range a.Citations {
		place := c.Document
		if len(c.Headings) > 0 {
			place += " › " + strings.Join(c.Headings, " › ")
		}
		proof := ""
		if c.ProposalID != "" {
			proof = fmt.Sprintf("proposal %s, transaction %s", shorten(c.ProposalID), shorten(c.ApprovalTx.Hex()))
		}
		rows = append(rows, []string{fmt.Sprintf("[%d]", c.N), place, shorten(c.CID.String()), proof})
	}
	table(w, rows)
	if a.Conversation != "" {
		fmt.Fprintf(w, "\nAsk on with --conversation %s\n", a.Conversation)
	}
}

// shorten keeps both ends of an identifier.
func shorten(s string) string {
	if len(s) <= 16 {
		return s
	}
	return s[:8] + "…" + s[len(s)-4:]
}

// operatorToken reads the token that the server keeps in its data directory.
func operatorToken(dir string) string { return filepath.Join(dir, "operator.token") }

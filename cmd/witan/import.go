package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

func newImport() *cobra.Command {
	var (
		server     serverFlags
		signer     signerFlags
		collection string
		noWait     bool
		asJSON     bool
	)
	c := &cobra.Command{
		Use:   "import CID",
		Short: "Sign the import of your approved dataset and follow it until it is ready",
		Long: `Signs an import request (EIP-712) for a dataset of yours that the DAO has approved, and
sends it to the server. No transaction is made and no gas is spent. Sending again is
harmless: a dataset is imported once for each round of approval.`,
		Example: `  witan import bafybei… --as 5`,
		Args:    cobra.ExactArgs(1),
	}
	f := c.Flags()
	server.addChain(f)
	signer.add(f)
	f.StringVar(&collection, "collection", "main", "knowledge base that the dataset was approved for")
	f.BoolVar(&noWait, "no-wait", false, "do not wait until the import is ready")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		ctx := cmd.Context()
		w, err := server.wallet(ctx, signer)
		if err != nil {
			return err
		}
		defer w.Close()
		d, err := dataset.New(w.Key.Address(), collection, args[0])
		if err != nil {
			return err
		}
		request, err := w.SignImport(ctx, d)
		if err != nil {
			return err
		}
		i, err := w.Server.RequestImport(ctx, request)
		if err != nil {
			return err
		}
		if !noWait {
			bar := newProgress(cmd.ErrOrStderr(), asJSON)
			i, err = w.Server.WaitForImport(ctx, i.ID, func(i client.Import) {
				bar.show(fmt.Sprintf("%s  %s, %s", i.State, count(int(i.Files), "file"), size(i.Bytes)), 0, 0)
			})
			bar.end()
			if err != nil {
				return err
			}
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), i)
		}
		out := cmd.OutOrStdout()
		switch i.State {
		case "ready":
			fmt.Fprintf(out, "Ready: %s, %s read, %s. Dataset %s\n", count(int(i.Files), "file"), count(int(i.Documents), "document"), count(int(i.Chunks), "chunk"), i.Dataset)
			if unread := i.Files - i.Documents; unread > 0 {
				fmt.Fprintf(out, "%s could not be read as text; they are stored, not indexed.\n", count(int(unread), "file"))
			}
		case "waiting":
			fmt.Fprintf(out, "Accepted; it begins when the approval is final. Import %s\n", i.ID)
		default:
			fmt.Fprintf(out, "Accepted (%s). Import %s\n", i.State, i.ID)
		}
		return nil
	}
	return c
}

func newWithdraw() *cobra.Command {
	var collection string
	c := transaction("withdraw CID", "Withdraw a dataset of yours, approved or not",
		"Takes the dataset out of the knowledge base for good; no vote is needed. Every copy that\nthe server holds is deleted. What is on IPFS and on the chain stays public.",
		func(_ context.Context, w *client.Wallet, arg string) (call governance.Call, done string, err error) {
			d, err := dataset.New(w.Key.Address(), collection, arg)
			if err != nil {
				return call, "", err
			}
			return w.DAO.Withdraw(d), "Withdrawn: " + d.ID().String() + ".", nil
		})
	c.Flags().StringVar(&collection, "collection", "main", "knowledge base that it was meant for")
	return c
}

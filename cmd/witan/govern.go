package main

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/governance"
)

// transaction is a command that sends one transaction about its first argument.
func transaction(use, short, long string, call func(ctx context.Context, w *client.Wallet, arg string) (governance.Call, string, error)) *cobra.Command {
	var (
		server serverFlags
		signer signerFlags
		asJSON bool
	)
	c := &cobra.Command{Use: use, Short: short, Long: long, Args: cobra.ExactArgs(1)}
	server.addChain(c.Flags())
	signer.add(c.Flags())
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		w, err := server.wallet(cmd.Context(), signer)
		if err != nil {
			return err
		}
		defer w.Close()
		call, done, err := call(cmd.Context(), w, args[0])
		if err != nil {
			return err
		}
		r, err := w.Send(cmd.Context(), call)
		if err != nil {
			return err
		}
		followed(cmd, w, r)
		if asJSON {
			return printJSON(cmd.OutOrStdout(), map[string]any{"tx": r.TxHash, "block": r.BlockNumber.Uint64()})
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s Block %d, transaction %s.\n", done, r.BlockNumber, r.TxHash)
		return nil
	}
	return c
}

// findProposal reads a proposal's id, or its number as the server counts them (1, 2, …).
func findProposal(ctx context.Context, w *client.Wallet, s string) (*big.Int, error) {
	id, ok := new(big.Int).SetString(s, 10)
	if !ok || id.Sign() < 0 || id.BitLen() > 256 {
		return nil, fmt.Errorf("proposal %q: want its number or the id that witan propose printed", s)
	}
	if len(s) > 9 {
		return id, nil
	}
	p, err := w.Server.Proposal(ctx, s)
	if err != nil {
		return nil, fmt.Errorf("proposal %s: %w", s, err)
	}
	id, ok = new(big.Int).SetString(p.IDText, 10)
	if !ok {
		return nil, fmt.Errorf("proposal %s: the server answers the id %q", s, p.IDText)
	}
	return id, nil
}

func newVote() *cobra.Command {
	var (
		server serverFlags
		signer signerFlags
		reason string
		asJSON bool
	)
	c := &cobra.Command{
		Use:     "vote PROPOSAL for|against|abstain",
		Short:   "Vote on a proposal",
		Long:    "Votes with the power that the signer held when voting began. A vote cannot be changed.",
		Example: `  witan vote 1046775… for --reason "checked the files" --as 0`,
		Args:    cobra.ExactArgs(2),
	}
	server.addChain(c.Flags())
	signer.add(c.Flags())
	c.Flags().StringVar(&reason, "reason", "", "why, kept on chain")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		support, err := governance.ParseSupport(args[1])
		if err != nil {
			return err
		}
		w, err := server.wallet(cmd.Context(), signer)
		if err != nil {
			return err
		}
		defer w.Close()
		id, err := findProposal(cmd.Context(), w, args[0])
		if err != nil {
			return err
		}
		token, err := governance.ReadToken(cmd.Context(), w.Chain, w.DAO.Token)
		if err != nil {
			return err
		}
		err = w.AwaitVoting(cmd.Context(), token, id, func(d time.Duration) {
			fmt.Fprintf(cmd.ErrOrStderr(), "Voting begins in %s; waiting.\n", d)
		})
		if err != nil {
			return err
		}
		r, err := w.Send(cmd.Context(), w.DAO.Vote(id, support, reason))
		if err != nil {
			return err
		}
		followed(cmd, w, r)
		if asJSON {
			return printJSON(cmd.OutOrStdout(), map[string]any{"tx": r.TxHash, "block": r.BlockNumber.Uint64(), "support": support})
		}
		fmt.Fprintf(cmd.OutOrStdout(), "Voted %s. Block %d, transaction %s.\n", support, r.BlockNumber, r.TxHash)
		return nil
	}
	return c
}

func newQueue() *cobra.Command {
	return transaction("queue PROPOSAL", "Put a succeeded proposal into the timelock",
		"Anyone may queue a proposal that has passed. It can be executed when the timelock's delay is over.",
		func(ctx context.Context, w *client.Wallet, arg string) (governance.Call, string, error) {
			id, err := findProposal(ctx, w, arg)
			if err != nil {
				return governance.Call{}, "", err
			}
			return w.DAO.Queue(id), "Queued.", nil
		})
}

func newExecute() *cobra.Command {
	return transaction("execute PROPOSAL", "Execute a queued proposal after its time",
		"Anyone may execute a queued proposal when the timelock's delay is over.",
		func(ctx context.Context, w *client.Wallet, arg string) (governance.Call, string, error) {
			id, err := findProposal(ctx, w, arg)
			if err != nil {
				return governance.Call{}, "", err
			}
			return w.DAO.Execute(id), "Executed.", nil
		})
}

func newCancel() *cobra.Command {
	return transaction("cancel PROPOSAL", "Cancel a proposal",
		"The proposer may cancel before voting begins; the guardian, if the DAO has one, until its date.",
		func(ctx context.Context, w *client.Wallet, arg string) (governance.Call, string, error) {
			id, err := findProposal(ctx, w, arg)
			if err != nil {
				return governance.Call{}, "", err
			}
			return w.DAO.Cancel(id), "Cancelled.", nil
		})
}

func newDelegate() *cobra.Command {
	return transaction("delegate ADDRESS", "Let another account vote with your tokens",
		"Delegates the signer's votes. Name your own address to vote yourself again.",
		func(_ context.Context, w *client.Wallet, arg string) (governance.Call, string, error) {
			to, err := governance.ParseAddress(arg)
			if err != nil {
				return governance.Call{}, "", err
			}
			return w.DAO.Delegate(to), "Delegated to " + to.Hex() + ".", nil
		})
}

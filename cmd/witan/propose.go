package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ipfs"
)

// proposeFlags are what every proposal shares.
type proposeFlags struct {
	server      serverFlags
	signer      signerFlags
	title       string
	prose       string
	yes, asJSON bool
}

func (p *proposeFlags) add(f *pflag.FlagSet) {
	p.server.addChain(f)
	p.signer.add(f)
	f.StringVar(&p.title, "title", "", "title of the proposal")
	f.StringVar(&p.prose, "description", "", "why; the effect is added to it")
	f.BoolVar(&p.yes, "yes", false, "do not ask before sending")
	f.BoolVar(&p.asJSON, "json", false, "print JSON")
}

func newPropose() *cobra.Command {
	c := &cobra.Command{
		Use:   "propose",
		Short: "Propose to approve or revoke datasets, or to change the members",
		Long: `Writes a proposal, shows in words what it would do, and sends it to the Governor. The
text that members read always ends with the effect of the calls.`,
	}
	c.AddCommand(newProposeDataset(), newProposeRevoke(), newProposeMember())
	return c
}

// run shows the effects, asks, and proposes.
func (p *proposeFlags) run(cmd *cobra.Command, title string, calls func(context.Context, *client.Wallet) ([]governance.Call, error)) error {
	ctx := cmd.Context()
	w, err := p.server.wallet(ctx, p.signer)
	if err != nil {
		return err
	}
	defer w.Close()
	list, err := calls(ctx, w)
	if err != nil {
		return err
	}
	if p.title != "" {
		title = p.title
	}
	token, err := governance.ReadToken(ctx, w.Chain, w.DAO.Token)
	if err != nil {
		return err
	}
	decoder := governance.Decoder{Addresses: w.DAO, Token: token}
	effects := decoder.Decode(list)
	out := cmd.ErrOrStderr()
	fmt.Fprintf(out, "%s\n\nThis proposal, if it passes, will:\n", title)
	for _, e := range effects {
		fmt.Fprintf(out, "  %d. %s\n", e.Call, e.Sentence)
	}
	fmt.Fprintf(out, "\nProposer %s, chain %s.\n", w.Key.Address(), w.Chain.ChainID())
	if !p.yes && terminal(os.Stdin) {
		if err := confirm(cmd, "Propose it?"); err != nil {
			return err
		}
	}
	id, r, err := w.Propose(ctx, title, p.prose, token, list...)
	if err != nil {
		return err
	}
	followed(cmd, w, r)
	if p.asJSON {
		return printJSON(cmd.OutOrStdout(), map[string]any{"proposal_id": id.String(), "tx": r.TxHash, "block": r.BlockNumber.Uint64()})
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s\n", id)
	fmt.Fprintf(out, "Proposed in block %d, transaction %s.\nMembers vote with: witan vote %s for\n", r.BlockNumber, r.TxHash, id)
	return nil
}

func newProposeDataset() *cobra.Command {
	var (
		p                               proposeFlags
		contributor, collection, expiry string
		licence, metadata               string
		noWrap                          bool
	)
	c := &cobra.Command{
		Use:   "dataset CID|PATH…",
		Short: "Propose to approve one or many datasets",
		Long: `Proposes datasets by their CIDs. A file or folder in place of a CID is added and uploaded
first, with a description (witan.dataset/1) made of --title and --description. A single
file is put into a folder, as by "ipfs add -w", so that it keeps its name.`,
		Example: `  witan propose dataset ./handbook --licence CC-BY-4.0 --title "The handbook" --as 5
  witan propose dataset bafybei… --licence CC-BY-4.0 --title "Approve the handbook" --as 5
  witan propose dataset bafybei… bafybei… --collection main --expiry 2028-01-01`,
		Args: cobra.MinimumNArgs(1),
	}
	f := c.Flags()
	f.StringVar(&contributor, "contributor", "", "whose datasets they are (default: the signer's)")
	f.StringVar(&collection, "collection", "main", "knowledge base they are for: 1–31 of a-z, 0-9, -")
	f.StringVar(&licence, "licence", "", "SPDX licence expression, such as CC-BY-4.0 (required)")
	f.StringVar(&metadata, "metadata", "", "CID of a witan.dataset/1 document that describes them")
	f.StringVar(&expiry, "expiry", "", "date or time at which the approval ends (default: never)")
	f.BoolVar(&noWrap, "no-wrap", false, "do not put a single file into a folder: it will be known by its CID only")
	p.add(f)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if licence == "" {
			return errors.New("--licence is missing: name the terms under which the data is given, for example --licence CC-BY-4.0")
		}
		var until uint64
		if expiry != "" {
			t, err := parseTime(expiry)
			if err != nil {
				return fmt.Errorf("--expiry: %w", err)
			}
			if !t.After(time.Now()) {
				return fmt.Errorf("--expiry %s is in the past", expiry)
			}
			until = uint64(t.Unix())
		}
		var about dataset.CID
		if metadata != "" {
			var err error
			if about, err = dataset.ParseCID(metadata); err != nil {
				return fmt.Errorf("--metadata: %w", err)
			}
		}
		title := "Approve a dataset"
		if len(args) > 1 {
			title = fmt.Sprintf("Approve %d datasets", len(args))
		}
		return p.run(cmd, title, func(ctx context.Context, w *client.Wallet) ([]governance.Call, error) {
			from := w.Key.Address()
			if contributor != "" {
				var err error
				if from, err = governance.ParseAddress(contributor); err != nil {
					return nil, fmt.Errorf("--contributor: %w", err)
				}
			}
			var approvals []governance.Approval
			for _, arg := range args {
				content, describing := arg, about
				if _, err := os.Stat(arg); err == nil {
					root, description, err := offer(cmd, w, arg, p, about, ipfs.AddOptions{Wrap: !noWrap})
					if err != nil {
						return nil, fmt.Errorf("%s: %w", arg, err)
					}
					content, describing = root.String(), description
				}
				d, err := dataset.New(from, collection, content)
				if err != nil {
					return nil, err
				}
				a, err := w.Approval(ctx, d, licence, describing, until)
				if err != nil {
					return nil, err
				}
				approvals = append(approvals, a)
			}
			call, err := w.DAO.Approve(approvals...)
			return []governance.Call{call}, err
		})
	}
	return c
}

func newProposeRevoke() *cobra.Command {
	var (
		p      proposeFlags
		reason string
	)
	c := &cobra.Command{
		Use:     "revoke DATASET…",
		Short:   "Propose to revoke approved datasets",
		Example: `  witan propose revoke 0x6731… --reason "outdated" --as 0`,
		Args:    cobra.MinimumNArgs(1),
	}
	c.Flags().StringVar(&reason, "reason", "", "why, kept on chain")
	p.add(c.Flags())
	c.RunE = func(cmd *cobra.Command, args []string) error {
		title := "Revoke a dataset"
		if len(args) > 1 {
			title = fmt.Sprintf("Revoke %d datasets", len(args))
		}
		return p.run(cmd, title, func(_ context.Context, w *client.Wallet) (calls []governance.Call, err error) {
			for _, arg := range args {
				id, err := dataset.ParseID(arg)
				if err != nil {
					return nil, err
				}
				calls = append(calls, w.DAO.Revoke(id, reason))
			}
			return calls, nil
		})
	}
	return c
}

func newProposeMember() *cobra.Command {
	var (
		p          proposeFlags
		mint, burn string
	)
	c := &cobra.Command{
		Use:   "member ADDRESS",
		Short: "Propose to give a member votes, or to take votes away",
		Example: `  witan propose member 0x70997970C51812dc3A010C7d01b50e0d17dc79C8 --mint 100 --as 0
  witan propose member 0x70997970C51812dc3A010C7d01b50e0d17dc79C8 --burn 12.5 --as 0`,
		Args: cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&mint, "mint", "", "tokens to give")
	c.Flags().StringVar(&burn, "burn", "", "tokens to take away")
	p.add(c.Flags())
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if (mint == "") == (burn == "") {
			return errors.New("give either --mint or --burn, in tokens")
		}
		who, err := governance.ParseAddress(args[0])
		if err != nil {
			return err
		}
		title := "Give votes to " + who.Hex()
		if burn != "" {
			title = "Take votes from " + who.Hex()
		}
		return p.run(cmd, title, func(ctx context.Context, w *client.Wallet) ([]governance.Call, error) {
			token, err := governance.ReadToken(ctx, w.Chain, w.DAO.Token)
			if err != nil {
				return nil, err
			}
			units, err := governance.ParseTokens(mint+burn, token.Decimals)
			if err != nil {
				return nil, err
			}
			if units.Cmp(new(big.Int)) == 0 {
				return nil, errors.New("zero tokens would change nothing")
			}
			if mint != "" {
				return []governance.Call{w.DAO.Mint(who, units)}, nil
			}
			return []governance.Call{w.DAO.Burn(who, units)}, nil
		})
	}
	return c
}

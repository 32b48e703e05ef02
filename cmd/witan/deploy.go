package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/governance"
)

func newDeploy() *cobra.Command {
	var (
		rpc, members, token, guardian, until string
		yes, asJSON                          bool
		signer                               signerFlags
	)
	p := governance.Production()
	c := &cobra.Command{
		Use:   "deploy --rpc URL --members members.csv",
		Short: "Deploy the DAO's contracts to a chain",
		Long: `Deploys token, governor, timelock and dataset registry. Every parameter is printed with
its meaning before anything is sent. Afterwards no key, the deployer's included, has any
right over the contracts: this is read back from the chain.

members.csv is UTF-8 with the header address,votes; votes are whole tokens, a decimal
point is allowed. A DAO with an ERC20Votes or ERC721Votes token of its own gives --token
and --threshold instead of --members.`,
		Example: `  witan deploy --rpc https://rpc.example --members members.csv --keystore deployer.json
  witan deploy --rpc http://127.0.0.1:8545 --members members.csv --voting-period 10m --timelock 1m --yes`,
		Args: cobra.NoArgs,
	}
	f := c.Flags()
	f.StringVar(&rpc, "rpc", os.Getenv("WITAN_RPC"), "JSON-RPC endpoint of the chain (or WITAN_RPC)")
	f.StringVar(&members, "members", "", "list of first members (CSV: address,votes)")
	f.StringVar(&p.Name, "name", p.Name, "the DAO's name")
	f.StringVar(&p.TokenName, "token-name", p.TokenName, "name of the new membership token")
	f.StringVar(&p.TokenSymbol, "token-symbol", p.TokenSymbol, "symbol of the new membership token")
	f.BoolVar(&p.Transferable, "transferable", false, "let members transfer the token (cannot be changed later)")
	f.StringVar(&token, "token", "", "use this IVotes token of yours, deploy none")
	f.DurationVar(&p.BlockTime, "block-time", 0, "seconds a block takes; needed for --token that counts time in blocks")
	f.DurationVar(&p.VotingDelay, "voting-delay", p.VotingDelay, "from proposal to the start of voting")
	f.DurationVar(&p.VotingPeriod, "voting-period", p.VotingPeriod, "how long members may vote")
	f.DurationVar(&p.LateExtension, "late-extension", p.LateExtension, "voting lasts at least this long after quorum was reached")
	f.DurationVar(&p.TimelockDelay, "timelock", p.TimelockDelay, "from queueing to execution")
	f.StringVar(&p.Threshold, "threshold", "", "tokens needed to propose (default 0.1 % of the supply minted now)")
	f.Uint64Var(&p.QuorumPercent, "quorum", p.QuorumPercent, "percent of the supply that must vote for or abstain")
	f.StringVar(&guardian, "guardian", "", "address that may cancel proposals, and nothing else, until --guardian-until")
	f.StringVar(&until, "guardian-until", "", "date or time (2027-01-31 or RFC 3339) at which the guardian's right ends")
	f.BoolVar(&yes, "yes", false, "do not ask before sending")
	f.BoolVar(&asJSON, "json", false, "print the addresses as JSON")
	signer.add(f)
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		if rpc == "" {
			return errors.New("which chain? Give --rpc")
		}
		if err := fillParams(&p, members, token, guardian, until); err != nil {
			return err
		}
		key, err := signer.load()
		if err != nil {
			return err
		}
		client, err := ethereum.Dial(ctx, rpc, governance.ABIs()...)
		if err != nil {
			return err
		}
		defer client.Close()
		plan, err := governance.Prepare(ctx, client, key.Address(), p)
		if err != nil {
			return err
		}
		out := cmd.ErrOrStderr()
		fmt.Fprintf(out, "Deploying to chain %s from %s:\n\n", client.ChainID(), key.Address())
		var rows [][]string
		for _, l := range plan.Describe() {
			rows = append(rows, []string{"  " + l.Name, l.Value, l.Meaning})
		}
		table(out, rows)
		fmt.Fprintln(out)
		if !yes {
			if err := confirm(cmd, "Send these transactions?"); err != nil {
				return err
			}
		}
		a, err := plan.Send(ctx, key, func(what string, r *types.Receipt) {
			fmt.Fprintf(out, "  ✓ %s  block %d  %s\n", what, r.BlockNumber, r.TxHash)
		})
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(cmd.OutOrStdout(), a)
		}
		fmt.Fprintf(out, "\nDeployed, and verified: only the DAO has rights over it. For witan.toml:\n\n")
		fmt.Fprintf(cmd.OutOrStdout(), "[chain]\nrpc = %q\nchain_id = %s\ntoken = %q\ngovernor = %q\ntimelock = %q\nregistry = %q\nfrom_block = %d\n",
			rpc, client.ChainID(), a.Token, a.Governor, a.Timelock, a.Registry, a.Block)
		return nil
	}
	return c
}

func fillParams(p *governance.Params, members, token, guardian, until string) (err error) {
	if members != "" {
		file, err := os.Open(members)
		if err != nil {
			return fmt.Errorf("members: %w", err)
		}
		defer file.Close()
		if p.Members, err = governance.ParseMembers(file); err != nil {
			return fmt.Errorf("%s: %w", members, err)
		}
	}
	if token != "" {
		if p.Token, err = governance.ParseAddress(token); err != nil {
			return fmt.Errorf("--token: %w", err)
		}
	}
	if guardian != "" {
		if p.Guardian, err = governance.ParseAddress(guardian); err != nil {
			return fmt.Errorf("--guardian: %w", err)
		}
	}
	if until != "" {
		if p.GuardianUntil, err = parseTime(until); err != nil {
			return fmt.Errorf("--guardian-until: %w", err)
		}
	}
	return nil
}

// parseTime reads a date (midnight UTC) or an RFC 3339 time.
func parseTime(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, fmt.Errorf("%q: want 2027-01-31 or 2027-01-31T12:00:00Z", s)
	}
	return t, nil
}

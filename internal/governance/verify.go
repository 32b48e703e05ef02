package governance

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// The roles of OpenZeppelin's TimelockController.
var (
	roleAdmin     common.Hash
	roleProposer  = crypto.Keccak256Hash([]byte("PROPOSER_ROLE"))
	roleExecutor  = crypto.Keccak256Hash([]byte("EXECUTOR_ROLE"))
	roleCanceller = crypto.Keccak256Hash([]byte("CANCELLER_ROLE"))
)

// verify reads back from the chain that the contracts belong together, that nobody but
// the DAO has a right, and that every parameter is as planned.
func (p *Plan) verify(ctx context.Context, a Addresses) error {
	if err := a.Check(ctx, p.client); err != nil {
		return err
	}
	return errors.Join(p.verifyRoles(ctx, a), p.verifyToken(ctx, a), p.verifyGovernor(ctx, a))
}

// verifyRoles lists every role that the timelock ever granted.
func (p *Plan) verifyRoles(ctx context.Context, a Addresses) error {
	granted, revoked := timelockABI.Events["RoleGranted"].ID, timelockABI.Events["RoleRevoked"].ID
	logs, err := p.client.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: big64(a.Block), Addresses: []common.Address{a.Timelock}, Topics: [][]common.Hash{{granted, revoked}},
	})
	if err != nil {
		return fmt.Errorf("roles of the timelock: %w", err)
	}
	type right struct {
		role common.Hash
		who  common.Address
	}
	want := map[right]bool{
		{roleAdmin, a.Timelock}: true, {roleProposer, a.Governor}: true,
		{roleExecutor, a.Governor}: true, {roleCanceller, a.Governor}: true,
	}
	have := map[right]bool{}
	for _, l := range logs {
		if len(l.Topics) < 3 {
			return fmt.Errorf("roles of the timelock: unexpected log in %s", l.TxHash)
		}
		r := right{l.Topics[1], common.BytesToAddress(l.Topics[2][:])}
		if l.Topics[0] == granted {
			have[r] = true
		} else {
			delete(have, r)
		}
	}
	var bad []error
	for r := range have {
		if !want[r] {
			bad = append(bad, fmt.Errorf("%s has the role %s in the timelock", r.who, r.role))
		}
	}
	for r := range want {
		if !have[r] {
			bad = append(bad, fmt.Errorf("%s lacks the role %s in the timelock", r.who, r.role))
		}
	}
	return errors.Join(bad...)
}

func (p *Plan) verifyToken(ctx context.Context, a Addresses) error {
	if p.own() {
		return nil // its rights are the DAO's own affair
	}
	owner, err := call(ctx, p.client, a.Token, tokenContract.PackOwner(), tokenContract.UnpackOwner)
	if err != nil {
		return fmt.Errorf("owner of the token: %w", err)
	}
	if owner != a.Timelock {
		return fmt.Errorf("the token is owned by %s, not by the timelock %s: another transaction of %s came in between; deploy again",
			owner, a.Timelock, p.from)
	}
	return errors.Join(
		p.same(ctx, a.Token, "batches still to mint", tokenContract.PackPendingBatches(), tokenContract.UnpackPendingBatches, new(big.Int)),
		p.same(ctx, a.Token, "supply", tokenContract.PackTotalSupply(), tokenContract.UnpackTotalSupply, p.Params.supply()))
}

func (p *Plan) verifyGovernor(ctx context.Context, a Addresses) error {
	g, want := governorContract, p.governor(a.Token)
	errs := []error{
		p.same(ctx, a.Governor, "voting delay", g.PackVotingDelay(), g.UnpackVotingDelay, want.VotingDelay),
		p.same(ctx, a.Governor, "voting period", g.PackVotingPeriod(), g.UnpackVotingPeriod, big64(uint64(want.VotingPeriod))),
		p.same(ctx, a.Governor, "late extension", g.PackLateQuorumVoteExtension(), g.UnpackLateQuorumVoteExtension, want.LateExtension),
		p.same(ctx, a.Governor, "threshold", g.PackProposalThreshold(), g.UnpackProposalThreshold, want.ProposalThreshold),
		p.same(ctx, a.Governor, "quorum", g.PackQuorumNumerator(), g.UnpackQuorumNumerator, want.QuorumPercent),
		p.same(ctx, a.Governor, "quorum's denominator", g.PackQuorumDenominator(), g.UnpackQuorumDenominator, big.NewInt(100)),
		p.same(ctx, a.Timelock, "timelock", timelockContract.PackGetMinDelay(), timelockContract.UnpackGetMinDelay, want.TimelockDelay),
	}
	guardian, err := call(ctx, p.client, a.Governor, g.PackGuardian(), g.UnpackGuardian)
	if err == nil && guardian != want.Guardian {
		err = fmt.Errorf("the guardian is %s, want %s", guardian, want.Guardian)
	}
	until, err2 := call(ctx, p.client, a.Governor, g.PackGuardianUntil(), g.UnpackGuardianUntil)
	if err2 == nil && until != want.GuardianUntil {
		err2 = fmt.Errorf("the guardian's date is %d, want %d", until, want.GuardianUntil)
	}
	return errors.Join(append(errs, err, err2)...)
}

func (p *Plan) same(ctx context.Context, at common.Address, what string, data []byte, unpack func([]byte) (*big.Int, error), want *big.Int) error {
	got, err := call(ctx, p.client, at, data, unpack)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if got.Cmp(want) != 0 {
		return fmt.Errorf("the %s is %s, want %s", what, got, want)
	}
	return nil
}

package client

import (
	"context"
	"fmt"
	"math/big"
	"time"

	eth "github.com/ethereum/go-ethereum"

	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/governance"
)

// Bounds of the wait for a vote to begin.
const (
	patience  = 15 * time.Second // a longer delay is the member's to wait for
	lookAgain = 200 * time.Millisecond
)

// AwaitVoting waits until voting on a proposal begins, if that is at most 15 seconds away
// by the chain's time; a development chain's voting delay is one second. waiting is called
// once if it waits. Of a later beginning, of an unknown proposal, and where the token counts
// in blocks, nothing is said: the transaction's own refusal says it better.
func (w *Wallet) AwaitVoting(ctx context.Context, token governance.Token, id *big.Int, waiting func(time.Duration)) error {
	if token.Clock == governance.ByNumber {
		return nil
	}
	governor, said := datagovernor.NewDataGovernor(), false
	out, err := w.Chain.CallContract(ctx, eth.CallMsg{To: &w.DAO.Governor, Data: governor.PackProposalSnapshot(id)}, nil)
	if err != nil {
		return fmt.Errorf("governor: %w", w.Chain.RevertError(err))
	}
	snapshot, err := governor.UnpackProposalSnapshot(out)
	if err != nil {
		return fmt.Errorf("governor: proposalSnapshot: %w", err)
	}
	for {
		head, err := w.Chain.HeaderByNumber(ctx, nil)
		if err != nil {
			return fmt.Errorf("latest block: %w", err)
		}
		// A vote is in the block after the head at the earliest, and must be later than
		// the snapshot (Governor: the snapshot's own second still counts as pending).
		left := new(big.Int).Sub(snapshot, new(big.Int).SetUint64(head.Time))
		if left.Sign() < 0 || left.Cmp(big.NewInt(int64(patience/time.Second))) > 0 {
			return nil
		}
		if !said {
			said = true
			waiting(time.Duration(left.Int64()+1) * time.Second)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lookAgain):
		}
	}
}

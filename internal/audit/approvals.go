package audit

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/registry"
)

// approvals reads the decisions from the chain at the follower's final block, and
// compares them with what SQL says, both ways.
func (a *audit) approvals(ctx context.Context, r *Report) (map[dataset.ID]decision, error) {
	for range passes {
		list, head, err := a.Registry.List(ctx, registry.Final)
		if err != nil {
			return nil, fmt.Errorf("approved set: %w", err)
		}
		on, err := a.onChain(ctx, head)
		if err != nil {
			return nil, err
		}
		if !on {
			continue // reorganised away: the follower is about to notice
		}
		decided, events, err := decisions(ctx, a.Client, a.Contract.Registry, a.FromBlock, head.Number, a.LogRange)
		if errors.Is(err, errMoved) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if on, err = a.onChain(ctx, head); err != nil {
			return nil, err
		} else if !on {
			continue
		}
		r.Block, r.Counts.Events = head, events
		a.sql(r, decided, list)
		return decided, nil
	}
	r.add(Difference{Kind: ChainBehind, Detail: "the follower's final block is not on the chain"})
	return map[dataset.ID]decision{}, nil
}

// onChain asks the endpoint whether a block is its own.
func (a *audit) onChain(ctx context.Context, b registry.Block) (bool, error) {
	on := false
	err := ethereum.Retry(ctx, func(ctx context.Context) error {
		h, err := a.Client.HeaderByNumber(ctx, new(big.Int).SetUint64(b.Number))
		if ethereum.NotFound(err) {
			on = false
			return nil
		}
		on = err == nil && h.Hash() == b.Hash && h.Time == b.Timestamp
		return err
	})
	if err != nil {
		return false, fmt.Errorf("block %d: %w", b.Number, err)
	}
	return on, nil
}

// sql compares the chain's decisions with those of SQL.
func (a *audit) sql(r *Report, decided map[dataset.ID]decision, list []registry.State) {
	seen := map[dataset.ID]bool{}
	for _, st := range list {
		id := st.ID
		seen[id] = true
		d, ok := decided[id]
		if !ok {
			if st.Status != registry.None {
				r.add(Difference{Kind: ApprovalForged, Dataset: &id, Detail: fmt.Sprintf("SQL says %s in round %d, the chain has no decision", st.Status, st.Round)})
			}
			continue
		}
		if what := differs(st, d); what != "" {
			r.add(Difference{Kind: ApprovalDiffers, Dataset: &id, Detail: what})
		}
	}
	for id, d := range decided {
		if !seen[id] {
			r.add(Difference{Kind: ApprovalMissing, Dataset: &id, Detail: fmt.Sprintf("the chain decided in round %d, SQL does not know", d.round)})
		}
	}
}

// differs names the first field in which SQL and chain disagree.
func differs(st registry.State, d decision) string {
	for _, f := range []struct {
		name       string
		sql, chain any
	}{
		{"dataset", st.Dataset, d.dataset},
		{"status", int(st.Status), d.status},
		{"round", st.Round, d.round},
	} {
		if f.sql != f.chain {
			return fmt.Sprintf("%s: SQL says %v, the chain says %v", f.name, f.sql, f.chain)
		}
	}
	if d.status != statusApproved {
		return ""
	}
	for _, f := range []struct {
		name       string
		sql, chain any
	}{
		{"expiry", st.Expiry, d.expiry},
		{"licence", st.Licence, d.licence},
		{"transaction", st.Approval.Tx, d.tx},
	} {
		if f.sql != f.chain {
			return fmt.Sprintf("%s: SQL says %v, the chain says %v", f.name, f.sql, f.chain)
		}
	}
	return ""
}

// wanted is what the law wants held: approved at the block, requested in that round,
// not suspended by the operator.
func (a *audit) wanted(ctx context.Context, r *Report, decided map[dataset.ID]decision, log requested) (map[dataset.ID]bool, error) {
	list, err := ingest.ReadSuspensions(ctx, a.DB)
	if err != nil {
		return nil, err
	}
	out := map[dataset.ID]bool{}
	for _, s := range list {
		out[s.Dataset] = true
	}
	wanted := map[dataset.ID]bool{}
	for id, d := range decided {
		if !d.approved(r.Block.Timestamp) {
			continue
		}
		r.Counts.Approvals++
		if log[ingest.ID{Dataset: id, Round: d.round}] && !out[id] {
			wanted[id] = true
		}
	}
	return wanted, nil
}

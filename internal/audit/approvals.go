package audit

import (
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/registry"
)

// approvals reads the decisions from the chain at the follower's final block, logs and
// storage, and compares them with what SQL says, both ways.
func (a *audit) approvals(ctx context.Context, r *Report) (map[dataset.ID]registry.State, error) {
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
		decided, err := a.Registry.Reread(ctx, head)
		if err != nil {
			if on, e := a.onChain(ctx, head); e == nil && !on {
				continue // it was reorganised away meanwhile
			}
			return nil, fmt.Errorf("decisions on the chain: %w", err)
		}
		r.Block, r.Counts.Decisions = head, len(decided)
		a.sql(r, decided, list)
		return decided, nil
	}
	r.add(Difference{Kind: ChainBehind, Detail: "the follower's final block is not on the chain"})
	return map[dataset.ID]registry.State{}, nil
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
func (a *audit) sql(r *Report, decided map[dataset.ID]registry.State, list []registry.State) {
	seen := map[dataset.ID]bool{}
	for _, st := range list {
		id := st.ID
		seen[id] = true
		on, ok := decided[id]
		if !ok {
			r.add(Difference{Kind: ApprovalForged, Dataset: &id,
				Detail: fmt.Sprintf("SQL says %s in round %d, the chain has no decision", st.Status, st.Round)})
		} else if what := differs(st, on); what != "" {
			r.add(Difference{Kind: ApprovalDiffers, Dataset: &id, Detail: what})
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(decided), compareIDs) {
		if !seen[id] {
			r.add(Difference{Kind: ApprovalMissing, Dataset: &id,
				Detail: fmt.Sprintf("the chain says %s in round %d, SQL has no decision", decided[id].Status, decided[id].Round)})
		}
	}
}

// differs names the first field in which SQL and chain disagree.
func differs(sql, on registry.State) string {
	for _, f := range []struct {
		name    string
		sql, on any
	}{
		{"dataset", sql.Dataset, on.Dataset},
		{"status", sql.Status, on.Status},
		{"round", sql.Round, on.Round},
		{"approved at", sql.ApprovedAt, on.ApprovedAt},
		{"expiry", sql.Expiry, on.Expiry},
		{"licence", sql.Licence, on.Licence},
		{"metadata", sql.Metadata, on.Metadata},
		{"approval", ref(sql.Approval), ref(on.Approval)},
		{"end", ref(sql.Ended), ref(on.Ended)},
		{"reason", sql.Reason, on.Reason},
	} {
		if f.sql != f.on {
			return fmt.Sprintf("%s: SQL says %v, the chain says %v", f.name, f.sql, f.on)
		}
	}
	return ""
}

// ref makes an event comparable.
func ref(r registry.Ref) string {
	return fmt.Sprintf("log %d of transaction %s in block %d, proposal %s", r.LogIndex, r.Tx, r.Block, r.ProposalID)
}

// wanted is what the law wants held: approved at the block, requested in that round,
// not suspended by the operator.
func (a *audit) wanted(ctx context.Context, r *Report, decided map[dataset.ID]registry.State, log requested) (map[dataset.ID]bool, error) {
	list, err := ingest.ReadSuspensions(ctx, a.DB)
	if err != nil {
		return nil, err
	}
	out := map[dataset.ID]bool{}
	for _, s := range list {
		out[s.Dataset] = true
	}
	wanted := map[dataset.ID]bool{}
	for id, st := range decided {
		if !st.Approved(r.Block) {
			continue
		}
		r.Counts.Approvals++
		if log[ingest.ID{Dataset: id, Round: st.Round}] && !out[id] {
			wanted[id] = true
		}
	}
	return wanted, nil
}

package app

import (
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/registry"
)

// devPoll is how often the follower looks at the embedded chain, which costs nothing.
const devPoll = 100 * time.Millisecond

// sources tells the answers which datasets they may use, and by which decision.
type sources struct{ app *App }

var _ answer.Datasets = sources{}

// Visible implements answer.Datasets.
func (s sources) Visible(ctx context.Context, collection string) (func(dataset.ID) bool, error) {
	if s.app.ingest == nil {
		return func(dataset.ID) bool { return false }, nil
	}
	if collection == "" {
		return s.app.ingest.Visible, nil
	}
	want, err := dataset.ParseCollection(collection)
	if err != nil {
		return nil, err
	}
	return func(id dataset.ID) bool {
		if !s.app.ingest.Visible(id) {
			return false
		}
		state, err := s.app.registry.Lookup(ctx, id, registry.Latest)
		return err == nil && state.Dataset.Collection == want
	}, nil
}

// Provenance implements answer.Datasets.
func (s sources) Provenance(ctx context.Context, id dataset.ID) (answer.Provenance, error) {
	state, err := s.app.registry.Lookup(ctx, id, registry.Latest)
	if err != nil {
		return answer.Provenance{}, err
	}
	p := answer.Provenance{ApprovalTx: state.Approval.Tx, ApprovalBlock: state.Approval.Block}
	if state.Approval.ProposalID != nil {
		p.ProposalID = state.Approval.ProposalID.String()
	}
	return p, nil
}

// busy tells the development chain whether somebody waits for time to pass.
func (a *App) busy(head *types.Header) bool {
	return a.registry.Busy(head)
}

// isMember tells whether an address holds votes now.
func (a *App) isMember(ctx context.Context, address common.Address) (bool, error) {
	m, err := a.registry.Model().Member(ctx, address)
	return err == nil && m.Power.Units().Sign() > 0, err
}

// watch passes the follower's rounds on to the event streams, and keeps the gateway's
// set of live content up to date.
func (a *App) watch(ctx context.Context) error {
	proposals := governance.NewWatch(a.registry.Model())
	for {
		changed := a.registry.Changed()
		if latest, err := a.registry.Head(ctx, registry.Latest); err == nil {
			final, err := a.registry.Head(ctx, registry.Final)
			if err == nil || errors.Is(err, registry.ErrNotFollowed) {
				a.hub.Chain(latest, final) // the zero block while none is final
			}
		}
		moved, err := proposals.Look(ctx)
		if err != nil && ctx.Err() == nil && !errors.Is(err, governance.ErrNotFollowed) {
			a.log.WarnContext(ctx, "proposals: what changed is not told", "error", err)
		}
		for _, p := range moved {
			a.hub.Proposal(p)
		}
		if err := a.previews.Sweep(ctx); err != nil && ctx.Err() == nil && !errors.Is(err, registry.ErrNotFollowed) {
			a.log.WarnContext(ctx, "previews", "error", err)
		}
		if err := a.reach.update(ctx); err != nil && ctx.Err() == nil && !errors.Is(err, registry.ErrNotFollowed) {
			a.log.WarnContext(ctx, "live content", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}

// audit proves that chain, requests, blobs and index agree now.
func (a *App) audit(ctx context.Context) (*audit.Report, error) {
	deps := audit.Deps{
		Client: a.client, Contract: a.client.Domain(a.addresses.Registry), Registry: a.registry, DB: a.db, Blobs: a.blobs, Index: a.index,
		Settings: a.settings(),
	}
	if !a.options.Offline {
		deps.Service = a.ingest
	}
	return audit.Run(ctx, deps)
}

// Audit opens a stopped server's data and proves it. It changes nothing that the audit
// looks at.
func Audit(ctx context.Context, o Options) (report *audit.Report, err error) {
	o.Offline = true
	a, err := Open(ctx, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return a.audit(ctx)
}

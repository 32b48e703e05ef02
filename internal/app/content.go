package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
)

// reach knows what a live proposal or approval names now: only that is served by the
// gateway, and only uploads of that are kept beyond their lifetime.
type reach struct {
	app     *App
	refresh sync.Mutex  // one refresh at a time
	blocks  *ipfs.Reach // of live roots that were uploaded

	mu       sync.RWMutex
	datasets map[dataset.ID]bool
	roots    map[dataset.CID]map[dataset.ID]bool // and which datasets they are named for
	uploads  map[dataset.CID]ipfs.Blocks         // opened, by live root
}

func newReach(a *App) *reach {
	return &reach{app: a, blocks: ipfs.NewReach(), uploads: map[dataset.CID]ipfs.Blocks{}}
}

// undecided are the states in which a proposal may still be executed.
var undecided = []governance.State{governance.Pending, governance.Active, governance.Succeeded, governance.Queued}

// update reads what is live at the latest followed block.
func (r *reach) update(ctx context.Context) error {
	r.refresh.Lock()
	defer r.refresh.Unlock()
	datasets, roots := map[dataset.ID]bool{}, map[dataset.CID]map[dataset.ID]bool{}
	name := func(root dataset.CID, id dataset.ID) {
		if !root.Defined() {
			return
		}
		if roots[root] == nil {
			roots[root] = map[dataset.ID]bool{}
		}
		roots[root][id] = true
	}
	states, head, err := r.app.registry.List(ctx, registry.Latest)
	if err != nil {
		return err
	}
	for _, s := range states {
		if s.Approved(head) {
			datasets[s.ID] = true
			name(s.Dataset.CID, s.ID)
			name(s.Metadata, s.ID)
		}
	}
	for before := 0; ; {
		page, err := r.app.registry.Model().Proposals(ctx, governance.Filter{States: undecided, Before: before, Limit: 200})
		if err != nil {
			return err
		}
		for _, p := range page {
			before = p.Number
			for _, e := range p.Effects {
				if e.Kind != governance.KindApprove {
					continue
				}
				for _, d := range e.Datasets {
					if d.CID.Defined() {
						datasets[d.ID] = true
					}
					name(d.CID, d.ID)
					name(d.Metadata, d.ID)
				}
			}
		}
		if len(page) < 200 {
			break
		}
	}
	r.mu.Lock()
	r.datasets, r.roots = datasets, roots
	r.mu.Unlock()
	return r.follow(ctx, roots)
}

// follow makes the blocks of live uploads known to the gateway, and forgets the others.
func (r *reach) follow(ctx context.Context, roots map[dataset.CID]map[dataset.ID]bool) error {
	r.mu.RLock()
	known := maps.Clone(r.uploads)
	r.mu.RUnlock()
	for root := range known {
		if roots[root] == nil {
			r.forget(root)
		}
	}
	for root := range roots {
		if known[root] != nil {
			continue
		}
		source, err := r.app.uploads.Open(ctx, root)
		if errors.Is(err, ipfs.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		local, ok := source.(ipfs.Blocks)
		if !ok {
			return fmt.Errorf("upload of %s cannot be read in place", root)
		}
		if err := r.blocks.Add(ctx, root, local, r.app.ipfsLimits()); err != nil {
			return err
		}
		r.mu.Lock()
		r.uploads[root] = local
		r.mu.Unlock()
	}
	return nil
}

// forget stops serving an upload.
func (r *reach) forget(root dataset.CID) {
	r.blocks.Remove(root)
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.uploads, root)
}

// opened are the shelves of all live uploads.
func (r *reach) opened() ipfs.Blocks {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return ipfs.Join(slices.Collect(maps.Values(r.uploads))...)
}

// live tells whether a live proposal or approval names root.
func (r *reach) live(root dataset.CID) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return len(r.roots[root]) > 0
}

// liveFor tells whether a live proposal or approval names root for another dataset than id.
func (r *reach) liveFor(root dataset.CID, id dataset.ID) bool {
	r.mu.RLock()
	defer r.mu.RUnlock()
	named := r.roots[root]
	return len(named) > 1 || len(named) == 1 && !named[id]
}

// allow tells whether the gateway may serve a block.
func (r *reach) allow(ctx context.Context, c cid.Cid) bool {
	if r.blocks.Has(c) {
		return true
	}
	holders, err := r.app.blobs.Holders(ctx, c)
	if err != nil {
		r.app.log.WarnContext(ctx, "gateway: who holds a block is not known", "cid", c, "error", err)
		return false
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	for _, id := range holders {
		if r.datasets[id] {
			return true
		}
	}
	return false
}

// gateway is the trustless IPFS gateway over stored datasets and live uploads.
func (a *App) gateway() http.Handler {
	return ipfs.Handler(ipfs.Join(a.blobs.Blocks(), liveUploads{a.reach}), a.reach.allow, ipfs.HandlerConfig{Limits: a.ipfsLimits(), Log: a.log})
}

// liveUploads are the blocks of uploads that live roots reach.
type liveUploads struct{ reach *reach }

// Block implements ipfs.Blocks.
func (u liveUploads) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	return u.reach.opened().Block(ctx, c, limit)
}

// Size implements ipfs.Blocks.
func (u liveUploads) Size(ctx context.Context, c cid.Cid) (int, error) {
	return u.reach.opened().Size(ctx, c)
}

// scrubAnswers rewrites saved answers that quoted what is purged.
func (a *App) scrubAnswers(ctx context.Context, p ingest.Purge) error {
	return a.history.Scrub(ctx, p.Dataset, p.Note())
}

// dropPreviews lets go of what people saw of a dataset that is purged.
func (a *App) dropPreviews(_ context.Context, p ingest.Purge) error {
	a.previews.Drop(p.Dataset)
	return nil
}

// dropUploads deletes uploads of purged content and of its descriptions, unless another
// live decision names them.
func (a *App) dropUploads(ctx context.Context, p ingest.Purge) error {
	s, err := a.registry.Lookup(ctx, p.Dataset, registry.Latest)
	if errors.Is(err, registry.ErrUnknown) {
		return nil // reorganised away; the sweep deletes what nobody names
	}
	if err != nil {
		return err
	}
	descriptions, err := a.registry.Descriptions(ctx, p.Dataset)
	if err != nil {
		return err
	}
	if err := a.reach.update(ctx); err != nil {
		return err
	}
	suspended := p.Reason == ingest.Suspended
	if suspended || !a.reach.live(s.Dataset.CID) {
		if err := a.dropUpload(ctx, s.Dataset.CID); err != nil {
			return err
		}
	}
	for _, root := range descriptions {
		// One description may stand for many datasets.
		if suspended && !a.reach.liveFor(root, p.Dataset) || !a.reach.live(root) {
			if err := a.dropUpload(ctx, root); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *App) dropUpload(ctx context.Context, root dataset.CID) error {
	a.reach.forget(root)
	return a.uploads.Remove(ctx, root)
}

// sweepEvery is how often uploads that nobody names are looked for.
const sweepEvery = 10 * time.Minute

// sweep deletes unreferenced uploads now and then.
func (a *App) sweep(ctx context.Context) error {
	for {
		if err := a.reach.update(ctx); err == nil {
			if err := a.uploads.Sweep(ctx, a.reach.live); err != nil {
				a.log.WarnContext(ctx, "uploads: sweep", "error", err)
			}
		} else if !errors.Is(err, registry.ErrNotFollowed) {
			a.log.WarnContext(ctx, "uploads: what is live is not known", "error", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(sweepEvery):
		}
	}
}

// local is what an upload holds of a root.
func (a *App) local(ctx context.Context, root dataset.CID) (ipfs.Source, error) {
	return a.uploads.Open(ctx, root)
}

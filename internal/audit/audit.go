package audit

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
)

// Deps are what is compared.
type Deps struct {
	Client   *ethereum.Client
	Contract ethereum.Domain    // chain id and registry that requests are signed for
	Registry *registry.Registry // what SQL says of the chain, and the way to ask the chain again
	DB       *store.DB
	Blobs    *blobs.Store
	Index    index.Index
	Settings ingest.Settings

	// Service is the running reconciler; nil for a stopped server.
	Service *ingest.Service
	// Wait bounds how long a running reconciler is given to finish what it does.
	// Default 30 s.
	Wait time.Duration
}

// passes bounds how often what changed meanwhile is looked at again.
const passes = 5

type audit struct {
	Deps
	own       common.Hash // the digest that the index itself gives
	states    map[dataset.ID]ingest.Standing
	differing []Pending // datasets with differences, as the last pass found them
}

// Run audits. An error tells that it could not be finished; what differs is in the
// report.
func Run(ctx context.Context, deps Deps) (*Report, error) {
	start := time.Now()
	deps.Wait = cmp.Or(deps.Wait, 30*time.Second)
	a := &audit{Deps: deps}
	var r *Report
	all := map[dataset.ID]*content{}
	again := map[dataset.ID]bool{} // to be looked at again
	for pass := 1; ; pass++ {
		turn := a.turn()
		var err error
		if r, err = a.pass(ctx, all, again, pass == 1); err != nil {
			return nil, err
		}
		clear(again)
		for _, id := range a.since(turn) {
			again[id] = true
		}
		for id, c := range all {
			if doubtful, err := a.doubtful(ctx, c, pass); err != nil {
				return nil, err
			} else if doubtful {
				again[id] = true
			}
		}
		if len(again) == 0 || pass == passes {
			break
		}
		if err := a.settle(ctx); err != nil {
			return nil, err
		}
	}
	a.conclude(r, all, again)
	r.Took = time.Since(start)
	r.finish()
	return r, nil
}

// doubtful tells whether what differs may only be not done yet: a running reconciler
// works on the dataset, or has judged it at another block than the audit, or was not
// given time since the difference was first seen.
func (a *audit) doubtful(ctx context.Context, c *content, pass int) (bool, error) {
	if len(c.wrong) == 0 || a.Service == nil {
		return false, nil
	}
	wait, cancel := context.WithTimeout(ctx, a.Wait)
	defer cancel()
	v, err := a.Service.Verdict(wait, c.id)
	if err != nil {
		return true, ctx.Err()
	}
	return pass == 1 || v.Busy || v.Wanted != c.wanted && pass < passes, nil
}

// conclude compares the digests, and takes for pending what differs and never stood still.
func (a *audit) conclude(r *Report, all map[dataset.ID]*content, moving map[dataset.ID]bool) {
	if len(moving) == 0 && a.own != r.Digest {
		r.add(Difference{Kind: DigestDiffers, Detail: fmt.Sprintf("the index says %x, its chunks give %x", a.own, r.Digest)})
	}
	for _, p := range a.differing {
		if moving[p.Dataset] {
			r.Pending = append(r.Pending, p)
		} else {
			r.add(all[p.Dataset].wrong...)
		}
	}
}

// pass is one comparison at one block. Of the datasets only those in again are read, or
// all at first; the others are taken as they were found.
func (a *audit) pass(ctx context.Context, all map[dataset.ID]*content, again map[dataset.ID]bool, everything bool) (*Report, error) {
	r := &Report{Settings: a.Settings.Hash(), Differences: []Difference{},
		Pending: []Pending{}, Failed: []Pending{}, Refused: []Pending{}}
	log, err := a.requests(ctx, r) // before the chain, see ingest.judgeAll
	if err != nil {
		return nil, err
	}
	decided, err := a.approvals(ctx, r)
	if err != nil {
		return nil, err
	}
	wanted, err := a.wanted(ctx, r, decided, log)
	if err != nil {
		return nil, err
	}
	list, err := a.datasets(ctx, wanted)
	if err != nil {
		return nil, err
	}
	for id := range all {
		if !list[id] {
			delete(all, id)
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(list), compareIDs) {
		if c := all[id]; c == nil || everything || again[id] || c.wanted != wanted[id] {
			if all[id], err = a.dataset(ctx, id, wanted[id]); err != nil {
				return nil, err
			}
		}
	}
	return r, a.sum(ctx, r, all, wanted)
}

// dataset compares one while no job works on it.
func (a *audit) dataset(ctx context.Context, id dataset.ID, wanted bool) (*content, error) {
	if a.Service != nil {
		release, err := a.Service.Hold(ctx, id)
		if err != nil {
			return nil, err
		}
		defer release()
	}
	return a.compare(ctx, id, wanted)
}

// datasets lists what the law wants and what is held.
func (a *audit) datasets(ctx context.Context, wanted map[dataset.ID]bool) (map[dataset.ID]bool, error) {
	list := map[dataset.ID]bool{}
	for id := range wanted {
		list[id] = true
	}
	stored, err := a.Blobs.List(ctx)
	if err != nil {
		return nil, fmt.Errorf("blobs: %w", err)
	}
	for _, b := range stored {
		list[b.Dataset] = true
	}
	indexed, err := a.Index.Datasets(ctx)
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	for _, id := range indexed {
		list[id] = true
	}
	return list, nil
}

// indexed tells whether the index has a dataset now.
func (a *audit) indexed(ctx context.Context, id dataset.ID) (bool, error) {
	list, err := a.Index.Datasets(ctx)
	if err != nil {
		return false, fmt.Errorf("index: %w", err)
	}
	return slices.Contains(list, id), nil
}

// sum adds up counts, digests and differences. A dataset that the reconciler has not
// finished with is pending, not different.
func (a *audit) sum(ctx context.Context, r *Report, all map[dataset.ID]*content, wanted map[dataset.ID]bool) error {
	var err error
	if a.states, err = ingest.ReadStandings(ctx, a.DB); err != nil {
		return err
	}
	if r.Suspended, err = ingest.ReadSuspensions(ctx, a.DB); err != nil {
		return err
	}
	suspended := map[dataset.ID]bool{}
	for _, s := range r.Suspended {
		suspended[s.Dataset] = true
	}
	a.differing = nil
	var expected, actual [][]byte
	for id, c := range all {
		expected, actual = append(expected, c.expected...), append(actual, c.actual...)
		r.Counts.Files += c.files
		r.Counts.Bytes += c.bytes
		r.Counts.Documents += c.docs
		r.Counts.Chunks += len(c.actual)
		if c.files > 0 {
			r.Counts.Datasets++
		}
		st := a.states[id]
		p := Pending{Dataset: id, State: st.State, Reason: st.Reason}
		held := len(c.expected)+len(c.actual)+c.files > 0
		switch {
		case suspended[id] && !held:
		case wanted[id] && !held && st.State == ingest.Failed && st.Reason.Refusal():
			r.Refused = append(r.Refused, p)
		case wanted[id] && !held && st.State == ingest.Failed:
			r.Failed = append(r.Failed, p)
		case len(c.wrong) > 0 && a.unfinished(id):
			r.Pending = append(r.Pending, p)
		case len(c.wrong) > 0:
			a.differing = append(a.differing, p)
		}
	}
	r.Expected, r.Digest = digest(expected), digest(actual)
	own, err := a.Index.Digest(ctx)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	a.own = own
	return nil
}

// unfinished tells whether a stopped server had something to do about a dataset.
func (a *audit) unfinished(id dataset.ID) bool {
	if a.Service != nil {
		return false // see doubtful
	}
	switch a.states[id].State {
	case ingest.Requested, ingest.Fetching, ingest.Storing, ingest.Indexing, ingest.Purging:
		return true
	}
	return false
}

// digest is the index digest of chunk records.
func digest(records [][]byte) common.Hash {
	slices.SortFunc(records, bytes.Compare)
	h := sha256.New()
	for _, b := range records {
		h.Write(b)
	}
	return common.Hash(h.Sum(nil))
}

func (a *audit) turn() uint64 {
	if a.Service == nil {
		return 0
	}
	return a.Service.Turn()
}

func (a *audit) since(turn uint64) []dataset.ID {
	if a.Service == nil {
		return nil
	}
	return a.Service.Since(turn)
}

// settle gives the reconciler time; what it does not finish stays pending.
func (a *audit) settle(ctx context.Context) error {
	wait, cancel := context.WithTimeout(ctx, a.Wait)
	defer cancel()
	if err := a.Service.Settle(wait); err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return nil
}

func compareIDs(a, b dataset.ID) int { return bytes.Compare(a[:], b[:]) }

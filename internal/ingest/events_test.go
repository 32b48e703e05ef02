package ingest_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
)

func TestPurgeHooksAreRepeatedUntilTheySucceed(t *testing.T) {
	var mu sync.Mutex
	var seen []ingest.Purge
	fail := true
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) {
		c.OnPurge = append(c.OnPurge, func(_ context.Context, p ingest.Purge) error {
			mu.Lock()
			defer mu.Unlock()
			seen = append(seen, p)
			if fail {
				fail = false
				return errors.New("not now")
			}
			return nil
		})
	}})
	w.Start()
	d := w.Add(alpha())
	i := w.Import(d, 1)
	w.Chain.Withdraw(t, w.Contributor(), d)
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Purged, ingest.Withdrawn)
	mu.Lock()
	defer mu.Unlock()
	if len(seen) != 2 || seen[1].Dataset != d.ID() || seen[1].Note() != "withdrawn by its contributor" {
		t.Errorf("%+v", seen)
	}
}

func TestEventsTellEveryState(t *testing.T) {
	var mu sync.Mutex
	var states []ingest.State
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) {
		c.Observe = func(e ingest.Event) {
			mu.Lock()
			defer mu.Unlock()
			if len(states) == 0 || states[len(states)-1] != e.Import.State {
				states = append(states, e.Import.State)
			}
		}
	}})
	w.Start()
	d := w.Add(alpha())
	w.Import(d, 1)
	w.Chain.Revoke(t, d.ID())
	w.Follow()
	w.Settle()
	mu.Lock()
	defer mu.Unlock()
	want := []ingest.State{ingest.Requested, ingest.Fetching, ingest.Storing, ingest.Indexing, ingest.Ready, ingest.Purging, ingest.Purged}
	if !slices.Equal(states, want) {
		t.Errorf("%v, want %v", states, want)
	}
}

func TestEventsTellOfProgressAndHiding(t *testing.T) {
	var mu sync.Mutex
	var blocks []int64
	var hidden []bool
	w, _ := gated(t, ingesttest.Options{Finality: "2", Change: func(c *ingest.Config) {
		c.Observe = func(e ingest.Event) {
			mu.Lock()
			defer mu.Unlock()
			blocks = append(blocks, e.Import.Blocks)
			hidden = append(hidden, e.Import.Hidden)
		}
	}})
	w.Start()
	d := w.Add(files(1))
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	mine(t, w)
	mine(t, w)
	w.Follow()
	i := w.Requested(d, 1)
	if i.Blocks == 0 || i.Bytes == 0 || i.Files != 42 || i.Documents != 41 {
		t.Errorf("%+v", i)
	}
	w.Chain.Revoke(t, d.ID())
	w.Follow()
	w.Settle()
	mu.Lock()
	defer mu.Unlock()
	if !slices.IsSorted(blocks) || blocks[len(blocks)-1] != i.Blocks {
		t.Errorf("blocks went %v", blocks)
	}
	if !hidden[len(hidden)-1] || hidden[0] {
		t.Errorf("hidden went %v", hidden)
	}
}

func TestStopInTheMiddleGoesOnAfterTheStart(t *testing.T) {
	w, g := gated(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	id, release := begun(t, w, g, d)
	if i := w.Now(id); i.State != ingest.Fetching {
		t.Errorf("%s while the gateway holds its answer", i.State)
	}
	st, err := w.Service.Statement(t.Context())
	if err != nil || st.Settled || st.Pending != 1 {
		t.Errorf("in the middle of an import: %+v %v", st, err)
	}
	w.Stop() // it does not wait for the gateway
	release()
	if w.Service, err = ingest.New(t.Context(), w.Config); err != nil {
		t.Fatal(err)
	}
	w.Start()
	w.Settle()
	if i := expect(t, w, id, ingest.Ready, ""); i.Attempts != 1 {
		t.Errorf("stopping counted as a failure: %d attempts", i.Attempts)
	}
}

func TestPausedDoesNothing(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Paused = true }})
	w.Start()
	d := w.Add(alpha())
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	i, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(d, 1), w.Contributor()))
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	expect(t, w, i.ID, ingest.Requested, "")
	w.Stop()
	w.Config.Paused = false
	if w.Service, err = ingest.New(t.Context(), w.Config); err != nil {
		t.Fatal(err)
	}
	w.Start()
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
}

func TestImportsAreListedNewestFirst(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	var all []ingesttest.Approval
	for n := range 5 {
		all = append(all, ingesttest.Approval{Dataset: w.Dataset(content(t, n))})
	}
	w.Chain.Approve(t, all...)
	w.Follow()
	var want []ingest.ID
	for _, a := range all {
		i, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(a.Dataset, 1), w.Contributor()))
		if err != nil {
			t.Fatal(err)
		}
		want = append([]ingest.ID{i.ID}, want...)
	}
	var got []ingest.ID
	page := ingest.Page{Limit: 2}
	for {
		list, next, err := w.Service.Imports(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range list {
			got = append(got, i.ID)
		}
		if page.Before = next; next == 0 {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	one := all[3].Dataset.ID()
	list, _, err := w.Service.Imports(t.Context(), ingest.Page{Dataset: &one, State: ingest.Requested})
	if err != nil || len(list) != 1 || list[0].Dataset != all[3].Dataset {
		t.Errorf("one dataset's imports: %v %v", list, err)
	}
	if _, err := w.Service.Import(t.Context(), ingest.ID{Dataset: one, Round: 9}); !errors.Is(err, ingest.ErrNotFound) {
		t.Errorf("an unknown import: %v", err)
	}
}

package ingest_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

func alpha() map[string]string {
	return map[string]string{"a.md": "# Alpha\n\nThe walrus sings at dawn.\n"}
}

// expect checks an import's state and that index, blobs and visibility fit it.
func expect(t *testing.T, w *ingesttest.World, id ingest.ID, state ingest.State, reason ingest.Reason) ingest.Import {
	t.Helper()
	i := w.Now(id)
	if i.State != state || i.Reason != reason {
		t.Fatalf("%s %q, want %s %q", i.State, i.Reason, state, reason)
	}
	indexed, stored := w.Held(id.Dataset)
	held := state == ingest.Ready
	if indexed != held || stored != held || w.Service.Visible(id.Dataset) != (held && !i.Hidden) {
		t.Fatalf("%s, but indexed %v, stored %v, visible %v, hidden %v", state, indexed, stored, w.Service.Visible(id.Dataset), i.Hidden)
	}
	return i
}

// gated is a world that fetches through a gateway.
func gated(t *testing.T, o ingesttest.Options) (*ingesttest.World, *ingesttest.Gateway) {
	t.Helper()
	var err error
	if o.Source, err = ipfs.OpenStore(t.Context(), t.TempDir()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Source.Close(); err != nil {
			t.Error(err)
		}
	})
	g := ingesttest.NewGateway(t, o.Source)
	change := o.Change
	o.Change = func(c *ingest.Config) {
		c.Sources = []ipfs.Source{g}
		if change != nil {
			change(c)
		}
	}
	return ingesttest.New(t, o), g
}

// begun requests an import and waits until it asks the gateway, which holds its answer.
func begun(t *testing.T, w *ingesttest.World, g *ingesttest.Gateway, d dataset.Dataset) (ingest.ID, func()) {
	t.Helper()
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	release := g.Hold()
	i, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(d, 1), w.Contributor()))
	if err != nil {
		t.Fatal(err)
	}
	g.Asked(t)
	return i.ID, release
}

func TestEndedBetweenRequestAndFetch(t *testing.T) {
	for _, test := range []struct {
		reason ingest.Reason
		end    func(*ingesttest.World, dataset.Dataset)
	}{
		{ingest.Revoked, func(w *ingesttest.World, d dataset.Dataset) { w.Chain.Revoke(w.T, d.ID()); w.Follow() }},
		{ingest.Withdrawn, func(w *ingesttest.World, d dataset.Dataset) { w.Chain.Withdraw(w.T, w.Contributor(), d); w.Follow() }},
		{ingest.Suspended, func(w *ingesttest.World, d dataset.Dataset) {
			if _, err := w.Service.Suspend(w.T.Context(), d.ID(), "a test"); err != nil {
				w.T.Fatal(err)
			}
		}},
	} {
		t.Run(string(test.reason), func(t *testing.T) {
			w, g := gated(t, ingesttest.Options{})
			w.Start()
			d := w.Add(alpha())
			id, release := begun(t, w, g, d)
			test.end(w, d)
			w.Settle() // it does not wait for the gateway
			expect(t, w, id, ingest.Purged, test.reason)
			release()
			w.Settle()
			expect(t, w, id, ingest.Purged, test.reason)
			roots, err := w.Staging.Roots()
			if err != nil || len(roots) > 0 {
				t.Errorf("staged: %v %v", roots, err)
			}
		})
	}
}

func TestReorganisationRemovesAndBringsBack(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	i := w.Import(d, 1)
	expect(t, w, i.ID, ingest.Ready, "")
	digest := w.Digest()
	branch, err := w.Chain.Reorg(t.Context(), 1, devchain.Drop)
	if err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Purged, ingest.Reorganised)
	if err := w.Chain.Switch(t.Context(), branch.Old); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
	if w.Digest() != digest {
		t.Error("another digest after coming back")
	}
}

func TestRemovalHidesBeforeItIsFinal(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Finality: "3"})
	w.Start()
	d := w.Add(alpha())
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	for range 3 {
		mine(t, w)
	}
	w.Follow()
	i := w.Requested(d, 1)
	expect(t, w, i.ID, ingest.Ready, "")

	w.Chain.Revoke(t, d.ID())
	w.Follow()
	w.Settle()
	if i = expect(t, w, i.ID, ingest.Ready, ""); !i.Hidden {
		t.Error("a revocation at latest does not hide")
	}
	if _, err := w.Chain.Reorg(t.Context(), 1, devchain.Drop); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
	if i = expect(t, w, i.ID, ingest.Ready, ""); i.Hidden {
		t.Error("hidden after the revocation was reorganised away")
	}
	w.Chain.Revoke(t, d.ID())
	for range 3 {
		mine(t, w)
	}
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Purged, ingest.Revoked)
}

func TestWaitingIsGivenUpOrGoesOn(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Finality: "3"})
	w.Start()
	d := w.Add(alpha())
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	i := w.Requested(d, 1)
	expect(t, w, i.ID, ingest.Waiting, "")
	branch, err := w.Chain.Reorg(t.Context(), 1, devchain.Drop)
	if err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Purged, ingest.Reorganised)
	if err := w.Chain.Switch(t.Context(), branch.Old); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Waiting, "")
	w.Chain.Withdraw(t, w.Contributor(), d)
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Waiting, "") // until the withdrawal is final too
	for range 3 {
		mine(t, w)
	}
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Purged, ingest.Withdrawn)
}

func TestExpiryIsJudgedByTheBlock(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	expiry := w.Chain.Head().Time + 1000
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d, Expiry: expiry})
	w.Follow()
	i := w.Requested(d, 1)
	expect(t, w, i.ID, ingest.Ready, "")

	w.Chain.Approve(t, ingesttest.Approval{Dataset: d, Round: 1, Expiry: expiry + 1000}) // a renewal
	advance(t, w, 1100*time.Second)
	expect(t, w, i.ID, ingest.Ready, "")
	advance(t, w, 1000*time.Second)
	expect(t, w, i.ID, ingest.Purged, ingest.Expired)
}

func advance(t *testing.T, w *ingesttest.World, d time.Duration) {
	t.Helper()
	if err := w.Chain.Advance(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
}

func TestSuspendAndResume(t *testing.T) {
	var told sync.Mutex
	var seen []ingest.State
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) {
		c.Observe = func(e ingest.Event) {
			told.Lock()
			defer told.Unlock()
			seen = append(seen, e.Import.State)
		}
	}})
	w.Start()
	d := w.Add(alpha())
	i := w.Import(d, 1)
	digest := w.Digest()
	if _, err := w.Service.Suspend(t.Context(), d.ID(), " "); !errors.Is(err, ingest.ErrReason) {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := w.Service.Suspend(t.Context(), dataset.ID{1}, "a typing error"); !errors.Is(err, ingest.ErrUnknownDataset) {
		t.Errorf("an unknown dataset: %v", err)
	}
	if _, err := w.Service.Suspend(t.Context(), d.ID(), "a court order"); err != nil {
		t.Fatal(err)
	}
	if w.Service.Visible(d.ID()) {
		t.Error("visible after Suspend returned")
	}
	w.Settle()
	i = expect(t, w, i.ID, ingest.Purged, ingest.Suspended)
	if i.Suspended == nil || i.Suspended.Reason != "a court order" {
		t.Errorf("suspension: %+v", i.Suspended)
	}
	st, err := w.Service.Statement(t.Context())
	if err != nil || st.Settled || len(st.Suspended) != 1 {
		t.Errorf("the statement calls a suspended dataset equal: %+v %v", st, err)
	}
	told.Lock()
	seen = nil
	told.Unlock()
	if err := w.Service.Resume(t.Context(), d.ID()); err != nil {
		t.Fatal(err)
	}
	if now := w.Now(i.ID); now.State == ingest.Purged || now.Reason != "" || now.Suspended != nil {
		t.Errorf("after Resume returned: %+v", now)
	}
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
	told.Lock()
	if len(seen) == 0 || seen[0] != ingest.Requested || slices.Contains(seen, ingest.Purged) {
		t.Errorf("observers saw %v after resuming", seen)
	}
	told.Unlock()
	if w.Digest() != digest {
		t.Error("another digest after resuming")
	}
	if st, err = w.Service.Statement(t.Context()); err != nil || !st.Settled || st.Digest != digest {
		t.Errorf("%+v %v", st, err)
	}
}

// TestResumeDuringThePurge: a suspension that is ended while its purge runs leaves no
// import that reads purged.
func TestResumeDuringThePurge(t *testing.T) {
	purging, resumed := make(chan struct{}, 1), make(chan struct{})
	var told sync.Mutex
	var seen []ingest.State
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) {
		c.OnPurge = append(c.OnPurge, func(context.Context, ingest.Purge) error {
			purging <- struct{}{}
			<-resumed
			return nil
		})
		c.Observe = func(e ingest.Event) {
			told.Lock()
			defer told.Unlock()
			seen = append(seen, e.Import.State)
		}
	}})
	w.Start()
	d := w.Add(alpha())
	i := w.Import(d, 1)
	if _, err := w.Service.Suspend(t.Context(), d.ID(), "a typing error"); err != nil {
		t.Fatal(err)
	}
	<-purging
	if err := w.Service.Resume(t.Context(), d.ID()); err != nil {
		t.Fatal(err)
	}
	if now := w.Now(i.ID); now.State != ingest.Purging {
		t.Errorf("while it is purged: %+v", now)
	}
	close(resumed)
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
	told.Lock()
	defer told.Unlock()
	if slices.Contains(seen, ingest.Purged) {
		t.Errorf("observers saw %v", seen)
	}
}

func TestSuspensionSurvivesARestart(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	d := w.Add(alpha())
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	if _, err := w.Service.Suspend(t.Context(), d.ID(), "before it was requested"); err != nil {
		t.Fatal(err)
	}
	again, err := ingest.New(t.Context(), w.Config)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if list := again.Suspensions(); len(list) != 1 || list[0].Dataset != d.ID() {
		t.Errorf("suspensions after a restart: %v", list)
	}
}

func TestApprovedAgainInALaterRound(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	first := w.Import(d, 1)
	// All at once, so that the service sees only the outcome.
	w.Chain.Withdraw(t, w.Contributor(), d)
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d, Round: 2})
	w.Follow()
	w.Settle()
	if i := w.Now(first.ID); i.State != ingest.Purged {
		t.Errorf("approved again but not requested again: %s", i.State)
	}
	second := w.Requested(d, 3)
	expect(t, w, second.ID, ingest.Ready, "")
	if i := w.Now(first.ID); i.State != ingest.Purged {
		t.Errorf("the first round's import: %s", i.State)
	}
}

func TestRequestedAgainBeforeThePurge(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	d := w.Add(alpha())
	w.Start()
	first := w.Import(d, 1)
	w.Stop()
	w.Chain.Revoke(t, d.ID())
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d, Round: 2})
	w.Follow()
	var err error
	if w.Service, err = ingest.New(t.Context(), w.Config); err != nil {
		t.Fatal(err)
	}
	i, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(d, 3), w.Contributor()))
	if err != nil {
		t.Fatal(err)
	}
	w.Start()
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
	if i := w.Now(first.ID); i.State != ingest.Purged || i.Reason != ingest.Revoked {
		t.Errorf("the first round's import: %s %s", i.State, i.Reason)
	}
}

package registry

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

func TestReorgTakesAnApprovalAndBringsItBack(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	if !w.approved(d, Final) {
		t.Fatal("not approved")
	}
	branch := w.reorg(1, devchain.Drop)
	w.sync()
	if w.approved(d, Final) || w.approved(d, Latest) {
		t.Error("still approved after its block was replaced")
	}
	w.decided(d, IsQueued)
	w.likeFresh()
	w.switchTo(branch)
	w.sync()
	if !w.approved(d, Final) {
		t.Error("not approved again after its block came back")
	}
	w.likeFresh()
}

func TestReorgThatKeepsTheTransactions(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	before := w.state(d, Final)
	changes := 0
	w.reorg(5, devchain.Keep)
	stop := watch(w, func() {
		changes++
		if !w.approved(d, Final) {
			t.Error("the approval was gone in between")
		}
	})
	w.sync()
	stop()
	if changes == 0 {
		t.Error("nobody was told")
	}
	if s := w.state(d, Final); s.Approval.Tx != before.Approval.Tx || s.Block != before.Block {
		t.Errorf("got %+v, before %+v", s, before)
	}
	w.likeFresh()
}

// watch calls f after each applied round until stop.
func watch(w *world, f func()) (stop func()) {
	ctx, cancel := context.WithCancel(w.Context())
	ended := make(chan struct{})
	changed := w.r.Changed()
	go func() {
		defer close(ended)
		for {
			select {
			case <-changed:
				changed = w.r.Changed()
				f()
			case <-ctx.Done():
				select {
				case <-changed:
					f()
				default:
				}
				return
			}
		}
	}()
	return func() { cancel(); <-ended }
}

func TestDeepReorg(t *testing.T) {
	w := newWorld(t)
	a, b := w.offered(1), w.offered(2)
	w.pass("One", w.approve(governance.Approval{Dataset: a}))
	w.sync()
	n := w.chain.Head().Number.Uint64()
	w.pass("Two", w.approve(governance.Approval{Dataset: b}), w.at.Revoke(a.ID(), "x"))
	w.send(1, w.at.Delegate(w.chain.Accounts()[2].Address))
	w.sync()
	branch := w.reorg(w.chain.Head().Number.Uint64()-n, devchain.Drop)
	w.sync()
	if !w.approved(a, Final) || w.approved(b, Final) {
		t.Error("the state before the fork is not what is left")
	}
	w.likeFresh()
	w.switchTo(branch)
	w.likeFresh()
	if w.approved(a, Final) || !w.approved(b, Final) {
		t.Error("the state after the fork did not come back")
	}
}

func TestHeadMovesBackwards(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	head := w.chain.Head().Number.Uint64()
	if err := w.chain.Rewind(t.Context(), head-2); err != nil {
		t.Fatal(err)
	}
	w.sync()
	if w.approved(d, Latest) {
		t.Error("approved by a block that is gone")
	}
	if at, err := w.r.Head(t.Context(), Latest); err != nil || at.Number != head-2 {
		t.Errorf("head %+v, %v", at, err)
	}
	w.likeFresh()
}

func TestFinalityWaitsAndHides(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{confirmations: 3} })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	if !w.approved(d, Latest) || w.approved(d, Final) {
		t.Error("a new approval counts at latest only")
	}
	if e := w.decision(d); e.Decision != IsApproved || e.Final {
		t.Errorf("got %+v", e)
	}
	for range 3 {
		w.advance(time.Second)
	}
	w.sync()
	if !w.approved(d, Final) {
		t.Error("not final after three blocks")
	}
	w.decided(d, IsApproved)
	w.send(4, w.at.Withdraw(d))
	w.sync()
	if w.approved(d, Latest) || !w.approved(d, Final) {
		t.Error("a new withdrawal counts at latest only")
	}
	w.reorg(1, devchain.Drop)
	w.sync()
	if !w.approved(d, Latest) {
		t.Error("the withdrawal was reorganised away, the dataset is back")
	}
	w.likeFresh()
}

func TestRestartWithWeakerFinalityNeedsNoNewBlock(t *testing.T) {
	w := newWorld(t, func(cfg *Config) { cfg.Finality = Finality{confirmations: 1} })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	if !w.approved(d, Latest) || w.approved(d, Final) {
		t.Fatal("want an approval in the head that is not final")
	}
	w.close()
	w.open() // finality "latest"
	w.sync()
	if !w.approved(d, Final) {
		t.Fatal("the followed head is not final")
	}
}

func TestEndpointBehindTheFinalBlockIsNotFollowed(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{confirmations: 2} })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	for range 4 {
		w.advance(time.Second)
	}
	w.sync()
	if err := w.chain.Rewind(t.Context(), w.chain.Head().Number.Uint64()-8); err != nil {
		t.Fatal(err)
	}
	if err := w.r.Sync(t.Context()); !errors.Is(err, ErrBehind) {
		t.Errorf("got %v", err)
	}
	if !w.approved(d, Final) {
		t.Error("a final approval went because an endpoint is behind")
	}
	if h := w.r.Health(); h.Error == "" || h.FailingSince.IsZero() {
		t.Errorf("health %+v", h)
	}
}

func TestFinalizedTagOfTheChain(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{} })
	w.sync()
	before, err := w.r.Head(t.Context(), Final)
	if err != nil && !errors.Is(err, ErrNotFollowed) {
		t.Fatal(err)
	}
	for range 70 {
		if err := w.chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	w.sync()
	after, err := w.r.Head(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	latest, err := w.r.Head(t.Context(), Latest)
	if err != nil {
		t.Fatal(err)
	}
	if after.Number <= before.Number || after.Number >= latest.Number {
		t.Errorf("final moved from %d to %d, latest is %d", before.Number, after.Number, latest.Number)
	}
}

func TestReorgWhileStopped(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	w.close()
	w.reorg(3, devchain.Drop)
	w.advance(time.Second)
	w.open()
	w.sync()
	if w.approved(d, Final) {
		t.Error("still approved")
	}
	w.likeFresh()
}

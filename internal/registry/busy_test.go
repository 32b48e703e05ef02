package registry

import (
	"testing"
	"time"

	"github.com/witan-project/witan/internal/governance"
)

func TestBusy(t *testing.T) {
	w := newWorld(t)
	busy := func(want bool, when string) {
		t.Helper()
		w.sync()
		if got := w.r.Busy(w.chain.Head()); got != want {
			t.Errorf("%s: busy is %v", when, got)
		}
	}
	busy(false, "nothing proposed")
	d := w.offered(1)
	id := w.propose("One", w.approve(governance.Approval{Dataset: d, Expiry: w.chain.Head().Time + 600}))
	busy(true, "pending")
	w.advance(2 * time.Second)
	busy(true, "active")
	w.send(0, w.at.Vote(id, governance.For, ""))
	w.advance(61 * time.Second)
	busy(false, "succeeded, someone must queue it")
	w.send(0, w.at.Queue(id))
	busy(true, "queued, its time has not come")
	w.advance(6 * time.Second)
	busy(false, "queued, someone must execute it")
	w.send(0, w.at.Execute(id))
	busy(false, "approved, its expiry is far")
	w.advance(time.Duration(w.state(d, Final).Expiry-w.chain.Head().Time-30) * time.Second)
	busy(true, "expires in 30 s")
	w.advance(31 * time.Second)
	busy(false, "expired")
}

func TestBusyEndsWithACancellationAndADefeat(t *testing.T) {
	w := newWorld(t)
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.advance(2 * time.Second)
	w.send(0, w.at.Vote(id, governance.Against, ""))
	w.advance(61 * time.Second)
	w.sync()
	if w.r.Busy(w.chain.Head()) {
		t.Error("busy with a defeated proposal")
	}
}

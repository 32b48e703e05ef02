package registry

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

// moved follows the chain and tells what the watch noticed, as "number state".
func moved(w *world, p *governance.Watch) (out []string) {
	w.Helper()
	w.sync()
	list, err := p.Look(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	for _, m := range list {
		if id, ok := new(big.Int).SetString(m.ID, 10); !ok || id.Sign() == 0 {
			w.Errorf("id %q", m.ID)
		}
		out = append(out, fmt.Sprintf("%d %s", m.Number, m.State))
	}
	return out
}

func expect(w *world, p *governance.Watch, what string, want ...string) {
	w.Helper()
	if got := moved(w, p); fmt.Sprint(got) != fmt.Sprint(want) {
		w.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestWatchTellsOfProposals(t *testing.T) {
	w := newWorld(t)
	w.propose("Before the watch", w.approve(governance.Approval{Dataset: w.offered(9)}))
	p := governance.NewWatch(w.r.Model())
	expect(w, p, "what was there before")
	expect(w, p, "nothing happened")
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	expect(w, p, "proposed", "2 pending")
	w.advance(2 * time.Second)
	expect(w, p, "voting began by the clock", "1 active", "2 active")
	w.send(0, w.at.Vote(id, governance.For, "because"))
	expect(w, p, "a vote", "2 active")
	w.send(1, w.at.Vote(id, governance.Against, ""))
	expect(w, p, "another", "2 active")
	expect(w, p, "nothing happened")
	w.advance(61 * time.Second)
	expect(w, p, "voting ended by the clock", "1 defeated", "2 succeeded")
	w.send(3, w.at.Queue(id))
	expect(w, p, "queued", "2 queued")
	w.advance(6 * time.Second)
	expect(w, p, "the time lock is over, which is no state of its own")
	w.send(3, w.at.Execute(id))
	expect(w, p, "executed", "2 executed")
	w.advance(time.Second)
	expect(w, p, "all is settled")
}

func TestWatchAfterAReorganisation(t *testing.T) {
	w := newWorld(t, func(c *Config) {
		var err error
		if c.Finality, err = ParseFinality("10"); err != nil {
			t.Fatal(err)
		}
	})
	p := governance.NewWatch(w.r.Model())
	expect(w, p, "at first")
	w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.propose("Two", w.approve(governance.Approval{Dataset: w.offered(2)}))
	expect(w, p, "proposed", "1 pending", "2 pending")
	w.reorg(1, devchain.Drop)
	expect(w, p, "the second went away")
	third := w.propose("Three", w.approve(governance.Approval{Dataset: w.offered(3)}))
	w.sync()
	list, err := p.Look(t.Context())
	// Voting on the first may have begun.
	if n := len(list); err != nil || n == 0 || list[n-1].Number != 2 || list[n-1].ID != third.String() {
		t.Errorf("another took its number: %+v, %v", list, err)
	}
	// Final some blocks later.
	for range 12 {
		w.advance(time.Millisecond)
	}
	w.sync()
	if list, err = p.Look(t.Context()); err != nil || len(list) != 2 || !list[0].Final || !list[1].Final {
		t.Errorf("final: %+v, %v", list, err)
	}
}

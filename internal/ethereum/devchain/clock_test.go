package devchain_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/ethereum/devchain"
)

func TestAdvanceSealsOneBlockAtTheNewTime(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	before := chain.Head()
	if err := chain.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	after := chain.Head()
	if after.Number.Uint64() != before.Number.Uint64()+1 {
		t.Errorf("went from block %d to %d", before.Number, after.Number)
	}
	if moved := after.Time - before.Time; moved < 3600 || moved > 3660 {
		t.Errorf("block time moved by %d s", moved)
	}
}

// Blocks in quick succession push block time ahead of the clock; what Advance promises
// counts from the head.
func TestAdvanceCountsFromTheHead(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	for range 30 {
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	before := chain.Head()
	if err := chain.Advance(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	if moved := chain.Head().Time - before.Time; moved < 60 {
		t.Fatalf("block time moved by %d s, want at least 60", moved)
	}
}

// From another process, as witan dev advance does it: one block as well.
func TestAdvanceByRPC(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	before := chain.Head()
	if err := devchain.AdvanceBy(t.Context(), chain.URL(), time.Hour); err != nil {
		t.Fatal(err)
	}
	after := chain.Head()
	if after.Number.Uint64() != before.Number.Uint64()+1 || after.Time < before.Time+3600 {
		t.Fatalf("went from block %d at %d to %d at %d", before.Number, before.Time, after.Number, after.Time)
	}
	if err := devchain.AdvanceBy(t.Context(), chain.URL(), 1500*time.Millisecond); err == nil {
		t.Fatal("half a second was accepted")
	}
}

func TestAdvanceRefusesNonsense(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	for _, d := range []time.Duration{-time.Second, 1 << 62} {
		if err := chain.Advance(t.Context(), d); err == nil {
			t.Errorf("advance by %s was accepted", d)
		}
	}
	if chain.Offset() != 0 {
		t.Errorf("offset is %s", chain.Offset())
	}
}

func TestBlockTimesIncreaseStrictly(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	for range 5 {
		before := chain.Head().Time
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
		if now := chain.Head().Time; now <= before {
			t.Fatalf("block time %d after %d", now, before)
		}
	}
}

func TestBusyChainTicks(t *testing.T) {
	t.Parallel()
	chain, _ := start(t, devchain.Config{})
	var asked atomic.Int32
	chain.SetBusy(func(*types.Header) bool { asked.Add(1); return true })
	waitUntil(t, func() bool { return number(chain) >= 3 })
	chain.SetBusy(nil)
	if asked.Load() == 0 {
		t.Fatal("blocks came without asking")
	}
}

func TestIdleChainSealsOnItsInterval(t *testing.T) {
	t.Parallel()
	chain, _ := start(t, devchain.Config{Idle: 500 * time.Millisecond})
	waitUntil(t, func() bool { return number(chain) >= 3 })
}

// Nothing waits and no time is due: asking the busy function seals nothing.
func TestQuietChainStaysStill(t *testing.T) {
	t.Parallel()
	chain, _ := start(t, devchain.Config{})
	asked := make(chan struct{}, 8)
	chain.SetBusy(func(*types.Header) bool { asked <- struct{}{}; return false })
	for range 3 {
		<-asked
	}
	if n := number(chain); n != 1 {
		t.Fatalf("head is block %d", n)
	}
	chain.SetBusy(nil)
}

func waitUntil(t *testing.T, done func() bool) {
	t.Helper()
	for !done() {
		select {
		case <-t.Context().Done():
			t.Fatal("gave up")
		case <-time.After(10 * time.Millisecond):
		}
	}
}

package registry

import (
	"fmt"
	"math/big"
	"path/filepath"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/governance"
)

// manyApprovals takes proposals of each datasets through governance.
func manyApprovals(w *world, proposals, each int) {
	w.Helper()
	// Each block is a second at least, and a vote lasts 60: a few proposals at a time.
	for first := 0; first < proposals; first += 20 {
		var ids []*big.Int
		for i := first; i < min(first+20, proposals); i++ {
			batch := make([]governance.Approval, each)
			for j := range batch {
				batch[j] = governance.Approval{Dataset: w.offered(i*each + j), Licence: "CC0-1.0"}
			}
			ids = append(ids, w.propose(fmt.Sprint("Batch ", i), w.approve(batch...)))
		}
		w.advance(2 * time.Second)
		for _, id := range ids {
			w.send(0, w.at.Vote(id, governance.For, ""))
		}
		w.advance(61 * time.Second)
		for _, id := range ids {
			w.send(0, w.at.Queue(id))
		}
		w.advance(6 * time.Second)
		for _, id := range ids {
			w.send(0, w.at.Execute(id))
		}
	}
}

// BenchmarkFollow follows 5,000 approvals in 100 proposals from nothing.
func BenchmarkFollow(b *testing.B) {
	w := newWorld(b)
	const proposals, each = 100, 50
	start := time.Now()
	manyApprovals(w, proposals, each)
	b.Logf("%d approvals took governance %s and %d blocks", proposals*each, time.Since(start).Round(time.Millisecond), w.chain.Head().Number)
	w.close()
	for i := 0; b.Loop(); i++ {
		w.path = filepath.Join(b.TempDir(), fmt.Sprint(i))
		w.open()
		w.sync()
		list, _, err := w.r.List(b.Context(), Final)
		if err != nil || len(list) != proposals*each {
			b.Fatalf("%d datasets, %v", len(list), err)
		}
	}
	b.ReportMetric(float64(proposals*each*b.N)/b.Elapsed().Seconds(), "approvals/s")
}

// BenchmarkLookup is what admission asks, remembered and not.
func BenchmarkLookup(b *testing.B) {
	w := newWorld(b)
	manyApprovals(w, 2, 50)
	w.sync()
	ids := make([]governance.Approval, 100)
	for i := range ids {
		ids[i].Dataset = w.offered(i)
	}
	b.Run("remembered", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := w.r.Lookup(b.Context(), ids[i%100].Dataset.ID(), Latest); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			w.r.cache.forget(nil, true)
			if _, err := w.r.Lookup(b.Context(), ids[i%100].Dataset.ID(), Latest); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("entries", func(b *testing.B) {
		for b.Loop() {
			w.r.cache.forget(nil, true)
			if _, err := w.r.Entries(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

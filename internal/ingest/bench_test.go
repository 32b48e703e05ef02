package ingest_test

import (
	"errors"
	"fmt"
	"math/big"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
)

// BenchmarkAdmit admits 5,000 requests for approved datasets and 5,000 that must be
// refused, 64 callers at a time, and reports requests per second.
func BenchmarkAdmit(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		w := ingesttest.New(b, ingesttest.Options{Change: func(c *ingest.Config) { c.Paused = true }})
		w.Start()
		all := requests(b, w, 5000)
		w.Settle()
		var next, accepted, refused atomic.Int64
		b.StartTimer()
		start := time.Now()
		var wg sync.WaitGroup
		for range 64 {
			wg.Go(func() {
				for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
					_, _, err := w.Service.Admit(b.Context(), all[i].Signed)
					switch {
					case err == nil && all[i].want == "":
						accepted.Add(1)
					case all[i].want != "" && errors.Is(err, all[i].want):
						refused.Add(1)
					default:
						b.Errorf("want %q, got %v", all[i].want, err)
					}
				}
			})
		}
		wg.Wait()
		b.ReportMetric(float64(len(all))/time.Since(start).Seconds(), "requests/s")
		b.StopTimer()
		w.Stop()
		if accepted.Load() != 5000 || refused.Load() != 5000 {
			b.Fatal(accepted.Load(), refused.Load())
		}
		b.StartTimer()
	}
}

type expected struct {
	ingest.Signed
	want ingest.Code
}

// requests makes n good requests and n that must be refused for one of five reasons,
// mixed.
func requests(b *testing.B, w *ingesttest.World, n int) []expected {
	b.Helper()
	accounts := w.Chain.Accounts()
	var approvals []ingesttest.Approval
	for i := range n {
		approvals = append(approvals, ingesttest.Approval{Dataset: w.Dataset(content(b, i))})
	}
	stale := w.Dataset(ingesttest.Content(b, "stale"))
	w.Chain.Approve(b, append(approvals, ingesttest.Approval{Dataset: stale})...)
	w.Chain.Revoke(b, stale.ID())
	w.Chain.Approve(b, ingesttest.Approval{Dataset: stale, Round: 2})
	w.Follow()
	var all []expected
	for i, a := range approvals {
		r := w.Request(a.Dataset, 1)
		all = append(all, expected{w.Sign(r, accounts[1]), ""})
		r.Nonce = ingesttest.Nonce()
		switch i % 5 {
		case 0:
			all = append(all, expected{w.Sign(r, accounts[2+i%7]), ingest.BadSignature})
		case 1:
			r.Deadline = 1
			all = append(all, expected{w.Sign(r, accounts[1]), ingest.DeadlinePassed})
		case 2:
			r.CID = ingesttest.Content(b, fmt.Sprint("never ", i)).String()
			all = append(all, expected{w.Sign(r, accounts[1]), ingest.NotApproved})
		case 3:
			s := w.Request(stale, 1)
			s.Nonce = new(big.Int).Set(r.Nonce)
			all = append(all, expected{w.Sign(s, accounts[1]), ingest.StaleRound})
		case 4:
			s := w.Sign(r, accounts[1])
			s.Signature = highS(s.Signature)
			all = append(all, expected{s, ingest.Malleable})
		}
	}
	return all
}

// BenchmarkJudgeAll measures one full comparison of 5,000 requested datasets, which each
// new block causes.
func BenchmarkJudgeAll(b *testing.B) {
	w := ingesttest.New(b, ingesttest.Options{Change: func(c *ingest.Config) { c.Paused = true }})
	for _, r := range requests(b, w, 5000) {
		if r.want == "" {
			if _, _, err := w.Service.Admit(b.Context(), r.Signed); err != nil {
				b.Fatal(err)
			}
		}
	}
	for b.Loop() {
		s, err := ingest.New(b.Context(), w.Config) // judges everything once
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

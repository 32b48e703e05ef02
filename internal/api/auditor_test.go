package api

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/witan-project/witan/internal/audit"
)

// TestAuditsRunOneAtATime: however many ask, everybody gets a report that was begun
// after the question, and at most two audits run, one after the other.
func TestAuditsRunOneAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var running, most, runs atomic.Int32
		a := &auditor{run: func(context.Context) (*audit.Report, error) {
			most.Store(max(most.Load(), running.Add(1)))
			time.Sleep(time.Second)
			running.Add(-1)
			runs.Add(1)
			return &audit.Report{}, nil
		}}
		var wait sync.WaitGroup
		for i := range 10 {
			wait.Go(func() {
				time.Sleep(time.Duration(i) * 50 * time.Millisecond)
				asked := time.Now()
				r, err := a.fresh(t.Context())
				if err != nil || r.Began.Before(asked) {
					t.Errorf("asked at %s, begun at %s, error %v", asked, r.Began, err)
				}
			})
		}
		wait.Wait()
		if most.Load() != 1 || runs.Load() != 2 {
			t.Errorf("%d at once, %d in all", most.Load(), runs.Load())
		}
	})
}

func TestFailedAuditKeepsTheLastReport(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		away := errors.New("RPC away")
		results := []error{nil, away}
		a := &auditor{run: func(context.Context) (*audit.Report, error) {
			err := results[0]
			results = results[1:]
			return &audit.Report{}, err
		}}
		good, err := a.fresh(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.fresh(t.Context()); !errors.Is(err, away) {
			t.Errorf("error %v", err)
		}
		if a.latest() != good {
			t.Error("the last good report is gone")
		}
	})
}

func TestGivingUpWaitingDoesNotStopAnAudit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &auditor{run: func(ctx context.Context) (*audit.Report, error) {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Minute):
				return &audit.Report{}, nil
			}
		}}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := a.fresh(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
		time.Sleep(2 * time.Minute)
		if a.latest() == nil {
			t.Error("the audit was stopped")
		}
	})
}

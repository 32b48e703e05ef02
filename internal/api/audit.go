package api

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/witan-project/witan/internal/audit"
)

// AuditRun is a report and when it was made.
type AuditRun struct {
	Began      time.Time    `json:"began"`
	Ended      time.Time    `json:"ended"`
	AgeSeconds int64        `json:"age_s" doc:"How long ago it ended"`
	Report     audit.Report `json:"report"`
}

// auditor runs one audit at a time and remembers the last.
type auditor struct {
	run func(context.Context) (*audit.Report, error)

	mu   sync.Mutex
	last *AuditRun
	busy *auditFlight // being run
	next *auditFlight // asked for while busy runs, for all who came meanwhile
}

type auditFlight struct {
	done   chan struct{}
	result *AuditRun
	err    error
}

// fresh gives a report that was begun after the call. However many ask, at most one
// audit runs, and one more after it.
func (a *auditor) fresh(ctx context.Context) (*AuditRun, error) {
	a.mu.Lock()
	var mine *auditFlight
	switch {
	case a.busy == nil:
		mine = &auditFlight{done: make(chan struct{})}
		a.busy = mine
		go a.fly(context.WithoutCancel(ctx), mine)
	case a.next == nil:
		a.next = &auditFlight{done: make(chan struct{})}
		fallthrough
	default:
		mine = a.next
	}
	a.mu.Unlock()
	select {
	case <-mine.done:
		return mine.result, mine.err
	case <-ctx.Done():
		return nil, ctx.Err() // the audit goes on, for the others and for last
	}
}

// auditTimeout bounds one audit, which reads everything that is held.
const auditTimeout = 6 * time.Hour

func (a *auditor) fly(ctx context.Context, f *auditFlight) {
	for f != nil {
		limited, cancel := context.WithTimeout(ctx, auditTimeout)
		began := time.Now()
		report, err := a.run(limited)
		cancel()
		if f.err = err; err == nil {
			f.result = &AuditRun{Began: began.UTC(), Ended: time.Now().UTC(), Report: *report}
		}
		a.mu.Lock()
		if f.result != nil {
			a.last = f.result
		}
		close(f.done)
		f, a.next = a.next, nil
		a.busy = f
		a.mu.Unlock()
	}
}

func (a *auditor) latest() *AuditRun {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.last
}

type auditOutput struct {
	Body AuditRun
}

func viewAudit(r *AuditRun) *auditOutput {
	out := *r
	out.AgeSeconds = int64(time.Since(r.Ended).Seconds())
	return &auditOutput{out}
}

// lastAudit shows the last report.
func (s *Server) lastAudit(context.Context, *struct{}) (*auditOutput, error) {
	last := s.audits.latest()
	if last == nil {
		return nil, problem(http.StatusNotFound, "no_audit", "no audit was run since the server started", "run one with POST")
	}
	return viewAudit(last), nil
}

// runAudit proves that chain, requests, blobs and index agree now, or names what differs.
func (s *Server) runAudit(ctx context.Context, _ *struct{}) (*auditOutput, error) {
	if s.operator(ctx) != nil { // the operator may as often as needed
		if err := s.limits.audit.Spend(visitOf(ctx).ip); err != nil {
			return nil, err
		}
	}
	r, err := s.audits.fresh(ctx)
	if err != nil {
		return nil, err
	}
	return viewAudit(r), nil
}

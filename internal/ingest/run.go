package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"

	"github.com/witan-project/witan/internal/dataset"
)

// errUnwanted ends an import whose dataset the law does not want any more.
var errUnwanted = errors.New("the dataset is not wanted any more")

// run is one job being worked. A dataset has one run at a time.
type run struct {
	id      dataset.ID
	do      action
	job     int64
	attempt int
	last    bool // no attempt is left after this one

	ctx      context.Context
	cancel   context.CancelCauseFunc
	complete func(context.Context, *sql.Tx) error // ends the job with the transaction

	round    uint32      // of the import, once it is known; guarded by Service.mu
	content  dataset.CID // of the dataset, once it is known; guarded by Service.mu
	state    State       // guarded by Service.mu
	missed   bool        // the dataset was judged meanwhile, without effect; guarded by Service.mu
	counters counters
	told     atomic.Int64 // unix milliseconds of the last progress event
}

// counters are the progress of a run, written by its stages, read by anyone.
type counters struct {
	bytes, blocks, files, documents, chunks atomic.Int64
}

func (c *counters) into(i *Import) {
	i.Bytes, i.Blocks, i.Files = c.bytes.Load(), c.blocks.Load(), c.files.Load()
	i.Documents, i.Chunks = c.documents.Load(), c.chunks.Load()
}

// busyWait is how long a job waits when the dataset's other one has not ended.
const busyWait = 100 * time.Millisecond

// work runs f as the one run of its dataset.
func (s *Service) work(ctx context.Context, r *run, f func(context.Context, *run) error) (err error) {
	r.ctx, r.cancel = context.WithCancelCause(ctx)
	defer r.cancel(nil)
	if !s.begin(r) {
		return river.JobSnooze(busyWait)
	}
	defer s.end(r)
	defer func() {
		if p := recover(); p != nil {
			// The stack is for the log alone: a job's row keeps codes only.
			s.log.Error("job panicked", "dataset", r.id, "panic", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
			err = jobError{Internal}
		}
	}()
	return f(r.ctx, r)
}

func (s *Service) begin(r *run) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.runs[r.id] != nil {
		return false
	}
	s.runs[r.id] = r
	if s.queued[r.id] == r.do {
		delete(s.queued, r.id)
	}
	return true
}

// end makes room, and has the dataset judged by what the run left.
func (s *Service) end(r *run) {
	s.mu.Lock()
	s.leave(r)
	s.turn++
	s.entry(r.id).turn = s.turn
	s.mu.Unlock()
	s.touch(r.id)
}

// leave is called with mu held.
func (s *Service) leave(r *run) {
	delete(s.runs, r.id)
	close(s.ended)
	s.ended = make(chan struct{})
}

// stopping tells whether the run ends because the process does.
func (r *run) stopping() bool {
	return r.ctx.Err() != nil && !errors.Is(context.Cause(r.ctx), errUnwanted)
}

func (r *run) unwanted() bool { return errors.Is(context.Cause(r.ctx), errUnwanted) }

// tellEvery bounds progress events of one run.
const tellEvery = 200 * time.Millisecond

// progress tells observers of a run's counters, now and then.
func (s *Service) progress(r *run) {
	now, last := time.Now().UnixMilli(), r.told.Load()
	if s.cfg.Observe == nil || now-last < tellEvery.Milliseconds() || !r.told.CompareAndSwap(last, now) {
		return
	}
	s.mu.Lock()
	id := ID{r.id, r.round}
	s.mu.Unlock()
	s.observe(r.ctx, id)
}

// observe tells observers how an import is now.
func (s *Service) observe(ctx context.Context, id ID) {
	if s.cfg.Observe == nil {
		return
	}
	s.observing.Lock() // so that what is told last was read last
	defer s.observing.Unlock()
	i, err := s.Import(ctx, id)
	if err != nil {
		if ctx.Err() == nil {
			s.log.Error("observe", "import", id, "error", err)
		}
		return
	}
	s.cfg.Observe(Event{i})
}

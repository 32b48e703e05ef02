package ingest

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/witan-project/witan/internal/dataset"
)

// queueUp puts a dataset in line for a place in the job queue.
func (s *Service) queueUp(id dataset.ID, do action) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inLine[id] == do {
		return
	}
	s.inLine[id] = do
	s.waiting[do] = append(s.waiting[do], id)
	s.signal()
}

// places is how many jobs of a kind may wait in the queue: enough to keep its workers
// busy. What must be done is judged again when its turn comes, so a long line is no
// list of promises, and a restart loses nothing.
func (s *Service) places(do action) int {
	if do == purgeIt {
		return 4 * purgeWorkers
	}
	return 4 * s.cfg.Workers
}

// nextInLine takes the first dataset of a kind if the job queue has room for it.
func (s *Service) nextInLine(do action) (id dataset.ID, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, q := range s.queued {
		if q == do {
			n++
		}
	}
	for n < s.places(do) && len(s.waiting[do]) > 0 {
		id, s.waiting[do] = s.waiting[do][0], s.waiting[do][1:]
		if s.inLine[id] == do { // else it went over to the other line
			delete(s.inLine, id)
			return id, true
		}
	}
	return id, false
}

// fill moves datasets from the lines into the job queue.
func (s *Service) fill(ctx context.Context) error {
	if s.cfg.Paused {
		return nil
	}
	for _, do := range []action{purgeIt, importIt} {
		for {
			id, ok := s.nextInLine(do)
			if !ok {
				break
			}
			if err := s.promote(ctx, id, do); err != nil {
				s.touch(id)
				return err
			}
		}
	}
	return nil
}

// promote enqueues a dataset's job if it is still the right one.
func (s *Service) promote(ctx context.Context, id dataset.ID, do action) error {
	v, err := s.look(ctx, id)
	if err != nil {
		return err
	}
	s.mu.Lock()
	r := s.runs[id]
	if r != nil {
		r.missed = true // its end touches the dataset
	}
	s.mu.Unlock()
	if r != nil {
		return nil
	}
	if v.do != do {
		return s.apply(ctx, id, v)
	}
	if do == importIt && v.current.state != Requested {
		if err := s.write(ctx, v.current, Requested, ""); err != nil {
			return err
		}
	}
	s.mu.Lock()
	s.queued[id] = do
	s.mu.Unlock()
	inserted, err := s.enqueue(ctx, id, do)
	if err != nil || !inserted {
		// A job of the kind waits for its retry, or is about to begin or to end.
		s.mu.Lock()
		if s.queued[id] == do {
			delete(s.queued, id)
		}
		s.mu.Unlock()
	}
	return err
}

// stuckAfter is how long a job may be marked as running without a run.
const stuckAfter = 10 * time.Second

// unstick makes jobs available that are marked as running but that nobody runs: the
// outcome could not be written, for example on a full disk. A job must be found so for
// a while, since its run begins and ends a little beside its row.
func (s *Service) unstick(ctx context.Context) error {
	rows, err := s.db.Read().QueryContext(ctx, "SELECT id FROM river_job WHERE state = 'running'")
	if err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	defer rows.Close()
	s.mu.Lock()
	mine := map[int64]bool{}
	for _, r := range s.runs {
		mine[r.job] = true
	}
	before := s.suspects
	s.mu.Unlock()
	suspects := map[int64]time.Time{}
	var stuck []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return fmt.Errorf("job queue: %w", err)
		}
		since, again := before[id]
		switch {
		case mine[id]:
		case !again:
			suspects[id] = time.Now()
		case time.Since(since) > stuckAfter:
			stuck = append(stuck, id)
		default:
			suspects[id] = since
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	rows.Close() // before writing; closing twice is harmless
	s.mu.Lock()
	s.suspects = suspects
	s.mu.Unlock()
	if len(stuck) == 0 {
		return nil
	}
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		for _, id := range stuck {
			if _, err := tx.ExecContext(ctx, "UPDATE river_job SET state = 'available' WHERE id = ? AND state = 'running'", id); err != nil {
				return fmt.Errorf("job queue: %w", err)
			}
		}
		return nil
	})
}

package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"

	"github.com/witan-project/witan/internal/blobs"
)

// importDataset brings a dataset into blobs and index.
func (s *Service) importDataset(ctx context.Context, r *run) error {
	v, err := s.look(ctx, r.id)
	if err != nil {
		return s.unsettled(err)
	}
	if v.do != importIt {
		return s.finish(r) // what called for it is over
	}
	i, err := s.Import(ctx, v.current.importID())
	if err != nil {
		return s.unsettled(err)
	}
	s.mu.Lock()
	r.round, r.content = i.ID.Round, i.Dataset.CID
	s.mu.Unlock()
	w := &work{run: r, dataset: i.Dataset}
	err = s.stages(ctx, w)
	code, retry := classify(err)
	retry = retry && !r.last
	if err := s.letGo(w, r.unwanted() || err != nil && !r.stopping() && !retry); err != nil {
		s.log.Error("staging", "dataset", r.id, "error", err) // swept at the next start
	}
	switch {
	case r.unwanted():
		// The reconciler says what becomes of it.
		return s.unsettled(s.change(r, true, "state = ?", Requested))
	case r.stopping():
		return river.JobSnooze(0) // goes on after the next start, with what is staged
	case err != nil:
		return s.failed(w, err, code, retry)
	}
	s.log.Info("imported", "dataset", r.id, "round", r.round, "files", r.counters.files.Load(), "chunks", r.counters.chunks.Load())
	return nil
}

func (s *Service) stages(ctx context.Context, w *work) error {
	for _, st := range s.pipeline() {
		s.mu.Lock()
		entered := w.state == st.state
		w.state = st.state
		s.mu.Unlock()
		if !entered {
			if err := s.change(w.run, false, "state = ?, reason = '', settings = ?, attempts = ?, retry_at = 0",
				st.state, s.settings[:], w.attempt); err != nil {
				return err
			}
		}
		if err := st.run(ctx, w); err != nil {
			if cause := context.Cause(ctx); ctx.Err() != nil && cause != nil {
				return cause
			}
			return fmt.Errorf("%s: %w", st.state, err)
		}
	}
	if err := s.noteUnread(ctx, w); err != nil {
		return err
	}
	c := &w.counters
	return s.change(w.run, true, `state = ?, reason = '', last_error = '', ready_at = ?,
		bytes = ?, blocks = ?, files = ?, documents = ?, chunks = ?`, Ready, time.Now().UnixMilli(),
		c.bytes.Load(), c.blocks.Load(), c.files.Load(), c.documents.Load(), c.chunks.Load())
}

// noteUnread records the files that are not indexed, in several transactions, since a
// dataset of pictures has many.
func (s *Service) noteUnread(ctx context.Context, w *work) error {
	const batch = 500
	list := w.unread
	for first := true; first || len(list) > 0; first = false {
		part := list[:min(batch, len(list))]
		list = list[len(part):]
		err := s.db.Write(ctx, func(tx *sql.Tx) error {
			if first {
				if _, err := tx.ExecContext(ctx, "DELETE FROM import_file WHERE dataset = ?", w.id[:]); err != nil {
					return err
				}
			}
			insert, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO import_file (dataset, path, code) VALUES (?, ?, ?)")
			if err != nil {
				return err
			}
			defer insert.Close() // ends with the transaction anyway
			for _, f := range part {
				if _, err := insert.ExecContext(ctx, w.id[:], f.Path, f.Code); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("unread files: %w", err)
		}
	}
	return nil
}

// failed notes a failed attempt. Its text goes to the log only: it may quote content.
func (s *Service) failed(w *work, cause error, code Reason, retry bool) error {
	s.log.Warn("import failed", "dataset", w.id, "round", w.round, "code", code, "attempt", w.attempt, "retry", retry)
	if errors.Is(cause, blobs.ErrDamaged) {
		// Forget the files, so that the next attempt fetches them.
		if err := s.cfg.Blobs.Delete(context.WithoutCancel(w.ctx), w.id); err != nil && !errors.Is(err, blobs.ErrNotFound) {
			return s.unsettled(err)
		}
		s.mu.Lock()
		s.entry(w.id).stored = false
		s.show(w.id)
		s.mu.Unlock()
	}
	if !retry {
		return s.unsettled(s.change(w.run, true, "state = ?, reason = ?, last_error = ?, attempts = ?", Failed, code, code, w.attempt))
	}
	at := time.Now().Add(backoff(w.attempt))
	if err := s.change(w.run, false, "state = ?, last_error = ?, retry_at = ?", Requested, code, at.UnixMilli()); err != nil {
		return s.unsettled(err)
	}
	return jobError{code}
}

// finish ends a job whose work is not wanted any more.
func (s *Service) finish(r *run) error {
	ctx := context.WithoutCancel(r.ctx)
	return s.unsettled(s.db.Group(ctx, func(tx *sql.Tx) error { return r.complete(ctx, tx) }))
}

// unsettled turns a failure to write an outcome into one that River repeats.
func (s *Service) unsettled(err error) error {
	if err == nil {
		return nil
	}
	code, _ := classify(err)
	s.log.Error("job", "code", code, "error", err)
	return jobError{code}
}

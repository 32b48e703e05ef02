package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/riverqueue/river"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
)

// Purge says what is removed and why.
type Purge struct {
	Dataset  dataset.ID
	Reason   Reason
	Proposal *big.Int // that revoked it; nil otherwise, or if it is not known
}

// Note is what stands where the text stood.
func (p Purge) Note() string {
	switch p.Reason {
	case Revoked:
		if p.Proposal != nil {
			return "removed by proposal " + p.Proposal.String()
		}
		return "removed by a proposal"
	case Withdrawn:
		return "withdrawn by its contributor"
	case Expired:
		return "approval expired"
	case Suspended:
		return "suspended by the operator"
	case Reorganised:
		return "approval undone by a reorganisation of the chain"
	}
	return "removed: not requested"
}

// purgeDataset deletes every copy of a dataset's text that the server holds. Each step
// is idempotent; a purge that failed or was killed is repeated whole, and only its end
// is written as purged.
func (s *Service) purgeDataset(ctx context.Context, r *run) error {
	v, err := s.look(ctx, r.id)
	if err != nil {
		return s.unsettled(err)
	}
	if v.do != purgeIt {
		return s.finish(r) // what called for it is over
	}
	p := Purge{Dataset: r.id, Reason: v.reason}
	if p.Reason == "" && len(v.over) > 0 {
		p.Reason = v.over[0].reason // another round's, while the present one is wanted
	}
	if p.Reason == Revoked {
		if p.Proposal, err = s.revokedBy(ctx, r.id); err != nil {
			return s.unsettled(err)
		}
	}
	if err := s.purging(ctx, v.over); err != nil {
		return s.unsettled(err)
	}
	if err := s.remove(ctx, p, v.current); err != nil {
		if r.stopping() {
			return river.JobSnooze(0)
		}
		return s.unsettled(err)
	}
	if err := s.purged(r, v.over); err != nil {
		return s.unsettled(err)
	}
	s.log.Info("purged", "dataset", r.id, "reason", p.Reason)
	return nil
}

// remove takes the copies away: from where questions look first, from what could bring
// the others back last.
func (s *Service) remove(ctx context.Context, p Purge, current *row) error {
	err := s.cfg.Index.Remove(ctx, p.Dataset)
	s.hashes.published.Add(1)
	if err != nil {
		return fmt.Errorf("purge index: %w", err)
	}
	s.mu.Lock()
	s.entry(p.Dataset).indexed = false
	s.show(p.Dataset)
	s.mu.Unlock()
	if err := s.cfg.Blobs.Delete(ctx, p.Dataset); err != nil && !errors.Is(err, blobs.ErrNotFound) {
		return fmt.Errorf("purge blobs: %w", err)
	}
	s.mu.Lock()
	s.entry(p.Dataset).stored = false
	s.mu.Unlock()
	if current != nil {
		i, err := s.Import(ctx, current.importID())
		if err != nil {
			return err
		}
		if err := s.discardStaged(ctx, p.Dataset, i.Dataset.CID); err != nil {
			return fmt.Errorf("purge staging: %w", err)
		}
	}
	err = s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM import_file WHERE dataset = ?", p.Dataset[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("purge unread files: %w", err)
	}
	for _, f := range s.cfg.OnPurge {
		if err := f(ctx, p); err != nil {
			return fmt.Errorf("purge: %w", err)
		}
	}
	return s.db.Scrub(ctx)
}

// discardStaged deletes staged blocks, unless another dataset of the same content is
// being imported from them: they go when that import ends.
func (s *Service) discardStaged(ctx context.Context, id dataset.ID, content dataset.CID) error {
	s.mu.Lock()
	shared := false
	for _, r := range s.runs {
		shared = shared || r.do == importIt && r.id != id && r.content == content
	}
	s.mu.Unlock()
	if shared {
		return nil
	}
	return s.cfg.Staging.Discard(ctx, content)
}

// purging writes that the imports are on their way out.
func (s *Service) purging(ctx context.Context, over []ending) error {
	err := s.db.Group(ctx, func(tx *sql.Tx) error {
		for _, e := range over {
			if _, err := tx.Exec("UPDATE import SET state = ?, reason = ?, updated_at = ?, retry_at = 0 WHERE dataset = ? AND round = ?",
				Purging, e.reason, time.Now().UnixMilli(), e.id.Dataset[:], e.id.Round); err != nil {
				return err
			}
		}
		return nil
	})
	for _, e := range over {
		s.observe(ctx, e.id)
	}
	return err
}

// purged writes that nothing is left, and ends the job.
func (s *Service) purged(r *run, over []ending) error {
	ctx := context.WithoutCancel(r.ctx)
	err := s.db.Group(ctx, func(tx *sql.Tx) error {
		var suspended bool
		if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM suspension WHERE dataset = ?)", r.id[:]).Scan(&suspended); err != nil {
			return err
		}
		for _, e := range over {
			state := Purged
			if e.reason == Suspended && !suspended {
				state, e.reason = Requested, "" // resumed while it was purged
			}
			if _, err := tx.Exec(`UPDATE import SET state = ?, reason = ?, updated_at = ?, settings = NULL,
				attempts = 0, documents = 0, chunks = 0 WHERE dataset = ? AND round = ?`,
				state, e.reason, time.Now().UnixMilli(), e.id.Dataset[:], e.id.Round); err != nil {
				return err
			}
		}
		// A retry that waits would keep a later import waiting too.
		if _, err := tx.Exec(`DELETE FROM river_job WHERE kind = ? AND args ->> '$.dataset' = ? AND state IN ('retryable', 'scheduled')`,
			importArgs{}.Kind(), r.id.String()); err != nil {
			return err
		}
		return r.complete(ctx, tx)
	})
	if err != nil {
		return err
	}
	for _, e := range over {
		s.observe(ctx, e.id)
	}
	return nil
}

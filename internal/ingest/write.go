package ingest

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// write moves an import that nobody works on to another state, unless someone else did
// since it was read.
func (s *Service) write(ctx context.Context, from *row, to State, reason Reason) error {
	if from.state == to && from.reason == reason {
		return nil
	}
	changed := false
	err := s.db.Group(ctx, func(tx *sql.Tx) error {
		res, err := tx.Exec(`UPDATE import SET state = ?, reason = ?, updated_at = ?, retry_at = 0
			WHERE dataset = ? AND round = ? AND state = ? AND reason = ?`,
			to, reason, time.Now().UnixMilli(), from.id[:], from.round, from.state, from.reason)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		changed = n > 0
		return err
	})
	if err != nil {
		return fmt.Errorf("import %s: %w", ID{from.id, from.round}, err)
	}
	if changed {
		s.observe(ctx, ID{from.id, from.round})
	}
	return nil
}

// change updates columns of the import that r works on, ends its job in the same
// transaction if the run is over, and tells observers. It succeeds or fails whatever
// became of r's context.
func (s *Service) change(r *run, over bool, set string, args ...any) error {
	ctx := context.WithoutCancel(r.ctx)
	s.mu.Lock()
	id := ID{r.id, r.round}
	s.mu.Unlock()
	err := s.db.Group(ctx, func(tx *sql.Tx) error {
		args := append(append([]any{time.Now().UnixMilli()}, args...), id.Dataset[:], id.Round)
		if _, err := tx.Exec("UPDATE import SET updated_at = ?, "+set+" WHERE dataset = ? AND round = ?", args...); err != nil {
			return err
		}
		if over {
			return r.complete(ctx, tx)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("import %s: %w", id, err)
	}
	s.observe(ctx, id)
	return nil
}

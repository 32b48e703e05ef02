package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river/rivertype"
)

// Retry begins a failed import again, with all its attempts, or lets one that waits for
// its next attempt make it now. ErrNotFound; ErrNotFailed for an import in another state.
func (s *Service) Retry(ctx context.Context, id ID) (Import, error) {
	i, err := s.Import(ctx, id)
	if err != nil {
		return i, err
	}
	switch {
	case i.State == Failed:
		err = s.again(ctx, id)
	case i.State == Requested && !i.RetryAt.IsZero():
		err = s.sooner(ctx, id)
	default:
		return i, fmt.Errorf("%w: it is %s", ErrNotFailed, i.State)
	}
	if err != nil {
		return i, fmt.Errorf("retry %s: %w", id, err)
	}
	s.touch(id.Dataset)
	return s.Import(ctx, id)
}

func (s *Service) again(ctx context.Context, id ID) error {
	return s.db.Group(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`UPDATE import SET state = ?, reason = '', attempts = 0, retry_at = 0, updated_at = ?
			WHERE dataset = ? AND round = ? AND state = ?`,
			Requested, time.Now().UnixMilli(), id.Dataset[:], id.Round, Failed)
		return err
	})
}

// sooner makes the waiting job available now.
func (s *Service) sooner(ctx context.Context, id ID) error {
	var job int64
	err := s.db.Read().QueryRowContext(ctx, `SELECT id FROM river_job WHERE kind = ? AND args ->> '$.dataset' = ?
		AND state IN ('retryable', 'scheduled')`, importArgs{}.Kind(), id.Dataset.String()).Scan(&job)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // it is about to begin
	}
	if err != nil {
		return err
	}
	if _, err := s.client.JobRetry(ctx, job); err != nil && !errors.Is(err, rivertype.ErrNotFound) {
		return err
	}
	return s.db.Group(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE import SET retry_at = 0 WHERE dataset = ? AND round = ?", id.Dataset[:], id.Round)
		return err
	})
}

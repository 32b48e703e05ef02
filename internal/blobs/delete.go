package blobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gocloud.dev/gcerrors"

	"github.com/witan-project/witan/internal/dataset"
)

// Delete removes a dataset's objects physically, except files that another dataset
// holds too. A dataset that is not stored is no error. Delete that failed is repeated.
func (s *Store) Delete(ctx context.Context, id dataset.ID) error {
	r, err := s.row(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.delete(ctx, id, r); err != nil {
		return fmt.Errorf("delete dataset %s: %w", id, err)
	}
	return nil
}

// unshared selects the files of a dataset (?1) that no other one holds that is not
// being deleted itself.
const unshared = `SELECT r.file FROM blob_refs r WHERE r.dataset = ?1 AND NOT EXISTS (
	SELECT 1 FROM blob_refs o JOIN blob_datasets d ON d.id = o.dataset
	WHERE o.file = r.file AND o.dataset <> ?1 AND d.state <> 2)`

func (s *Store) delete(ctx context.Context, id dataset.ID, r row) error {
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "UPDATE blob_datasets SET state = 2 WHERE id = ?", r.id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM blob_blocks WHERE dataset = ?", r.id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM blob_files WHERE file IN ("+unshared+")", r.id)
		return err
	})
	if err != nil {
		return err
	}
	for _, key := range []string{manifestKey(id), nodesKey(id)} {
		if err := s.remove(ctx, key); err != nil {
			return err
		}
	}
	files, err := s.files(ctx, unshared, r.id)
	if err != nil {
		return err
	}
	for _, c := range files {
		if err := s.removeUnreferenced(ctx, c, r.id); err != nil {
			return err
		}
	}
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM blob_datasets WHERE id = ? AND state = 2", r.id)
		return err
	})
}

// removeUnreferenced deletes a file's object unless a Put began to need it: Put writes
// its reference first and the object under the same lock afterwards.
func (s *Store) removeUnreferenced(ctx context.Context, c dataset.CID, except int64) error {
	lock := s.stripe(c)
	lock.Lock()
	defer lock.Unlock()
	var n int
	err := s.db.Read().QueryRowContext(ctx, `SELECT count(*) FROM blob_refs r JOIN blob_datasets d ON d.id = r.dataset
		WHERE r.file = ? AND r.dataset <> ? AND d.state <> 2`, c.Bytes(), except).Scan(&n)
	if err != nil || n > 0 {
		return err
	}
	return s.remove(ctx, fileKey(c))
}

func (s *Store) remove(ctx context.Context, key string) error {
	if err := s.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return fmt.Errorf("%s: %w", key, err)
	}
	return nil
}

func (s *Store) files(ctx context.Context, query string, args ...any) ([]dataset.CID, error) {
	rows, err := s.db.Read().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []dataset.CID
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		c, err := dataset.CIDFromBytes(b)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, rows.Err()
}

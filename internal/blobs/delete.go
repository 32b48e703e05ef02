package blobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
)

// Delete removes a dataset's objects physically, except files that another dataset
// holds too. A dataset that is not stored is no error. Delete that failed is repeated.
func (s *Store) Delete(ctx context.Context, id dataset.ID) error {
	unlock, err := s.locks.lock(ctx, id)
	if err != nil {
		return err
	}
	defer unlock()
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

// delete first makes the dataset unknown to readers and takes the rows of its files, so
// that a Put that needs one of them writes it anew; then the objects; then what names
// them. After a crash the references are still there to go on with.
func (s *Store) delete(ctx context.Context, id dataset.ID, r row) error {
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{
			"UPDATE blob_datasets SET state = 2 WHERE id = ?1",
			"DELETE FROM blob_blocks WHERE dataset = ?1",
			"DELETE FROM blob_files WHERE file IN (" + unshared + ")",
		} {
			if _, err := tx.ExecContext(ctx, q, r.id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range []string{manifestKey(id), nodesKey(id)} {
		if err := s.remove(ctx, key); err != nil {
			return err
		}
	}
	files, err := s.cids(ctx, unshared, r.id)
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
// its reference first, and the object under the same lock afterwards.
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

func (s *Store) cids(ctx context.Context, query string, args ...any) ([]dataset.CID, error) {
	return scan(ctx, s, dataset.CIDFromBytes, query, args...)
}

func (s *Store) ids(ctx context.Context, query string, args ...any) ([]dataset.ID, error) {
	return scan(ctx, s, func(b []byte) (dataset.ID, error) { return dataset.ID(b), nil }, query, args...)
}

func scan[T any](ctx context.Context, s *Store, parse func([]byte) (T, error), query string, args ...any) ([]T, error) {
	rows, err := s.db.Read().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		v, err := parse(b)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}

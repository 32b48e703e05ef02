package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"strings"

	"gocloud.dev/blob"

	"github.com/witan-project/witan/internal/dataset"
)

// Swept tells what Sweep did.
type Swept struct {
	// Datasets are no longer stored: their Put or Delete was interrupted, or a power cut
	// took bytes of theirs. The reconciler imports again those that are still wanted.
	Datasets []dataset.ID
	// Objects that nothing named and that were deleted.
	Objects int
}

// Sweep brings bucket and records together after a crash. Call it once, before the
// first Put.
func (s *Store) Sweep(ctx context.Context) (Swept, error) {
	var swept Swept
	ids, err := s.ids(ctx, "SELECT dataset FROM blob_datasets WHERE state <> 1")
	if err != nil {
		return swept, err
	}
	hurt, err := s.hurt(ctx)
	if err != nil {
		return swept, err
	}
	for _, id := range append(ids, hurt...) {
		if err := s.Delete(ctx, id); err != nil {
			return swept, err
		}
		swept.Datasets = append(swept.Datasets, id)
	}
	swept.Objects, err = s.strays(ctx)
	return swept, err
}

// hurt names the datasets that lost bytes of files which were never synced, after it
// took these files' rows away, so that they are written again.
func (s *Store) hurt(ctx context.Context) ([]dataset.ID, error) {
	list, err := s.cids(ctx, "SELECT file FROM blob_files WHERE settled = 0")
	if err != nil {
		return nil, err
	}
	var ids []dataset.ID
	for _, c := range list {
		err := s.check(ctx, c)
		if err == nil {
			continue
		}
		if !errors.Is(err, ErrDamaged) {
			return nil, err
		}
		holders, err := s.ids(ctx, "SELECT d.dataset FROM blob_datasets d JOIN blob_refs r ON r.dataset = d.id WHERE r.file = ?", c.Bytes())
		if err != nil {
			return nil, err
		}
		ids = append(ids, holders...)
	}
	return ids, nil
}

// check hashes a file's object: ErrDamaged if it is not what its row says.
func (s *Store) check(ctx context.Context, c dataset.CID) error {
	var size int64
	var want []byte
	err := s.db.Read().QueryRowContext(ctx, "SELECT size, sha256 FROM blob_files WHERE file = ?", c.Bytes()).Scan(&size, &want)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: no record of it: %w", fileKey(c), ErrDamaged)
	}
	if err != nil {
		return err
	}
	r, err := s.read(ctx, fileKey(c), 0, -1)
	if err != nil {
		return damaged(err)
	}
	defer r.Close() // read only
	sum := sha256.New()
	n, err := io.Copy(sum, r)
	switch {
	case err != nil:
		return failed(fileKey(c), err)
	case n != size:
		return fmt.Errorf("%s: %d bytes, want %d: %w", fileKey(c), n, size, ErrDamaged)
	case string(sum.Sum(nil)) != string(want):
		return fmt.Errorf("%s: its bytes changed: %w", fileKey(c), ErrDamaged)
	}
	return nil
}

// strays deletes the objects that no row names, unfinished ones included.
func (s *Store) strays(ctx context.Context) (deleted int, err error) {
	const page = 10_000
	token := blob.FirstPageToken
	for token != nil {
		var objects []*blob.ListObject
		if objects, token, err = s.bucket.ListPage(ctx, token, page, nil); err != nil {
			return deleted, fmt.Errorf("list the bucket: %w", err)
		}
		for _, o := range objects {
			known, err := s.known(ctx, o.Key)
			if err != nil {
				return deleted, err
			}
			if known {
				continue
			}
			if err := s.remove(ctx, o.Key); err != nil {
				return deleted, err
			}
			deleted++
		}
	}
	return deleted, nil
}

// known tells whether a row names an object.
func (s *Store) known(ctx context.Context, key string) (bool, error) {
	query, arg := "", []byte(nil)
	if name, ok := strings.CutPrefix(key, filesPrefix); ok {
		c, err := dataset.ParseCID(name)
		if err != nil || fileKey(c) != key {
			return false, nil // unfinished, or not ours
		}
		query, arg = "SELECT count(*) FROM blob_files WHERE file = ?", c.Bytes()
	} else {
		name := strings.TrimPrefix(key, nodesPrefix)
		if m, ok := strings.CutPrefix(key, manifestsPrefix); ok {
			name = strings.TrimSuffix(m, manifestSuffix)
		}
		id, err := dataset.ParseID(name)
		if err != nil || nodesKey(id) != key && manifestKey(id) != key {
			return false, nil // unfinished, or not ours
		}
		query, arg = "SELECT count(*) FROM blob_datasets WHERE dataset = ?", id[:]
	}
	var n int
	err := s.db.Read().QueryRowContext(ctx, query, arg).Scan(&n)
	return n > 0, err
}

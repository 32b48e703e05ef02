package blobs

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/witan-project/witan/internal/dataset"
)

// A folder's files are written without a sync, since 1,000 small ones would take a
// second each time. Until they are known to survive a power cut their rows say so; a
// while after a Put they are synced one by one, and Sweep hashes what was not.

const (
	settleDelay   = 3 * time.Second  // after the last Put
	settleAtClose = 10 * time.Second // at most
	settleBatch   = 500              // files marked in one transaction
)

// settleSoon wakes the background work; a later Put puts it off.
func (s *Store) settleSoon() {
	if s.folder == "" {
		return
	}
	select {
	case s.wake <- struct{}{}:
	default: // woken already
	}
}

func (s *Store) settleLoop(ctx context.Context) {
	defer close(s.stopped)
	timer := time.NewTimer(settleDelay)
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
			timer.Reset(settleDelay)
		case <-timer.C:
			if err := s.Settle(ctx); err != nil && ctx.Err() == nil {
				timer.Reset(10 * settleDelay) // Sweep is what matters if this keeps failing
			}
		}
	}
}

// syncNames makes the names of new files durable. Not every system can sync a folder;
// there the file system itself has to order names behind content, as most do.
func (s *Store) syncNames() error {
	d, err := os.Open(filepath.Join(s.folder, filepath.FromSlash(filesPrefix)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}

// Settle syncs the files that are not known to survive a power cut. The store does it
// on its own some seconds after a Put.
func (s *Store) Settle(ctx context.Context) error {
	if s.folder == "" {
		return nil
	}
	for {
		list, err := s.cids(ctx, "SELECT file FROM blob_files WHERE settled = 0 LIMIT ?", settleBatch)
		if err != nil || len(list) == 0 {
			return err
		}
		var synced []dataset.CID
		for _, c := range list {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			err := s.sync(fileKey(c))
			if errors.Is(err, ErrNotFound) {
				continue // deleted meanwhile, or lost, which Verify names
			}
			if err != nil {
				return err
			}
			synced = append(synced, c)
		}
		if err := s.syncNames(); err != nil {
			return err
		}
		err = s.db.Write(ctx, func(tx *sql.Tx) error {
			for _, c := range synced {
				if _, err := tx.ExecContext(ctx, "UPDATE blob_files SET settled = 1 WHERE file = ?", c.Bytes()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || len(synced) == 0 {
			return err
		}
	}
}

package ipfs

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// Sweep deletes, physically, the bytes of every upload that is older than its lifetime
// and that live does not name (live: a proposal or approval that still counts names
// this root), and files that belong to no upload.
func (u *Uploads) Sweep(ctx context.Context, live func(root dataset.CID) bool) error {
	old := u.config.Now().Add(-u.config.Lifetime)
	return u.sweep(ctx, func(_ string, root dataset.CID, created time.Time) bool {
		return created.Before(old) && !live(root)
	})
}

// Remove deletes every upload of a root at once, for a purge.
func (u *Uploads) Remove(ctx context.Context, root dataset.CID) error {
	return u.sweep(ctx, func(_ string, r dataset.CID, _ time.Time) bool { return r == root })
}

func (u *Uploads) sweep(ctx context.Context, drop func(id string, root dataset.CID, created time.Time) bool) error {
	known := map[string]struct{}{}
	var gone []string
	rows, err := u.db.Read().QueryContext(ctx, "SELECT id, root, state, created_at FROM uploads")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, state string
		var raw []byte
		var created int64
		if err := rows.Scan(&id, &raw, &state, &created); err != nil {
			return err
		}
		root, err := dataset.CIDFromBytes(raw)
		if err != nil {
			return err
		}
		if UploadState(state) != Failed { // a crash may have kept the bytes of a failed one
			known[id] = struct{}{}
		}
		if drop(id, root, time.UnixMilli(created)) {
			gone = append(gone, id)
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	var errs []error
	for _, id := range gone {
		errs = append(errs, u.drop(ctx, id))
	}
	errs = append(errs, u.strays(known), u.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM upload_days WHERE day < ?", u.config.Now().UnixMilli()/dayMillis-1)
		return err
	}))
	return errors.Join(errs...)
}

// drop deletes one upload. A call that is writing to it goes first.
func (u *Uploads) drop(ctx context.Context, id string) error {
	for !u.claim(id) {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	defer u.unclaim(id)
	u.closeShelf(id)
	if err := u.removeFile(id); err != nil {
		return err
	}
	return u.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM uploads WHERE id = ?", id)
		return err
	})
}

// strays deletes files without an upload. known was read before the folder is, so an
// upload that was created since is asked for again.
func (u *Uploads) strays(known map[string]struct{}) error {
	entries, err := os.ReadDir(u.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".car")
		if _, is := known[id]; !ok || is {
			continue
		}
		var n int
		if err := u.db.Read().QueryRow("SELECT count(*) FROM uploads WHERE id = ? AND state <> 'failed'", id).Scan(&n); err != nil {
			return err
		}
		if n == 0 {
			if err := u.removeFile(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// uploadShelf is an upload's file while it is read.
type uploadShelf struct {
	*staged
	name string
}

// Name implements Source.
func (s *uploadShelf) Name() string { return s.name }

// CAR implements Source.
func (s *uploadShelf) CAR(ctx context.Context, root cid.Cid) (io.ReadCloser, error) {
	return StreamCAR(ctx, root, s), nil
}

// Open gives the content of a complete upload of root as a Source that Fetch reads in
// place. NotFound when there is none. It stays open until the upload is dropped.
func (u *Uploads) Open(ctx context.Context, root dataset.CID) (Source, error) {
	var id string
	err := u.db.Read().QueryRowContext(ctx, "SELECT id FROM uploads WHERE root = ? AND state = 'complete' ORDER BY created_at, id LIMIT 1", root.Bytes()).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fail(NotFound, root.Cid(), "no complete upload")
	}
	if err != nil {
		return nil, err
	}
	return u.shelf(id, root)
}

func (u *Uploads) shelf(id string, root dataset.CID) (*uploadShelf, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if s, open := u.shelves[id]; open {
		return s, nil
	}
	car, err := readCARFile(u.path(id), root.Cid(), u.config.Limits.BlockBytes)
	if err != nil {
		return nil, err
	}
	s := &uploadShelf{&staged{car: car}, "upload " + id}
	u.shelves[id] = s
	return s, nil
}

func (u *Uploads) closeShelf(id string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if s, open := u.shelves[id]; open {
		s.car.close() // read only
		delete(u.shelves, id)
	}
}

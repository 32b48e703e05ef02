package ipfs

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strings"
	"time"

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
	u.forget(id)
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

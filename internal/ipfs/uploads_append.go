package ipfs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/ethereum/go-ethereum/common"
)

// Append takes the next bytes of an upload, at most PartBytes of them. Bytes that came
// before the reader failed count. When it returns, the offset is synced; blocks that
// became whole were hashed before.
//
// A wrong offset and a second call at the same time are *OffsetError and change
// nothing. Bytes that are no CARv1 of the root, or blocks that are not what their CIDs
// say, make the upload Failed and delete it. The last byte makes it Complete, or Failed
// when the DAG is not whole or over limits.
func (u *Uploads) Append(ctx context.Context, id string, owner common.Address, offset int64, r io.Reader) (Upload, error) {
	claimed := u.claim(id)
	if claimed {
		defer u.unclaim(id)
	}
	up, verified, err := u.get(ctx, id, owner)
	switch {
	case err != nil:
		return up, err
	case up.State != Receiving:
		return up, &Error{Code: UploadClosed, Err: fmt.Errorf("the upload is %s", up.State)}
	case !claimed:
		return up, &OffsetError{UploadBusy, up.Offset}
	case offset != up.Offset:
		return up, &OffsetError{UploadOffset, up.Offset}
	}
	f, err := u.open(up)
	if err != nil {
		err = u.orFail(ctx, &up, err)
		return up, err
	}
	counts := up.Offset
	defer func() {
		_ = f.Truncate(counts) // only early: the next call cuts what does not count, too
		_ = f.Close()          // what counts was synced
	}()
	n, broken := u.receive(f, up, r)
	if n == 0 {
		return up, broken
	}
	ctx = context.WithoutCancel(ctx) // what a client sent before it went away counts all the same
	next := up
	next.Offset += n
	verified, err = u.check(f, next, verified)
	if err == nil {
		err = f.Sync()
	}
	if err == nil && next.Offset == next.Bytes {
		next.State = Complete
		err = u.finish(ctx, next, verified)
	}
	if err != nil {
		err = u.orFail(ctx, &up, err)
		return up, err
	}
	counts = next.Offset // even if the commit fails in a way that may have committed
	if err := u.record(ctx, next, verified, n); err != nil {
		if errors.Is(err, QuotaAddress) {
			counts = up.Offset
		}
		return up, err
	}
	return next, broken
}

// open gives the upload's file, as long as it was recorded: bytes beyond that were never
// answered.
func (u *Uploads) open(up Upload) (*os.File, error) {
	f, err := os.OpenFile(u.path(up.ID), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, diskError(err)
	}
	info, err := f.Stat()
	switch {
	case err == nil && info.Size() < up.Offset:
		err = &Error{Code: UploadLost, Err: fmt.Errorf("%d of %d received bytes are on disk", info.Size(), up.Offset)}
	case err == nil:
		err = f.Truncate(up.Offset)
	}
	if err == nil && up.Offset == 0 {
		err = syncDir(u.dir)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// syncDir makes a new file's name durable. Not every system can open a folder for that;
// where it cannot, a power cut may lose the file, which open notices.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}

// receive writes what comes. n counts even when the reader broke off.
func (u *Uploads) receive(f *os.File, up Upload, r io.Reader) (n int64, err error) {
	most := min(u.config.PartBytes, up.Bytes-up.Offset)
	n, err = io.Copy(io.NewOffsetWriter(f, up.Offset), io.LimitReader(r, most))
	if err != nil {
		return n, diskError(err)
	}
	var more [1]byte
	if extra, _ := io.ReadFull(r, more[:]); extra > 0 { // an error here is no loss: all that may count has come
		return 0, &Error{Code: PartTooLarge, Err: fmt.Errorf("at most %d bytes at offset %d", most, up.Offset)}
	}
	return n, nil
}

// check hashes the blocks that became whole and returns how far the file is verified.
func (u *Uploads) check(f *os.File, up Upload, verified int64) (int64, error) {
	if verified == 0 {
		want := carHeader(up.Root.Cid())
		found := make([]byte, min(int64(len(want)), up.Offset))
		if _, err := f.ReadAt(found, 0); err != nil {
			return 0, err
		}
		if string(found) != string(want[:len(found)]) {
			return 0, &Error{Code: NotACAR, Err: fmt.Errorf("it does not begin as a CARv1 whose one root is %s", up.Root)}
		}
		if len(found) < len(want) {
			return 0, nil
		}
		verified = int64(len(want))
	}
	good, err := sections(f, verified, up.Offset, u.config.Limits.BlockBytes, true, func(address, span) error { return nil })
	if errors.Is(err, errCAR) {
		err = &Error{Code: NotACAR, Err: fmt.Errorf("at byte %d: %w", good, err)}
	}
	return good, err
}

// finish decides whether a whole file is a whole DAG.
func (u *Uploads) finish(ctx context.Context, up Upload, verified int64) error {
	if verified != up.Bytes {
		return &Error{Code: NotACAR, Err: fmt.Errorf("the last section is cut at byte %d", up.Bytes)}
	}
	car, err := readCARFile(u.path(up.ID), up.Root.Cid(), u.config.Limits.BlockBytes)
	if err != nil {
		return err
	}
	defer car.close() // read only
	t, err := surveyTree(ctx, up.Root.Cid(), &staged{car: car}, u.config.Limits)
	if missing(err) {
		return &Error{Code: Incomplete, CID: up.Root.Cid(), Err: err}
	}
	if err != nil {
		return err
	}
	for d := range car.index {
		_, raw := t.seen[place{d, false}]
		_, pb := t.seen[place{d, true}]
		if !raw && !pb {
			return &Error{Code: Unlinked, CID: d.cid(false), Err: errors.New("the root does not reach it")}
		}
	}
	return nil
}

// orFail records what a failure means for the upload: content errors end it and delete
// its bytes, others leave it as it was.
func (u *Uploads) orFail(ctx context.Context, up *Upload, err error) error {
	e, coded := errors.AsType[*Error](err)
	if !coded || e.Code == DiskFull {
		return err
	}
	up.State, up.Reason = Failed, e.Code
	return errors.Join(err, u.fail(ctx, up.ID, e.Code))
}

func (u *Uploads) fail(ctx context.Context, id string, reason Code) error {
	err := u.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE uploads SET state = 'failed', reason = ?, updated_at = ? WHERE id = ?",
			string(reason), u.config.Now().UnixMilli(), id)
		return err
	})
	if err != nil {
		return err
	}
	return u.removeFile(id)
}

func (u *Uploads) removeFile(id string) error {
	if err := os.Remove(u.path(id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (u *Uploads) record(ctx context.Context, up Upload, verified, n int64) error {
	now := u.config.Now().UnixMilli()
	return u.db.Group(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE uploads SET received = ?, verified = ?, state = ?, updated_at = ? WHERE id = ?",
			up.Offset, verified, string(up.State), now, up.ID)
		if err != nil {
			return err
		}
		var today int64
		err = tx.QueryRowContext(ctx, `INSERT INTO upload_days (owner, day, bytes) VALUES (?, ?, ?)
			ON CONFLICT (owner, day) DO UPDATE SET bytes = bytes + excluded.bytes RETURNING bytes`,
			up.Owner[:], now/dayMillis, n).Scan(&today)
		if err == nil && today > u.config.DayBytes {
			err = &Error{Code: QuotaAddress, Err: fmt.Errorf("%d bytes are left of this day (UTC)", u.config.DayBytes-today+n)}
		}
		return err
	})
}

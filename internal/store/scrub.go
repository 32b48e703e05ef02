package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrBusy: readers kept the write-ahead log in use for the whole wait. Try again.
var ErrBusy = errors.New("the write-ahead log is in use")

const (
	scrubWait  = 30 * time.Second       // longest wait for readers to end
	scrubTry   = 250 * time.Millisecond // longest time one try keeps writers waiting
	scrubPause = 20 * time.Millisecond  // lets waiting writers in between two tries
)

// Scrub moves the whole write-ahead log into the database and cuts it to zero bytes.
// Together with secure_delete it makes text that was deleted before the call
// physically gone from all of SQLite's files. It waits up to 30 s for open readers,
// then returns ErrBusy.
func (db *DB) Scrub(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, scrubWait, ErrBusy)
	defer cancel()
	for {
		busy, err := db.checkpoint(ctx)
		if err != nil && ctx.Err() == nil {
			return fmt.Errorf("scrub: %w", err)
		}
		if err == nil && !busy {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("scrub: %w", context.Cause(ctx))
		case <-time.After(scrubPause):
		}
	}
}

func (db *DB) checkpoint(ctx context.Context) (busy bool, err error) {
	conn, err := db.writer.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer func() {
		// The connection goes back to the pool as it was, even if ctx just ended.
		_, e := conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA busy_timeout(%d)", busyTimeout.Milliseconds()))
		err = errors.Join(err, e, conn.Close())
	}()
	if _, err := conn.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout(%d)", scrubTry.Milliseconds())); err != nil {
		return false, err
	}
	var blocked, logged, moved int64
	err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&blocked, &logged, &moved)
	return blocked != 0, err
}

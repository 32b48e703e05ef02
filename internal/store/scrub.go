package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/witan-project/witan/internal/store/slack"
)

// ErrBusy: readers kept the write-ahead log in use for the whole wait. Try again.
var ErrBusy = errors.New("the write-ahead log is in use")

const (
	scrubWait  = 30 * time.Second       // longest wait for readers to end
	scrubTry   = 250 * time.Millisecond // longest time one try keeps writers waiting
	scrubPause = 20 * time.Millisecond  // lets waiting writers in between two tries
	scrubPages = 1024                   // pages cleared while writers wait
	scrubTries = 3                      // the last one clears all it finds
)

// Scrub makes text that was deleted or changed before the call physically gone from all
// of SQLite's files. Freed cells and pages are zeroed when they are freed (secure_delete);
// Scrub zeroes the copies that balancing left in unused parts of pages (package slack),
// moves the write-ahead log into the database and cuts it to zero bytes. Others read and
// write meanwhile. It waits up to 30 s for readers that keep the log in use, then returns
// ErrBusy; nothing is gone for certain until a call has returned nil.
func (db *DB) Scrub(ctx context.Context) error {
	err := db.scrubs.do(ctx, func() error {
		if err := db.sweep(ctx, scrubPages); err != nil {
			return err
		}
		return db.truncate(ctx)
	})
	if err != nil {
		return fmt.Errorf("scrub: %w", err)
	}
	return nil
}

// scrubs runs one scrub at a time. Callers that waited while a whole run passed share its
// success.
type scrubs struct {
	turn    chan struct{} // holds one token while a run is on
	started atomic.Uint64 // number of the latest run
	done    uint64        // number of the latest run that succeeded; belongs to who has the turn
}

func newScrubs() scrubs { return scrubs{turn: make(chan struct{}, 1)} }

func (s *scrubs) do(ctx context.Context, run func() error) error {
	came := s.started.Load()
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.turn }()
	if s.done > came {
		return nil // it started after we came
	}
	n := s.started.Add(1)
	if err := run(); err != nil {
		return err
	}
	s.done = n
	return nil
}

// sweep clears the unused parts of all pages. Only what one transaction finds and clears
// is sure to be everything, since writers in between move pages. Where there is much to
// clear, as at the first time, it goes before that in transactions of part pages.
func (db *DB) sweep(ctx context.Context, part int) error {
	for try := range scrubTries {
		var left []uint32
		err := db.Write(ctx, func(tx *sql.Tx) error {
			pages, err := slack.Find(ctx, tx)
			if err != nil {
				return err
			}
			if len(pages) > part && try < scrubTries-1 {
				left = pages
				return nil
			}
			return slack.Clear(ctx, tx, pages)
		})
		if err != nil || len(left) == 0 {
			return err
		}
		for some := range slices.Chunk(left, part) {
			if err := db.Write(ctx, func(tx *sql.Tx) error { return slack.Clear(ctx, tx, some) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// truncate empties the write-ahead log as soon as no reader needs it.
func (db *DB) truncate(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, scrubWait, ErrBusy)
	defer cancel()
	for {
		busy, err := db.checkpoint(ctx)
		if err != nil && ctx.Err() == nil {
			return err
		}
		if err == nil && !busy {
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
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

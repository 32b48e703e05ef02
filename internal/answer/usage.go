package answer

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/witan-project/witan/internal/store"
)

// Usage counts questions by day (UTC), apart from conversations: the numbers stay when
// those are deleted. A question pays an addition in memory; what was added is written
// together, soon after. A crash loses the last moments.
type Usage struct {
	db *store.DB

	flushing sync.Mutex // held while counts are on their way to the database
	mu       sync.Mutex
	pending  map[int64]counts
	timer    *time.Timer // set while a flush is due
	closed   bool
}

type counts struct{ asked, refused int64 }

// UsedDay is the use of one day.
type UsedDay struct {
	Day       time.Time // its begin, UTC
	Asked     int64     // questions answered, refusals included
	Refused   int64     // answered with NotInBase
	Documents int64     // imported for the first time
}

// flushAfter is how long counts may wait for others.
const flushAfter = 2 * time.Second

// NewUsage counts into db. Close it before db.
func NewUsage(db *store.DB) *Usage {
	return &Usage{db: db, pending: map[int64]counts{}}
}

const daySeconds = 24 * 60 * 60

// count adds one answered question.
func (u *Usage) count(at time.Time, refused bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	day := at.Unix() / daySeconds
	c := u.pending[day]
	c.asked++
	if refused {
		c.refused++
	}
	u.pending[day] = c
	u.schedule()
}

// schedule sees to a flush. Called with mu held.
func (u *Usage) schedule() {
	if u.timer != nil || u.closed {
		return
	}
	u.timer = time.AfterFunc(flushAfter, func() {
		if err := u.Flush(context.Background()); err != nil {
			slog.Error("use is counted in memory until it can be written", "error", err)
		}
	})
}

// Flush writes what was counted. On an error it stays to be written later.
func (u *Usage) Flush(ctx context.Context) error {
	u.flushing.Lock()
	defer u.flushing.Unlock()
	u.mu.Lock()
	taken := u.pending
	u.pending = map[int64]counts{}
	if u.timer != nil {
		u.timer.Stop()
		u.timer = nil
	}
	u.mu.Unlock()
	if len(taken) == 0 {
		return nil
	}
	err := u.db.Group(ctx, func(tx *sql.Tx) error {
		for day, c := range taken {
			if _, err := tx.ExecContext(ctx, `INSERT INTO usage_day (day, asked, refused) VALUES (?, ?, ?)
				ON CONFLICT (day) DO UPDATE SET asked = asked + excluded.asked, refused = refused + excluded.refused`,
				day, c.asked, c.refused); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		return nil
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for day, c := range taken {
		now := u.pending[day]
		u.pending[day] = counts{now.asked + c.asked, now.refused + c.refused}
	}
	u.schedule()
	return fmt.Errorf("usage: %w", err)
}

// Days gives the days since one that had any use, the oldest first.
func (u *Usage) Days(ctx context.Context, since time.Time) ([]UsedDay, error) {
	if err := u.Flush(ctx); err != nil {
		return nil, err
	}
	rows, err := u.db.Read().QueryContext(ctx, "SELECT day, asked, refused, documents FROM usage_day WHERE day >= ? ORDER BY day", since.Unix()/daySeconds)
	if err != nil {
		return nil, fmt.Errorf("usage: %w", err)
	}
	defer rows.Close()
	var out []UsedDay
	for rows.Next() {
		var d UsedDay
		var day int64
		if err := rows.Scan(&day, &d.Asked, &d.Refused, &d.Documents); err != nil {
			return nil, fmt.Errorf("usage: %w", err)
		}
		d.Day = time.Unix(day*daySeconds, 0).UTC()
		out = append(out, d)
	}
	return out, rows.Err()
}

// Close writes what is left.
func (u *Usage) Close() error {
	u.mu.Lock()
	u.closed = true
	u.mu.Unlock()
	return u.Flush(context.Background())
}

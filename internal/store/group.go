package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// maxGroup bounds how many functions share one commit, and so how long the first of
// them waits for the last.
const maxGroup = 512

// ErrClosed: the database was closed.
var ErrClosed = errors.New("the database is closed")

// group collects write functions and commits them together. While one commit is being
// synced the next callers queue up, so batches grow with the load and a lone caller
// waits for nobody.
type group struct {
	db *sql.DB

	mu     sync.Mutex
	queue  []*call
	closed bool

	wake    chan struct{} // holds one token while the queue may be filled
	stopped chan struct{} // closed when the worker has ended
}

type call struct {
	f        func(*sql.Tx) error
	taken    bool // guarded by group.mu; a taken call runs, whatever its context says
	done     chan struct{}
	err      error
	panicked any
}

func newGroup(db *sql.DB) *group {
	g := &group{db: db, wake: make(chan struct{}, 1), stopped: make(chan struct{})}
	go g.work()
	return g
}

func (g *group) do(ctx context.Context, f func(*sql.Tx) error) error {
	c := &call{f: f, done: make(chan struct{})}
	g.mu.Lock()
	if g.closed {
		g.mu.Unlock()
		return ErrClosed
	}
	g.queue = append(g.queue, c)
	g.mu.Unlock()
	g.signal()

	select {
	case <-c.done:
	case <-ctx.Done():
		if g.abandon(c) {
			return ctx.Err()
		}
		<-c.done
	}
	if c.panicked != nil {
		panic(c.panicked)
	}
	return c.err
}

func (g *group) signal() {
	select {
	case g.wake <- struct{}{}:
	default: // a token waits already
	}
}

// abandon takes c out of the queue; false if it runs or ran.
func (g *group) abandon(c *call) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if c.taken {
		return false
	}
	for i, q := range g.queue {
		if q == c {
			g.queue = append(g.queue[:i], g.queue[i+1:]...)
			break
		}
	}
	return true
}

func (g *group) take() (batch []*call, more, closed bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := min(len(g.queue), maxGroup)
	batch = append(batch, g.queue[:n]...)
	clear(g.queue[:n])
	g.queue = g.queue[n:]
	if len(g.queue) == 0 {
		g.queue = nil // lets the drained backing array go
	}
	for _, c := range batch {
		c.taken = true
	}
	return batch, len(g.queue) > 0, g.closed
}

func (g *group) work() {
	defer close(g.stopped)
	for range g.wake {
		batch, more, closed := g.take()
		if len(batch) > 0 {
			g.commit(batch)
		}
		if more || closed && len(batch) > 0 {
			g.signal()
		} else if closed {
			return
		}
	}
}

func (g *group) commit(batch []*call) {
	err := g.run(batch)
	for _, c := range batch {
		if err != nil && c.err == nil {
			c.err = fmt.Errorf("group commit: %w", err)
		}
		close(c.done)
	}
}

// run executes the batch in one transaction. Its error concerns every call that has no
// error of its own: nothing of the batch was committed.
func (g *group) run(batch []*call) error {
	ctx := context.Background() // no single caller's context may end what all share
	tx, err := g.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	for _, c := range batch {
		if _, err := tx.ExecContext(ctx, "SAVEPOINT one"); err != nil {
			return err
		}
		c.run(tx)
		if c.err != nil {
			if _, err := tx.ExecContext(ctx, "ROLLBACK TO one"); err != nil {
				return errors.Join(c.err, err) // e.g. disk full: SQLite ended the transaction itself
			}
		}
		if _, err := tx.ExecContext(ctx, "RELEASE one"); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// run hands a panic of f back to f's caller, so that one caller cannot end the others.
func (c *call) run(tx *sql.Tx) {
	defer func() {
		if p := recover(); p != nil {
			c.panicked = p
			c.err = fmt.Errorf("panic: %v", p)
		}
	}()
	c.err = c.f(tx)
}

// close lets queued calls finish and refuses new ones. It may be called twice.
func (g *group) close() {
	g.mu.Lock()
	g.closed = true
	g.mu.Unlock()
	g.signal()
	<-g.stopped
}

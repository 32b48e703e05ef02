// Package embedded is the index in this process: chunks in a SQLite file of its own,
// postings in memory, ranking by BM25F.
//
// A published dataset is one immutable segment. Searches work on a list of segments
// that is replaced as a whole, so they never wait for a Publish and see a dataset
// entirely or not at all. Texts stay on disk; only those of the best passages are read.
package embedded

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	_ "modernc.org/sqlite" // the database/sql driver "sqlite"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
)

//go:embed schema.sql
var schema string

const readers = 4

// Index is an index.Index.
type Index struct {
	write *sql.DB // one connection
	read  *sql.DB // read-only connections

	changes sync.Mutex                 // one Publish or Remove at a time
	view    atomic.Pointer[[]*segment] // sorted by dataset id; replaced, never changed
	running sync.RWMutex               // held shared by every call, taken by Close
	closed  bool
}

var _ index.Index = (*Index)(nil)

// Open opens or creates the index file at path and loads its postings. One process at
// a time may have it open; the data directory's lock sees to that.
func Open(ctx context.Context, path string) (*Index, error) {
	x, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", path, err)
	}
	return x, nil
}

func open(ctx context.Context, path string) (*Index, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) // SQLite alone would let others read it
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	x := &Index{}
	if x.write, err = sql.Open("sqlite", dsn(path, "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)", "cache_size(-8000)")); err != nil {
		return nil, err
	}
	x.write.SetMaxOpenConns(1)
	if x.read, err = sql.Open("sqlite", dsn(path, "query_only(ON)", "cache_size(-2000)")); err != nil {
		return nil, errors.Join(err, x.write.Close())
	}
	x.read.SetMaxOpenConns(readers)
	x.read.SetMaxIdleConns(readers)
	if err := x.load(ctx); err != nil {
		return nil, errors.Join(err, x.write.Close(), x.read.Close())
	}
	return x, nil
}

// dsn escapes the path, so that no character of it can add an option.
func dsn(path string, pragmas ...string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(5000)", "temp_store(MEMORY)"}, pragmas...)}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// begin marks a running call; the caller must call x.running.RUnlock when err is nil.
func (x *Index) begin() error {
	x.running.RLock()
	if x.closed {
		x.running.RUnlock()
		return index.ErrClosed
	}
	return nil
}

// segments is the present view.
func (x *Index) segments() []*segment { return *x.view.Load() }

// replace swaps the segment of id for s, or takes it out where s is nil.
func (x *Index) replace(id dataset.ID, s *segment) {
	next := slices.DeleteFunc(slices.Clone(x.segments()), func(o *segment) bool { return o.id == id })
	if s != nil {
		i, _ := slices.BinarySearchFunc(next, id, func(o *segment, id dataset.ID) int { return slices.Compare(o.id[:], id[:]) })
		next = slices.Insert(next, i, s)
	}
	x.view.Store(&next)
}

// Close implements index.Index.
func (x *Index) Close() error {
	x.running.Lock()
	defer x.running.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	return errors.Join(x.read.Close(), x.write.Close())
}

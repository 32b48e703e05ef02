package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/witan-project/witan/internal/store/slack"
	"github.com/witan-project/witan/internal/store/storetest"
)

// shelf is a table of saved texts with keys of chance, as conversations have.
const shelf = "CREATE TABLE shelf (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID"

func put(t testing.TB, db *DB, r *rand.Rand, rows int) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := db.Write(t.Context(), func(tx *sql.Tx) error {
		for range rows {
			id, text := fmt.Sprintf("%016x", r.Uint64()), strings.Repeat(fmt.Sprintf("%016x%016x ", r.Uint64(), r.Uint64()), 1+r.Intn(60))
			if _, err := tx.Exec("INSERT INTO shelf (id, text) VALUES (?, ?)", id, text); err != nil {
				return err
			}
			texts[id] = text
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// While others read and write, nothing remains of what was rewritten or deleted, and
// nothing else is lost.
func TestScrubBesideReadersAndWriters(t *testing.T) {
	for seed := range int64(4) {
		r := rand.New(rand.NewSource(seed))
		db := open(t)
		err := db.Write(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(shelf); return err })
		if err != nil {
			t.Fatal(err)
		}
		texts := put(t, db, r, 800)
		stop := beside(t, db)
		var gone []string
		for round := range 4 {
			err := db.Write(t.Context(), func(tx *sql.Tx) error {
				n := 0
				for id, text := range texts {
					if n++; n > 180 {
						break
					}
					query := "DELETE FROM shelf WHERE id = ?"
					if n%2 == 0 {
						query = "UPDATE shelf SET text = 'removed' WHERE id = ?"
					}
					if _, err := tx.Exec(query, id); err != nil {
						return err
					}
					delete(texts, id)
					gone = append(gone, text)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Scrub(t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, f := range storetest.Remains(t, filepath.Dir(db.path), gone...) {
				t.Errorf("seed %d, round %d: %s", seed, round, f)
			}
		}
		added := stop()
		for id, want := range texts {
			var got string
			if err := db.Read().QueryRow("SELECT text FROM shelf WHERE id = ?", id).Scan(&got); err != nil || got != want {
				t.Fatalf("row %s: %v", id, err)
			}
		}
		var rows int
		var verdict string
		if err := db.Read().QueryRow("SELECT count(*) FROM shelf WHERE text = 'noise'").Scan(&rows); err != nil || rows != added {
			t.Errorf("%d rows of the writer beside, want %d; %v", rows, added, err)
		}
		if err := db.Read().QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
			t.Errorf("integrity: %s, %v", verdict, err)
		}
	}
}

// beside reads and writes until stop is called, which tells how many rows it added.
func beside(t *testing.T, db *DB) (stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var both sync.WaitGroup
	added := 0
	both.Go(func() {
		for ; ctx.Err() == nil; added++ {
			err := db.Group(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
				_, err := tx.Exec("INSERT INTO shelf (id, text) VALUES (?, 'noise')", fmt.Sprintf("%x noise", rand.Uint64()))
				return err
			})
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	both.Go(func() {
		for ctx.Err() == nil {
			var n int
			if err := db.Read().QueryRowContext(ctx, "SELECT sum(length(text)) FROM shelf").Scan(&n); err != nil && ctx.Err() == nil {
				t.Error(err)
				return
			}
		}
	})
	return func() int {
		cancel()
		both.Wait()
		return added
	}
}

// Where there is more to clear than writers should wait for, it goes in parts.
func TestSweepInParts(t *testing.T) {
	db := open(t)
	err := db.Write(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(shelf); return err })
	if err != nil {
		t.Fatal(err)
	}
	texts := put(t, db, rand.New(rand.NewSource(1)), 1000)
	if err := db.Write(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec("DELETE FROM shelf WHERE id > '8'"); return err }); err != nil {
		t.Fatal(err)
	}
	for _, want := range []bool{true, false} {
		tx, err := db.Read().Begin()
		if err != nil {
			t.Fatal(err)
		}
		pages, err := slack.Find(t.Context(), tx)
		if err := errors.Join(err, tx.Rollback()); err != nil {
			t.Fatal(err)
		}
		if got := len(pages) > 3*8; got != want {
			t.Fatalf("%d pages to clear, while much to do is %v", len(pages), want)
		}
		if err := db.sweep(t.Context(), 8); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	var gone []string
	for id, text := range texts {
		if id > "8" {
			gone = append(gone, text)
		}
	}
	for _, f := range storetest.Remains(t, filepath.Dir(db.path), gone...) {
		t.Error(f)
	}
}

// Callers that come while one scrub runs share the next one, and only its success.
func TestScrubsAreShared(t *testing.T) {
	const callers = 5
	for name, test := range map[string]struct {
		outcome error
		runs    int
	}{"success": {nil, 1}, "failure": {errors.New("boom"), callers}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, going := newScrubs(), make(chan struct{})
				go func() {
					if err := s.do(t.Context(), func() error { <-going; return nil }); err != nil {
						t.Error(err)
					}
				}()
				synctest.Wait()
				runs := 0
				for range callers {
					go func() {
						if err := s.do(t.Context(), func() error { runs++; return test.outcome }); err != test.outcome {
							t.Error(err)
						}
					}()
				}
				synctest.Wait()
				close(going)
				synctest.Wait()
				if runs != test.runs {
					t.Errorf("%d runs, want %d", runs, test.runs)
				}
			})
		})
	}
}

func TestScrubEndsWithItsContext(t *testing.T) {
	s := newScrubs()
	ctx, cancel := context.WithCancel(t.Context())
	err := s.do(t.Context(), func() error {
		cancel()
		return s.do(ctx, func() error { return nil })
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

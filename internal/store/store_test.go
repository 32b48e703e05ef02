package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

func open(t testing.TB) *DB {
	t.Helper()
	db, err := Open(context.Background(), filepath.Join(t.TempDir(), "data", "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func table(t testing.TB, db *DB) {
	t.Helper()
	err := db.Write(context.Background(), func(tx *sql.Tx) error {
		_, err := tx.Exec("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func insert(text string) func(*sql.Tx) error {
	return func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO note (text) VALUES (?)", text)
		return err
	}
}

func count(t testing.TB, db *DB) (n int) {
	t.Helper()
	if err := db.Read().QueryRow("SELECT count(*) FROM note").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWriteUndoesWhatFailed(t *testing.T) {
	db := open(t)
	table(t, db)
	boom := errors.New("boom")
	err := db.Write(t.Context(), func(tx *sql.Tx) error { return errors.Join(insert("a")(tx), boom) })
	if !errors.Is(err, boom) {
		t.Fatalf("got %v", err)
	}
	if n := count(t, db); n != 0 {
		t.Errorf("%d rows survived a failed write", n)
	}
}

func TestReadPoolCannotWrite(t *testing.T) {
	db := open(t)
	table(t, db)
	if _, err := db.Read().Exec("INSERT INTO note (text) VALUES ('a')"); err == nil {
		t.Error("the read pool wrote")
	}
}

func TestGroupFailureIsItsCallersAlone(t *testing.T) {
	db := open(t)
	table(t, db)
	const callers = 64
	errs := make([]error, callers)
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			errs[i] = db.Group(t.Context(), func(tx *sql.Tx) error {
				if err := insert(fmt.Sprint("note ", i))(tx); err != nil {
					return err
				}
				if i%2 == 0 { // fails after it wrote
					return insert(fmt.Sprint("note ", i))(tx)
				}
				return nil
			})
		})
	}
	wg.Wait()
	for i, err := range errs {
		if (err != nil) != (i%2 == 0) {
			t.Errorf("caller %d: %v", i, err)
		}
	}
	if n := count(t, db); n != callers/2 {
		t.Errorf("%d rows, want %d", n, callers/2)
	}
}

func TestGroupPanicReachesItsCallerAlone(t *testing.T) {
	db := open(t)
	table(t, db)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was lost")
			}
		}()
		_ = db.Group(t.Context(), func(*sql.Tx) error { panic("boom") }) // panics, so there is no error to see
	}()
	if err := db.Group(t.Context(), insert("after")); err != nil {
		t.Error("the group died with its caller:", err)
	}
}

func TestGroupCallerMayLeaveTheQueue(t *testing.T) {
	db := open(t)
	table(t, db)
	running, release := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		err := db.Group(t.Context(), func(*sql.Tx) error { close(running); <-release; return nil })
		if err != nil {
			t.Error(err)
		}
	})
	<-running
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := db.Group(ctx, insert("never")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	close(release)
	wg.Wait()
	if err := db.Group(t.Context(), insert("then")); err != nil {
		t.Error(err)
	}
	if n := count(t, db); n != 1 {
		t.Errorf("%d rows, want only the one that stayed", n)
	}
}

func TestGroupAfterClose(t *testing.T) {
	db := open(t)
	db.group.close()
	if err := db.Group(t.Context(), insert("late")); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestScrubLeavesNoDeletedText(t *testing.T) {
	db := open(t)
	table(t, db)
	secret := "a sentence that only this test's database ever held"
	var many strings.Builder
	for range 500 {
		many.WriteString(secret) // long enough for overflow pages
	}
	if err := db.Write(t.Context(), insert(many.String())); err != nil {
		t.Fatal(err)
	}
	if !found(t, db, secret) {
		t.Fatal("the text should be on disk before it is deleted")
	}
	err := db.Write(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec("DELETE FROM note"); return err })
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	if found(t, db, secret[:32]) {
		t.Error("deleted text is still on disk")
	}
}

func TestScrubSaysWhenReadersHoldTheLog(t *testing.T) {
	db := open(t)
	table(t, db)
	rows, err := db.Read().Query("SELECT 1 FROM schema_migrations UNION ALL SELECT 2")
	if err != nil {
		t.Fatal(err)
	}
	rows.Next()
	if err := db.Write(t.Context(), insert("a")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeoutCause(t.Context(), 2*scrubTry, ErrBusy)
	defer cancel()
	if err := db.Scrub(ctx); !errors.Is(err, ErrBusy) {
		t.Errorf("while a reader held the log: %v", err)
	}
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	if err := db.Scrub(t.Context()); err != nil {
		t.Errorf("after the reader ended: %v", err)
	}
}

func found(t *testing.T, db *DB, text string) bool {
	t.Helper()
	paths, err := filepath.Glob(db.path + "*")
	if err != nil || len(paths) == 0 {
		t.Fatal("no database files:", err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), text) {
			return true
		}
	}
	return false
}

func TestOpenKeepsOthersOut(t *testing.T) {
	db := open(t)
	info, err := os.Stat(db.path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestOpenTakesAnyFileName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd ?mode=memory&%41#name.db")
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), "SQLite format 3") {
		t.Errorf("the database is not at its path: %v", err)
	}
}

func TestOpenRefusesForeignDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Exec("CREATE TABLE theirs (a)"); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v", err)
	}
}

func TestOpenRefusesWhatIsNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "text.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "text.db") {
		t.Errorf("got %v", err)
	}
}

func TestMigrations(t *testing.T) {
	first := &fstest.MapFile{Data: []byte("CREATE TABLE a (x);")}
	second := &fstest.MapFile{Data: []byte("CREATE TABLE b (x); INSERT INTO b VALUES (1);")}
	broken := &fstest.MapFile{Data: []byte("CREATE TABLE c (x); CREATE GARBAGE;")}
	changed := &fstest.MapFile{Data: []byte("CREATE TABLE a (y);")}

	for _, test := range []struct {
		name  string
		steps []fstest.MapFS
		want  error // of the last step; nil: success
		rows  string
	}{
		{"in order of names", []fstest.MapFS{{"1.sql": first, "2.sql": second}}, nil, "b"},
		{"twice is once", []fstest.MapFS{{"2.sql": second}, {"2.sql": second}}, nil, "b"},
		{"later ones are added", []fstest.MapFS{{"1.sql": first}, {"1.sql": first, "2.sql": second}}, nil, "b"},
		{"changed", []fstest.MapFS{{"1.sql": first}, {"1.sql": changed}}, ErrChanged, ""},
		{"newer", []fstest.MapFS{{"1.sql": first, "2.sql": second}, {"1.sql": first}}, ErrNewer, ""},
		{"broken", []fstest.MapFS{{"1.sql": first, "2.sql": broken}}, errAny, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "m.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for i, dir := range test.steps {
				err = migrate(t.Context(), db, dir)
				if i < len(test.steps)-1 && err != nil {
					t.Fatal(err)
				}
			}
			switch {
			case test.want == nil && err != nil, test.want == errAny && err == nil:
				t.Errorf("got %v", err)
			case test.want != nil && test.want != errAny && !errors.Is(err, test.want):
				t.Errorf("got %v, want %v", err, test.want)
			}
			if test.rows != "" {
				var n int
				if err := db.QueryRow("SELECT count(*) FROM " + test.rows).Scan(&n); err != nil || n != 1 {
					t.Errorf("%d rows, %v", n, err)
				}
			}
			if test.want == errAny { // all or nothing
				var n int
				if err := db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&n); err != nil || n != 0 {
					t.Errorf("a broken migration left %d objects, %v", n, err)
				}
			}
		})
	}
}

var errAny = errors.New("any error")

func BenchmarkGroup(b *testing.B) {
	db := open(b)
	table(b, db)
	var next atomic.Int64
	b.SetParallelism(64)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := db.Group(b.Context(), insert(fmt.Sprint("a note as long as a nonce and a digest: ", next.Add(1)))); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
}

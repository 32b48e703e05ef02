package slack_test

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/witan-project/witan/internal/store/slack"
	"github.com/witan-project/witan/internal/store/storetest"
)

// open opens a database as Witan does, but for the pragmas that come in front.
func open(t *testing.T, dir string, pragmas ...string) *sql.DB {
	t.Helper()
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append(pragmas, "journal_mode(WAL)", "synchronous(OFF)", "secure_delete(ON)", "temp_store(MEMORY)")}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "a.db")+"?"+q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func sweep(t *testing.T, db *sql.DB) int {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() // after Commit it does nothing
	n, err := slack.Sweep(t.Context(), tx)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func exec(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func truncate(t *testing.T, db *sql.DB) {
	t.Helper()
	var busy, logged, moved int
	if err := db.QueryRow("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &logged, &moved); err != nil || busy != 0 {
		t.Fatal(busy, err)
	}
}

// table makes a table named note, and its keys: in what order rows come decides how
// SQLite balances. An index on the texts is made by change.
type table struct {
	create string
	key    func(*rand.Rand) any
}

var tables = map[string]table{
	"rowid":         {"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)", func(r *rand.Rand) any { return r.Int63() }},
	"ascending":     {"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)", func(*rand.Rand) any { return nil }},
	"without rowid": {"CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID", func(r *rand.Rand) any { return fmt.Sprintf("%016x", r.Uint64()) }},
}

// What is deleted or replaced is gone from the file, nothing else changes. Without the
// sweep something is left in every one of these cases.
func TestSweepLeavesNothing(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		for _, size := range []int{1024, 4096, 8192} {
			t.Run(fmt.Sprintf("%s, pages of %d", name, size), func(t *testing.T) {
				dir := t.TempDir()
				db := open(t, dir, fmt.Sprintf("page_size(%d)", size))
				exec(t, db, tables[name].create)
				live, gone := change(t, db, size, tables[name].key)
				truncate(t, db)
				if len(storetest.Remains(t, dir, gone...)) == 0 {
					t.Fatal("SQLite alone leaves nothing behind: the test would show nothing")
				}
				if sweep(t, db) == 0 {
					t.Error("no page was changed")
				}
				truncate(t, db)
				for _, f := range storetest.Remains(t, dir, gone...) {
					t.Error("left: " + f)
				}
				if n := sweep(t, db); n != 0 {
					t.Errorf("the second sweep changes %d pages", n)
				}
				same(t, db, live)
			})
		}
	}
}

// change fills the table, replaces some rows and deletes most, in an order of chance, and
// all in one transaction for speed.
func change(t *testing.T, db *sql.DB, size int, key func(*rand.Rand) any) (live map[string]bool, gone []string) {
	t.Helper()
	r := rand.New(rand.NewSource(int64(size)))
	text := func() string {
		return strings.Repeat(fmt.Sprintf("%016x%016x ", r.Uint64(), r.Uint64()), 1+r.Intn(size/64))
	}
	exec(t, db, "BEGIN")
	var order []string
	for range 1500 {
		s := text()
		exec(t, db, "INSERT INTO note (id, text) VALUES (?, ?)", key(r), s)
		order = append(order, s)
	}
	exec(t, db, "CREATE INDEX IF NOT EXISTS note_by_text ON note (text)")
	r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	for i, old := range order[:1400] {
		if i%5 == 0 {
			s := text()
			exec(t, db, "UPDATE note SET text = ? WHERE text = ?", s, old)
			order = append(order, s)
		} else {
			exec(t, db, "DELETE FROM note WHERE text = ?", old)
		}
		gone = append(gone, old)
	}
	exec(t, db, "COMMIT")
	live = map[string]bool{}
	for _, s := range order[1400:] {
		live[s] = true
	}
	return live, gone
}

func same(t *testing.T, db *sql.DB, live map[string]bool) {
	t.Helper()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity: %s, %v", verdict, err)
	}
	rows, err := db.Query("SELECT text FROM note")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		if !live[s] {
			t.Fatalf("unknown row %q", s)
		}
	}
	if err := rows.Err(); err != nil || n != len(live) {
		t.Errorf("%d rows, want %d; %v", n, len(live), err)
	}
}

// The largest pages have an edge: an empty one says that its cells begin at byte 0.
func TestSweepOfEmptyTables(t *testing.T) {
	for _, size := range []int{512, 4096, 65536} {
		db := open(t, t.TempDir(), fmt.Sprintf("page_size(%d)", size))
		exec(t, db, tables["rowid"].create)
		if n := sweep(t, db); n != 0 {
			t.Errorf("pages of %d bytes: %d changed", size, n)
		}
		same(t, db, nil)
	}
}

func TestSweepRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		pragma string
		offset int64 // of the byte in the file that is changed to value
		value  byte
	}{
		"auto_vacuum":              {pragma: "auto_vacuum(FULL)"},
		"a page of no known type":  {offset: 4096, value: 7},
		"cells outside the page":   {offset: 4096 + 3, value: 0xff},
		"content outside the page": {offset: 4096 + 5, value: 0xff},
		"free bytes outside":       {offset: 4096 + 1, value: 0xff},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db := open(t, dir, append([]string{"page_size(4096)"}, strings.Fields(test.pragma)...)...)
			exec(t, db, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
			exec(t, db, "INSERT INTO note (text) VALUES ('a'), ('b')")
			truncate(t, db)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if test.offset > 0 {
				damage(t, filepath.Join(dir, "a.db"), test.offset, test.value)
			}
			db = open(t, dir)
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Rollback() // nothing to keep
			if n, err := slack.Sweep(t.Context(), tx); !errors.Is(err, slack.ErrFormat) {
				t.Errorf("%d, %v", n, err)
			}
		})
	}
}

func damage(t *testing.T, path string, offset int64, value byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte{value}, offset)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

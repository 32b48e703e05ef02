package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	_ "modernc.org/sqlite" // the database/sql driver "sqlite"
)

// busyTimeout is how long a connection waits for a lock before it fails.
const busyTimeout = 5 * time.Second

// applicationID marks the file as Witan's in SQLite's header ("Wtn1").
const applicationID = 0x57746e31

// ErrForeign: the file is a database of another program.
var ErrForeign = errors.New("the file is not Witan's database")

// DB is the open database. Its methods may be called from many goroutines.
type DB struct {
	path   string
	writer *sql.DB
	reader *sql.DB
	group  *group
	scrubs scrubs
}

// Open opens the database at path, creates it (and its folder, for the owner only)
// if it is missing, and brings its schema up to date. It refuses a file that another
// program made (ErrForeign), one that a newer Witan wrote (ErrNewer) and one whose
// applied migrations differ from this build's (ErrChanged). Only one process may hold
// it for writing; the data directory's lock sees to that.
func Open(ctx context.Context, path string) (*DB, error) {
	if err := create(path); err != nil {
		return nil, fmt.Errorf("database %s: %w", path, err)
	}
	db := &DB{path: path}
	var err error
	if db.writer, err = sql.Open("sqlite", dsn(path, writerPragmas, "immediate")); err != nil {
		return nil, fmt.Errorf("database %s: %w", path, err)
	}
	db.writer.SetMaxOpenConns(1)
	if db.reader, err = sql.Open("sqlite", dsn(path, readerPragmas, "deferred")); err != nil {
		return nil, fmt.Errorf("database %s: %w", path, errors.Join(err, db.writer.Close()))
	}
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	db.reader.SetMaxOpenConns(readers)
	db.reader.SetMaxIdleConns(readers)
	db.reader.SetConnMaxIdleTime(time.Minute)
	if err := db.prepare(ctx); err != nil {
		return nil, fmt.Errorf("database %s: %w", path, errors.Join(err, db.writer.Close(), db.reader.Close()))
	}
	db.group = newGroup(db.writer)
	db.scrubs = newScrubs()
	return db, nil
}

func (db *DB) prepare(ctx context.Context) error {
	if err := claim(ctx, db.writer); err != nil {
		return err
	}
	return migrate(ctx, db.writer, migrations())
}

// Read is the read-only pool. A query sees one consistent snapshot; several queries
// that must agree belong in one transaction of this pool. Close rows soon: an open
// reader keeps Scrub waiting.
func (db *DB) Read() *sql.DB { return db.reader }

// Writer is the one connection that writes, for libraries that bring their own
// transactions. Hold it briefly: everything that writes waits.
func (db *DB) Writer() *sql.DB { return db.writer }

// Write runs f in one write transaction and commits it durably if f returns nil.
// f must not keep tx, nor call another writing method of db: there is one writer.
func (db *DB) Write(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing, after an error or panic it is the clean-up
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Group is Write for many small concurrent callers: their functions run one after
// another, each in a savepoint of its own, and share one durable commit. An error of f
// undoes f alone and is returned. ctx counts while f waits for its turn; once f has
// started, Group returns its outcome. nil means committed and synced.
func (db *DB) Group(ctx context.Context, f func(tx *sql.Tx) error) error {
	return db.group.do(ctx, f)
}

// Close waits for running group commits and closes the file.
func (db *DB) Close() error {
	db.group.close()
	return errors.Join(db.reader.Close(), db.writer.Close())
}

// create makes an empty file that only its owner can read, since SQLite would make it
// with the process's default mode.
func create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func claim(ctx context.Context, writer *sql.DB) error {
	var id, objects int64
	if err := writer.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id == applicationID {
		return nil
	}
	if err := writer.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects); err != nil {
		return err
	}
	if id != 0 || objects != 0 {
		return ErrForeign
	}
	_, err := writer.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(applicationID))
	return err
}

var (
	busyPragma = fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds())
	// journal_mode comes after busy_timeout, since setting it takes a lock.
	writerPragmas = []string{
		busyPragma, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)",
		"secure_delete(ON)", "temp_store(MEMORY)", "cache_size(-8000)",
	}
	readerPragmas = []string{busyPragma, "query_only(ON)", "temp_store(MEMORY)"}
)

// dsn escapes the path, so that no character of it can add an option.
func dsn(path string, pragmas []string, lock string) string {
	q := url.Values{"_pragma": pragmas, "_txlock": {lock}}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

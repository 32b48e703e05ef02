package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

//go:embed migrations/*.sql
var files embed.FS

var (
	// ErrNewer: a newer Witan wrote the database. Run that version or start with an
	// empty data directory; everything but signed requests is rebuilt from the chain.
	ErrNewer = errors.New("the data directory belongs to a newer version of Witan")
	// ErrChanged: a migration that the database has seen differs from this build's.
	ErrChanged = errors.New("an applied migration was changed afterwards")
)

// migrations is the folder of this build's migrations. Each package that keeps state
// has its own file there; a file that was released never changes again.
func migrations() fs.FS {
	sub, err := fs.Sub(files, "migrations")
	if err != nil {
		panic(err) // the name is a constant and valid
	}
	return sub
}

// migrate applies the missing migrations of dir in the order of their names, all in
// one transaction: a data directory is at one version or at the next, never between.
func migrate(ctx context.Context, db *sql.DB, dir fs.FS) error {
	names, err := fs.Glob(dir, "*.sql") // sorted
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	const journal = `CREATE TABLE IF NOT EXISTS schema_migrations (
		name TEXT PRIMARY KEY, checksum BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT`
	if _, err := tx.ExecContext(ctx, journal); err != nil {
		return err
	}
	applied, err := applied(ctx, tx)
	if err != nil {
		return err
	}
	for _, name := range names {
		script, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(script)
		if before, done := applied[name]; done {
			delete(applied, name)
			if before != sum {
				return fmt.Errorf("%w: %s", ErrChanged, name)
			}
			continue
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (?, ?, ?)",
			name, sum[:], time.Now().UnixMilli())
		if err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	for name := range applied {
		return fmt.Errorf("%w: it has the migration %s, which this version does not know", ErrNewer, name)
	}
	return tx.Commit()
}

func applied(ctx context.Context, tx *sql.Tx) (map[string][32]byte, error) {
	rows, err := tx.QueryContext(ctx, "SELECT name, checksum FROM schema_migrations")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sums := map[string][32]byte{}
	for rows.Next() {
		var name string
		var sum []byte
		if err := rows.Scan(&name, &sum); err != nil {
			return nil, err
		}
		var s [32]byte
		copy(s[:], sum)
		sums[name] = s
	}
	return sums, rows.Err()
}

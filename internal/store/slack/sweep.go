package slack

import (
	"context"
	"database/sql"
	"fmt"
)

// Sweep zeroes the unused bytes of every page. tx is a write transaction on a connection
// with secure_delete=ON. It returns how many pages it changed.
func Sweep(ctx context.Context, tx *sql.Tx) (int, error) {
	pages, err := Find(ctx, tx)
	if err != nil {
		return 0, err
	}
	return len(pages), Clear(ctx, tx, pages)
}

// Find lists the pages with unused bytes that are not zero, as tx sees the file. tx may
// be read-only. The list is good for a Clear in the same transaction; later ones may have
// moved the bytes to other pages.
func Find(ctx context.Context, tx *sql.Tx) ([]uint32, error) {
	l, err := read(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, "SELECT pgno, data FROM sqlite_dbpage")
	if err != nil {
		return nil, fmt.Errorf("sweep: %w", err)
	}
	defer rows.Close()
	var found []uint32
	var n uint32
	var page sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&n, &page); err != nil {
			return nil, fmt.Errorf("sweep: %w", err)
		}
		spans, err := l.unused(n, page)
		if err != nil {
			return nil, err
		}
		if dirty(page, spans) {
			found = append(found, n)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("sweep: %w", err)
	}
	return found, nil
}

// Clear zeroes the unused bytes of these pages, whatever they hold by now. tx is as for
// Sweep.
func Clear(ctx context.Context, tx *sql.Tx, pages []uint32) error {
	if len(pages) == 0 {
		return nil
	}
	l, err := read(ctx, tx)
	if err != nil {
		return err
	}
	get, err := tx.PrepareContext(ctx, "SELECT data FROM sqlite_dbpage WHERE pgno = ?")
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	defer get.Close() // it ends with the transaction anyway
	put, err := tx.PrepareContext(ctx, "UPDATE sqlite_dbpage SET data = ? WHERE pgno = ?")
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	defer put.Close() // as above
	for _, n := range pages {
		var page []byte
		if err := get.QueryRowContext(ctx, n).Scan(&page); err != nil {
			return fmt.Errorf("sweep page %d: %w", n, err)
		}
		spans, err := l.unused(n, page)
		if err != nil {
			return err
		}
		if !dirty(page, spans) {
			continue
		}
		for _, s := range spans {
			clear(page[s.from:s.to])
		}
		if _, err := put.ExecContext(ctx, page, n); err != nil {
			return fmt.Errorf("sweep page %d: %w", n, err)
		}
	}
	return nil
}

// read reads the file's header. It also makes sure that tx has its snapshot.
func read(ctx context.Context, tx *sql.Tx) (layout, error) {
	var objects, pages int64
	var page1 []byte
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&objects)
	if err == nil {
		err = tx.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages)
	}
	if err == nil {
		err = tx.QueryRowContext(ctx, "SELECT data FROM sqlite_dbpage WHERE pgno = 1").Scan(&page1)
	}
	if err != nil {
		return layout{}, fmt.Errorf("sweep: %w", err)
	}
	if pages >= maxPages {
		return layout{}, fmt.Errorf("%w: it has %d pages, more than %d", ErrFormat, pages, maxPages)
	}
	return newLayout(page1)
}

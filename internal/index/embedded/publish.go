package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/store/slack"
)

// Publish implements index.Index.
func (x *Index) Publish(ctx context.Context, id dataset.ID, docs []index.Document) error {
	if err := x.begin(); err != nil {
		return err
	}
	defer x.running.RUnlock()
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b index.Document) int { return cmp.Compare(a.Path, b.Path) })
	seg := build(docs)
	seg.id = id
	if err := ctx.Err(); err != nil {
		return err
	}

	x.changes.Lock()
	defer x.changes.Unlock()
	replaced, err := x.store(ctx, seg, docs)
	if err != nil {
		return fmt.Errorf("publish %s: %w", id, err)
	}
	x.replace(id, seg)
	if replaced {
		return x.scrub(ctx)
	}
	return nil
}

// store writes everything of a dataset in one transaction and sets seg.row.
func (x *Index) store(ctx context.Context, seg *segment, docs []index.Document) (replaced bool, err error) {
	tx, err := x.write.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // after Commit it does nothing
	if replaced, err = erase(ctx, tx, seg.id); err != nil {
		return false, err
	}
	if replaced {
		if _, err := slack.Sweep(ctx, tx); err != nil {
			return false, err
		}
	}
	if err := tx.QueryRowContext(ctx, "INSERT INTO dataset (id) VALUES (?) RETURNING row", seg.id[:]).Scan(&seg.row); err != nil {
		return false, err
	}
	if err := insertDocuments(ctx, tx, seg.row, docs); err != nil {
		return false, err
	}
	if err := insertSegment(ctx, tx, seg); err != nil {
		return false, err
	}
	return replaced, tx.Commit()
}

func insertDocuments(ctx context.Context, tx *sql.Tx, row int64, docs []index.Document) error {
	addDoc, err := tx.PrepareContext(ctx, "INSERT INTO document (id, path, file, title, meta) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	addChunk, err := tx.PrepareContext(ctx, "INSERT INTO chunk (id, document, start, end, kind, headings, text) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	chunk := row << 32
	for i, d := range docs {
		doc := row<<32 + int64(i)
		meta, err := json.Marshal(d.Meta)
		if err != nil {
			return err
		}
		if _, err := addDoc.ExecContext(ctx, doc, d.Path, d.File.Bytes(), d.Title, string(meta)); err != nil {
			return err
		}
		for _, c := range d.Chunks {
			headings, err := json.Marshal(c.Headings)
			if err != nil {
				return err
			}
			if _, err := addChunk.ExecContext(ctx, chunk, doc, int64(c.Start), int64(c.End), int64(c.Kind), string(headings), c.Text); err != nil {
				return err
			}
			chunk++
		}
	}
	return nil
}

// partBytes bounds one blob of a stored segment.
const partBytes = 4 << 20

func insertSegment(ctx context.Context, tx *sql.Tx, seg *segment) error {
	part := 0
	for data := range slices.Chunk(seg.encode(), partBytes) {
		if _, err := tx.ExecContext(ctx, "INSERT INTO segment (dataset, part, format, data) VALUES (?, ?, ?, ?)", seg.row, part, segmentFormat, data); err != nil {
			return err
		}
		part++
	}
	return nil
}

// Remove implements index.Index.
func (x *Index) Remove(ctx context.Context, id dataset.ID) error {
	if err := x.begin(); err != nil {
		return err
	}
	defer x.running.RUnlock()
	x.changes.Lock()
	defer x.changes.Unlock()
	x.replace(id, nil)
	tx, err := x.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("remove %s: %w", id, err)
	}
	defer tx.Rollback() // after Commit it does nothing
	if _, err = erase(ctx, tx, id); err == nil {
		_, err = slack.Sweep(ctx, tx)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return fmt.Errorf("remove %s: %w", id, err)
	}
	// Also when nothing was stored: an earlier call may have failed right here.
	return x.scrub(ctx)
}

// erase deletes the rows of a dataset. With secure_delete SQLite overwrites them; copies
// that it made of them while they lived are for slack.Sweep.
func erase(ctx context.Context, tx *sql.Tx, id dataset.ID) (found bool, err error) {
	var row int64
	err = tx.QueryRowContext(ctx, "SELECT row FROM dataset WHERE id = ?", id[:]).Scan(&row)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for _, q := range []string{
		"DELETE FROM chunk WHERE id >= ? << 32 AND id < (?1 + 1) << 32",
		"DELETE FROM document WHERE id >= ? << 32 AND id < (?1 + 1) << 32",
		"DELETE FROM segment WHERE dataset = ?",
		"DELETE FROM dataset WHERE row = ?",
	} {
		if _, err := tx.ExecContext(ctx, q, row); err != nil {
			return false, err
		}
	}
	return true, nil
}

// scrubWait is how long scrub waits for readers to end.
const scrubWait = 30 * time.Second

var errReaders = errors.New("readers keep it in use, try again")

// scrub moves the write-ahead log into the file and cuts it to zero bytes, so that
// what was deleted is gone from both. It waits for readers.
func (x *Index) scrub(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, scrubWait, errReaders)
	defer cancel()
	for {
		var busy, logged, moved int64
		err := x.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &logged, &moved)
		if err == nil && busy == 0 {
			return nil
		}
		if err != nil && ctx.Err() == nil {
			return fmt.Errorf("empty the write-ahead log: %w", err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("empty the write-ahead log: %w", context.Cause(ctx))
		case <-time.After(5 * time.Millisecond):
		}
	}
}

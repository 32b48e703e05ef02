package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
)

// load creates the schema and reads all segments into memory. A segment that is
// missing, damaged or of another format is built anew from the stored chunks.
func (x *Index) load(ctx context.Context) error {
	if _, err := x.write.ExecContext(ctx, schema); err != nil {
		return err
	}
	ids, rows, err := x.stored(ctx)
	if err != nil {
		return err
	}
	view := make([]*segment, 0, len(ids))
	for i, id := range ids {
		seg, err := x.loadSegment(ctx, rows[i])
		if errors.Is(err, errSegment) {
			seg, err = x.rebuild(ctx, rows[i])
		}
		if err != nil {
			return fmt.Errorf("dataset %s: %w", id, err)
		}
		seg.id, seg.row = id, rows[i]
		view = append(view, seg)
	}
	x.view.Store(&view)
	return nil
}

// stored lists the datasets on disk, sorted by id, with their rows.
func (x *Index) stored(ctx context.Context) (ids []dataset.ID, rows []int64, err error) {
	r, err := x.read.QueryContext(ctx, "SELECT id, row FROM dataset ORDER BY id")
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	for r.Next() {
		var raw []byte
		var row int64
		if err := r.Scan(&raw, &row); err != nil {
			return nil, nil, err
		}
		ids, rows = append(ids, dataset.ID(raw)), append(rows, row)
	}
	return ids, rows, r.Err()
}

func (x *Index) loadSegment(ctx context.Context, row int64) (*segment, error) {
	r, err := x.read.QueryContext(ctx, "SELECT format, data FROM segment WHERE dataset = ? ORDER BY part", row)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var data []byte
	for r.Next() {
		var format int64
		var part sql.RawBytes
		if err := r.Scan(&format, &part); err != nil {
			return nil, err
		}
		if format != segmentFormat {
			return nil, errSegment
		}
		data = append(data, part...)
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	return decode(data)
}

// rebuild makes the segment of a dataset from its rows and stores it.
func (x *Index) rebuild(ctx context.Context, row int64) (*segment, error) {
	var docs []index.Document
	for c, err := range x.rows(ctx, row) {
		if err != nil {
			return nil, err
		}
		if n := len(docs); n == 0 || docs[n-1].Path != c.Path {
			docs = append(docs, index.Document{Path: c.Path, File: c.File, Title: c.Title, Meta: c.meta})
		}
		d := &docs[len(docs)-1]
		d.Chunks = append(d.Chunks, c.Chunk)
	}
	seg := build(docs)
	seg.row = row
	tx, err := x.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() // after Commit it does nothing
	if _, err := tx.ExecContext(ctx, "DELETE FROM segment WHERE dataset = ?", row); err != nil {
		return nil, err
	}
	if err := insertSegment(ctx, tx, seg); err != nil {
		return nil, err
	}
	return seg, tx.Commit()
}

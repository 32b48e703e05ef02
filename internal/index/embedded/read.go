package embedded

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// stored row of a chunk, with its document.
type row struct {
	index.Hit
	id   int64
	meta map[string]string
}

// A document's metadata is read where it is needed only: most callers do without.
const (
	columns  = "SELECT c.id, d.path, d.file, d.title, '', " + ofChunk
	withMeta = "SELECT c.id, d.path, d.file, d.title, d.meta, " + ofChunk
	ofChunk  = "c.start, c.end, c.kind, c.headings, c.text FROM chunk c JOIN document d ON d.id = c.document "
)

func scan(r interface{ Scan(...any) error }) (row, error) {
	var h row
	var file []byte
	var meta, headings string
	var start, end, kind int64
	err := r.Scan(&h.id, &h.Path, &file, &h.Title, &meta, &start, &end, &kind, &headings, &h.Chunk.Text)
	if err != nil {
		return h, err
	}
	if len(file) > 0 {
		if h.File, err = dataset.CIDFromBytes(file); err != nil {
			return h, err
		}
	}
	h.Chunk.Start, h.Chunk.End, h.Chunk.Kind = uint64(start), uint64(end), document.ChunkKind(kind)
	if meta != "" {
		if err := json.Unmarshal([]byte(meta), &h.meta); err != nil {
			return h, err
		}
	}
	return h, json.Unmarshal([]byte(headings), &h.Chunk.Headings)
}

// rows yields the chunks of a dataset in the order of their numbers.
func (x *Index) rows(ctx context.Context, dataset int64) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		r, err := x.read.QueryContext(ctx, withMeta+"WHERE c.id >= ? << 32 AND c.id < (?1 + 1) << 32 ORDER BY c.id", dataset)
		if err != nil {
			yield(row{}, err)
			return
		}
		defer r.Close()
		for r.Next() {
			h, err := scan(r)
			if !yield(h, err) || err != nil {
				return
			}
		}
		if err := r.Err(); err != nil {
			yield(row{}, err)
		}
	}
}

// Read implements index.Index.
func (x *Index) Read(ctx context.Context, id dataset.ID, path string) ([]index.Hit, error) {
	if err := x.begin(); err != nil {
		return nil, err
	}
	defer x.running.RUnlock()
	for _, s := range x.segments() {
		if s.id != id {
			continue
		}
		var doc int64
		err := x.read.QueryRowContext(ctx, "SELECT id FROM document WHERE id >= ? << 32 AND id < (?1 + 1) << 32 AND path = ?", s.row, path).Scan(&doc)
		if err != nil {
			return nil, fmt.Errorf("%q of %s: %w", path, id, index.ErrNotFound)
		}
		info := s.docs[doc&(1<<32-1)]
		first := s.row<<32 + int64(info.firstChunk)
		r, err := x.read.QueryContext(ctx, columns+"WHERE c.id >= ? AND c.id < ? ORDER BY c.id", first, first+int64(info.chunks))
		if err != nil {
			return nil, err
		}
		defer r.Close()
		var out []index.Hit
		for r.Next() {
			h, err := scan(r)
			if err != nil {
				return nil, err
			}
			h.Dataset = id
			out = append(out, h.Hit)
		}
		return out, r.Err()
	}
	return nil, fmt.Errorf("dataset %s: %w", id, index.ErrNotFound)
}

// Datasets implements index.Index.
func (x *Index) Datasets(ctx context.Context) ([]dataset.ID, error) {
	if err := x.begin(); err != nil {
		return nil, err
	}
	defer x.running.RUnlock()
	ids, _, err := x.stored(ctx)
	return ids, err
}

// Chunks implements index.Index.
func (x *Index) Chunks(ctx context.Context, id dataset.ID) iter.Seq2[index.Record, error] {
	return func(yield func(index.Record, error) bool) {
		if err := x.begin(); err != nil {
			yield(index.Record{}, err)
			return
		}
		defer x.running.RUnlock()
		r, err := x.read.QueryContext(ctx, `SELECT coalesce(d.path, ''), d.file, c.start, c.end, c.text
			FROM dataset s JOIN chunk c ON c.id >= s.row << 32 AND c.id < (s.row + 1) << 32
			LEFT JOIN document d ON d.id = c.document WHERE s.id = ? ORDER BY d.path, c.start`, id[:])
		if err != nil {
			yield(index.Record{}, err)
			return
		}
		defer r.Close()
		for r.Next() {
			var rec index.Record
			var file []byte
			var start, end int64
			err := r.Scan(&rec.Path, &file, &start, &end, &rec.Text)
			if err == nil && len(file) > 0 {
				rec.File, err = dataset.CIDFromBytes(file)
			}
			rec.Start, rec.End = uint64(start), uint64(end)
			if !yield(rec, err) || err != nil {
				return
			}
		}
		if err := r.Err(); err != nil {
			yield(index.Record{}, err)
		}
	}
}

// errStray: chunks are stored that belong to no dataset. Somebody else wrote to the file:
// delete it and let the server import everything again.
var errStray = errors.New("the index holds chunks of no dataset")

// Digest implements index.Index. It reads every stored chunk.
func (x *Index) Digest(ctx context.Context) ([32]byte, error) {
	ids, err := x.Datasets(ctx)
	if err != nil {
		return [32]byte{}, err
	}
	var strays int64
	if err := x.read.QueryRowContext(ctx, "SELECT count(*) FROM chunk WHERE id >> 32 NOT IN (SELECT row FROM dataset)").Scan(&strays); err != nil {
		return [32]byte{}, err
	}
	if strays > 0 {
		return [32]byte{}, fmt.Errorf("%w: %d rows", errStray, strays)
	}
	var d index.Digester
	for _, id := range ids {
		for r, err := range x.Chunks(ctx, id) {
			if err != nil {
				return [32]byte{}, err
			}
			d.Add(id, r)
		}
	}
	return d.Sum(), nil
}

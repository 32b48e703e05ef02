package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
)

// content is what one dataset holds, on both sides.
type content struct {
	id       dataset.ID
	wanted   bool // the law wants it held, at the audit's block
	files    int
	bytes    int64
	docs     int
	expected [][]byte // chunk records, from the files
	actual   [][]byte // chunk records, from the index
	wrong    []Difference
}

// record is one chunk as the index digest takes it: dataset id ‖ uint32 length ‖ path ‖
// uint64 start ‖ uint64 end ‖ SHA-256 of the text. Written here a second time, so that
// a mistake of package index does not prove itself right.
func record(id dataset.ID, path string, start, end uint64, text [32]byte) []byte {
	b := make([]byte, 0, len(id)+4+len(path)+16+len(text))
	b = append(b, id[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(path)))
	b = append(b, path...)
	b = binary.BigEndian.AppendUint64(b, start)
	b = binary.BigEndian.AppendUint64(b, end)
	return append(b, text[:]...)
}

// chunkKey is a chunk's place in a dataset.
type chunkKey struct {
	path       string
	start, end uint64
}

type chunkValue struct {
	text [32]byte
	file dataset.CID
}

// compare reads one dataset anew and sets it beside the index. wanted tells whether it
// must be held; missing and superfluous datasets are differences as a whole.
func (a *audit) compare(ctx context.Context, id dataset.ID, wanted bool) (*content, error) {
	c := &content{id: id, wanted: wanted}
	m, err := a.Blobs.Manifest(ctx, id)
	stored := !errors.Is(err, blobs.ErrNotFound)
	if err != nil && stored && !errors.Is(err, blobs.ErrDamaged) {
		return nil, err
	}
	readable := err == nil
	indexed, err := a.indexed(ctx, id)
	if err != nil {
		return nil, err
	}
	switch {
	case !wanted && (stored || indexed):
		c.add(DatasetExcess, "", "%s, but not approved and requested", where(stored, indexed))
	case wanted && !stored && !indexed:
		c.add(DatasetMissing, "", "approved and requested, but neither stored nor indexed")
	case wanted && !stored:
		c.add(DatasetMissing, "", "indexed, but its files are not stored")
	case wanted && !indexed:
		c.add(DatasetMissing, "", "stored, but not indexed")
	}
	chunks := map[chunkKey]chunkValue{}
	if stored {
		if err := a.verify(ctx, c); err != nil {
			return nil, err
		}
	}
	if stored && readable {
		if err := a.readAnew(ctx, c, m, chunks); err != nil {
			return nil, err
		}
	}
	return c, a.chunks(ctx, c, chunks)
}

func where(stored, indexed bool) string {
	switch {
	case stored && indexed:
		return "stored and indexed"
	case stored:
		return "stored"
	}
	return "indexed"
}

func (c *content) add(kind Kind, path, format string, args ...any) *Difference {
	c.wrong = append(c.wrong, Difference{Kind: kind, Dataset: &c.id, Path: path, Detail: fmt.Sprintf(format, args...)})
	return &c.wrong[len(c.wrong)-1]
}

func (c *content) addChunk(kind Kind, k chunkKey, format string, args ...any) {
	d := c.add(kind, k.path, format, args...)
	d.Start, d.End = &k.start, &k.end
}

// verify hashes every block up to the root.
func (a *audit) verify(ctx context.Context, c *content) error {
	err := a.Blobs.Verify(ctx, c.id, func(p blobs.Problem) {
		c.add(BlobDamaged, p.Path, "%s", p.What)
	})
	if errors.Is(err, blobs.ErrNotFound) {
		return nil // named as missing
	}
	return err
}

// readAnew parses and cuts every file as an import does.
func (a *audit) readAnew(ctx context.Context, c *content, m blobs.Manifest, chunks map[chunkKey]chunkValue) error {
	for _, f := range m.Files {
		c.files++
		c.bytes += f.Size
		if !f.Document() {
			continue
		}
		d, err := a.parse(ctx, f)
		var refusal *document.Refusal
		switch {
		case errors.As(err, &refusal):
			continue // stored, not indexed: the index must not have it
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			c.add(BlobDamaged, f.Path, "cannot be read: %v", err)
			continue
		}
		c.docs++
		for _, k := range d.Chunks {
			text := sha256.Sum256([]byte(k.Text))
			chunks[chunkKey{f.Path, k.Start, k.End}] = chunkValue{text, f.CID}
			c.expected = append(c.expected, record(c.id, f.Path, k.Start, k.End, text))
		}
	}
	slices.SortFunc(c.expected, bytes.Compare)
	return nil
}

func (a *audit) parse(ctx context.Context, f blobs.File) (d document.Document, err error) {
	r, err := a.Blobs.Open(ctx, f.CID)
	if err != nil {
		return d, err
	}
	defer func(r io.Closer) { err = errors.Join(err, r.Close()) }(r)
	return document.Read(f.Path, r, a.Settings.Documents)
}

// chunks compares with what the index stores, both ways.
func (a *audit) chunks(ctx context.Context, c *content, want map[chunkKey]chunkValue) error {
	for r, err := range a.Index.Chunks(ctx, c.id) {
		if err != nil {
			return fmt.Errorf("index: %w", err)
		}
		k := chunkKey{r.Path, r.Start, r.End}
		text := sha256.Sum256([]byte(r.Text))
		c.actual = append(c.actual, record(c.id, r.Path, r.Start, r.End, text))
		v, ok := want[k]
		switch {
		case !ok:
			c.addChunk(ChunkExcess, k, "the index holds a chunk that the files do not give")
		case v.text != text:
			c.addChunk(ChunkDiffers, k, "the index holds another text than the file")
		case v.file != r.File:
			c.addChunk(ChunkDiffers, k, "the index names the file %s, the dataset has %s", r.File, v.file)
		}
		delete(want, k)
	}
	for k := range want {
		c.addChunk(ChunkMissing, k, "the file gives a chunk that the index does not hold")
	}
	slices.SortFunc(c.actual, bytes.Compare)
	return nil
}

package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// place is where the bytes of a block are.
type place struct {
	digest          [32]byte
	nodeAt, nodeLen sql.NullInt64 // its record in the nodes object
	file            []byte        // the file that has its data
	start, length   sql.NullInt64
}

// file stores one distinct file.
func (p *put) file(ctx context.Context, f *stored) error {
	if !f.file.Readable {
		return p.bare(ctx, f)
	}
	lock := p.stripe(f.file.CID)
	lock.Lock()
	defer lock.Unlock()
	err := errChanged
	if f.held {
		err = p.compare(ctx, f)
	}
	if errors.Is(err, errChanged) {
		err = p.writeFile(ctx, f)
	}
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done.Files++
	p.done.Bytes += f.file.Size
	if p.progress != nil {
		p.progress(p.done)
	}
	return nil
}

// bare keeps the blocks of an entry that is no readable file.
func (p *put) bare(ctx context.Context, f *stored) error {
	for part, err := range f.file.Parts(ctx) {
		if err != nil {
			return err
		}
		if err := p.keep(part, dataset.CID{}); err != nil {
			return err
		}
	}
	return nil
}

func (p *put) writeFile(ctx context.Context, f *stored) error {
	key := fileKey(f.file.CID)
	w, err := p.create(ctx, key)
	if err != nil {
		return err
	}
	err = p.parts(ctx, f, func(b []byte) error {
		if _, err := w.Write(b); err != nil {
			return failed(key, err)
		}
		return nil
	})
	if err != nil {
		w.abort()
		return err
	}
	if err := w.Close(); err != nil {
		return failed(key, err)
	}
	return nil
}

// compare reads a file that the bucket has: errChanged if it is not the same.
func (p *put) compare(ctx context.Context, f *stored) error {
	r, err := p.read(ctx, fileKey(f.file.CID), 0, -1)
	if errors.Is(err, ErrNotFound) {
		return errChanged
	}
	if err != nil {
		return err
	}
	defer r.Close() // read only
	if r.Size() != f.file.Size {
		return errChanged
	}
	var buf []byte
	return p.parts(ctx, f, func(b []byte) error {
		if cap(buf) < len(b) {
			buf = make([]byte, len(b))
		}
		found := buf[:len(b)]
		if _, err := io.ReadFull(r, found); err != nil {
			return failed(fileKey(f.file.CID), err)
		}
		if string(found) != string(b) {
			return errChanged
		}
		return nil
	})
}

// parts goes through a file's content, hashes it and notes where its blocks are.
func (p *put) parts(ctx context.Context, f *stored, each func([]byte) error) error {
	sum := sha256.New()
	whole := false // the file is one raw block, whose hash its CID has
	for part, err := range f.file.Parts(ctx) {
		if err != nil {
			return err
		}
		if len(part.Data) > 0 {
			if err := each(part.Data); err != nil {
				return err
			}
		}
		if whole = isFile(part, f.file.CID); whole {
			break
		}
		sum.Write(part.Data)
		if err := p.keep(part, f.file.CID); err != nil {
			return err
		}
	}
	if whole {
		f.sha256, _ = sha(f.file.CID.Cid())
		return nil
	}
	sum.Sum(f.sha256[:0])
	return nil
}

// isFile tells whether a block is all of its file.
func isFile(part ipfs.Part, file dataset.CID) bool {
	return part.CID.Type() == cid.Raw && part.CID.Equals(file.Cid())
}

// keep notes what a block needs to be proved again: what surrounds a file's bytes goes
// to the nodes object, and every block's place to SQL.
func (p *put) keep(part ipfs.Part, file dataset.CID) error {
	d, ok := sha(part.CID)
	if !ok {
		return nil // inlined in its link, so kept there
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, again := p.blocks[d]; again {
		return nil
	}
	at := place{digest: d}
	if len(part.Data) > 0 {
		at.file, at.start, at.length = file.Bytes(), number(part.Start), number(int64(len(part.Data)))
	}
	if len(part.Data) == 0 || len(part.Head)+len(part.Tail) > 0 {
		b := encodeNode(part.Head, len(part.Data), part.Tail)
		if _, err := p.nodes.Write(b); err != nil {
			return failed(nodesKey(p.id), err)
		}
		p.sum.Write(b)
		at.nodeAt, at.nodeLen = number(p.at), number(int64(len(b)))
		p.at += int64(len(b))
	}
	p.blocks[d] = at
	return nil
}

func number(n int64) sql.NullInt64 { return sql.NullInt64{Int64: n, Valid: true} }

// sha is the SHA-256 digest in a CID; false for an identity CID.
func sha(c cid.Cid) (d [32]byte, ok bool) {
	if p := c.Prefix(); p.MhType != 0x12 || p.MhLength != len(d) {
		return d, false
	}
	h := c.Hash()
	return [32]byte(h[len(h)-len(d):]), true
}

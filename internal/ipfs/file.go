package ipfs

import (
	"context"
	"iter"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// File is one entry of a DAG that is not a folder.
type File struct {
	// Path is slash-separated and relative to the root. Where Reason is set, refused
	// names in it are quoted.
	Path string
	// CID is the file's CIDv1. Of a file inlined in its link it is the CID (raw) of its
	// content.
	CID dataset.CID
	// Size is the file's length in bytes; of an entry that cannot be read as a file, 0.
	Size int64
	// Reason is why this entry is no document; empty for all others.
	Reason Reason
	// Readable: Parts carries the file's content. Otherwise it carries bare blocks.
	Readable bool

	tree *tree
	link cid.Cid
}

// Part is one block of a file: Head, Data and Tail joined are the block, all Data of a
// file in order are its content. Raw blocks are all Data, inner nodes all Head.
type Part struct {
	CID              cid.Cid
	Start            int64 // of Data in the file
	Head, Data, Tail []byte
}

// Block is the whole block.
func (p Part) Block() []byte {
	if len(p.Head) == 0 && len(p.Tail) == 0 {
		return p.Data
	}
	b := make([]byte, 0, len(p.Head)+len(p.Data)+len(p.Tail))
	return append(append(append(b, p.Head...), p.Data...), p.Tail...)
}

// Parts gives the blocks of the file in the order of its content. A block that the
// file repeats comes again. Of an entry that is not Readable it gives every distinct
// block below it, without meaning.
func (f File) Parts(ctx context.Context) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		w := walker{tree: f.tree, yield: yield, bare: !f.Readable}
		if w.bare {
			w.seen = map[place]struct{}{}
		}
		if err := w.walk(ctx, f.link); err != nil && err != errStop {
			yield(Part{}, err)
		}
	}
}

type walker struct {
	tree  *tree
	yield func(Part, error) bool
	at    int64
	bare  bool
	seen  map[place]struct{}
}

func (w *walker) walk(ctx context.Context, c cid.Cid) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	a, err := resolve(c)
	if err != nil {
		if w.bare {
			return nil
		}
		return err
	}
	if w.bare {
		if _, again := w.seen[place{a.digest, a.pb}]; again && !a.isInline {
			return nil
		}
		w.seen[place{a.digest, a.pb}] = struct{}{}
	}
	block := a.inline
	if !a.isInline {
		if block, err = w.tree.shelf.Block(ctx, c, w.tree.limits.BlockBytes); err != nil {
			return err
		}
	}
	p := Part{CID: c, Start: w.at}
	var n node
	if a.pb {
		n, err = decode(block)
		if err != nil && !w.bare {
			return fail(BadDAG, c, "%w", err)
		}
	}
	switch {
	case w.bare:
		p.Start, p.Head = 0, block
	case !a.pb:
		p.Data = block
	case len(n.data) > 0:
		p.Head, p.Data, p.Tail = block[:n.at], n.data, block[n.at+len(n.data):]
	default:
		p.Head = block
	}
	w.at += int64(len(p.Data))
	if !w.yield(p, nil) {
		return errStop
	}
	for _, l := range n.links {
		if err := w.walk(ctx, l.cid); err != nil {
			return err
		}
	}
	return nil
}

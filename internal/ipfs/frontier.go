package ipfs

import (
	"context"

	"github.com/ipfs/go-cid"
)

// frontier is the edge between what is held and what is still to be fetched: the
// blocks that verified blocks link to and nobody has delivered yet. It bounds a fetch
// while it runs; the survey afterwards bounds the DAG written out.
type frontier struct {
	shelf  *staged
	limits Limits
	seen   map[place]struct{}
	want   map[digest]wanted
	fresh  []digest // what came to want since the caller emptied it
	blocks int      // distinct, held and wanted
	bytes  int64    // distinct, held
	links  int64    // of distinct blocks that are held
}

type wanted struct {
	cid   cid.Cid
	depth int
	pb    bool // some link reads it as dag-pb, so its own links count
}

func newFrontier(shelf *staged, limits Limits) *frontier {
	return &frontier{shelf: shelf, limits: limits, seen: map[place]struct{}{}, want: map[digest]wanted{}}
}

type edge struct {
	cid   cid.Cid
	depth int
}

// link notes that a verified block links to c, and follows the links of what is held.
func (f *frontier) link(ctx context.Context, c cid.Cid, depth int) error {
	todo := []edge{{c, depth}}
	for len(todo) > 0 {
		e := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		more, err := f.one(ctx, e)
		if err != nil {
			return err
		}
		todo = append(todo, more...)
	}
	return nil
}

func (f *frontier) one(ctx context.Context, e edge) ([]edge, error) {
	a, err := resolve(e.cid)
	if err != nil {
		return nil, nil // the survey lists it as an entry that cannot be read
	}
	if e.depth > f.limits.Depth {
		return nil, fail(TooDeep, e.cid, "more than %d links deep", f.limits.Depth)
	}
	if a.isInline {
		return f.children(e.cid, a, a.inline, e.depth)
	}
	p := place{a.digest, a.pb}
	if _, again := f.seen[p]; again {
		return nil, nil
	}
	f.seen[p] = struct{}{}
	if f.blocks++; f.blocks > f.limits.Blocks {
		return nil, fail(TooManyNodes, e.cid, "more than %d blocks", f.limits.Blocks)
	}
	size, err := f.shelf.Size(ctx, e.cid)
	var block []byte
	if err == nil && a.pb {
		block, err = f.shelf.Block(ctx, e.cid, f.limits.BlockBytes)
	}
	if missing(err) || codeOf(err, "") == Corrupt {
		w := f.want[a.digest]
		if !w.cid.Defined() {
			w.cid, w.depth = e.cid, e.depth
			f.fresh = append(f.fresh, a.digest)
		}
		w.pb = w.pb || a.pb
		f.want[a.digest] = w
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := f.count(e.cid, size); err != nil {
		return nil, err
	}
	return f.children(e.cid, a, block, e.depth)
}

// children counts the links of a block and gives them.
func (f *frontier) children(c cid.Cid, a address, block []byte, depth int) ([]edge, error) {
	edges := children(a, block, depth)
	if f.links += int64(len(edges)); f.links > f.limits.Links {
		return nil, fail(TooWide, c, "more than %d links", f.limits.Links)
	}
	return edges, nil
}

// children are the links of a block. One that is no dag-pb has none; the survey lists
// the file that it belongs to as malformed.
func children(a address, block []byte, depth int) []edge {
	if !a.pb {
		return nil
	}
	n, err := decode(block)
	if err != nil {
		return nil
	}
	edges := make([]edge, len(n.links))
	for i, l := range n.links {
		edges[len(edges)-1-i] = edge{l.cid, depth + 1} // the last is taken first
	}
	return edges
}

func (f *frontier) count(c cid.Cid, size int) error {
	if f.bytes += int64(size); f.bytes > f.limits.Bytes {
		return fail(TooLarge, c, "more than %d bytes", f.limits.Bytes)
	}
	return nil
}

// got takes a verified block that was wanted; it must be on the shelf.
func (f *frontier) got(ctx context.Context, d digest, block []byte) error {
	w := f.want[d]
	delete(f.want, d)
	if err := f.count(w.cid, len(block)); err != nil {
		return err
	}
	if !w.pb {
		return nil
	}
	edges, err := f.children(w.cid, address{pb: true}, block, w.depth)
	if err != nil {
		return err
	}
	for _, e := range edges {
		if err := f.link(ctx, e.cid, e.depth); err != nil {
			return err
		}
	}
	return nil
}

package ipfs

import (
	"context"
	"math"

	"github.com/ipfs/go-cid"
)

// stat is what is known of a node and everything below it, repeats counted.
type stat struct {
	kind    kind
	bytes   int64 // of files
	entries int64 // files and folders
	links   int64
	height  int    // links on the longest path down
	bad     Reason // the node is a file that cannot be read, or no file at all
	opaque  bool   // no dag-pb inside: its links are unknown
}

// Totals sum up a DAG.
type Totals struct {
	Blocks       int   // distinct
	Bytes        int64 // of distinct blocks
	Entries      int64 // files and folders, repeats counted
	LogicalBytes int64 // of all files, repeats counted
}

// tree is a DAG on a shelf, surveyed.
type tree struct {
	root   cid.Cid
	shelf  Blocks
	limits Limits
	stats  map[digest]stat // of dag-pb nodes
	seen   map[place]struct{}
	totals Totals
}

// place is a block together with how it is read.
type place struct {
	digest digest
	pb     bool
}

// surveyTree walks the whole DAG below root, each node once, and refuses it when a
// block is missing or when it is over limits. A few blocks can stand for 2^45 files
// or a path of a million links: what counts is the DAG written out.
func surveyTree(ctx context.Context, root cid.Cid, shelf Blocks, limits Limits) (*tree, error) {
	t := &tree{root: root, shelf: shelf, limits: limits, stats: map[digest]stat{}, seen: map[place]struct{}{}}
	s, err := t.survey(ctx, root, 0)
	if err != nil {
		return nil, err
	}
	switch {
	case s.opaque:
		return nil, fail(BadDAG, root, "the root is no dag-pb node")
	case !s.kind.file() && !s.kind.folder():
		return nil, fail(BadDAG, root, "the root is neither a file nor a folder")
	}
	t.totals.Entries, t.totals.LogicalBytes = s.entries, s.bytes
	return t, nil
}

func (t *tree) survey(ctx context.Context, c cid.Cid, depth int) (stat, error) {
	if depth > t.limits.Depth {
		return stat{}, fail(TooDeep, c, "more than %d links deep", t.limits.Depth)
	}
	a, err := resolve(c)
	if err != nil {
		if depth == 0 {
			return stat{}, err
		}
		return stat{kind: notUnixFS, bad: BadLink}, nil
	}
	if !a.pb {
		return t.surveyRaw(ctx, c, a)
	}
	if s, done := t.stats[a.digest]; done && !a.isInline {
		if depth+s.height > t.limits.Depth {
			return stat{}, fail(TooDeep, c, "more than %d links deep", t.limits.Depth)
		}
		return s, nil
	}
	if err := ctx.Err(); err != nil {
		return stat{}, err
	}
	block := a.inline
	if !a.isInline {
		if block, err = t.shelf.Block(ctx, c, t.limits.BlockBytes); err != nil {
			return stat{}, err
		}
		if err := t.count(c, a, len(block)); err != nil {
			return stat{}, err
		}
	}
	n, err := decode(block)
	if err != nil {
		s := stat{kind: notUnixFS, bad: BadFile, opaque: true}
		if !a.isInline {
			t.stats[a.digest] = s
		}
		return s, nil
	}
	s, err := t.sum(ctx, n, depth)
	if err != nil {
		return stat{}, err
	}
	if !a.isInline {
		t.stats[a.digest] = s
	}
	return s, t.bound(c, s)
}

func (t *tree) surveyRaw(ctx context.Context, c cid.Cid, a address) (stat, error) {
	if a.isInline {
		return stat{kind: kindRaw, bytes: int64(len(a.inline))}, nil
	}
	size, err := t.shelf.Size(ctx, c)
	if err != nil {
		return stat{}, err
	}
	return stat{kind: kindRaw, bytes: int64(size)}, t.count(c, a, size)
}

// sum adds up a node from its children.
func (t *tree) sum(ctx context.Context, n node, depth int) (stat, error) {
	s := stat{kind: n.kind}
	consistent := len(n.sizes) == len(n.links)
	for i, l := range n.links {
		child, err := t.survey(ctx, l.cid, depth+1)
		if err != nil {
			return s, err
		}
		s.links = plus(s.links, plus(child.links, 1))
		s.bytes = plus(s.bytes, child.bytes)
		s.height = max(s.height, child.height+1)
		s.entries = plus(s.entries, child.entries)
		if n.kind == kindDirectory || n.kind == kindShard && len(l.name) > n.width {
			s.entries = plus(s.entries, 1)
		}
		if consistent && (n.sizes[i] != uint64(child.bytes) || !child.kind.file() || child.bad != "") {
			consistent = false
		}
		if err := t.bound(l.cid, s); err != nil {
			return s, err
		}
	}
	switch n.kind {
	case kindFile, kindRaw:
		s.bytes = plus(s.bytes, int64(len(n.data)))
		if !consistent || n.kind == kindFile && n.size != uint64(s.bytes) {
			s.bad = BadFile
		}
	case kindDirectory, kindShard:
	case kindSymlink:
		s.bad = Symlink
	default:
		s.bad = NotAFile
	}
	return s, nil
}

// count books a block once.
func (t *tree) count(c cid.Cid, a address, size int) error {
	p := place{a.digest, a.pb}
	if _, again := t.seen[p]; again {
		return nil
	}
	t.seen[p] = struct{}{}
	t.totals.Blocks++
	t.totals.Bytes += int64(size)
	switch {
	case t.totals.Blocks > t.limits.Blocks:
		return fail(TooManyNodes, c, "more than %d blocks", t.limits.Blocks)
	case t.totals.Bytes > t.limits.Bytes:
		return fail(TooLarge, c, "more than %d bytes", t.limits.Bytes)
	}
	return nil
}

func (t *tree) bound(c cid.Cid, s stat) error {
	switch {
	case s.links > t.limits.Links:
		return fail(TooWide, c, "more than %d links, repeats counted", t.limits.Links)
	case s.entries > t.limits.Entries:
		return fail(TooManyNames, c, "more than %d files and folders, repeats counted", t.limits.Entries)
	case s.bytes > t.limits.LogicalBytes:
		return fail(TooMuchText, c, "files of more than %d bytes, repeats counted", t.limits.LogicalBytes)
	}
	return nil
}

// add saturates instead of overflowing.
func plus(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

// stat is what the survey found for a link. Raw and inlined blocks are looked at anew,
// which needs no other block that is not surveyed.
func (t *tree) stat(ctx context.Context, c cid.Cid) stat {
	a, err := resolve(c)
	if err != nil {
		return stat{kind: notUnixFS, bad: BadLink}
	}
	if a.pb && !a.isInline {
		return t.stats[a.digest]
	}
	s, err := t.survey(ctx, c, 0)
	if err != nil {
		return stat{kind: notUnixFS, bad: BadFile} // it was readable when it was surveyed
	}
	return s
}

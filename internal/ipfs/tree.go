package ipfs

import (
	"cmp"
	"context"
	"iter"
	"strings"

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

// files walks the DAG in the order of its links.
func (t *tree) files(ctx context.Context) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		s, err := t.stat(t.root)
		if err == nil && s.kind.folder() {
			err = t.folder(ctx, t.root, "", "", yield, nil)
		} else if err == nil {
			var f File
			f, err = t.file(ctx, t.root, t.root.String(), "", s)
			if err == nil && !yield(f, nil) {
				return
			}
		}
		if err != nil && err != errStop {
			yield(File{}, err)
		}
	}
}

// folders yields the blocks of all folders, parents first, each once.
func (t *tree) folders(ctx context.Context) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		s, err := t.stat(t.root)
		if err == nil && s.kind.folder() {
			seen := map[digest]struct{}{}
			err = t.folder(ctx, t.root, "", "", nil, func(c cid.Cid, a address, block []byte) bool {
				if _, again := seen[a.digest]; again || a.isInline {
					return true
				}
				seen[a.digest] = struct{}{}
				return yield(Part{CID: c, Head: block}, nil)
			})
		}
		if err != nil && err != errStop {
			yield(Part{}, err)
		}
	}
}

type stopped struct{}

func (stopped) Error() string { return "stopped" }

var errStop error = stopped{} // the consumer of an iterator broke off

// folder walks one folder: a directory node or all shards of a HAMT.
func (t *tree) folder(ctx context.Context, c cid.Cid, path string, refused Reason,
	file func(File, error) bool, block func(cid.Cid, address, []byte) bool) error {
	names := map[string]struct{}{}
	return t.shard(ctx, c, path, refused, names, file, block)
}

func (t *tree) shard(ctx context.Context, c cid.Cid, path string, refused Reason, names map[string]struct{},
	file func(File, error) bool, block func(cid.Cid, address, []byte) bool) error {
	n, a, raw, err := t.node(ctx, c)
	if err != nil {
		return err
	}
	if block != nil && !block(c, a, raw) {
		return errStop
	}
	for _, l := range n.links {
		s, err := t.stat(l.cid)
		if err != nil {
			return err
		}
		name := l.name
		if n.kind == kindShard {
			if len(name) == n.width && s.kind == kindShard {
				if err := t.shard(ctx, l.cid, path, refused, names, file, block); err != nil {
					return err
				}
				continue
			}
			name = name[min(n.width, len(name)):]
		}
		own := t.limits.judgeName(name)
		if _, twice := names[name]; twice && own == "" {
			own = NameTwice
		}
		names[name] = struct{}{}
		sub := join(path, name, own)
		if own == "" && len(sub) > t.limits.PathBytes {
			own = PathTooLong
			sub = join(path, name, own)
		}
		reason := cmp.Or(refused, own)
		if s.kind.folder() && s.bad == "" {
			if err := t.folder(ctx, l.cid, sub, reason, file, block); err != nil {
				return err
			}
			continue
		}
		if file == nil {
			continue
		}
		f, err := t.file(ctx, l.cid, sub, reason, s)
		if err != nil {
			return err
		}
		if !file(f, nil) {
			return errStop
		}
	}
	return nil
}

func join(path, name string, refused Reason) string {
	if refused != "" && refused != NameTwice {
		name = safeName(name)
	}
	if path == "" {
		return name
	}
	return path + "/" + name
}

func (t *tree) file(ctx context.Context, c cid.Cid, path string, reason Reason, s stat) (File, error) {
	f := File{Path: path, Reason: reason, tree: t, link: c, Readable: s.bad == ""}
	if f.Readable {
		f.Size = s.bytes
	} else {
		f.Reason = s.bad
	}
	if s.bad == BadLink {
		return f, nil // its CID is none of ours
	}
	a, err := resolve(c)
	if err != nil {
		return f, err
	}
	if a.isInline {
		var content strings.Builder
		for p, err := range f.Parts(ctx) {
			if err != nil {
				return f, err
			}
			content.Write(p.Data)
		}
		c = Sum([]byte(content.String()))
		a.pb = false
	} else {
		c = a.digest.cid(a.pb)
	}
	f.CID, err = dataset.NewCID(c)
	return f, err
}

// node reads and decodes a folder's node.
func (t *tree) node(ctx context.Context, c cid.Cid) (node, address, []byte, error) {
	a, err := resolve(c)
	if err != nil {
		return node{}, a, nil, err
	}
	raw := a.inline
	if !a.isInline {
		if raw, err = t.shelf.Block(ctx, c, t.limits.BlockBytes); err != nil {
			return node{}, a, nil, err
		}
	}
	n, err := decode(raw)
	if err != nil {
		return n, a, raw, fail(BadDAG, c, "%w", err)
	}
	return n, a, raw, nil
}

// stat is what the survey found for a link.
func (t *tree) stat(c cid.Cid) (stat, error) {
	a, err := resolve(c)
	if err != nil {
		return stat{kind: notUnixFS, bad: BadLink}, nil
	}
	if a.pb && !a.isInline {
		return t.stats[a.digest], nil
	}
	return t.survey(context.Background(), c, 0) // raw or inline: no further blocks are read
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

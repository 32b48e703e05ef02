package ipfs

import (
	"cmp"
	"context"
	"errors"
	"iter"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// errStop: the consumer of an iterator broke off.
var errStop = errors.New("stopped")

// files walks the DAG in the order of its links.
func (t *tree) files(ctx context.Context) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		l := listing{tree: t, file: func(f File) bool { return yield(f, nil) }}
		if err := l.root(ctx); err != nil && err != errStop {
			yield(File{}, err)
		}
	}
}

// folders yields the blocks of all folders, parents first, each once.
func (t *tree) folders(ctx context.Context) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		seen := map[digest]struct{}{}
		l := listing{tree: t, block: func(c cid.Cid, a address, block []byte) bool {
			if _, again := seen[a.digest]; again || a.isInline {
				return true
			}
			seen[a.digest] = struct{}{}
			return yield(Part{CID: c, Head: block}, nil)
		}}
		if err := l.root(ctx); err != nil && err != errStop {
			yield(Part{}, err)
		}
	}
}

// listing walks folders. It calls file for every entry that is no folder and block for
// every folder's block, where they are set; false ends the walk with errStop.
type listing struct {
	*tree
	file  func(File) bool
	block func(cid.Cid, address, []byte) bool
}

func (l listing) root(ctx context.Context) error {
	c := l.tree.root
	s := l.stat(ctx, c)
	if s.kind.folder() {
		return l.folder(ctx, c, "", "")
	}
	return l.emit(ctx, c, c.String(), "", s)
}

// folder walks a directory node, or all shards of a HAMT. refused is the reason that
// the folder's own path gives to everything in it.
func (l listing) folder(ctx context.Context, c cid.Cid, path string, refused Reason) error {
	return l.shard(ctx, c, path, refused, map[string]struct{}{})
}

func (l listing) shard(ctx context.Context, c cid.Cid, path string, refused Reason, names map[string]struct{}) error {
	n, a, block, err := l.node(ctx, c)
	if err != nil {
		return err
	}
	if l.block != nil && !l.block(c, a, block) {
		return errStop
	}
	for _, to := range n.links {
		s := l.stat(ctx, to.cid)
		name := to.name
		if n.kind == kindShard {
			if len(name) == n.width && s.kind == kindShard {
				if err := l.shard(ctx, to.cid, path, refused, names); err != nil {
					return err
				}
				continue
			}
			name = name[min(n.width, len(name)):]
		}
		sub, own := l.entry(path, name, names)
		if reason := cmp.Or(refused, own); s.kind.folder() && s.bad == "" {
			err = l.folder(ctx, to.cid, sub, reason)
		} else {
			err = l.emit(ctx, to.cid, sub, reason, s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// entry gives the path of a name in a folder and what is wrong with it.
func (l listing) entry(path, name string, names map[string]struct{}) (string, Reason) {
	own := l.limits.judgeName(name)
	if _, twice := names[name]; twice && own == "" {
		own = NameTwice
	}
	names[name] = struct{}{}
	sub := join(path, name, own)
	if own == "" && len(sub) > l.limits.PathBytes {
		own = PathTooLong
		sub = join(path, name, own)
	}
	return sub, own
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

func (l listing) emit(ctx context.Context, c cid.Cid, path string, reason Reason, s stat) error {
	if l.file == nil {
		return nil
	}
	f := File{Path: path, Reason: reason, tree: l.tree, link: c, Readable: s.bad == ""}
	if f.Readable {
		f.Size = s.bytes
	} else {
		f.Reason = s.bad
	}
	if s.bad != BadLink { // the CID of such a link is none that we can name
		var err error
		if f.CID, err = f.identify(ctx); err != nil {
			return err
		}
	}
	if !l.file(f) {
		return errStop
	}
	return nil
}

// identify gives a file's CIDv1; of one that is inlined in its link, that of its content.
func (f File) identify(ctx context.Context) (dataset.CID, error) {
	a, err := resolve(f.link)
	if err != nil {
		return dataset.CID{}, err
	}
	if !a.isInline {
		return dataset.NewCID(a.digest.cid(a.pb))
	}
	var content []byte
	for p, err := range f.Parts(ctx) {
		if err != nil {
			return dataset.CID{}, err
		}
		content = append(content, p.Data...)
	}
	return dataset.NewCID(Sum(content))
}

// node reads and decodes a folder's node.
func (t *tree) node(ctx context.Context, c cid.Cid) (node, address, []byte, error) {
	a, err := resolve(c)
	if err != nil {
		return node{}, a, nil, err
	}
	block := a.inline
	if !a.isInline {
		if block, err = t.shelf.Block(ctx, c, t.limits.BlockBytes); err != nil {
			return node{}, a, nil, err
		}
	}
	n, err := decode(block)
	if err != nil {
		return n, a, block, fail(BadDAG, c, "%w", err)
	}
	return n, a, block, nil
}

package ipfs

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	chunk "github.com/ipfs/boxo/chunker"
	"github.com/ipfs/boxo/ipld/unixfs/importer/balanced"
	"github.com/ipfs/boxo/ipld/unixfs/importer/helpers"
	uio "github.com/ipfs/boxo/ipld/unixfs/io"
	ipld "github.com/ipfs/go-ipld-format"
)

// adder turns one file system tree into nodes.
type adder struct {
	fsys    fs.FS
	profile uio.UnixFSProfile
	options AddOptions
	dag     *sink
	added   Added
}

func (a *adder) directory() (uio.Directory, error) {
	return uio.NewDirectory(a.dag, uio.WithCidBuilder(a.profile.CidBuilder()),
		uio.WithSizeEstimationMode(a.profile.HAMTSizeEstimation), uio.WithMaxHAMTFanout(a.profile.HAMTShardWidth))
}

// single is a file that was named itself, in a folder if that is wished.
func (a *adder) single(ctx context.Context, name string) (ipld.Node, error) {
	n, err := a.file(ctx, name)
	if err != nil || !a.options.Wrap {
		return n, err
	}
	dir, err := a.directory()
	if err != nil {
		return nil, err
	}
	if err := dir.AddChild(ctx, path.Base(name), n); err != nil {
		return nil, err
	}
	return a.close(ctx, dir)
}

// close stores a folder that is complete.
func (a *adder) close(ctx context.Context, dir uio.Directory) (ipld.Node, error) {
	n, err := dir.GetNode()
	if err != nil {
		return nil, err
	}
	return n, a.dag.Add(ctx, n)
}

func (a *adder) folder(ctx context.Context, name string) (ipld.Node, error) {
	dir, err := a.directory()
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(a.fsys, name)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(entries, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sub := path.Join(name, e.Name())
		var child ipld.Node
		switch {
		case !a.options.Hidden && strings.HasPrefix(e.Name(), "."):
			a.skip(sub, SkippedHidden)
			continue
		case e.Type()&fs.ModeSymlink != 0:
			a.skip(sub, SkippedSymlink)
			continue
		case e.IsDir():
			child, err = a.folder(ctx, sub)
		case e.Type().IsRegular():
			child, err = a.file(ctx, sub)
		default:
			a.skip(sub, SkippedSpecial)
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := dir.AddChild(ctx, e.Name(), child); err != nil {
			return nil, err
		}
	}
	return a.close(ctx, dir)
}

func (a *adder) skip(name, reason string) {
	a.added.Skipped = append(a.added.Skipped, Skipped{name, reason})
}

func (a *adder) file(ctx context.Context, name string) (ipld.Node, error) {
	f, err := a.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only
	in := &counter{r: f}
	params := helpers.DagBuilderParams{
		Maxlinks:   a.profile.FileDAGWidth,
		RawLeaves:  a.profile.RawLeaves,
		CidBuilder: a.profile.CidBuilder(),
		Dagserv:    a.dag,
	}
	b, err := params.New(chunk.NewSizeSplitter(in, a.profile.ChunkSize))
	if err != nil {
		return nil, err
	}
	n, err := balanced.Layout(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	a.added.Files++
	a.added.Bytes += in.n
	if a.options.Progress != nil {
		a.options.Progress(a.added.Files, a.added.Bytes)
	}
	return n, nil
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ipfs/boxo/blockservice"
	"github.com/ipfs/boxo/blockstore"
	chunk "github.com/ipfs/boxo/chunker"
	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs/importer/balanced"
	"github.com/ipfs/boxo/ipld/unixfs/importer/helpers"
	uio "github.com/ipfs/boxo/ipld/unixfs/io"
	ipld "github.com/ipfs/go-ipld-format"

	"github.com/witan-project/witan/internal/dataset"
)

// Profile is a set of rules that turn files into blocks (IPIP-499). The same files give
// the same CID under the same profile, as with Kubo's profile of the same name.
type Profile string

// The profiles of Kubo.
const (
	UnixFSv1 Profile = "unixfs-v1-2025" // CIDv1, raw leaves, 1 MiB chunks, 1,024 links; the default
	UnixFSv0 Profile = "unixfs-v0-2015" // dag-pb leaves, 256 KiB chunks, 174 links; the root is given as CIDv1
)

// AddOptions change what Add takes. The zero value is the default.
type AddOptions struct {
	Profile Profile
	// Hidden takes files and folders whose names begin with a dot too. The path itself
	// may always begin with one.
	Hidden bool
	// Progress is called after each file with the totals so far; it may be nil.
	Progress func(files int, bytes int64)
}

// Added tells what Add did.
type Added struct {
	Root    dataset.CID
	Files   int
	Bytes   int64
	Skipped []Skipped // what was left out, in the order of paths
}

// Skipped is a path that Add left out.
type Skipped struct {
	Path   string // relative, slash-separated
	Reason string // one of the constants below
}

// Why Add leaves a path out.
const (
	SkippedHidden  = "hidden"  // its name begins with a dot
	SkippedSymlink = "symlink" // never followed: it may lead out of the folder
	SkippedSpecial = "special" // a device, socket or pipe
)

// ErrNothing: there was no file to add.
var ErrNothing = errors.New("nothing to add")

// Add stores a file or folder and pins its root. Symbolic links, special files and
// (unless asked for) hidden files are left out and listed; a file that cannot be read
// is an error, since a dataset that silently lacks a file is worse than none.
func (s *Store) Add(ctx context.Context, name string, o AddOptions) (Added, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return Added{}, fmt.Errorf("add: %w", err)
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return Added{}, fmt.Errorf("add: %w", err)
	}
	switch {
	case info.IsDir():
		return s.AddFS(ctx, filepath.Base(abs), os.DirFS(abs), ".", o)
	case info.Mode().IsRegular():
		return s.AddFS(ctx, filepath.Base(abs), os.DirFS(filepath.Dir(abs)), filepath.Base(abs), o)
	case info.Mode()&fs.ModeSymlink != 0:
		return Added{}, fmt.Errorf("add %s: it is a symbolic link; name the file or folder that it leads to", name)
	}
	return Added{}, fmt.Errorf("add %s: neither a file nor a folder", name)
}

// AddFS is Add for any file system; label is kept with the pin, for people.
func (s *Store) AddFS(ctx context.Context, label string, fsys fs.FS, name string, o AddOptions) (Added, error) {
	profile := uio.UnixFS_v1_2025
	switch o.Profile {
	case "", UnixFSv1:
	case UnixFSv0:
		profile = uio.UnixFS_v0_2015
	default:
		return Added{}, fmt.Errorf("unknown profile %q; want %s or %s", o.Profile, UnixFSv1, UnixFSv0)
	}
	a := &adder{fsys: fsys, profile: profile, options: o, dag: s.dag()}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return Added{}, fmt.Errorf("add: %w", err)
	}
	var root ipld.Node
	if info.IsDir() {
		root, err = a.folder(ctx, name)
	} else {
		root, err = a.file(ctx, name)
	}
	if err != nil {
		return Added{}, fmt.Errorf("add: %w", err)
	}
	if a.added.Files == 0 {
		return Added{}, fmt.Errorf("add %s: %w", label, ErrNothing)
	}
	c, err := resolve(root.Cid())
	if err != nil {
		return Added{}, err
	}
	if a.added.Root, err = dataset.NewCID(c.digest.cid(c.pb)); err != nil {
		return Added{}, err
	}
	return a.added, s.Pin(Pin{a.added.Root, label, a.added.Files, a.added.Bytes})
}

type adder struct {
	fsys    fs.FS
	profile uio.UnixFSProfile
	options AddOptions
	dag     ipld.DAGService
	added   Added
}

func (a *adder) folder(ctx context.Context, name string) (ipld.Node, error) {
	dir, err := uio.NewDirectory(a.dag, uio.WithCidBuilder(a.profile.CidBuilder()),
		uio.WithSizeEstimationMode(a.profile.HAMTSizeEstimation), uio.WithMaxHAMTFanout(a.profile.HAMTShardWidth))
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
	n, err := dir.GetNode()
	if err != nil {
		return nil, err
	}
	return n, a.dag.Add(ctx, n)
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

// dag is the store as the builders of boxo see it. They compute the CIDs of what they
// put, so it is not hashed again.
func (s *Store) dag() ipld.DAGService {
	return merkledag.NewDAGService(blockservice.New(blockstore.NewBlockstoreNoPrefix(s.blocks), nil))
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

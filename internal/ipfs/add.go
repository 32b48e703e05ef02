package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

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
	// Wrap puts a single file into a folder, as `ipfs add -w` does, so that its name is
	// kept: by itself a file is its content only, and is listed by its CID.
	Wrap bool
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
	fsys, base, label, err := locate(name)
	if err != nil {
		return Added{}, err
	}
	return s.AddFS(ctx, label, fsys, base, o)
}

// AddFS is Add for any file system; label is kept with the pin, for people.
func (s *Store) AddFS(ctx context.Context, label string, fsys fs.FS, name string, o AddOptions) (Added, error) {
	added, err := add(ctx, fsys, name, o, &sink{put: s.put})
	if err != nil {
		return Added{}, fmt.Errorf("add %s: %w", label, err)
	}
	return added, s.Pin(Pin{added.Root, label, added.Files, added.Bytes})
}

// Hash is Add without storing anything: it tells the CID.
func Hash(ctx context.Context, name string, o AddOptions) (Added, error) {
	fsys, base, label, err := locate(name)
	if err != nil {
		return Added{}, err
	}
	return HashFS(ctx, label, fsys, base, o)
}

// HashFS is Hash for any file system.
func HashFS(ctx context.Context, label string, fsys fs.FS, name string, o AddOptions) (Added, error) {
	added, err := add(ctx, fsys, name, o, &sink{put: func(context.Context, ipld.Node) error { return nil }})
	if err != nil {
		return Added{}, fmt.Errorf("add %s: %w", label, err)
	}
	return added, nil
}

// locate splits a path into a file system that does not lead out of the path's folder,
// and a name in it.
func locate(name string) (fsys fs.FS, base, label string, err error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, "", "", fmt.Errorf("add: %w", err)
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, "", "", fmt.Errorf("add: %w", err)
	}
	switch {
	case info.IsDir():
		return os.DirFS(abs), ".", filepath.Base(abs), nil
	case info.Mode().IsRegular():
		return os.DirFS(filepath.Dir(abs)), filepath.Base(abs), filepath.Base(abs), nil
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, "", "", fmt.Errorf("add %s: it is a symbolic link; name the file or folder that it leads to", name)
	}
	return nil, "", "", fmt.Errorf("add %s: neither a file nor a folder", name)
}

func add(ctx context.Context, fsys fs.FS, name string, o AddOptions, to *sink) (Added, error) {
	profile := uio.UnixFS_v1_2025
	switch o.Profile {
	case "", UnixFSv1:
	case UnixFSv0:
		profile = uio.UnixFS_v0_2015
	default:
		return Added{}, fmt.Errorf("unknown profile %q; want %s or %s", o.Profile, UnixFSv1, UnixFSv0)
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return Added{}, err
	}
	a := &adder{fsys: fsys, profile: profile, options: o, dag: to}
	var root ipld.Node
	if info.IsDir() {
		root, err = a.folder(ctx, name)
	} else {
		root, err = a.single(ctx, name)
	}
	if err != nil {
		return Added{}, err
	}
	if a.added.Files == 0 {
		return Added{}, ErrNothing
	}
	c, err := resolve(root.Cid())
	if err != nil {
		return Added{}, err
	}
	a.added.Root, err = dataset.NewCID(c.digest.cid(c.pb))
	return a.added, err
}

package ipfs

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAddLeavesOut(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": "# A\n", ".hidden": "h", ".git/config": "c", "sub/b.md": "# B\n"})
	outside := folder(t, map[string]string{"secret": "outside of the folder"})
	for name, target := range map[string]string{"link": "a.md", "out": filepath.Join(outside, "secret"), "sub/up": "..", "nowhere": "missing"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	s := testStore(t)
	added, err := s.Add(t.Context(), dir, AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Skipped{
		{".git", SkippedHidden}, {".hidden", SkippedHidden}, {"link", SkippedSymlink}, {"nowhere", SkippedSymlink},
		{"out", SkippedSymlink}, {"sub/up", SkippedSymlink},
	}
	if added.Files != 2 || !slices.Equal(added.Skipped, want) {
		t.Errorf("%+v", added)
	}
	if held, err := s.Has(t.Context(), Sum([]byte("outside of the folder"))); err != nil || held {
		t.Errorf("what a link leads to was added: %v, %v", held, err)
	}
	clean := folder(t, map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n"})
	if same, err := Hash(t.Context(), clean, AddOptions{}); err != nil || same.Root != added.Root {
		t.Errorf("what is left out changes the CID: %s, %s, %v", same.Root, added.Root, err)
	}
	all, err := Hash(t.Context(), dir, AddOptions{Hidden: true})
	if err != nil || all.Files != 4 {
		t.Errorf("with hidden files: %+v, %v", all, err)
	}
}

// unreadable is a file system in which one file cannot be opened, and one breaks off.
type unreadable struct{ fs.FS }

func (u unreadable) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "locked.md") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.FS.Open(name)
}

func TestAddRefuses(t *testing.T) {
	locked := unreadable{fstest.MapFS{"a.md": {Data: []byte("a")}, "sub/locked.md": {Data: []byte("b")}}}
	_, err := testStore(t).AddFS(t.Context(), "data", locked, ".", AddOptions{})
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "sub/locked.md") {
		t.Errorf("an unreadable file: %v", err)
	}
	empty := t.TempDir()
	if _, err := Hash(t.Context(), empty, AddOptions{}); !errors.Is(err, ErrNothing) {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Hash(t.Context(), filepath.Join(empty, "missing"), AddOptions{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing path: %v", err)
	}
	link := filepath.Join(empty, "link")
	if err := os.Symlink(folder(t, map[string]string{"a": "a"}), link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := Hash(t.Context(), link, AddOptions{}); err == nil || !strings.Contains(err.Error(), "symbolic link") {
		t.Errorf("a symbolic link: %v", err)
	}
	if _, err := Hash(t.Context(), os.DevNull, AddOptions{}); err == nil {
		t.Error("a device was added")
	}
	if _, err := Hash(t.Context(), folder(t, map[string]string{"a": "a"}), AddOptions{Profile: "unixfs-v9"}); err == nil {
		t.Error("an unknown profile was taken")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := testStore(t).Add(ctx, folder(t, map[string]string{"a": "a"}), AddOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after its context ended: %v", err)
	}
}

func TestAddReportsProgress(t *testing.T) {
	var files int
	var size int64
	_, err := Hash(t.Context(), folder(t, map[string]string{"a": "12345", "b": "678"}), AddOptions{Progress: func(f int, b int64) { files, size = f, b }})
	if err != nil || files != 2 || size != 8 {
		t.Errorf("%d files, %d bytes, %v", files, size, err)
	}
}

func TestStoreChecksWhatItTakesAndGives(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	data := []byte("a block")
	c := Sum(data)
	if err := s.Put(t.Context(), c, []byte("another")); !errors.Is(err, BadBlock) {
		t.Errorf("bytes under a foreign CID: %v", err)
	}
	if err := s.Put(t.Context(), c, data); err != nil {
		t.Fatal(err)
	}
	if b, err := s.Block(t.Context(), c, 100); err != nil || string(b) != string(data) {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := s.Block(t.Context(), c, 3); !errors.Is(err, BlockTooLong) {
		t.Errorf("over the limit: %v", err)
	}
	damage(t, dir, data)
	if _, err := s.Block(t.Context(), c, 100); !errors.Is(err, Corrupt) {
		t.Errorf("a flipped byte: %v", err)
	}
	if held, err := s.Has(t.Context(), c); err != nil || held {
		t.Errorf("the bad block stayed: %v, %v", held, err)
	}
	if err := s.Put(t.Context(), c, data); err != nil {
		t.Fatal(err)
	}
	if b, err := s.Block(t.Context(), c, 100); err != nil || string(b) != string(data) {
		t.Errorf("after it was put again: %q, %v", b, err)
	}
	if err := s.Delete(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(t.Context(), c); err != nil {
		t.Errorf("deleting twice: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// damage flips a byte of the one block below dir that holds text. The store may be open:
// its own files of another name come and go.
func damage(t *testing.T, dir string, text []byte) {
	t.Helper()
	done := false
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".data" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || string(b) != string(text) {
			return err
		}
		b[0] ^= 1
		done = true
		return os.WriteFile(path, b, 0o600)
	})
	if err != nil || !done {
		t.Fatalf("no file to damage: %v", err)
	}
}

// TestStoreThatWasNotClosedIsChecked: torn blocks of a crash are dropped before anyone
// is told that they are held.
func TestStoreThatWasNotClosedIsChecked(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	good, torn := []byte("good block"), []byte("torn block")
	for _, b := range [][]byte{good, torn} {
		if err := s.Put(t.Context(), Sum(b), b); err != nil {
			t.Fatal(err)
		}
	}
	damage(t, dir, torn)
	again, err := OpenStore(t.Context(), dir) // as after a crash: s was not closed
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{good, torn} {
		if held, err := again.Has(t.Context(), Sum(b)); err != nil || held != (string(b) == string(good)) {
			t.Errorf("%q: held %v, %v", b, held, err)
		}
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestUnpinDeletesWhatNoOtherRootNeeds(t *testing.T) {
	s := testStore(t)
	first, err := s.Add(t.Context(), folder(t, map[string]string{"shared.md": "shared", "own.md": "own"}), AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Add(t.Context(), folder(t, map[string]string{"shared.md": "shared"}), AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	held := func(text string) bool {
		ok, err := s.Has(t.Context(), Sum([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if err := s.Unpin(t.Context(), first.Root); err != nil {
		t.Fatal(err)
	}
	if held("own") || !held("shared") {
		t.Errorf("after the first: own %v, shared %v", held("own"), held("shared"))
	}
	if err := s.Unpin(t.Context(), second.Root); err != nil {
		t.Fatal(err)
	}
	if held("shared") {
		t.Error("after both, the shared block is still there")
	}
	if pins, err := s.Pins(); err != nil || len(pins) != 0 {
		t.Errorf("%v, %v", pins, err)
	}
}

func TestReach(t *testing.T) {
	m := maker{t, testStore(t)}
	shared := m.raw("shared")
	a, b := m.folder(to("s", shared), to("a", m.raw("a"))), m.folder(to("s", shared))
	r := NewReach()
	for range 2 { // adding twice is adding once
		if err := r.Add(t.Context(), rootOf(t, a), m.store, Limits{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Add(t.Context(), rootOf(t, b), m.store, Limits{}); err != nil {
		t.Fatal(err)
	}
	r.Remove(rootOf(t, a))
	if !r.Has(shared.Cid()) || !r.Has(b.Cid()) || r.Has(a.Cid()) || r.Has(Sum([]byte("a"))) {
		t.Error("after the first root left, the wrong blocks are known")
	}
	r.Remove(rootOf(t, b))
	if r.Has(shared.Cid()) {
		t.Error("after both left, the shared block is known")
	}
	if err := r.Add(t.Context(), rootOf(t, a), testStore(t), Limits{}); !errors.Is(err, NotFound) || r.Has(a.Cid()) {
		t.Errorf("a root that is not held: %v", err)
	}
}

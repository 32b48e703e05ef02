package blobs_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/ipfs/go-cid"
	_ "gocloud.dev/blob/memblob" // a bucket that is no folder

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/store"
)

// server is the part of a server that stores content.
type server struct {
	dir     string
	db      *store.DB
	blobs   *blobs.Store
	staging *ipfs.Staging
}

func newServer(t testing.TB) *server {
	t.Helper()
	dir := t.TempDir()
	url, err := blobs.FolderURL(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	return openServer(t, dir, url)
}

func openServer(t testing.TB, dir, bucket string) *server {
	t.Helper()
	db, err := store.Open(t.Context(), filepath.Join(dir, "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := blobs.Open(t.Context(), bucket, db)
	if err != nil {
		t.Fatal(err)
	}
	staging, err := ipfs.OpenStaging(filepath.Join(dir, "staging"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), db.Close()); err != nil {
			t.Error(err)
		}
	})
	return &server{dir, db, s, staging}
}

// contributor holds what is contributed.
func contributor(t testing.TB) *ipfs.Store {
	t.Helper()
	s, err := ipfs.OpenStore(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func add(t testing.TB, s *ipfs.Store, files fstest.MapFS, profile ipfs.Profile) dataset.CID {
	t.Helper()
	added, err := s.AddFS(t.Context(), "data", files, ".", ipfs.AddOptions{Profile: profile})
	if err != nil {
		t.Fatal(err)
	}
	return added.Root
}

// gateway serves a shelf over loopback.
func gateway(t testing.TB, shelf ipfs.Blocks) *ipfs.Gateway {
	t.Helper()
	web := httptest.NewServer(ipfs.Handler(shelf, func(context.Context, cid.Cid) bool { return true }, ipfs.HandlerConfig{}))
	t.Cleanup(web.Close)
	g, err := ipfs.NewGateway(ipfs.GatewayConfig{URL: web.URL, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// put brings content from a source into the bucket, as an import does.
func (s *server) put(t testing.TB, id dataset.ID, root dataset.CID, from ipfs.Source) blobs.Manifest {
	t.Helper()
	m, err := s.tryPut(t.Context(), id, root, from)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (s *server) tryPut(ctx context.Context, id dataset.ID, root dataset.CID, from ipfs.Source) (blobs.Manifest, error) {
	v, err := ipfs.Fetch(ctx, root, []ipfs.Source{from}, s.staging, ipfs.Limits{}, nil)
	if err != nil {
		return blobs.Manifest{}, err
	}
	m, err := s.blobs.Put(ctx, id, 1, v, nil)
	return m, errors.Join(err, v.Discard())
}

func (s *server) problems(t testing.TB, id dataset.ID) []blobs.Problem {
	t.Helper()
	var list []blobs.Problem
	if err := s.blobs.Verify(t.Context(), id, func(p blobs.Problem) { list = append(list, p) }); err != nil {
		t.Fatal(err)
	}
	return list
}

// objects are the files of the bucket's folder.
func (s *server) objects(t testing.TB) map[string][]byte {
	t.Helper()
	list := map[string][]byte{}
	root := filepath.Join(s.dir, "blobs")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		list[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func random(seed byte, size int) []byte {
	b := make([]byte, size)
	rand.NewChaCha8([32]byte{seed}).Read(b)
	return b
}

func noise(a, b, size int) []byte {
	out := make([]byte, size)
	rand.NewChaCha8([32]byte{1, byte(a), byte(b)}).Read(out)
	return out
}

// sample has small files, one of several blocks, one that repeats a block, an empty one.
func sample() fstest.MapFS {
	return fstest.MapFS{
		"a.md": {Data: []byte("# A\n")}, "empty.md": {}, "sub/b.md": {Data: []byte("# B\n")}, "again.md": {Data: []byte("# A\n")},
		"big.bin": {Data: random(1, 3<<20+77)}, "zeros.bin": {Data: make([]byte, 3<<20)},
	}
}

// wide is a folder that is sharded, since its names fill more than 256 KiB.
func wide() fstest.MapFS {
	files := fstest.MapFS{}
	for i := range 1200 {
		files[fmt.Sprintf("%0220d.txt", i)] = &fstest.MapFile{Data: fmt.Append(nil, i)}
	}
	return files
}

func TestPut(t *testing.T) {
	for name, test := range map[string]struct {
		files   fstest.MapFS
		profile ipfs.Profile
	}{
		"raw leaves": {sample(), ipfs.UnixFSv1}, "dag-pb leaves": {sample(), ipfs.UnixFSv0}, "sharded folder": {wide(), ipfs.UnixFSv1},
	} {
		t.Run(name, func(t *testing.T) {
			c, s, id := contributor(t), newServer(t), dataset.ID{1}
			root := add(t, c, test.files, test.profile)
			m := s.put(t, id, root, gateway(t, c))
			if m.Root != root || m.Dataset != id || m.Round != 1 || len(m.Files) != len(test.files) {
				t.Errorf("manifest of %d files: %v %v %d", len(m.Files), m.Root, m.Dataset, m.Round)
			}
			for i, f := range m.Files {
				want := test.files[f.Path].Data
				sum := sha256.Sum256(want)
				if i > 0 && m.Files[i-1].Path >= f.Path {
					t.Errorf("%s comes after %s", f.Path, m.Files[i-1].Path)
				}
				if f.Size != int64(len(want)) || f.SHA256 != hex.EncodeToString(sum[:]) || !f.Document() {
					t.Errorf("%+v", f)
				}
				r, err := s.blobs.Open(t.Context(), f.CID)
				if err != nil {
					t.Fatal(err)
				}
				got, err := io.ReadAll(r)
				if err := errors.Join(err, r.Close()); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s: %d bytes, %v", f.Path, len(got), err)
				}
			}
			if again, err := s.blobs.Manifest(t.Context(), id); err != nil || len(again.Files) != len(m.Files) || again.Bytes != m.Bytes {
				t.Errorf("read again: %v", err)
			}
			if list, err := s.blobs.List(t.Context()); err != nil || len(list) != 1 || list[0] != (blobs.Entry{Dataset: id, Root: root, Round: 1}) {
				t.Errorf("%v, %v", list, err)
			}
			for _, p := range s.problems(t, id) {
				t.Error(p)
			}
		})
	}
}

func TestPutTwiceNotesTheLaterRound(t *testing.T) {
	c, s, id := contributor(t), newServer(t), dataset.ID{1}
	root := add(t, c, sample(), "")
	s.put(t, id, root, c)
	before := s.objects(t)
	v, err := ipfs.Inspect(t.Context(), root, c, ipfs.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, round := range []uint32{5, 3} {
		if m, err := s.blobs.Put(t.Context(), id, round, v, nil); err != nil || m.Round != 5 {
			t.Errorf("round %d, %v", m.Round, err)
		}
	}
	if after := s.objects(t); len(after) != len(before) {
		t.Errorf("%d objects became %d", len(before), len(after))
	}
}

func TestReadRange(t *testing.T) {
	c, s := contributor(t), newServer(t)
	big := random(1, 3<<20+77)
	s.put(t, dataset.ID{1}, add(t, c, fstest.MapFS{"big": {Data: big}}, ""), c)
	m, err := s.blobs.Manifest(t.Context(), dataset.ID{1})
	if err != nil {
		t.Fatal(err)
	}
	file, size := m.Files[0].CID, int64(len(big))
	for _, r := range [][2]int64{{0, 0}, {0, 1}, {1<<20 - 1, 1<<20 + 1}, {size - 1, size}, {0, size}, {size, size}} {
		if b, err := s.blobs.ReadRange(t.Context(), file, r[0], r[1]); err != nil || !bytes.Equal(b, big[r[0]:r[1]]) {
			t.Errorf("%v: %d bytes, %v", r, len(b), err)
		}
	}
	for _, r := range [][2]int64{{-1, 1}, {2, 1}, {0, size + 1}, {size + 1, size + 1}, {size + 1, size + 5}} {
		if _, err := s.blobs.ReadRange(t.Context(), file, r[0], r[1]); !errors.Is(err, blobs.ErrRange) {
			t.Errorf("%v: %v", r, err)
		}
	}
	other, err := dataset.NewCID(ipfs.Sum([]byte("not stored")))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.blobs.ReadRange(t.Context(), other, 0, 1); !errors.Is(err, blobs.ErrNotFound) {
		t.Error(err)
	}
	if r, err := s.blobs.Open(t.Context(), other); !errors.Is(err, blobs.ErrNotFound) || r != nil {
		t.Errorf("%v, %v", r, err)
	}
}

// secret is a line of which no 32-byte run is anywhere else.
func secret(i int) []byte {
	return fmt.Appendf(nil, "the treasure lies at %x\n", sha256.Sum256(fmt.Append(nil, "place ", i)))
}

// found names the files below dir that hold a 32-byte run of text.
func found(t testing.TB, dir string, text []byte) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for at := 0; at+32 <= len(text); at++ {
			if bytes.Contains(b, text[at:at+32]) {
				names = append(names, path)
				break
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestDeleteIsPhysical: two datasets share a file; what only one holds goes with it, the
// shared file with the last. Nothing of the text is left below the data folder.
func TestDeleteIsPhysical(t *testing.T) {
	for _, profile := range []ipfs.Profile{ipfs.UnixFSv1, ipfs.UnixFSv0} {
		t.Run(string(profile), func(t *testing.T) {
			c, s := contributor(t), newServer(t)
			big := func(i int) []byte { return append(append(secret(i), random(byte(i), 2<<20)...), secret(i)...) }
			first := add(t, c, fstest.MapFS{"shared.md": {Data: secret(1)}, "sub/own.md": {Data: secret(2)}, "big": {Data: big(5)}}, profile)
			second := add(t, c, fstest.MapFS{"named otherwise.md": {Data: secret(1)}, "own.md": {Data: secret(3)}}, profile)
			s.put(t, dataset.ID{1}, first, gateway(t, c))
			s.put(t, dataset.ID{2}, second, gateway(t, c))
			for i := range 3 {
				if names := found(t, s.dir, secret(i+1)); len(names) != 1 {
					t.Fatalf("text %d is in %v; it should be kept once", i+1, names)
				}
			}
			remove := func(id dataset.ID) {
				t.Helper()
				for range 2 { // the second time there is nothing to do
					if err := s.blobs.Delete(t.Context(), id); err != nil {
						t.Fatal(err)
					}
				}
				if err := s.db.Scrub(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			remove(dataset.ID{1})
			if names := append(found(t, s.dir, secret(2)), found(t, s.dir, secret(5))...); len(names) > 0 {
				t.Errorf("the first one's own text is in %v", names)
			}
			for _, p := range s.problems(t, dataset.ID{2}) {
				t.Error("the second dataset suffered:", p)
			}
			remove(dataset.ID{2})
			if left := s.objects(t); len(left) > 0 {
				t.Errorf("objects stayed: %d", len(left))
			}
			for i := range 3 {
				if names := found(t, s.dir, secret(i+1)); len(names) > 0 {
					t.Errorf("text %d is in %v", i+1, names)
				}
			}
			if _, err := s.blobs.Manifest(t.Context(), dataset.ID{1}); !errors.Is(err, blobs.ErrNotFound) {
				t.Error(err)
			}
			if err := s.blobs.Verify(t.Context(), dataset.ID{1}, func(blobs.Problem) {}); !errors.Is(err, blobs.ErrNotFound) {
				t.Error(err)
			}
		})
	}
}

// TestPutsAndDeletesAtOnce: datasets that share files come and go in any order; the one
// that stays is whole at the end.
func TestPutsAndDeletesAtOnce(t *testing.T) {
	c, s := contributor(t), newServer(t)
	roots := make([]dataset.CID, 4)
	for i := range roots {
		files := fstest.MapFS{"own.md": {Data: secret(i)}}
		for j := range 20 {
			files[fmt.Sprint("shared", j)] = &fstest.MapFile{Data: secret(100 + j)}
		}
		roots[i] = add(t, c, files, "")
	}
	var wg sync.WaitGroup
	for i, root := range roots {
		wg.Go(func() {
			for range 8 {
				if _, err := s.tryPut(t.Context(), dataset.ID{byte(i)}, root, c); err != nil {
					t.Error(err)
				}
				if i > 0 {
					if err := s.blobs.Delete(t.Context(), dataset.ID{byte(i)}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
	for _, p := range s.problems(t, dataset.ID{0}) {
		t.Error(p)
	}
	if left := s.objects(t); len(left) != 21+2 {
		t.Errorf("%d objects", len(left))
	}
}

// TestStoredDatasetIsServedAgain: the server's gateway gives back every block of what it
// imported, bad entries included, with no second copy of them.
func TestStoredDatasetIsServedAgain(t *testing.T) {
	for name, test := range map[string]struct {
		files   fstest.MapFS
		profile ipfs.Profile
	}{
		"raw leaves": {sample(), ipfs.UnixFSv1}, "dag-pb leaves": {sample(), ipfs.UnixFSv0}, "sharded folder": {wide(), ipfs.UnixFSv1},
	} {
		t.Run(name, func(t *testing.T) {
			c, s := contributor(t), newServer(t)
			root := add(t, c, test.files, test.profile)
			s.put(t, dataset.ID{1}, root, c)
			other := newServer(t)
			m := other.put(t, dataset.ID{2}, root, gateway(t, s.blobs.Blocks()))
			if len(m.Files) != len(test.files) {
				t.Errorf("%d files", len(m.Files))
			}
			for _, p := range other.problems(t, dataset.ID{2}) {
				t.Error(p)
			}
			for _, c := range []cid.Cid{root.Cid(), m.Files[0].CID.Cid()} {
				if ids, err := s.blobs.Holders(t.Context(), c); err != nil || len(ids) != 1 || ids[0] != (dataset.ID{1}) {
					t.Errorf("%s is held by %v, %v", c, ids, err)
				}
			}
			if ids, err := s.blobs.Holders(t.Context(), ipfs.Sum([]byte("not stored"))); err != nil || len(ids) != 0 {
				t.Errorf("%v, %v", ids, err)
			}
			// another dataset of the same content is read from the bucket in place
			s.put(t, dataset.ID{3}, root, s.blobs.Blocks().(ipfs.Source))
			if err := s.blobs.Delete(t.Context(), dataset.ID{1}); err != nil {
				t.Fatal(err)
			}
			if _, err := s.blobs.Blocks().Block(t.Context(), root.Cid(), 1<<21); err != nil {
				t.Error("after the other holder left:", err)
			}
			if err := s.blobs.Delete(t.Context(), dataset.ID{3}); err != nil {
				t.Fatal(err)
			}
			if _, err := s.blobs.Blocks().Block(t.Context(), root.Cid(), 1<<21); !errors.Is(err, ipfs.NotFound) {
				t.Error("after all left:", err)
			}
		})
	}
}

func TestBucketThatIsNoFolder(t *testing.T) {
	c, s, id := contributor(t), openServer(t, t.TempDir(), "mem://"), dataset.ID{1}
	root := add(t, c, sample(), "")
	s.put(t, id, root, gateway(t, c))
	for _, p := range s.problems(t, id) {
		t.Error(p)
	}
	if swept, err := s.blobs.Sweep(t.Context()); err != nil || swept.Objects != 0 || len(swept.Datasets) != 0 {
		t.Errorf("%+v, %v", swept, err)
	}
	if err := s.blobs.Delete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if _, err := s.blobs.Manifest(t.Context(), id); !errors.Is(err, blobs.ErrNotFound) {
		t.Error(err)
	}
}

func TestFolderOfAnyName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd ?name=%41#x & é")
	url, err := blobs.FolderURL(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	c, s := contributor(t), openServer(t, dir, url)
	s.put(t, dataset.ID{1}, add(t, c, sample(), ""), c)
	if n := len(s.objects(t)); n != 5+2 {
		t.Errorf("%d objects in the folder", n)
	}
	if err := s.blobs.Settle(t.Context()); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{"", "nothing://x", "file://[", "blobs"} {
		if s, err := blobs.Open(t.Context(), wrong, s.db); err == nil {
			t.Errorf("%q was opened", wrong)
			s.Close()
		}
	}
}

func TestPutMendsADamagedFileThatItShares(t *testing.T) {
	c, s := contributor(t), newServer(t)
	files := fstest.MapFS{"a.md": {Data: secret(1)}, "big": {Data: random(3, 2<<20)}, "gone.md": {Data: secret(2)}}
	root := add(t, c, files, "")
	m := s.put(t, dataset.ID{1}, root, c)
	for _, f := range m.Files {
		path := filepath.Join(s.dir, "blobs", "files", f.CID.String())
		if f.Path == "gone.md" {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			continue
		}
		flip(t, path, f.Size/2)
	}
	if n := len(s.problems(t, dataset.ID{1})); n != 3 {
		t.Errorf("%d problems of 3", n)
	}
	s.put(t, dataset.ID{2}, root, c)
	for _, id := range []dataset.ID{{1}, {2}} {
		for _, p := range s.problems(t, id) {
			t.Error(p)
		}
	}
}

// flip changes one byte of a file.
func flip(t testing.TB, path string, at int64) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[at] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func (s *server) exec(t testing.TB, query string, args ...any) {
	t.Helper()
	err := s.db.Write(t.Context(), func(tx *sql.Tx) error {
		r, err := tx.Exec(query, args...)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return fmt.Errorf("%d rows, %w", n, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

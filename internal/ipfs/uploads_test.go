package ipfs

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

var alice, bob = common.Address{1}, common.Address{2}

// carOf adds files to a store and returns their root and CAR.
func carOf(t testing.TB, files map[string]string) (dataset.CID, []byte) {
	t.Helper()
	s := testStore(t)
	added, err := s.Add(t.Context(), folder(t, files), AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteCAR(t.Context(), &b, added.Root, s, Limits{}); err != nil {
		t.Fatal(err)
	}
	return added.Root, b.Bytes()
}

func testStore(t testing.TB) *Store {
	t.Helper()
	s, err := OpenStore(t.Context(), t.TempDir())
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

func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func testUploads(t testing.TB, config UploadConfig) *Uploads {
	t.Helper()
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	u, err := OpenUploads(filepath.Join(dir, "uploads"), db, config)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestUploadInParts(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n", "big": string(make([]byte, 3<<20))})
	u := testUploads(t, UploadConfig{})
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	for up.State == Receiving {
		// A new Uploads each time: nothing is kept in memory between two parts.
		u, err = OpenUploads(u.dir, u.db, UploadConfig{})
		if err != nil {
			t.Fatal(err)
		}
		part := car[up.Offset:min(up.Offset+700_001, int64(len(car)))]
		if up, err = u.Append(t.Context(), up.ID, alice, up.Offset, bytes.NewReader(part)); err != nil {
			t.Fatal(err)
		}
	}
	if up.State != Complete || up.Offset != int64(len(car)) {
		t.Fatalf("%+v", up)
	}
	source, err := u.Open(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	staging, err := OpenStaging(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	v, err := Fetch(t.Context(), root, []Source{source}, staging, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for f, err := range v.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, f.Path)
	}
	if len(paths) != 3 {
		t.Error(paths)
	}
	if err := v.Discard(); err != nil {
		t.Fatal(err)
	}
	if err := u.Sweep(t.Context(), func(dataset.CID) bool { return false }); err != nil {
		t.Fatal(err)
	}
	if _, err := u.Open(t.Context(), root); err != nil {
		t.Error("a young upload was swept:", err)
	}
	u.config.Now = func() time.Time { return time.Now().Add(25 * time.Hour) }
	if err := u.Sweep(t.Context(), func(dataset.CID) bool { return false }); err != nil {
		t.Fatal(err)
	}
	if _, err := u.Open(t.Context(), root); !errors.Is(err, NotFound) {
		t.Error("an old upload stayed:", err)
	}
	if left, err := os.ReadDir(u.dir); err != nil || len(left) != 0 {
		t.Error(left, err)
	}
}

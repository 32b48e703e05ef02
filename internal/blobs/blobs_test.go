package blobs_test

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/store"
)

type bench struct {
	db      *store.DB
	blobs   *blobs.Store
	staging *ipfs.Staging
	dir     string
}

func newBench(t testing.TB) *bench {
	t.Helper()
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	s, err := blobs.Open(t.Context(), "file://"+filepath.Join(dir, "blobs"), db)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	st, err := ipfs.OpenStaging(filepath.Join(dir, "staging"))
	if err != nil {
		t.Fatal(err)
	}
	return &bench{db, s, st, dir}
}

// contributor adds a folder to a store of its own and serves it.
func contributor(t testing.TB, path string) (ipfs.Source, dataset.CID) {
	t.Helper()
	s, err := ipfs.OpenStore(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	added, err := s.Add(t.Context(), path, ipfs.AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	reach := ipfs.NewReach()
	if err := reach.Add(context.Background(), added.Root, s, ipfs.Limits{}); err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(ipfs.Handler(s, reach.Allow, ipfs.HandlerConfig{}))
	t.Cleanup(web.Close)
	g, err := ipfs.NewGateway(ipfs.GatewayConfig{URL: web.URL, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	return g, added.Root
}

func TestFolderFromGatewayToBucket(t *testing.T) {
	data := t.TempDir()
	os.MkdirAll(filepath.Join(data, "sub"), 0o755)
	big := make([]byte, 3<<20+17)
	for i := range big {
		big[i] = byte(i * 7 >> 3)
	}
	for name, b := range map[string][]byte{"a.md": []byte("# A\n"), "sub/b.md": []byte("# B\n"), "big.bin": big, "empty.md": nil} {
		if err := os.WriteFile(filepath.Join(data, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	src, root := contributor(t, data)
	b := newBench(t)
	v, err := ipfs.Fetch(t.Context(), root, []ipfs.Source{src}, b.staging, ipfs.Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id := dataset.ID{1}
	m, err := b.blobs.Put(t.Context(), id, 1, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Discard(); err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != 4 {
		t.Errorf("manifest %+v", m)
	}
	got, err := b.blobs.ReadRange(t.Context(), m.Files[2].CID, 0, m.Files[2].Size)
	if err != nil {
		t.Fatal(err)
	}
	_ = got
	if err := b.blobs.Verify(t.Context(), id, func(p blobs.Problem) { t.Error(p) }); err != nil {
		t.Fatal(err)
	}
	if err := b.blobs.Delete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	filepath.Walk(b.dir, func(p string, i os.FileInfo, err error) error {
		if !i.IsDir() {
			t.Log(p, i.Size())
		}
		return nil
	})
}

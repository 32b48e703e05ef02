package ipfs

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// smallDisk mounts a file system of its own; grow makes it large.
func smallDisk(t *testing.T, size string) (dir string, grow func()) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("mounting needs rights that this process does not have:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir, func() {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFetchOntoAFullDisk(t *testing.T) {
	s, root, fsys := sample(t)
	dir, grow := smallDisk(t, "2m")
	staging, err := OpenStaging(filepath.Join(dir, "staging"))
	if err != nil {
		t.Fatal(err)
	}
	g := serve(t, s, nil)
	_, err = Fetch(t.Context(), root, []Source{g}, staging, Limits{}, nil)
	if e, ok := errors.AsType[*Error](err); !ok || e.Code != DiskFull || !e.Retry() {
		t.Fatalf("got %v", err)
	}
	grow()
	v, err := Fetch(t.Context(), root, []Source{g}, staging, Limits{}, nil)
	if err != nil {
		t.Fatal("with space again:", err)
	}
	same(t, v, fsys)
	if err := v.Discard(); err != nil {
		t.Error(err)
	}
}

func TestUploadOntoAFullDisk(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n", "big": string(bytesOf(1, 3<<20))})
	u := testUploads(t, UploadConfig{})
	dir, grow := smallDisk(t, "2m")
	u.dir = dir
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil && up.State == Receiving {
		end := min(up.Offset+500_000, int64(len(car)))
		up, err = u.Append(t.Context(), up.ID, alice, up.Offset, bytes.NewReader(car[up.Offset:end]))
	}
	if !errors.Is(err, DiskFull) || up.State != Receiving {
		t.Fatalf("%+v, %v", up, err)
	}
	stopped := up.Offset
	if up, err = u.Get(t.Context(), up.ID, alice); err != nil || up.Offset != stopped || up.State != Receiving {
		t.Errorf("%+v, %v", up, err)
	}
	grow()
	if up, err = u.Append(t.Context(), up.ID, alice, up.Offset, bytes.NewReader(car[up.Offset:])); err != nil || up.State != Complete {
		t.Errorf("with space again: %+v, %v", up, err)
	}
}

func TestAddOntoAFullDisk(t *testing.T) {
	dir, grow := smallDisk(t, "2m")
	s, err := OpenStore(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	data := folder(t, map[string]string{"a.md": "# A\n", "big": string(bytesOf(1, 3<<20))})
	if _, err := s.Add(t.Context(), data, AddOptions{}); !errors.Is(err, DiskFull) {
		t.Errorf("got %v", err)
	}
	grow()
	added, err := s.Add(t.Context(), data, AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Inspect(t.Context(), added.Root, s, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, v, os.DirFS(data))
}

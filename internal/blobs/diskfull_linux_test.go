package blobs_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

func TestPutOntoAFullDisk(t *testing.T) {
	c, id := contributor(t), dataset.ID{1}
	root := add(t, c, sample(), "")
	dir := t.TempDir()
	disk := filepath.Join(dir, "blobs")
	if err := os.Mkdir(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skip("mounting needs rights that this process does not have:", err)
	}
	defer func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	url, err := blobs.FolderURL(disk)
	if err != nil {
		t.Fatal(err)
	}
	s := openServer(t, dir, url)
	if _, err := s.tryPut(t.Context(), id, root, c); !errors.Is(err, ipfs.DiskFull) {
		t.Errorf("got %v", err)
	}
	if _, err := s.blobs.Manifest(t.Context(), id); !errors.Is(err, blobs.ErrNotFound) {
		t.Errorf("it is there: %v", err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	s.put(t, id, root, c)
	for _, p := range s.problems(t, id) {
		t.Error(p)
	}
	if swept, err := s.blobs.Sweep(t.Context()); err != nil || swept.Objects != 0 {
		t.Errorf("%+v, %v", swept, err)
	}
}

package ingest_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
)

// smallDisk mounts a file system of its own.
func smallDisk(t *testing.T, megabytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dm", megabytes)); err != nil {
		t.Skipf("a full disk needs a file system of its own, and mounting one was refused (%v): run as root", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill leaves so many bytes free on the disk, and returns how to undo it.
func fill(t *testing.T, dir string, free uint64) (undo func()) {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		t.Fatal(err)
	}
	if have := s.Bavail * uint64(s.Bsize); have > free {
		if err := syscall.Fallocate(int(f.Fd()), 0, 0, int64(have-free)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

func TestDiskFull(t *testing.T) {
	const kb = 1 << 10
	dir := smallDisk(t, 96)
	w := ingesttest.New(t, ingesttest.Options{Dir: dir, Change: func(c *ingest.Config) { c.Attempts = 100 }})
	w.Start()
	before := w.Import(w.Add(files(99)), 1)
	for n, free := range []uint64{0, 64 * kb, 256 * kb, 512 * kb, 1024 * kb} {
		t.Run(fmt.Sprintf("%d kB free", free/kb), func(t *testing.T) {
			d := w.Add(files(n))
			w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
			w.Follow()
			signed := w.Sign(w.Request(d, 1), w.Contributor())
			undo := fill(t, dir, free)
			i, _, err := w.Service.Admit(t.Context(), signed)
			admitted := err == nil
			for tries := 0; tries < 150; tries++ { // up to 1.5 s
				if admitted && w.Now(i.ID).LastError == ingest.DiskFull {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			if !w.Service.Visible(before.ID.Dataset) {
				t.Error("what was there before is not visible any more")
			}
			if admitted && w.Now(i.ID).State == ingest.Ready {
				t.Log("it fitted")
			}
			undo()
			if !admitted {
				// Nothing half-done: the request is as new.
				var refusal *ingest.Refusal
				if errors.As(err, &refusal) {
					t.Fatalf("a full disk is called the request's fault: %v", err)
				}
				var outcome ingest.Outcome
				if i, outcome, err = w.Service.Admit(t.Context(), signed); err != nil || outcome != ingest.Accepted {
					t.Fatal(outcome, err)
				}
			}
			if _, err := w.Service.Retry(t.Context(), i.ID); err != nil && !errors.Is(err, ingest.ErrNotFailed) {
				t.Fatal(err)
			}
			w.Settle()
			expect(t, w, i.ID, ingest.Ready, "")
		})
	}
	r, err := audit.Run(t.Context(), audit.Deps{Client: w.Chain.Client, Contract: w.Chain.Domain(), Registry: w.Follower,
		DB: w.DB, Blobs: w.Blobs, Index: w.Index, Service: w.Service})
	if err != nil || !r.Equal {
		t.Errorf("audit: %+v %v", r, err)
	}
}

func TestPurgeOnAFullDisk(t *testing.T) {
	dir := smallDisk(t, 64)
	w := ingesttest.New(t, ingesttest.Options{Dir: dir})
	w.Start()
	d := w.Add(files(1))
	i := w.Import(d, 1)
	w.Chain.Revoke(t, d.ID())
	undo := fill(t, dir, 0)
	if err := w.Follower.Sync(t.Context()); err == nil {
		t.Log("the revocation could be followed on a full disk")
	}
	time.Sleep(300 * time.Millisecond)
	undo()
	w.Follow()
	w.Settle()
	expect(t, w, i.ID, ingest.Purged, ingest.Revoked)
}

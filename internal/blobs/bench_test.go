package blobs_test

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// eips is the folder of the 949 real EIPs, where the machine has it.
func eips(t testing.TB) string {
	t.Helper()
	for _, dir := range []string{os.Getenv("WITAN_EIPS"), "../../../shared/corpora/eips"} {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	t.Skip("the EIPs are not on this machine; set WITAN_EIPS to a folder of them")
	return ""
}

// BenchmarkEIPs fetches 949 small files over loopback and stores them: the first half
// of their import.
func BenchmarkEIPs(b *testing.B) {
	local := contributor(b)
	added, err := local.Add(b.Context(), eips(b), ipfs.AddOptions{})
	if err != nil {
		b.Fatal(err)
	}
	source := gateway(b, local)
	for b.Loop() {
		b.StopTimer()
		s := newServer(b)
		b.StartTimer()
		s.put(b, dataset.ID{1}, added.Root, source)
	}
}

// BenchmarkDataset2GB fetches and stores 2 GB: 20 MB in 2,000 small files and 20 files
// of 99 MB, served by another process. It reports the peak of this process's memory
// and of the server's folder.
func BenchmarkDataset2GB(b *testing.B) {
	dir := b.TempDir()
	for i := range 2000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("text%04d.md", i)), random(byte(i), 10_000+i), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for i := range 20 {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("file%02d.bin", i)))
		if err != nil {
			b.Fatal(err)
		}
		for j := range 99 {
			if _, err := f.Write(noise(i, j, 1_000_000)); err != nil {
				b.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	root, source := contributorProcess(b, dir)
	b.SetBytes(2_000_000_000)
	for b.Loop() {
		s := newServer(b)
		var disk atomic.Int64
		stop := make(chan struct{})
		go func() {
			for {
				disk.Store(max(disk.Load(), size(s.dir)))
				select {
				case <-stop:
					return
				case <-time.After(50 * time.Millisecond):
				}
			}
		}()
		s.put(b, dataset.ID{1}, root, source)
		close(stop)
		b.ReportMetric(float64(disk.Load())/2e9, "disk/size")
		b.ReportMetric(peak(b)/1e6, "peak-MB")
	}
}

func size(dir string) (n int64) {
	// Files come and go while it walks; what vanished is simply not counted.
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			n += info.Size()
		}
		return nil
	})
	return n
}

// peak is this process's largest resident memory so far, in bytes; 0 where the system
// does not tell.
func peak(b *testing.B) float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if v, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(v)[0], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kb * 1024
		}
	}
	return 0
}

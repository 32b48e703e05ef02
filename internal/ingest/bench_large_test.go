package ingest_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

// BenchmarkImportLarge imports 2 GB, of which 20 MB are text, and reports the peak
// memory of the whole process, with chain and contributor's gateway, and the peak size
// of the server's folder as a multiple of the dataset. Run it alone:
//
//	WITAN_BENCH_LARGE=1 go test -run=- -bench=Large -benchtime=1x ./internal/ingest
func BenchmarkImportLarge(b *testing.B) {
	if os.Getenv("WITAN_BENCH_LARGE") == "" {
		b.Skip("needs 7 GB of disk: set WITAN_BENCH_LARGE=1")
	}
	const pictures, pictureBytes = 62, 32 << 20
	dir := filepath.Join(b.TempDir(), "large")
	texts := 0
	for name, text := range generated(1800) {
		write(b, filepath.Join(dir, name), strings.NewReader(text))
		texts += len(text)
	}
	random := rand.NewChaCha8([32]byte{})
	for i := range pictures {
		write(b, filepath.Join(dir, "pictures", fmt.Sprintf("%02d.bin", i)), io.LimitReader(random, pictureBytes))
	}
	size := int64(texts + pictures*pictureBytes)
	b.Logf("%d MB, %d MB of them text", size>>20, texts>>20)

	importing(b, func(w *ingesttest.World) dataset.Dataset {
		added, err := w.Local.Add(b.Context(), dir, ipfs.AddOptions{})
		if err != nil {
			b.Fatal(err)
		}
		resetPeak(b)
		stop := make(chan struct{})
		var largest int64
		var wg sync.WaitGroup
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(100 * time.Millisecond):
					largest = max(largest, folder(w.Dir))
				}
			}
		})
		b.Cleanup(func() {
			close(stop)
			wg.Wait()
			b.Logf("peak memory %d MB, peak disk %.2f × the dataset", peak(b)>>20, float64(largest)/float64(size))
		})
		return w.Dataset(added.Root)
	}, 0)
}

func write(b *testing.B, path string, r io.Reader) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	if _, err := io.Copy(w, r); err != nil {
		b.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}

// resetPeak makes the kernel forget the process's peak memory so far.
func resetPeak(b *testing.B) {
	b.Helper()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Log("the peak counts the preparation too:", err)
	}
}

// peak is the process's peak resident memory in bytes.
func peak(b *testing.B) int64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("no /proc: ", err)
	}
	for line := range bytes.Lines(status) {
		if rest, ok := strings.CutPrefix(string(line), "VmHWM:"); ok {
			kb, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			return kb << 10
		}
	}
	b.Fatal("no VmHWM")
	return 0
}

// folder is the size of a folder's files; what vanishes meanwhile does not count.
func folder(dir string) (n int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

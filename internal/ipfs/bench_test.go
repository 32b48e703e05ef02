package ipfs

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// noise writes a file of random bytes.
func noise(t testing.TB, path string, seed byte, size int64) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.NewChaCha8([32]byte{seed})
	buf := make([]byte, 1<<20)
	for left := size; left > 0; left -= int64(len(buf)) {
		buf = buf[:min(left, 1<<20)]
		r.Read(buf)
		if _, err := f.Write(buf); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkFetch200MB fetches five files of 40 MB from another process over loopback.
// verified: until the last block is hashed; staged: until all is written as well;
// plain: writing the same bytes to one file.
func BenchmarkFetch200MB(b *testing.B) {
	dir := b.TempDir()
	for i := range 5 {
		noise(b, filepath.Join(dir, fmt.Sprint(i)), byte(i), 40_000_000)
	}
	root, gateway := contributorProcess(b, dir)
	b.SetBytes(200_000_000)
	for b.Loop() {
		staging, err := OpenStaging(b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		v, err := Fetch(b.Context(), root, []Source{gateway}, staging, Limits{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := v.Discard(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkPlainWrite200MB is what staging is measured against.
func BenchmarkPlainWrite200MB(b *testing.B) {
	buf := make([]byte, 1<<20)
	b.SetBytes(200_000_000)
	for b.Loop() {
		f, err := os.CreateTemp(b.TempDir(), "")
		if err != nil {
			b.Fatal(err)
		}
		for left := 200_000_000; left > 0; left -= len(buf) {
			if _, err := f.Write(buf[:min(left, len(buf))]); err != nil {
				b.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
		os.Remove(f.Name())
	}
}

// BenchmarkSHA256 is the upper bound of any verification on one core.
func BenchmarkSHA256(b *testing.B) {
	buf := make([]byte, 1<<20)
	b.SetBytes(1 << 20)
	for b.Loop() {
		sha256.Sum256(buf)
	}
}

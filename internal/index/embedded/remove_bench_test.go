package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
)

// BenchmarkRemove removes one dataset of 100 chunks from an index that holds many more:
// every page of the file is looked at.
func BenchmarkRemove(b *testing.B) {
	for _, chunks := range []int{1_000, 11_000, 100_000} {
		b.Run(fmt.Sprint(chunks), func(b *testing.B) {
			x, err := embedded.Open(b.Context(), filepath.Join(b.TempDir(), "index.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer x.Close()
			r := rand.New(rand.NewPCG(1, 1))
			const big = 10_000 // chunks of one dataset
			for n := 0; n < chunks; n += big {
				if err := x.Publish(b.Context(), datasetID(byte(n/big+1)), papers(b, r, min(big, chunks-n)/10)); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				b.StopTimer()
				if err := x.Publish(b.Context(), datasetID(255), papers(b, r, 10)); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if err := x.Remove(b.Context(), datasetID(255)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// papers makes n documents of ten chunks, each of about 1 kB.
func papers(b *testing.B, r *rand.Rand, n int) []index.Document {
	b.Helper()
	file, err := dataset.ParseCID("bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy")
	if err != nil {
		b.Fatal(err)
	}
	docs := make([]index.Document, n)
	for i := range docs {
		d := index.Document{Path: fmt.Sprintf("%d.md", i), File: file, Title: fmt.Sprintf("Paper %d", i)}
		at := uint64(0)
		for range 10 {
			text := ""
			for len(text) < 1000 {
				text += fmt.Sprintf("word%d ", r.IntN(20000))
			}
			d.Chunks = append(d.Chunks, document.Chunk{Start: at, End: at + uint64(len(text)), Text: text})
			at += uint64(len(text))
		}
		docs[i] = d
	}
	return docs
}

package embedded_test

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
)

// Rebalancing b-trees leaves copies of live rows in free gaps of pages, which secure_delete
// does not know about: many datasets must come and go before one shows.
func TestRemoveLeavesNothingAfterManyDatasets(t *testing.T) {
	file, err := dataset.ParseCID("bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy")
	if err != nil {
		t.Fatal(err)
	}
	for seed := range int64(24) {
		r := rand.New(rand.NewSource(seed))
		dir := t.TempDir()
		x, err := embedded.Open(t.Context(), filepath.Join(dir, "index.db"))
		if err != nil {
			t.Fatal(err)
		}
		id := func(i int) (d dataset.ID) { d[0] = byte(i); return }
		texts := map[int][]string{}
		var live, gone []int
		for i := range 60 {
			var docs []index.Document
			for f := range 1 + r.Intn(12) {
				d := index.Document{Path: fmt.Sprintf("f%d.md", f), File: file, Title: fmt.Sprintf("title %d", r.Int63())}
				at := uint64(0)
				for range 1 + r.Intn(6) {
					m := fmt.Sprintf("%016x %016x %016x ", r.Int63(), r.Int63(), r.Int63())
					texts[i] = append(texts[i], m)
					text := strings.Repeat(m, 1+(20+r.Intn(1500))/len(m))
					d.Chunks = append(d.Chunks, document.Chunk{Start: at, End: at + uint64(len(text)), Text: text})
					at += uint64(len(text))
				}
				docs = append(docs, d)
			}
			if err := x.Publish(t.Context(), id(i), docs); err != nil {
				t.Fatal(err)
			}
			if live = append(live, i); len(live) > 8 {
				k := r.Intn(len(live))
				gone = append(gone, live[k])
				if err := x.Remove(t.Context(), id(live[k])); err != nil {
					t.Fatal(err)
				}
				live = append(live[:k], live[k+1:]...)
			}
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		paths, err := filepath.Glob(dir + "/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range gone {
				for _, m := range texts[i] {
					if bytes.Contains(b, []byte(m[:40])) {
						t.Errorf("seed %d: text of removed dataset %d is still in %s", seed, i, filepath.Base(p))
					}
				}
			}
		}
	}
}

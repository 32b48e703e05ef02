package embedded_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/store/storetest"
)

// Balancing a b-tree leaves copies of live rows in unused parts of pages, which
// secure_delete does not know of: many datasets of all sizes must come and go before one
// shows. With half of these seeds it does, unless pages are swept.
func TestNothingRemainsOfManyDatasets(t *testing.T) {
	file, err := dataset.ParseCID("bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy")
	if err != nil {
		t.Fatal(err)
	}
	for _, seed := range []int64{1, 4, 9, 17, 20, 23} {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewSource(seed))
			dir := t.TempDir()
			x := open(t, dir)
			texts := map[int]string{}
			var live []int
			var gone []string
			for i := range 50 {
				docs := randomDocuments(r, file)
				texts[i] = everyText(docs)
				if err := x.Publish(t.Context(), datasetID(byte(i)), docs); err != nil {
					t.Fatal(err)
				}
				if live = append(live, i); len(live) > 6 {
					k := r.Intn(len(live))
					gone = append(gone, texts[live[k]])
					if err := x.Remove(t.Context(), datasetID(byte(live[k]))); err != nil {
						t.Fatal(err)
					}
					live = append(live[:k], live[k+1:]...)
				}
			}
			for _, f := range storetest.Remains(t, dir, gone...) {
				t.Error("of a removed dataset: " + f)
			}
			for _, i := range live {
				if len(storetest.Remains(t, dir, texts[i])) == 0 {
					t.Errorf("dataset %d is not found even before it is removed", i)
				}
			}
		})
	}
}

// randomDocuments are some documents with some chunks of a few bytes to several pages.
func randomDocuments(r *rand.Rand, file dataset.CID) []index.Document {
	docs := make([]index.Document, 1+r.Intn(12))
	for i := range docs {
		d := index.Document{Path: fmt.Sprintf("f%d.md", i), File: file, Title: fmt.Sprintf("title of %016x%016x", r.Uint64(), r.Uint64())}
		at := uint64(0)
		for range 1 + r.Intn(6) {
			text := strings.Repeat(fmt.Sprintf("%016x %016x %016x ", r.Uint64(), r.Uint64(), r.Uint64()), 1+r.Intn(30))
			d.Chunks = append(d.Chunks, document.Chunk{Start: at, End: at + uint64(len(text)), Text: text})
			at += uint64(len(text))
		}
		docs[i] = d
	}
	return docs
}

func everyText(docs []index.Document) string {
	var b strings.Builder
	for _, d := range docs {
		b.WriteString(d.Title + "\x00")
		for _, c := range d.Chunks {
			b.WriteString(c.Text + "\x00")
		}
	}
	return b.String()
}

// Package indextest is the conformance suite of index.Index: every driver passes it.
package indextest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// Driver makes indexes for the suite.
type Driver struct {
	// Open opens the index that lives at dir, a folder for this test only.
	Open func(t *testing.T, dir string) index.Index
	// Durable tells that an index that is closed and opened again holds what it held.
	Durable bool
}

// Run runs the suite.
func Run(t *testing.T, d Driver) {
	for name, test := range map[string]func(*testing.T, Driver){
		"Empty":       empty,
		"Publish":     publish,
		"Replace":     replace,
		"Remove":      remove,
		"Visible":     visible,
		"Read":        read,
		"Chunks":      chunks,
		"Digest":      digest,
		"Restart":     restart,
		"Concurrency": concurrency,
		"Golden":      golden,
		"Closed":      closed,
	} {
		t.Run(name, func(t *testing.T) { test(t, d) })
	}
}

// id makes a dataset id from a small number.
func id(n byte) dataset.ID { return dataset.ID(common.BytesToHash([]byte{n, 7, n})) }

// Doc parses text as the markdown file at path.
func Doc(t testing.TB, path, text string) index.Document {
	t.Helper()
	d, err := document.Parse(path, []byte(text), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return index.Document{Path: path, File: RawCID(t, text), Title: d.Title, Meta: d.Meta, Chunks: d.Chunks}
}

// RawCID is the CID of text as one raw block.
func RawCID(t testing.TB, text string) dataset.CID {
	t.Helper()
	hash, err := multihash.Sum([]byte(text), multihash.SHA2_256, -1)
	if err != nil {
		t.Fatal(err)
	}
	c, err := dataset.NewCID(cid.NewCidV1(cid.Raw, hash))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustPublish(t testing.TB, x index.Index, id dataset.ID, docs ...index.Document) {
	t.Helper()
	if err := x.Publish(t.Context(), id, docs); err != nil {
		t.Fatal(err)
	}
}

func search(t testing.TB, x index.Index, text string) []index.Hit {
	t.Helper()
	r, err := x.Search(t.Context(), index.Query{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r.Hits
}

// paths are the distinct documents of hits, best first.
func paths(hits []index.Hit) []string {
	var out []string
	for _, h := range hits {
		if !slices.Contains(out, h.Path) {
			out = append(out, h.Path)
		}
	}
	return out
}

func empty(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	if hits := search(t, x, "anything at all"); len(hits) != 0 {
		t.Errorf("an empty index finds %v", hits)
	}
	if ids, err := x.Datasets(t.Context()); err != nil || len(ids) != 0 {
		t.Errorf("datasets %v, %v", ids, err)
	}
	if sum, err := x.Digest(t.Context()); err != nil || sum != sha256.Sum256(nil) {
		t.Errorf("digest of nothing: %x, %v", sum, err)
	}
}

func publish(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	mustPublish(t, x, id(1),
		Doc(t, "b/otters.md", "---\ntitle: Otters\n---\n# Otters\n\nOtters hold hands while they sleep in kelp."),
		Doc(t, "badgers.md", "# Badgers\n\nBadgers dig setts and are awake at night."))
	hits := search(t, x, "who holds hands in kelp?")
	if len(hits) == 0 {
		t.Fatal("not found after Publish")
	}
	h := hits[0]
	if h.Dataset != id(1) || h.Path != "b/otters.md" || h.Title != "Otters" || !h.File.Defined() || !strings.Contains(h.Chunk.Text, "hold hands") || h.Score <= 0 || h.Document <= 0 {
		t.Errorf("hit %+v", h)
	}
	if got := paths(search(t, x, "badger")); !slices.Equal(got, []string{"badgers.md"}) {
		t.Errorf("badger finds %v", got)
	}
}

func replace(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	mustPublish(t, x, id(1), Doc(t, "a.md", "Walruses rest on ice."))
	mustPublish(t, x, id(1), Doc(t, "a.md", "Penguins huddle in storms."))
	if hits := search(t, x, "walruses on ice"); len(hits) != 0 {
		t.Errorf("the replaced text is still found: %+v", hits)
	}
	if hits := search(t, x, "penguins in storms"); len(hits) != 1 {
		t.Errorf("the new text: %+v", hits)
	}
	mustPublish(t, x, id(1))
	if hits := search(t, x, "penguins"); len(hits) != 0 {
		t.Errorf("an empty dataset finds %+v", hits)
	}
	if ids, err := x.Datasets(t.Context()); err != nil || len(ids) != 1 {
		t.Errorf("an empty dataset is published too: %v, %v", ids, err)
	}
}

func remove(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	mustPublish(t, x, id(1), Doc(t, "a.md", "Walruses rest on ice."))
	mustPublish(t, x, id(2), Doc(t, "a.md", "Penguins huddle on ice."))
	for range 2 { // the second time it is unknown
		if err := x.Remove(t.Context(), id(1)); err != nil {
			t.Fatal(err)
		}
	}
	if hits := search(t, x, "walruses on ice"); len(hits) != 1 || hits[0].Dataset != id(2) {
		t.Errorf("after Remove: %+v", hits)
	}
	if _, err := x.Read(t.Context(), id(1), "a.md"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("Read after Remove: %v", err)
	}
	mustPublish(t, x, id(1), Doc(t, "a.md", "Walruses rest on ice."))
	if hits := search(t, x, "walruses"); len(hits) != 1 {
		t.Errorf("published again: %+v", hits)
	}
}

func visible(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	mustPublish(t, x, id(1), Doc(t, "a.md", "Walruses rest on ice."))
	mustPublish(t, x, id(2), Doc(t, "b.md", "Walruses eat clams."))
	r, err := x.Search(t.Context(), index.Query{Text: "walruses", Visible: func(d dataset.ID) bool { return d == id(2) }})
	if err != nil || len(r.Hits) != 1 || r.Hits[0].Dataset != id(2) {
		t.Errorf("%+v, %v", r.Hits, err)
	}
	for _, term := range r.Terms {
		if term.Of > 1 || term.Documents > 1 {
			t.Errorf("statistics count what is not visible: %+v", term)
		}
	}
}

func read(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	doc := Doc(t, "dir/long ü.md", "# Long\n\n"+strings.Repeat("A sentence about tapirs. ", 400))
	mustPublish(t, x, id(1), Doc(t, "a.md", "Other."), doc)
	hits, err := x.Read(t.Context(), id(1), doc.Path)
	if err != nil || len(hits) != len(doc.Chunks) || len(hits) < 2 {
		t.Fatalf("%d of %d chunks, %v", len(hits), len(doc.Chunks), err)
	}
	for i, h := range hits {
		c := doc.Chunks[i]
		if h.Chunk.Text != c.Text || h.Chunk.Start != c.Start || h.Chunk.End != c.End || h.Chunk.Kind != c.Kind || !slices.Equal(h.Chunk.Headings, c.Headings) {
			t.Errorf("chunk %d differs: %+v", i, h)
		}
	}
	if _, err := x.Read(t.Context(), id(1), "none.md"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("unknown path: %v", err)
	}
}

func chunks(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	docs := []index.Document{Doc(t, "b.md", "Bees."), Doc(t, "a.md", "---\nk: v\n---\nAnts.")}
	mustPublish(t, x, id(1), docs...)
	var got []string
	for r, err := range x.Chunks(t.Context(), id(1)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %d-%d %s", r.Path, r.Start, r.End, r.Text))
	}
	if want := []string{"a.md 0-12 ---\nk: v\n---", "a.md 13-18 Ants.", "b.md 0-5 Bees."}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for range x.Chunks(t.Context(), id(9)) {
		t.Error("an unknown dataset has chunks")
	}
}

func digest(t *testing.T, d Driver) {
	a, b := Doc(t, "a.md", "Ants march."), Doc(t, "b.md", "Bees hum.")
	sum := func(publish func(x index.Index)) [32]byte {
		x := d.Open(t, t.TempDir())
		publish(x)
		s, err := x.Digest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	one := sum(func(x index.Index) { mustPublish(t, x, id(1), a, b); mustPublish(t, x, id(2), a) })
	other := sum(func(x index.Index) {
		mustPublish(t, x, id(2), b)
		mustPublish(t, x, id(2), a)
		mustPublish(t, x, id(3), a)
		mustPublish(t, x, id(1), b, a)
		if err := x.Remove(t.Context(), id(3)); err != nil {
			t.Fatal(err)
		}
	})
	if one != other {
		t.Error("the digest depends on the way and not only on the content")
	}
	var want index.Digester
	for _, c := range []struct {
		id  dataset.ID
		doc index.Document
	}{{id(2), a}, {id(1), b}, {id(1), a}} {
		for _, k := range c.doc.Chunks {
			want.Add(c.id, index.Record{Path: c.doc.Path, Start: k.Start, End: k.End, Text: k.Text})
		}
	}
	if one != want.Sum() {
		t.Error("the digest differs from Digester's")
	}
	if sum(func(x index.Index) { mustPublish(t, x, id(1), a, b); mustPublish(t, x, id(4), a) }) == one {
		t.Error("the digest does not cover the dataset id")
	}
}

func restart(t *testing.T, d Driver) {
	if !d.Durable {
		t.Skip("this driver's content lives as long as it is open")
	}
	dir := t.TempDir()
	x := d.Open(t, dir)
	mustPublish(t, x, id(1), Doc(t, "a.md", "Walruses rest on ice."), Doc(t, "c.md", "Tapirs swim and rest."))
	mustPublish(t, x, id(2), Doc(t, "b.md", "Penguins huddle."))
	if err := x.Remove(t.Context(), id(2)); err != nil {
		t.Fatal(err)
	}
	before, want := search(t, x, "who rests on ice?"), must(x.Digest(t.Context()))
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x = d.Open(t, dir)
	after := search(t, x, "who rests on ice?")
	if fmt.Sprint(before) != fmt.Sprint(after) || len(after) != 2 {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
	if got := must(x.Digest(t.Context())); got != want {
		t.Error("the digest changed")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// concurrency searches while a dataset is published, replaced and removed: it must be
// found whole or not at all.
func concurrency(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	const docs = 20
	version := func(word string) []index.Document {
		var out []index.Document
		for i := range docs {
			out = append(out, Doc(t, fmt.Sprintf("%02d.md", i), fmt.Sprintf("# Part %d\n\nA %s lives here.", i, word)))
		}
		return out
	}
	old, fresh := version("walrus"), version("penguin")
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for ctx.Err() == nil {
				r, err := x.Search(t.Context(), index.Query{Text: "walrus penguin", Documents: docs + 1, Passages: 1})
				if err != nil {
					t.Error(err)
					return
				}
				words := map[string]int{}
				for _, h := range r.Hits {
					words[strings.Fields(h.Chunk.Text[strings.Index(h.Chunk.Text, "A "):])[1]]++
				}
				if len(words) > 1 || len(r.Hits) != 0 && len(r.Hits) != docs {
					t.Errorf("half a dataset was visible: %v", words)
					return
				}
			}
		})
	}
	for range 4 {
		mustPublish(t, x, id(1), old...)
		mustPublish(t, x, id(1), fresh...)
		if err := x.Remove(t.Context(), id(1)); err != nil {
			t.Error(err)
		}
	}
	stop()
	wg.Wait()
}

func closed(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	for range 2 {
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := x.Search(t.Context(), index.Query{Text: "a"}); !errors.Is(err, index.ErrClosed) {
		t.Errorf("Search: %v", err)
	}
	if err := x.Publish(t.Context(), id(1), nil); !errors.Is(err, index.ErrClosed) {
		t.Errorf("Publish: %v", err)
	}
}

package embedded_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/indextest"
)

const secret = "The obsidian lighthouse keeper counts forty-one lanterns every autumn."

// run is what must not be on disk: any 32 bytes of the text.
const run = 32

func datasetID(n byte) dataset.ID { return dataset.ID(common.BytesToHash([]byte{n})) }

// holds tells whether any file below dir has a piece of text, as it is or in UTF-16.
func holds(t *testing.T, dir, text string) (file string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i := 0; i+run <= len(text); i++ {
			piece := []byte(text[i : i+run])
			wide := bytes.ReplaceAll(append([]byte{0}, bytes.Join(bytes.Split(piece, nil), []byte{0})...), []byte{0, 0}, []byte{0})
			if bytes.Contains(raw, piece) || bytes.Contains(raw, wide) {
				file = filepath.Base(path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestRemovedTextIsGoneFromDisk(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	var filler []index.Document
	for i := range 40 {
		filler = append(filler, indextest.Doc(t, string(rune('a'+i%26))+strings.Repeat("x", i)+".md", strings.Repeat("Ordinary words about ordinary things. ", 60)))
	}
	publish := func(id dataset.ID, docs ...index.Document) {
		if err := x.Publish(t.Context(), id, docs); err != nil {
			t.Fatal(err)
		}
	}
	publish(datasetID(1), filler...)
	publish(datasetID(2), indextest.Doc(t, "secret.md", "# Secret\n\n"+strings.Repeat(secret+" ", 30)))
	publish(datasetID(3), indextest.Doc(t, "other.md", "# Other\n\nNothing of interest."))
	if holds(t, dir, secret) == "" {
		t.Fatal("the text is not on disk at all: the test would show nothing")
	}
	if err := x.Remove(t.Context(), datasetID(2)); err != nil {
		t.Fatal(err)
	}
	if f := holds(t, dir, secret); f != "" {
		t.Errorf("after Remove %s still holds the text", f)
	}
}

func TestReplacedTextIsGoneFromDisk(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	for _, text := range []string{secret, "Something else."} {
		if err := x.Publish(t.Context(), datasetID(1), []index.Document{indextest.Doc(t, "a.md", text)}); err != nil {
			t.Fatal(err)
		}
	}
	if f := holds(t, dir, secret); f != "" {
		t.Errorf("after the second Publish %s still holds the text", f)
	}
}

func TestTextOfAnotherDatasetStays(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	for n := byte(1); n <= 2; n++ {
		if err := x.Publish(t.Context(), datasetID(n), []index.Document{indextest.Doc(t, "a.md", secret)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Remove(t.Context(), datasetID(1)); err != nil {
		t.Fatal(err)
	}
	if r, err := x.Search(t.Context(), index.Query{Text: "obsidian lighthouse"}); err != nil || len(r.Hits) != 1 {
		t.Errorf("%+v, %v", r.Hits, err)
	}
	if err := x.Remove(t.Context(), datasetID(2)); err != nil {
		t.Fatal(err)
	}
	if f := holds(t, dir, secret); f != "" {
		t.Errorf("after both are removed %s still holds the text", f)
	}
}

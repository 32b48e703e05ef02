package document

import (
	"errors"
	"strings"
	"testing"
)

func TestChunkTextIsTheByteRangeOfTheFile(t *testing.T) {
	file := "---\ntitle: \"A: b\"\nauthor: X\n---\n\n# One\n\nText ü.\n\n```\n# no heading\n```\n\nTwo\n---\n\n" + strings.Repeat("A sentence of some words. ", 300)
	d, err := Parse("dir/a.md", []byte(file), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "A: b" || d.Meta["author"] != "X" {
		t.Errorf("title %q, meta %v", d.Title, d.Meta)
	}
	for _, c := range d.Chunks {
		if file[c.Start:c.End] != c.Text {
			t.Errorf("chunk %d-%d: text differs from the file", c.Start, c.End)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		want    *Refusal
	}{
		"empty":        {"", ErrEmpty},
		"blank":        {" \n\t\r\n", ErrEmpty},
		"binary":       {"\x7fELF\x00\x01", ErrNoText},
		"NUL far in":   {strings.Repeat("text\n", 4000) + "\x00", ErrNoText},
		"invalid utf8": {"caf\xe9 au lait\n", ErrUTF8},
		"long line":    {strings.Repeat("a", 2<<20), ErrLineTooLong},
		"too large":    {strings.Repeat("line\n", 1<<20), ErrTooLarge},
	} {
		_, err := Parse("a.md", []byte(c.content), Limits{MaxBytes: 4 << 20})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err := Examine(strings.NewReader(c.content), int64(len(c.content)), Limits{MaxBytes: 4 << 20}); !errors.Is(err, c.want) {
			t.Errorf("examined, %s: %v, want %v", name, err, c.want)
		}
	}
	if err := Examine(strings.NewReader("# Fine\n"), 7, Limits{}); err != nil {
		t.Error(err)
	}
	for text, want := range map[string]*Refusal{"a text of more\n": ErrTooLarge, "\x00\x01\x02 of more": ErrNoText} {
		if err := Examine(strings.NewReader(text), int64(len(text)), Limits{MaxBytes: 10}); !errors.Is(err, want) {
			t.Errorf("over the limit, %q: %v", text, err)
		}
	}
}

package embedded

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/indextest"
)

// TestDamagedPostingsAreRebuilt: what a segment holds follows from the stored chunks.
func TestDamagedPostingsAreRebuilt(t *testing.T) {
	for name, damage := range map[string]string{
		"other format": "UPDATE segment SET format = format + 1",
		"flipped byte": "UPDATE segment SET data = CAST(substr(data, 1, 40) || x'ff' || substr(data, 42) AS BLOB)",
		"cut short":    "UPDATE segment SET data = substr(data, 1, length(data) - 3)",
		"missing":      "DELETE FROM segment",
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "index.db")
			x, err := Open(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			docs := []index.Document{
				indextest.Doc(t, "a.md", "---\ntitle: Otters\n---\n# Otters\n\nOtters hold hands, says [b](b.md)."),
				indextest.Doc(t, "b.md", "# B\n\nHands are held in kelp."),
			}
			if err := x.Publish(t.Context(), dataset.ID{1}, docs); err != nil {
				t.Fatal(err)
			}
			before := searched(t, x)
			if _, err := x.write.ExecContext(t.Context(), damage); err != nil {
				t.Fatal(err)
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second time it is loaded, not rebuilt
				if x, err = Open(t.Context(), file); err != nil {
					t.Fatal(err)
				}
				if after := searched(t, x); after != before {
					t.Errorf("before %s\nafter  %s", before, after)
				}
				if err := x.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func searched(t *testing.T, x *Index) string {
	t.Helper()
	r, err := x.Search(t.Context(), index.Query{Text: "which otters hold hands in kelp?"})
	if err != nil || len(r.Hits) == 0 {
		t.Fatal(r, err)
	}
	return fmt.Sprint(r)
}

func TestEncodeDecode(t *testing.T) {
	s := build([]index.Document{indextest.Doc(t, "eip-1.md", "# A\n\nb c d [x](eip-2.md)"), indextest.Doc(t, "eip-2.md", "e f g")})
	data := s.encode()
	back, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(s) != fmt.Sprint(back) {
		t.Errorf("\n%v\n%v", s, back)
	}
	for i := range data {
		broken := append([]byte{}, data...)
		broken[i] ^= 0x10
		if _, err := decode(broken); err == nil {
			t.Fatalf("a flipped bit at %d goes unnoticed", i)
		}
	}
	for n := range data {
		if _, err := decode(data[:n]); err == nil {
			t.Fatalf("cut to %d of %d bytes it decodes", n, len(data))
		}
	}
}

func TestDigestNoticesStrayChunks(t *testing.T) {
	x, err := Open(t.Context(), filepath.Join(t.TempDir(), "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.Publish(t.Context(), dataset.ID{1}, []index.Document{indextest.Doc(t, "a.md", "Otters.")}); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Digest(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := x.write.ExecContext(t.Context(), "INSERT INTO chunk SELECT id + (9 << 32), document, start, end, kind, headings, text FROM chunk"); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Digest(t.Context()); !errors.Is(err, errStray) {
		t.Errorf("%v", err)
	}
}

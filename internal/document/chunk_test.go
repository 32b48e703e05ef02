package document

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var small = Limits{ChunkBytes: 200, ChunkMaxBytes: 300}

func parse(t testing.TB, name, text string, l Limits) Document {
	t.Helper()
	d, err := Parse(name, []byte(text), l)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSmallSectionsAreMerged(t *testing.T) {
	d := parse(t, "a.md", "# T\n\n## A\n\nShort.\n\n## B\n\nAlso short.\n", small)
	if len(d.Chunks) != 1 || !slices.Equal(d.Chunks[0].Headings, []string{"T", "A"}) {
		t.Errorf("%+v", d.Chunks)
	}
}

func TestSectionsBeginChunks(t *testing.T) {
	text := "# T\n\n## A\n\n" + strings.Repeat("Words of A. ", 14) + "\n\n## B\n\n" + strings.Repeat("Words of B. ", 14) + "\n"
	d := parse(t, "a.md", text, small)
	if len(d.Chunks) != 2 || !strings.HasPrefix(d.Chunks[1].Text, "## B") || !slices.Equal(d.Chunks[1].Headings, []string{"T", "B"}) {
		t.Errorf("%+v", d.Chunks)
	}
}

func TestLargeParagraphsAreCutAtSentences(t *testing.T) {
	d := parse(t, "a.txt", strings.Repeat("This is one sentence of the text. ", 40), small)
	for _, c := range d.Chunks {
		if !strings.HasSuffix(c.Text, ".") || !strings.HasPrefix(c.Text, "This") {
			t.Errorf("cut within a sentence: %q", c.Text)
		}
	}
}

func TestWhatHasNoBorderIsCutAnywhere(t *testing.T) {
	d := parse(t, "a.txt", strings.Repeat("é", 1000), small)
	if len(d.Chunks) < 2 {
		t.Errorf("%d chunks", len(d.Chunks))
	}
}

func TestCodeThatIsCutSaysSo(t *testing.T) {
	d := parse(t, "a.md", "```\n"+strings.Repeat("line of code\n", 60)+"```\n", small)
	if d.Chunks[0].Kind != Body {
		t.Error("the first chunk has its fence")
	}
	for _, c := range d.Chunks[1:] {
		if c.Kind != InsideCode {
			t.Errorf("chunk %d begins within code, kind %d", c.Start, c.Kind)
		}
	}
}

func TestPlainTextHasNoHeadings(t *testing.T) {
	d := parse(t, "notes/a.txt", "# not a heading\n\ntext", Limits{})
	if d.Title != "a" || len(d.Chunks[0].Headings) != 0 {
		t.Errorf("%+v", d)
	}
}

func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: Front\n---\n# Head": "Front",
		"# Head\n\ntext":                 "Head",
		"text\n\n## Second\n\n# First":   "First",
		"#### Deep\n\ntext":              "name",
		"text":                           "name",
	} {
		if d := parse(t, "dir/name.md", text, Limits{}); d.Title != want {
			t.Errorf("%q: title %q, want %q", text, d.Title, want)
		}
	}
}

func TestRead(t *testing.T) {
	text := "# A\n\n" + strings.Repeat("Some text. ", 2000)
	want := parse(t, "a.md", text, Limits{})
	got, err := Read("a.md", strings.NewReader(text), Limits{})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Read differs from Parse: %v", err)
	}
	if _, err := Read("a.md", strings.NewReader(text), Limits{MaxBytes: 10000}); err == nil || err.(*Refusal).Code != "too_large" {
		t.Errorf("too large: %v", err)
	}
	endless := &counter{}
	if _, err := Read("a.bin", endless, Limits{}); err == nil || err.(*Refusal).Code != "no_text" {
		t.Errorf("binary: %v", err)
	}
	if endless.n > 1<<16 {
		t.Errorf("%d bytes of a binary file were read", endless.n)
	}
}

// counter is an endless file of zero bytes.
type counter struct{ n int }

func (c *counter) Read(b []byte) (int, error) {
	clear(b)
	c.n += len(b)
	return len(b), nil
}

// TestHugeLine: 100 MB on one line cost no more than finding that out.
func TestHugeLine(t *testing.T) {
	line := make([]byte, 100<<20)
	for i := range line {
		line[i] = 'a'
	}
	allocated := testing.AllocsPerRun(1, func() {
		if _, err := Parse("a.md", line, Limits{MaxBytes: 200 << 20}); err == nil || err.(*Refusal).Code != "line_too_long" {
			t.Errorf("%v", err)
		}
	})
	if allocated > 100 {
		t.Errorf("%.0f allocations for a line that is refused", allocated)
	}
}

// invariants of every document, whatever the bytes.
func checkInvariants(t *testing.T, text string, d Document, l Limits) {
	t.Helper()
	l = l.WithDefaults()
	last := uint64(0)
	covered := make([]bool, len(text))
	for i, c := range d.Chunks {
		if c.Start >= c.End || c.End > uint64(len(text)) || c.Start < last {
			t.Fatalf("chunk %d: range %d-%d after %d of %d", i, c.Start, c.End, last, len(text))
		}
		if text[c.Start:c.End] != c.Text {
			t.Fatalf("chunk %d: text is not the range", i)
		}
		if len(c.Text) > l.ChunkMaxBytes {
			t.Fatalf("chunk %d has %d bytes", i, len(c.Text))
		}
		for k := c.Start; k < c.End; k++ {
			covered[k] = true
		}
		last = c.End
	}
	for i, r := range strings.TrimPrefix(text, bom) {
		if off := i + len(text) - len(strings.TrimPrefix(text, bom)); !unicode.IsSpace(r) && !covered[off] {
			t.Fatalf("%q at %d is in no chunk", r, off)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "# A\n\ntext\n", "---\ntitle: x\n---\n# A\n```\ncode\n", "\ufeffa\r\nb\r\n\r\n- c\n  - d\n",
		"| a |\n|---|\n| b |", "a\n===\nb\n---\n", "<!-- \n# a\n-->", strings.Repeat("word ", 200),
		strings.Repeat("x", 700), "> q\n> r\n\n[a]: b", "```" + strings.Repeat("\nline", 100), "    code\n\n\tmore",
		"---\na: b\n---", "\u2028\u00a0\n\u3000", "1. a\n2) b\n* * *\n", "a\x0bb\x0c", strings.Repeat("é", 400) + "\n# h",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, md bool) {
		name := "a.txt"
		if md {
			name = "a.md"
		}
		d, err := Parse(name, []byte(text), small)
		if err != nil {
			if _, ok := err.(*Refusal); !ok {
				t.Fatalf("not a refusal: %v", err)
			}
			return
		}
		checkInvariants(t, text, d, small)
		again, err := Parse(name, []byte(text), small)
		if err != nil || !reflect.DeepEqual(d, again) {
			t.Fatal("not deterministic")
		}
		for _, c := range d.Chunks {
			for _, b := range Blocks(c.Text, c.Kind == InsideCode) {
				if b.Start < 0 || b.End < b.Start || b.End > len(c.Text) {
					t.Fatalf("block %+v of %d bytes", b, len(c.Text))
				}
				Plain(c.Text[b.Start:b.End])
			}
		}
	})
}

// TestCorpus holds the invariants on a real corpus, at the limits that servers use.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(eips(t), "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d := parse(t, f, string(content), Limits{})
		checkInvariants(t, string(content), d, Limits{})
		if len(d.Meta) == 0 || d.Chunks[0].Kind != FrontMatter {
			t.Errorf("%s: no front matter", filepath.Base(f))
		}
	}
}

// eips is the folder of the corpus; the test is skipped without it.
func eips(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("WITAN_EIPS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpora", "eips")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the corpus is not here: set WITAN_EIPS to a folder of EIPs (%v)", err)
	}
	return dir
}

func BenchmarkParse(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(eips(b), "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	var contents [][]byte
	bytes := 0
	for _, f := range files {
		c, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		contents = append(contents, c)
		bytes += len(c)
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		for i, c := range contents {
			if _, err := Parse(fmt.Sprint(i, ".md"), c, Limits{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

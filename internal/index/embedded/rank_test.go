package embedded

import (
	"slices"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/indextest"
)

func TestRootsJoinDerivations(t *testing.T) {
	for _, pair := range [][2]string{{"editor", "edit"}, {"pricier", "price"}, {"staker", "stake"}, {"validator", "valid"}, {"payment", "payments"}} {
		a, b := rootOf(index.Stem(pair[0])), rootOf(index.Stem(pair[1]))
		if a != b {
			t.Errorf("%s has the root %q, %s %q", pair[0], a, pair[1], b)
		}
	}
	for _, pair := range [][2]string{{"number", "never"}, {"ether", "other"}, {"block", "bloom"}} {
		if rootOf(index.Stem(pair[0])) == rootOf(index.Stem(pair[1])) {
			t.Errorf("%s and %s share a root", pair[0], pair[1])
		}
	}
}

func TestResolve(t *testing.T) {
	for _, c := range []struct{ from, target, want string }{
		{"a.md", "./b.md", "b.md"},
		{"x/a.md", "b.md", "x/b.md"},
		{"x/a.md", "../y/b.md#part", "y/b.md"},
		{"x/a.md", "/b.md", "b.md"},
		{"a.md", "<b%20c.md> \"title\"", "b c.md"},
		{"a.md", "https://example.org/b.md", ""},
		{"a.md", "#part", ""},
		{"a.md", "../../etc/passwd", "../../etc/passwd"}, // names no document
	} {
		if got := resolve(c.from, c.target); got != c.want {
			t.Errorf("resolve(%q, %q) = %q, want %q", c.from, c.target, got, c.want)
		}
	}
}

func ranks(t *testing.T, q index.Query, docs ...index.Document) []string {
	t.Helper()
	slices.SortFunc(docs, func(a, b index.Document) int { return slices.Compare([]byte(a.Path), []byte(b.Path)) })
	s := build(docs)
	q.Documents, q.Passages = 10, 1
	var out []string
	for _, f := range rank([]*segment{s}, parse([]*segment{s}, q, &tuned), q, &tuned) {
		out = append(out, docs[f.doc].Path)
	}
	return out
}

func TestWordsAroundLinksDescribeTheTarget(t *testing.T) {
	got := ranks(t, index.Query{Text: "pigeon post"},
		indextest.Doc(t, "a.md", "Packets fly."),
		indextest.Doc(t, "b.md", "The pigeon post protocol ([a](a.md)) is old."),
		indextest.Doc(t, "c.md", "Nothing."))
	if !slices.Equal(got, []string{"b.md", "a.md"}) {
		t.Errorf("%v", got)
	}
}

func TestNamedDocumentComesFirst(t *testing.T) {
	long := indextest.Doc(t, "rfc-2.md", "rfc 1 rfc-1 rfc-1 rfc-1 says rfc-1 on teapots, rfc-1!")
	for _, q := range []string{"what does RFC-1 say", "rfc 1?", "rfc1", "tell me about the Short Teapot Memo"} {
		got := ranks(t, index.Query{Text: q}, long, indextest.Doc(t, "rfc-1.md", "---\ntitle: Short Teapot Memo\n---\nHot."))
		if len(got) == 0 || got[0] != "rfc-1.md" {
			t.Errorf("%q: %v", q, got)
		}
	}
}

func TestRelatedDocumentsAreFoundByTheirLinks(t *testing.T) {
	docs := []index.Document{
		indextest.Doc(t, "a.md", "Everything on teapots."),
		indextest.Doc(t, "b.md", "Builds on [it](a.md)."),
		indextest.Doc(t, "c.md", "Unrelated."),
	}
	if got := ranks(t, index.Query{Text: "teapots"}, docs...); !slices.Equal(got, []string{"a.md"}) {
		t.Errorf("%v", got)
	}
	if got := ranks(t, index.Query{Text: "teapots", Related: true}, docs...); !slices.Equal(got, []string{"a.md", "b.md"}) {
		t.Errorf("related: %v", got)
	}
}

func TestContextCountsLess(t *testing.T) {
	docs := []index.Document{indextest.Doc(t, "a.md", "Kettles are here."), indextest.Doc(t, "b.md", "Teapots are here.")}
	if got := ranks(t, index.Query{Text: "kettles", Context: "teapots"}, docs...); !slices.Equal(got, []string{"a.md", "b.md"}) {
		t.Errorf("%v", got)
	}
}

func TestCompoundsAndJoins(t *testing.T) {
	docs := []index.Document{
		indextest.Doc(t, "a.md", "The sharding sharding sharding sharding of data."),
		indextest.Doc(t, "b.md", "A delegatecall runs here."),
	}
	for q, want := range map[string]string{"what is danksharding": "a.md", "a delegate call": "b.md"} {
		if got := ranks(t, index.Query{Text: q}, docs...); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %v", q, got)
		}
	}
}

// TestHiddenDatasetsDoNotCount: scores depend on what is visible only.
func TestHiddenDatasetsDoNotCount(t *testing.T) {
	one := build([]index.Document{indextest.Doc(t, "a.md", "Teapots and kettles."), indextest.Doc(t, "b.md", "Kettles.")})
	x, err := Open(t.Context(), t.TempDir()+"/x.db")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for n, text := range map[byte]string{1: "Teapots and kettles.", 2: "Kettles kettles teapots teapots teapots."} {
		if err := x.Publish(t.Context(), dataset.ID{n}, []index.Document{indextest.Doc(t, "a.md", text), indextest.Doc(t, "b.md", "Kettles.")}); err != nil {
			t.Fatal(err)
		}
	}
	q := index.Query{Text: "teapots kettles", Documents: 10, Passages: 1, Visible: func(id dataset.ID) bool { return id == dataset.ID{1} }}
	r, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	alone := rank([]*segment{one}, parse([]*segment{one}, q, &tuned), q, &tuned)
	if len(r.Hits) == 0 || r.Hits[0].Document != alone[0].score {
		t.Errorf("%+v, alone %+v", r.Hits, alone)
	}
}

func TestManyWordsAreBounded(t *testing.T) {
	text := ""
	for i := range 5000 {
		text += " word" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26))
	}
	s := build([]index.Document{indextest.Doc(t, "a.md", "wordaaa")})
	if n := len(parse([]*segment{s}, index.Query{Text: text}, &tuned)); n > maxConcepts+2 {
		t.Errorf("%d concepts", n)
	}
}

package ipfs

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	"github.com/ipfs/go-cid"
	ipld "github.com/ipfs/go-ipld-format"

	"github.com/witan-project/witan/internal/dataset"
)

// maker builds DAGs by hand, also such as no honest tool would.
type maker struct {
	t     testing.TB
	store *Store
}

func (m maker) put(n ipld.Node) ipld.Node {
	m.t.Helper()
	if err := m.store.put(m.t.Context(), n); err != nil {
		m.t.Fatal(err)
	}
	return n
}

func (m maker) raw(text string) ipld.Node { return m.put(merkledag.NewRawNode([]byte(text))) }

// node is a dag-pb node with UnixFS data and links; the names may be anything.
func (m maker) node(data []byte, links ...*ipld.Link) ipld.Node {
	m.t.Helper()
	n := merkledag.NodeWithData(data)
	if err := n.SetCidBuilder(cid.V1Builder{Codec: cid.DagProtobuf, MhType: 0x12}); err != nil {
		m.t.Fatal(err)
	}
	if err := n.SetLinks(links); err != nil {
		m.t.Fatal(err)
	}
	return m.put(n)
}

func (m maker) folder(links ...*ipld.Link) ipld.Node { return m.node(unixfs.FolderPBData(), links...) }

func to(name string, n ipld.Node) *ipld.Link { return &ipld.Link{Name: name, Cid: n.Cid()} }

// file joins nodes whose sizes are given.
func (m maker) file(sizes []uint64, children ...ipld.Node) ipld.Node {
	m.t.Helper()
	fsn := unixfs.NewFSNode(unixfs.TFile)
	var links []*ipld.Link
	for i, c := range children {
		fsn.AddBlockSize(sizes[i])
		links = append(links, to("", c))
	}
	data, err := fsn.GetBytes()
	if err != nil {
		m.t.Fatal(err)
	}
	return m.node(data, links...)
}

func rootOf(t testing.TB, n ipld.Node) dataset.CID {
	t.Helper()
	c, err := dataset.NewCID(n.Cid())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// twice makes a folder that links to n under two names.
func (m maker) twice(n ipld.Node) ipld.Node { return m.folder(to("a", n), to("b", n)) }

func repeat[T any](n int, v T) []T {
	list := make([]T, n)
	for i := range list {
		list[i] = v
	}
	return list
}

func TestDAGBombsAreRefused(t *testing.T) {
	for _, test := range []struct {
		name   string
		make   func(m maker) ipld.Node
		limits Limits
		code   Code
	}{
		{"by depth", func(m maker) ipld.Node {
			n := m.folder(to("f", m.raw("x")))
			for range 100 {
				n = m.folder(to("d", n))
			}
			return n
		}, Limits{}, TooDeep},
		{"by depth found late", func(m maker) ipld.Node { // the deep part is first met near the root
			deep := m.raw("x")
			for range 40 {
				deep = m.folder(to("d", deep))
			}
			far := deep
			for range 40 {
				far = m.folder(to("d", far))
			}
			return m.folder(to("a", deep), to("b", far))
		}, Limits{}, TooDeep},
		{"by repeats: 46 blocks, 2^45 files", func(m maker) ipld.Node {
			n := m.raw("x")
			for range 45 {
				n = m.twice(n)
			}
			return n
		}, Limits{}, TooManyNames},
		{"by repeats of empty folders", func(m maker) ipld.Node {
			n := m.folder()
			for range 45 {
				n = m.twice(n)
			}
			return n
		}, Limits{}, TooManyNames},
		{"by width", func(m maker) ipld.Node {
			leaf := m.raw("")
			n := m.file(repeat(10_000, uint64(0)), repeat(10_000, leaf)...)
			for range 2 {
				n = m.file(repeat(10_000, uint64(0)), repeat(10_000, n)...)
			}
			return n
		}, Limits{}, TooWide},
		{"by size: few blocks, 2^60 bytes", func(m maker) ipld.Node {
			n := m.raw(strings.Repeat("\x00", 1<<20))
			size := uint64(1 << 20)
			for range 4 {
				n = m.file(repeat(1024, size), repeat(1024, n)...)
				size *= 1024
			}
			return n
		}, Limits{}, TooMuchText},
		{"by sizes that overflow", func(m maker) ipld.Node {
			n := m.raw(strings.Repeat("\x00", 1<<20))
			size := uint64(1 << 20)
			for range 8 {
				n = m.file(repeat(1024, size), repeat(1024, n)...)
				size *= 1024
			}
			return n
		}, Limits{}, TooMuchText},
		{"by bytes", func(m maker) ipld.Node {
			return m.folder(to("a", m.raw(strings.Repeat("a", 3000))), to("b", m.raw(strings.Repeat("b", 3000))))
		}, Limits{Bytes: 5000}, TooLarge},
		{"by blocks", func(m maker) ipld.Node {
			var links []*ipld.Link
			for i := range 50 {
				links = append(links, to(fmt.Sprint(i), m.raw(fmt.Sprint(i))))
			}
			return m.folder(links...)
		}, Limits{Blocks: 50}, TooManyNodes},
		{"by a root that is no UnixFS", func(m maker) ipld.Node { return m.node([]byte("?"), to("a", m.raw("x"))) }, Limits{}, BadDAG},
		{"by a root that is a symlink", func(m maker) ipld.Node {
			data, err := unixfs.SymlinkData("/etc/passwd")
			if err != nil {
				m.t.Fatal(err)
			}
			return m.node(data)
		}, Limits{}, BadDAG},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := maker{t, testStore(t)}
			root := rootOf(t, test.make(m))
			staging := testStaging(t)
			_, err := Fetch(t.Context(), root, []Source{serve(t, m.store, nil)}, staging, test.limits, nil)
			var e *Error
			if !errors.As(err, &e) || e.Code != test.code || e.Retry() {
				t.Errorf("fetched: got %v, want %s for good", err, test.code)
			}
			if left, err := os.ReadDir(staging.dir); err != nil || len(left) > 0 {
				t.Errorf("staging holds %v, %v", left, err)
			}
			if _, err := Inspect(t.Context(), root, m.store, test.limits); !errors.Is(err, test.code) {
				t.Errorf("inspected: got %v, want %s", err, test.code)
			}
		})
	}
}

// TestLimitsAreExact: a DAG passes limits that are just as large as it is, and none
// that is smaller by one.
func TestLimitsAreExact(t *testing.T) {
	m := maker{t, testStore(t)}
	leaf := m.raw("leaf")
	root := rootOf(t, m.folder(to("a", m.twice(m.twice(leaf))), to("b", leaf), to("c", m.file([]uint64{4, 4}, leaf, leaf))))
	v, err := Inspect(t.Context(), root, m.store, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	exact := Limits{Bytes: v.Totals().Bytes, Blocks: 5, Depth: 3, Links: 3 + 6 + 2, Entries: 3 + 6, LogicalBytes: 4 * (4 + 1 + 2)}
	if _, err = Inspect(t.Context(), root, m.store, exact); err != nil {
		t.Error("at the limits:", err)
	}
	for code, less := range map[Code]func(*Limits){
		TooLarge:     func(l *Limits) { l.Bytes-- },
		TooManyNodes: func(l *Limits) { l.Blocks-- },
		TooDeep:      func(l *Limits) { l.Depth-- },
		TooWide:      func(l *Limits) { l.Links-- },
		TooManyNames: func(l *Limits) { l.Entries-- },
		TooMuchText:  func(l *Limits) { l.LogicalBytes-- },
	} {
		l := exact
		less(&l)
		if _, err := Inspect(t.Context(), root, m.store, l); !errors.Is(err, code) {
			t.Errorf("one less: got %v, want %s", err, code)
		}
		if _, err := Fetch(t.Context(), root, []Source{serve(t, m.store, nil)}, testStaging(t), l, nil); !errors.Is(err, code) {
			t.Errorf("fetched with one less: got %v, want %s", err, code)
		}
	}
}

func TestMalformedCIDs(t *testing.T) {
	for _, text := range []string{"", "bafy", "not a CID", "bafybeid3oc6737xzfw3lqnb4gkv4y6i5xnei2jhlcahvmjwcoagwg7n24", "../../etc/passwd", "Qm"} {
		if c, err := dataset.ParseCID(text); err == nil {
			t.Errorf("%q was read as %s", text, c)
		}
	}
	for _, text := range []string{
		"bafyrgqaiy2kkfdzrl7hwiadmfcj2sbgzv6jyxxcdtg3eqlpmqb7kl7xjqb3e4", // no sha2-256
		"bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",    // dag-cbor
	} {
		c, err := cid.Decode(text)
		if err != nil {
			continue
		}
		if _, err := resolve(c); !errors.Is(err, BadCID) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// entries lists a DAG as path → reason.
func entries(t testing.TB, v *Verified) map[string]Reason {
	t.Helper()
	list := map[string]Reason{}
	for f, err := range v.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := list[f.Path]; twice && f.Reason == "" {
			t.Errorf("the path %q comes twice", f.Path)
		}
		list[f.Path] = f.Reason
		for _, err := range f.Parts(t.Context()) {
			if err != nil {
				t.Errorf("%q: %v", f.Path, err)
			}
		}
	}
	return list
}

func TestNamesAreDataAndBadOnesAreListed(t *testing.T) {
	long := strings.Repeat("n", 4096)
	m := maker{t, testStore(t)}
	x := m.raw("x")
	root := rootOf(t, m.folder(
		to("good.md", x), to("", x), to(".", x), to("..", x), to("../up", x), to("a/b", x), to("nul\x00", x),
		to("tab\t", x), to("\xff", x), to(long, x), to("twice", x), to("twice", x),
		to("é", x), to("e\u0301", x), to("É", x), to("a\\b", x), to(" ", x), to("CON", x), to("<script>", x), to("\u202Egpj", x),
		to("..", m.folder(to("below.md", x))),
		to("sub", m.folder(to("good.md", x), to("..", x))),
	))
	v, err := Inspect(t.Context(), root, m.store, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Reason{
		"good.md": "", `""`: NameEmpty, `"."`: NameDots, `".."`: NameDots, `"../up"`: NameSlash, `"a/b"`: NameSlash,
		`"nul\x00"`: NameControl, `"tab\t"`: NameControl, `"\xff"`: NameUTF8, `"` + long[:128] + `"…`: NameTooLong,
		"twice": NameTwice, // the second; the first came before it under the same key
		"é":     "", "e\u0301": "", "É": "", "a\\b": "", " ": "", "CON": "", "<script>": "", "\u202Egpj": "",
		`".."/below.md`: NameDots, "sub/good.md": "", `sub/".."`: NameDots,
	}
	got := entries(t, v)
	for path, reason := range want {
		if r, listed := got[path]; !listed || r != reason {
			t.Errorf("%q: listed %v, reason %q, want %q", path, listed, r, reason)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d entries, want %d: %v", len(got), len(want), got)
	}
}

func TestLongPathsAreListed(t *testing.T) {
	m := maker{t, testStore(t)}
	n := m.folder(to("f.md", m.raw("x")))
	for range 20 {
		n = m.folder(to(strings.Repeat("d", 250), n))
	}
	v, err := Inspect(t.Context(), rootOf(t, n), m.store, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for path, reason := range entries(t, v) {
		if reason != PathTooLong || len(path) > 4096+500 {
			t.Errorf("%d bytes, reason %q", len(path), reason)
		}
	}
}

// TestBadFilesDoNotFailTheDataset: each entry that is no good file is listed with its
// reason beside one that is.
func TestBadFilesDoNotFailTheDataset(t *testing.T) {
	symlink, err := unixfs.SymlinkData("../../etc/passwd")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name   string
		make   func(m maker) *ipld.Link
		reason Reason
	}{
		{"symlink", func(m maker) *ipld.Link { return to("bad", m.node(symlink)) }, Symlink},
		{"no UnixFS", func(m maker) *ipld.Link { return to("bad", m.node(nil, to("x", m.raw("x")))) }, NotAFile},
		{"metadata", func(m maker) *ipld.Link { return to("bad", m.node([]byte{8, 3})) }, NotAFile},
		{"unknown type", func(m maker) *ipld.Link { return to("bad", m.node([]byte{8, 9})) }, NotAFile},
		{"sizes too small", func(m maker) *ipld.Link { return to("bad", m.file([]uint64{1}, m.raw("xx"))) }, BadFile},
		{"sizes too large", func(m maker) *ipld.Link { return to("bad", m.file([]uint64{1 << 60}, m.raw("xx"))) }, BadFile},
		{"fewer sizes than links", func(m maker) *ipld.Link {
			n := m.file([]uint64{2}, m.raw("xx")).(*merkledag.ProtoNode)
			return to("bad", m.node(n.Data(), to("", m.raw("xx")), to("", m.raw("xx"))))
		}, BadFile},
		{"a file with a folder in it", func(m maker) *ipld.Link { return to("bad", m.file([]uint64{0}, m.folder())) }, BadFile},
		{"a shard of impossible width", func(m maker) *ipld.Link { return to("bad", m.node([]byte{8, 5, 48, 7})) }, NotAFile},
		{"no dag-pb", func(m maker) *ipld.Link {
			b := []byte("\xffnot protobuf")
			c := Sum(b)
			if err := m.store.Put(m.t.Context(), c, b); err != nil {
				m.t.Fatal(err)
			}
			return &ipld.Link{Name: "bad", Cid: cid.NewCidV1(cid.DagProtobuf, c.Hash())}
		}, BadFile},
		{"another codec", func(m maker) *ipld.Link {
			return &ipld.Link{Name: "bad", Cid: cid.NewCidV1(cid.DagCBOR, m.raw("x").Cid().Hash())}
		}, BadLink},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := maker{t, testStore(t)}
			root := rootOf(t, m.folder(test.make(m), to("good.md", m.raw("good"))))
			v, err := Fetch(t.Context(), root, []Source{serve(t, m.store, nil)}, testStaging(t), Limits{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer v.Close()
			got := entries(t, v)
			if r, ok := got["good.md"]; !ok || r != "" || got["bad"] != test.reason || len(got) != 2 {
				t.Errorf("got %v, want %q for the bad one", got, test.reason)
			}
		})
	}
}

func TestRootsThatAreOneFile(t *testing.T) {
	m := maker{t, testStore(t)}
	for _, n := range []ipld.Node{m.raw("one block"), m.raw(""), m.file([]uint64{3, 2}, m.raw("abc"), m.raw("de"))} {
		v, err := Inspect(t.Context(), rootOf(t, n), m.store, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for f, err := range v.Files(t.Context()) {
			if err != nil || f.Path != n.Cid().String() || f.CID.String() != f.Path || f.Reason != "" {
				t.Errorf("%+v, %v", f, err)
			}
		}
	}
}

// TestInlinedFiles: content that stands in the link itself has the CID of its bytes.
func TestInlinedFiles(t *testing.T) {
	m := maker{t, testStore(t)}
	inline := func(codec uint64, b []byte) *ipld.Link {
		c, err := cid.Prefix{Version: 1, Codec: codec, MhType: 0, MhLength: -1}.Sum(b)
		if err != nil {
			t.Fatal(err)
		}
		return &ipld.Link{Name: fmt.Sprint("f", codec), Cid: c}
	}
	pb := merkledag.NodeWithData(unixfs.FilePBData([]byte("inlined"), 7))
	root := rootOf(t, m.folder(inline(cid.Raw, []byte("inlined")), inline(cid.DagProtobuf, pb.RawData())))
	v, err := Fetch(t.Context(), root, []Source{serve(t, m.store, nil)}, testStaging(t), Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	n := 0
	for f, err := range v.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		var b []byte
		for p, err := range f.Parts(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			b = append(b, p.Data...)
		}
		if string(b) != "inlined" || !f.CID.Cid().Equals(Sum(b)) || f.Size != 7 || f.Reason != "" {
			t.Errorf("%+v holds %q", f, b)
		}
	}
	if n != 2 {
		t.Errorf("%d files", n)
	}
}

func TestOldProfileIsReadToo(t *testing.T) {
	s := testStore(t)
	_, _, fsys := sample(t)
	added, err := s.AddFS(t.Context(), "old", fsys, ".", AddOptions{Profile: UnixFSv0})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Fetch(t.Context(), added.Root, []Source{serve(t, s, nil)}, testStaging(t), Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	same(t, v, fsys)
}

func TestShardedFoldersAreListedWhole(t *testing.T) {
	files := map[string]string{}
	for i := range 1200 { // names that fill more than 256 KiB
		files[fmt.Sprintf("%0220d.txt", i)] = fmt.Sprint(i)
	}
	s := testStore(t)
	added, err := s.Add(t.Context(), folder(t, files), AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Inspect(t.Context(), added.Root, s, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if v.Totals().Blocks < len(files)+100 {
		t.Fatalf("%d blocks: the folder is not sharded", v.Totals().Blocks)
	}
	got := entries(t, v)
	if len(got) != len(files) || v.Totals().Entries != int64(len(files)) {
		t.Errorf("%d entries, %d counted, want %d", len(got), v.Totals().Entries, len(files))
	}
	for name := range files {
		if r, ok := got[name]; !ok || r != "" {
			t.Fatalf("%s: %v %q", name, ok, r)
		}
	}
}

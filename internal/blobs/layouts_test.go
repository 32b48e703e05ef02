package blobs_test

import (
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/ipfs/boxo/chunker"
	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	"github.com/ipfs/boxo/ipld/unixfs/importer/balanced"
	"github.com/ipfs/boxo/ipld/unixfs/importer/helpers"
	"github.com/ipfs/boxo/ipld/unixfs/importer/trickle"
	"github.com/ipfs/go-cid"
	ipld "github.com/ipfs/go-ipld-format"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// blockSink stores what boxo's builders make.
type blockSink struct {
	ipld.DAGService // building never calls it
	store           *ipfs.Store
}

func (s blockSink) Add(ctx context.Context, n ipld.Node) error {
	return s.store.Put(ctx, n.Cid(), n.RawData())
}

func (s blockSink) AddMany(ctx context.Context, nodes []ipld.Node) error {
	for _, n := range nodes {
		if err := s.Add(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// TestAnyLayoutIsStoredAndProved: files cut and arranged in ways that Add never uses.
func TestAnyLayoutIsStoredAndProved(t *testing.T) {
	content := random(7, 2<<20+11)
	v1 := cid.V1Builder{Codec: cid.DagProtobuf, MhType: 0x12}
	build := func(layout func(*helpers.DagBuilderHelper) (ipld.Node, error), cut func(io.Reader) chunk.Splitter, raw bool, links int) func(*testing.T, blockSink) ipld.Node {
		return func(t *testing.T, to blockSink) ipld.Node {
			params := helpers.DagBuilderParams{Maxlinks: links, RawLeaves: raw, CidBuilder: v1, Dagserv: to}
			b, err := params.New(cut(bytes.NewReader(content)))
			if err != nil {
				t.Fatal(err)
			}
			n, err := layout(b)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	rabin := func(r io.Reader) chunk.Splitter { return chunk.NewRabin(r, 32<<10) }
	buzhash := func(r io.Reader) chunk.Splitter { return chunk.NewBuzhash(r) }
	odd := func(r io.Reader) chunk.Splitter { return chunk.NewSizeSplitter(r, 7919) }
	for name, make := range map[string]func(*testing.T, blockSink) ipld.Node{
		"rabin, raw leaves":          build(balanced.Layout, rabin, true, 174),
		"buzhash, dag-pb leaves":     build(balanced.Layout, buzhash, false, 174),
		"odd size, deep, raw leaves": build(balanced.Layout, odd, true, 3),
		"odd size, deep, dag-pb":     build(balanced.Layout, odd, false, 3),
		"trickle, raw leaves":        build(trickle.Layout, odd, true, 5),
		"trickle, dag-pb leaves":     build(trickle.Layout, odd, false, 5),
		"one dag-pb node": func(t *testing.T, to blockSink) ipld.Node {
			return node(t, to, unixfs.FilePBData(content[:1000], 1000))
		},
		"data beside links": func(t *testing.T, to blockSink) ipld.Node {
			leaf := merkledag.NewRawNode(content[1000:5000])
			if err := to.Add(t.Context(), leaf); err != nil {
				t.Fatal(err)
			}
			f := unixfs.NewFSNode(unixfs.TFile)
			f.SetData(content[:1000])
			f.AddBlockSize(4000)
			data, err := f.GetBytes()
			if err != nil {
				t.Fatal(err)
			}
			return node(t, to, data, leaf)
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, s, id := contributor(t), newServer(t), dataset.ID{1}
			n := make(t, blockSink{store: c})
			root, err := dataset.NewCID(n.Cid())
			if err != nil {
				t.Fatal(err)
			}
			m := s.put(t, id, root, gateway(t, c))
			if len(m.Files) != 1 || m.Files[0].Reason != "" {
				t.Fatalf("%+v", m.Files)
			}
			got, err := s.blobs.ReadRange(t.Context(), m.Files[0].CID, 0, m.Files[0].Size)
			if err != nil || !bytes.Equal(got, content[:len(got)]) || len(got) < 1000 {
				t.Errorf("%d bytes, %v", len(got), err)
			}
			for _, p := range s.problems(t, id) {
				t.Error(p)
			}
			again := newServer(t)
			again.put(t, id, root, gateway(t, s.blobs.Blocks()))
			flip(t, s.dir+"/blobs/files/"+m.Files[0].CID.String(), m.Files[0].Size*2/3)
			if len(s.problems(t, id)) == 0 {
				t.Error("a flipped byte was not named")
			}
		})
	}
}

func node(t *testing.T, to blockSink, data []byte, children ...ipld.Node) ipld.Node {
	t.Helper()
	n := merkledag.NodeWithData(data)
	if err := n.SetCidBuilder(cid.V1Builder{Codec: cid.DagProtobuf, MhType: 0x12}); err != nil {
		t.Fatal(err)
	}
	for _, c := range children {
		if err := n.AddRawLink("", &ipld.Link{Cid: c.Cid(), Size: 1}); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Add(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestBadEntriesAreKeptAndProved: what is no document is stored and verified like all
// else, and can be fetched again.
func TestBadEntriesAreKeptAndProved(t *testing.T) {
	c, s, id := contributor(t), newServer(t), dataset.ID{1}
	to := blockSink{store: c}
	good, bad := merkledag.NewRawNode([]byte("good")), merkledag.NewRawNode([]byte("in a bad place"))
	for _, n := range []ipld.Node{good, bad} {
		if err := to.Add(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	symlink, err := unixfs.SymlinkData("/etc/passwd")
	if err != nil {
		t.Fatal(err)
	}
	folder := merkledag.NodeWithData(unixfs.FolderPBData())
	if err := folder.SetCidBuilder(cid.V1Builder{Codec: cid.DagProtobuf, MhType: 0x12}); err != nil {
		t.Fatal(err)
	}
	lying := node(t, to, unixfs.FilePBData(nil, 99), bad) // its sizes are wrong
	for name, n := range map[string]ipld.Node{
		"good.md": good, "../up.md": bad, "nul\x00": bad, "link": node(t, to, symlink), "lying.md": lying,
	} {
		if err := folder.AddRawLink(name, &ipld.Link{Cid: n.Cid()}); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Add(t.Context(), folder); err != nil {
		t.Fatal(err)
	}
	root, err := dataset.NewCID(folder.Cid())
	if err != nil {
		t.Fatal(err)
	}
	m := s.put(t, id, root, gateway(t, c))
	want := map[string]ipfs.Reason{
		"good.md": "", `"../up.md"`: ipfs.NameSlash, `"nul\x00"`: ipfs.NameControl, "link": ipfs.Symlink, "lying.md": ipfs.BadFile,
	}
	if len(m.Files) != len(want) {
		t.Errorf("%+v", m.Files)
	}
	for _, f := range m.Files {
		if reason, ok := want[f.Path]; !ok || f.Reason != reason || f.Document() != (reason == "") {
			t.Errorf("%+v", f)
		}
	}
	for _, p := range s.problems(t, id) {
		t.Error(p)
	}
	again := newServer(t)
	if n := again.put(t, id, root, gateway(t, s.blobs.Blocks())); len(n.Files) != len(m.Files) {
		t.Errorf("fetched again: %+v", n.Files)
	}
	if err := s.blobs.Delete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if left := s.objects(t); len(left) > 0 {
		t.Errorf("%d objects stayed", len(left))
	}
}

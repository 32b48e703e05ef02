package ipfs

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	"github.com/ipfs/go-cid"
)

// FuzzDecode compares the decoder with boxo's on anything: what boxo writes is read the
// same, and nothing panics.
func FuzzDecode(f *testing.F) {
	s := testStore(f)
	m := maker{f, s}
	leaf := m.raw("leaf")
	symlink, err := unixfs.SymlinkData("target")
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range []interface{ RawData() []byte }{
		m.folder(), m.folder(to("a", leaf), to("", leaf)), m.file([]uint64{4, 4}, leaf, leaf), m.node(symlink),
		m.node(unixfs.FilePBData([]byte("inline"), 6)), m.node(nil), m.node([]byte("not UnixFS"), to("x", leaf)),
	} {
		f.Add(n.RawData())
	}
	f.Add([]byte{})
	f.Add([]byte{0x12, 0x80})
	f.Fuzz(func(t *testing.T, block []byte) {
		n, err := decode(block)
		if err != nil {
			return
		}
		if len(n.data) > 0 && !bytes.Equal(block[n.at:n.at+len(n.data)], n.data) {
			t.Errorf("data is not at %d", n.at)
		}
		theirs, err := merkledag.DecodeProtobuf(block)
		if err != nil {
			return // boxo is stricter on the order of fields
		}
		if len(theirs.Links()) != len(n.links) {
			t.Fatalf("%d links, boxo reads %d", len(n.links), len(theirs.Links()))
		}
		for i, l := range theirs.Links() {
			if !l.Cid.Equals(n.links[i].cid) || l.Name != n.links[i].name {
				t.Errorf("link %d: %v, boxo reads %v", i, n.links[i], l)
			}
		}
		u, err := unixfs.FSNodeFromBytes(theirs.Data())
		if err != nil || n.kind == notUnixFS {
			return
		}
		if kind(u.Type()) != n.kind || !bytes.Equal(u.Data(), n.data) {
			t.Errorf("UnixFS type %d with %d bytes, boxo reads %d with %d", n.kind, len(n.data), u.Type(), len(u.Data()))
		}
		if n.kind.file() && u.NumChildren() != len(n.sizes) {
			t.Errorf("%d sizes, boxo reads %d", len(n.sizes), u.NumChildren())
		}
	})
}

// FuzzCAR reads anything as a CAR, as a stream and as a file: both find the same
// blocks, none of them is longer than allowed, and each of the file's is what its CID
// says.
func FuzzCAR(f *testing.F) {
	root, car := carOf(f, map[string]string{"a.md": "# A\n", "b.md": "# B\n"})
	head := len(carHeader(root.Cid()))
	f.Add(car[head:])
	f.Add(car[head : len(car)-1])
	f.Add(flipped(car, head+3)[head:])
	f.Add([]byte{0})
	f.Add(binary.AppendUvarint(nil, 1<<63))
	const limit = 1 << 10
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, body []byte) {
		path := filepath.Join(dir, "fuzz.car")
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		var spans []span
		good, _ := sections(file, 0, int64(len(body)), limit, true, func(a address, s span) error {
			if s.n > limit || Sum(body[s.at:s.at+int64(s.n)]) != a.digest.cid(false) {
				t.Errorf("%+v is not its block", s)
			}
			spans = append(spans, s)
			return nil
		})
		if good < 0 || good > int64(len(body)) {
			t.Fatalf("good up to %d of %d", good, len(body))
		}
		r, err := newCARReader(bytes.NewReader(append(carHeader(root.Cid()), body...)), limit, func(n int) []byte {
			if n > limit {
				t.Errorf("a buffer of %d bytes", n)
			}
			return make([]byte, n)
		})
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; ; i++ {
			c, data, err := r.next()
			if err != nil {
				if i < len(spans) {
					t.Errorf("the stream ends after %d blocks, the file has %d: %v", i, len(spans), err)
				}
				return
			}
			if i < len(spans) && (len(data) != int(spans[i].n) || !c.Defined()) {
				t.Errorf("block %d: %d bytes, the file has %d", i, len(data), spans[i].n)
			}
		}
	})
}

// FuzzUpload appends anything in two parts: it never completes unless it is the CAR.
func FuzzUpload(f *testing.F) {
	root, car := carOf(f, map[string]string{"a.md": "# A\n", "b.md": "# B\n"})
	u := testUploads(f, UploadConfig{TotalBytes: 1 << 50, DayBytes: 1 << 50, PerAddress: 1 << 30})
	f.Add(car, 1)
	f.Add(car, 100)
	f.Add(flipped(car, 70), 65)
	f.Add(append(bytes.Clone(car), 1, 2, 3), 10)
	f.Fuzz(func(t *testing.T, body []byte, cut int) {
		if len(body) < 61 || len(body) > 1<<16 {
			return
		}
		up, err := u.Create(t.Context(), alice, root, int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		cut = min(max(cut, 0), len(body))
		up, err = u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(body[:cut]))
		if err == nil && up.State == Receiving {
			up, err = u.Append(t.Context(), up.ID, alice, int64(cut), bytes.NewReader(body[cut:]))
		}
		if complete := up.State == Complete; complete != (err == nil) {
			t.Errorf("state %s with %v", up.State, err)
		}
		if up.State == Complete {
			source, err := u.Open(t.Context(), root)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Inspect(t.Context(), root, source.(Blocks), Limits{}); err != nil {
				t.Errorf("complete, but %v", err)
			}
		}
		if err := u.Remove(t.Context(), root); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzNames: a name is taken only if it is one plain, printable path element; whatever
// it is, what is shown for it is short and printable.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"a.md", "", ".", "..", "a/b", "\x00", "é", "e\u0301", "\xff", strings.Repeat("n", 4096), "\u202e", "\u0085"} {
		f.Add(s)
	}
	limits := Limits{}.WithDefaults()
	f.Fuzz(func(t *testing.T, name string) {
		reason := limits.judgeName(name)
		if reason == "" {
			if clean := filepath.ToSlash(filepath.Clean("/x/" + name)); clean != "/x/"+name || len(name) > limits.NameBytes || !utf8.ValidString(name) || strings.ContainsRune(name, 0) {
				t.Errorf("%q was taken", name)
			}
		}
		shown := safeName(name)
		if len(shown) > 4*128+8 || !utf8.ValidString(shown) || strings.ContainsFunc(shown, func(r rune) bool { return r < 32 || r == 127 }) {
			t.Errorf("%q is shown as %q", name, shown)
		}
	})
}

// FuzzCIDs: anything that is read as a CID is either refused or one that can be verified.
func FuzzCIDs(f *testing.F) {
	f.Add(Sum([]byte("x")).Bytes())
	f.Add([]byte{1, 0x55, 0, 1, 'x'})
	f.Fuzz(func(t *testing.T, b []byte) {
		_, c, err := cid.CidFromBytes(b)
		if err != nil {
			return
		}
		a, err := resolve(c)
		if err == nil && !a.isInline && a.digest == (digest{}) && !bytes.Contains(b, make([]byte, 32)) {
			t.Errorf("%s has no digest", c)
		}
	})
}

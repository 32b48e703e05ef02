package ipfs

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

var alice, bob = common.Address{1}, common.Address{2}

// carOf adds files to a store and returns their root and CAR.
func carOf(t testing.TB, files map[string]string) (dataset.CID, []byte) {
	t.Helper()
	s := testStore(t)
	added, err := s.Add(t.Context(), folder(t, files), AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteCAR(t.Context(), &b, added.Root, s, Limits{}); err != nil {
		t.Fatal(err)
	}
	return added.Root, b.Bytes()
}

func testStore(t testing.TB) *Store {
	t.Helper()
	s, err := OpenStore(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func testUploads(t testing.TB, config UploadConfig) *Uploads {
	t.Helper()
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	u, err := OpenUploads(filepath.Join(dir, "uploads"), db, config)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func upload(t testing.TB, u *Uploads, root dataset.CID, car []byte) Upload {
	t.Helper()
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	up, err = u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(car))
	if err != nil {
		t.Fatal(err)
	}
	return up
}

func stays(dataset.CID) bool { return true }
func goes(dataset.CID) bool  { return false }

func (u *Uploads) files(t testing.TB) int {
	t.Helper()
	left, err := os.ReadDir(u.dir)
	if err != nil {
		t.Fatal(err)
	}
	return len(left)
}

// TestUploadInParts cuts a CAR at awkward places; each part goes to a new Uploads, as
// after a restart: nothing is kept in memory between two parts.
func TestUploadInParts(t *testing.T) {
	files := map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n", "big": string(bytesOf(9, 3<<20))}
	root, car := carOf(t, files)
	for _, size := range []int{1 << 30, 700_001, 1 << 20} {
		u := testUploads(t, UploadConfig{})
		up, err := u.Create(t.Context(), alice, root, int64(len(car)))
		if err != nil {
			t.Fatal(err)
		}
		cuts := []int{1, 30, 58, 59, 60, 61, 95, 96, 97} // within header, varint, CID
		for up.State == Receiving {
			if u, err = OpenUploads(u.dir, u.db, UploadConfig{}); err != nil {
				t.Fatal(err)
			}
			end := min(up.Offset+int64(size), int64(len(car)))
			if len(cuts) > 0 {
				end, cuts = int64(cuts[0]), cuts[1:]
			}
			if up, err = u.Append(t.Context(), up.ID, alice, up.Offset, bytes.NewReader(car[up.Offset:end])); err != nil {
				t.Fatal(err)
			}
			if up.Offset != end {
				t.Fatalf("offset %d, want %d", up.Offset, end)
			}
		}
		if up.State != Complete || up.Offset != int64(len(car)) {
			t.Fatalf("%+v", up)
		}
		if got, err := u.Get(t.Context(), up.ID, alice); err != nil || got.State != Complete || got.Root != root {
			t.Errorf("%+v, %v", got, err)
		}
		source, err := u.Open(t.Context(), root)
		if err != nil {
			t.Fatal(err)
		}
		v, err := Fetch(t.Context(), root, []Source{source}, testStaging(t), Limits{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		same(t, v, os.DirFS(folder(t, files)))
		if err := v.Discard(); err != nil {
			t.Error(err)
		}
	}
}

// TestUploadsThatFail: what is no whole CAR of the root ends the upload and its bytes
// are gone at once.
func TestUploadsThatFail(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n", "b.md": "# B\n"})
	_, otherCAR := carOf(t, map[string]string{"c.md": "# C\n"})
	head := len(carHeader(root.Cid()))
	section := func(b []byte, n int) (from, to int) { // the n-th section
		to = head
		for range n + 1 {
			from = to
			size, used := binary.Uvarint(b[from:])
			to = from + used + int(size)
		}
		return from, to
	}
	from, to := section(car, 2)
	for _, test := range []struct {
		name   string
		car    []byte
		reason Code
	}{
		{"not a CAR", []byte("this is not a CAR at all, but it is long enough to hold a header of one"), NotACAR},
		{"another root", otherCAR, NotACAR},
		{"a flipped byte in a block", flipped(car, len(car)-1), BadBlock},
		{"a flipped byte in a CID", flipped(car, from+10), BadBlock},
		{"a flipped length", flipped(car, from), NotACAR},
		{"a block is missing", slices.Concat(car[:from], car[to:]), Incomplete},
		{"only the header and a block", car[:from], Incomplete},
		{"cut within a block", car[:len(car)-1], NotACAR},
		{"a block of another DAG", slices.Concat(car, otherCAR[head:]), Unlinked},
		{"an identity CID", slices.Concat(car, []byte{5, 1, 0x55, 0, 1, 'x'}), BadCID},
		{"a block of dag-cbor", slices.Concat(car, []byte{37, 1, 0x71, 0x12, 32}, make([]byte, 33)), BadCID},
		{"a section without end", slices.Concat(car[:head], []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01}), NotACAR},
		{"a section of nothing", slices.Concat(car[:head], []byte{0}, car[head:]), NotACAR},
	} {
		t.Run(test.name, func(t *testing.T) {
			u := testUploads(t, UploadConfig{})
			up, err := u.Create(t.Context(), alice, root, int64(len(test.car)))
			if err != nil {
				t.Fatal(err)
			}
			up, err = u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(test.car))
			if !errors.Is(err, test.reason) || up.State != Failed || up.Reason != test.reason {
				t.Errorf("got %+v, %v; want %s", up, err, test.reason)
			}
			if n := u.files(t); n != 0 {
				t.Errorf("%d files stayed", n)
			}
			got, err := u.Get(t.Context(), up.ID, alice)
			if err != nil || got.State != Failed || got.Reason != test.reason {
				t.Errorf("later: %+v, %v", got, err)
			}
			if _, err := u.Append(t.Context(), up.ID, alice, got.Offset, strings.NewReader("more")); !errors.Is(err, UploadClosed) {
				t.Errorf("more of it: %v", err)
			}
			if _, err := u.Open(t.Context(), root); !errors.Is(err, NotFound) {
				t.Errorf("it is served: %v", err)
			}
		})
	}
}

func flipped(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0x55
	return b
}

// TestUploadBlocksInAnyOrder: some tools write leaves first.
func TestUploadBlocksInAnyOrder(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n", "b.md": "# B\n", "sub/c.md": "# C\n"})
	turned := bytes.Clone(car[:len(carHeader(root.Cid()))])
	for rest := car[len(turned):]; len(rest) > 0; {
		size, used := binary.Uvarint(rest)
		n := used + int(size)
		turned = slices.Insert(turned, len(carHeader(root.Cid())), rest[:n]...)
		rest = rest[n:]
	}
	if up := upload(t, testUploads(t, UploadConfig{}), root, turned); up.State != Complete {
		t.Errorf("%+v", up)
	}
}

func TestUploadOffsets(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	u := testUploads(t, UploadConfig{PartBytes: 50})
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	if up.PartBytes != 50 || up.Offset != 0 || up.State != Receiving {
		t.Errorf("%+v", up)
	}
	part := func(offset int64, b []byte) error {
		_, err := u.Append(t.Context(), up.ID, alice, offset, bytes.NewReader(b))
		return err
	}
	offset := func(err error) int64 {
		e, ok := errors.AsType[*OffsetError](err)
		if !ok {
			t.Errorf("got %v", err)
			return -1
		}
		return e.Offset
	}
	if err := part(0, car[:20]); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []int64{0, 19, 21, 1 << 40, -1} {
		if got := offset(part(wrong, car[:20])); got != 20 {
			t.Errorf("at %d: told to go on at %d", wrong, got)
		}
	}
	if err := part(20, car[20:20+51]); !errors.Is(err, PartTooLarge) {
		t.Errorf("a part of 51 bytes: %v", err)
	}
	if got, err := u.Get(t.Context(), up.ID, alice); err != nil || got.Offset != 20 {
		t.Errorf("refused bytes count: %+v, %v", got, err)
	}
	if err := part(20, nil); err != nil {
		t.Errorf("an empty part: %v", err)
	}
	for at := 20; at < len(car); at += 50 {
		end := min(at+50, len(car))
		b := car[at:end]
		if end == len(car) {
			if err := part(int64(at), append(slices.Clone(b), 'x')); !errors.Is(err, PartTooLarge) {
				t.Errorf("a byte more than announced: %v", err)
			}
		}
		if err := part(int64(at), b); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := u.Get(t.Context(), up.ID, alice); err != nil || got.State != Complete {
		t.Errorf("%+v, %v", got, err)
	}
}

// breaking gives some bytes and then an error, as a client that goes away does.
type breaking struct{ io.Reader }

func (b breaking) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func TestUploadKeepsWhatCameBeforeTheClientWentAway(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	u := testUploads(t, UploadConfig{})
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got, err := u.Append(ctx, up.ID, alice, 0, breaking{io.MultiReader(bytes.NewReader(car[:70]), readerFunc(func([]byte) (int, error) { cancel(); return 0, io.EOF }))})
	if !errors.Is(err, io.ErrUnexpectedEOF) || got.Offset != 70 {
		t.Errorf("%+v, %v", got, err)
	}
	if up, err := u.Append(t.Context(), up.ID, alice, 70, bytes.NewReader(car[70:])); err != nil || up.State != Complete {
		t.Errorf("the rest: %+v, %v", up, err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// TestUploadTwoAtOnce: one part wins, the other is told where to go on.
func TestUploadTwoAtOnce(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	u := testUploads(t, UploadConfig{})
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	reading, goOn := make(chan struct{}), make(chan struct{})
	won := make(chan error, 1)
	go func() {
		_, err := u.Append(t.Context(), up.ID, alice, 0, io.MultiReader(
			bytes.NewReader(car[:40]), readerFunc(func([]byte) (int, error) { close(reading); <-goOn; return 0, io.EOF })))
		won <- err
	}()
	<-reading
	_, err = u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(car[:40]))
	if e, ok := errors.AsType[*OffsetError](err); !ok || e.Code != UploadBusy || e.Offset != 0 {
		t.Errorf("the second: %v", err)
	}
	close(goOn)
	if err := <-won; err != nil {
		t.Error("the first:", err)
	}
	_, err = u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(car[:40]))
	if e, ok := errors.AsType[*OffsetError](err); !ok || e.Offset != 40 {
		t.Errorf("the second again: %v", err)
	}
}

func TestUploadOffsetIsDurableAndNoMore(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n", "b": string(bytesOf(3, 5000))})
	u := testUploads(t, UploadConfig{})
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(car[:3000])); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(u.path(up.ID), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("bytes of a part whose answer was never sent"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if up, err = u.Append(t.Context(), up.ID, alice, 3000, bytes.NewReader(car[3000:])); err != nil || up.State != Complete {
		t.Errorf("%+v, %v", up, err)
	}

	up, err = u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := u.Append(t.Context(), up.ID, alice, 0, bytes.NewReader(car[:3000])); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(u.path(up.ID), 2000); err != nil { // the disk lost what was synced
		t.Fatal(err)
	}
	if up, err = u.Append(t.Context(), up.ID, alice, 3000, bytes.NewReader(car[3000:])); !errors.Is(err, UploadLost) || up.State != Failed {
		t.Errorf("%+v, %v", up, err)
	}
}

func TestUploadsBelongToTheirOwner(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	u := testUploads(t, UploadConfig{})
	up, err := u.Create(t.Context(), alice, root, int64(len(car)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := u.Get(t.Context(), up.ID, bob); !errors.Is(err, UploadUnknown) {
		t.Errorf("read by another: %v", err)
	}
	if _, err := u.Append(t.Context(), up.ID, bob, 0, bytes.NewReader(car)); !errors.Is(err, UploadUnknown) {
		t.Errorf("written by another: %v", err)
	}
	for _, id := range []string{"", "..", "../../x", "00000000000000000000000000000000"} {
		if _, err := u.Append(t.Context(), id, alice, 0, bytes.NewReader(car)); !errors.Is(err, UploadUnknown) {
			t.Errorf("id %q: %v", id, err)
		}
	}
	if n := u.files(t); n != 0 {
		t.Errorf("%d files", n)
	}
}

func TestUploadQuotas(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	size := int64(len(car))
	now := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	u := testUploads(t, UploadConfig{MaxBytes: 10 * size, DayBytes: 3 * size, TotalBytes: 5 * size, PerAddress: 2, Now: func() time.Time { return now }})
	create := func(who common.Address, bytes int64) error {
		_, err := u.Create(t.Context(), who, root, bytes)
		return err
	}
	for _, wrong := range []int64{-1, 0, 10, 10*size + 1, math.MaxInt64} {
		if err := create(alice, wrong); !errors.Is(err, UploadTooLarge) {
			t.Errorf("%d bytes: %v", wrong, err)
		}
	}
	if err := create(alice, 3*size+1); !errors.Is(err, QuotaAddress) {
		t.Errorf("more than a day: %v", err)
	}
	if err := create(alice, 3*size); err != nil {
		t.Fatal(err)
	}
	if err := create(alice, size); !errors.Is(err, QuotaAddress) {
		t.Errorf("what is announced does not count: %v", err)
	}
	if err := create(bob, 3*size); !errors.Is(err, QuotaTotal) {
		t.Errorf("more than the server keeps: %v", err)
	}
	if err := create(bob, size); err != nil {
		t.Errorf("another address: %v", err)
	}
	if err := u.Remove(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		upload(t, u, root, car)
	}
	if err := u.Remove(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	if err := create(alice, size); !errors.Is(err, QuotaAddress) {
		t.Errorf("what was received counts for the day, deleted or not: %v", err)
	}
	now = now.Add(12 * time.Hour)
	for range 2 {
		if err := create(alice, size); err != nil {
			t.Errorf("the next day: %v", err)
		}
	}
	if err := create(alice, size); !errors.Is(err, QuotaAddress) {
		t.Errorf("a third unfinished upload: %v", err)
	}
}

// TestUploadQuotaAcrossMidnight: a part over the day's quota is refused and not kept.
func TestUploadQuotaAcrossMidnight(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	size := int64(len(car))
	now := time.Date(2026, 1, 1, 23, 0, 0, 0, time.UTC)
	u := testUploads(t, UploadConfig{DayBytes: size, Now: func() time.Time { return now }})
	first, err := u.Create(t.Context(), alice, root, size)
	if err != nil {
		t.Fatal(err)
	}
	now = now.Add(2 * time.Hour)
	if err := u.db.Write(t.Context(), func(tx *sql.Tx) error { // as if another upload had come first this day
		_, err := tx.Exec("INSERT INTO upload_days (owner, day, bytes) VALUES (?, ?, 1)", alice[:], now.UnixMilli()/dayMillis)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	up, err := u.Append(t.Context(), first.ID, alice, 0, bytes.NewReader(car))
	if !errors.Is(err, QuotaAddress) || up.Offset != 0 || up.State != Receiving {
		t.Errorf("%+v, %v", up, err)
	}
	now = now.Add(24 * time.Hour)
	if up, err = u.Append(t.Context(), first.ID, alice, 0, bytes.NewReader(car)); err != nil || up.State != Complete {
		t.Errorf("a day later: %+v, %v", up, err)
	}
}

func TestUploadSweep(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	now := time.Now()
	u := testUploads(t, UploadConfig{Lifetime: time.Hour, Now: func() time.Time { return now }})
	upload(t, u, root, car)
	if err := u.Sweep(t.Context(), goes); err != nil {
		t.Fatal(err)
	}
	if n := u.files(t); n != 1 {
		t.Errorf("a young upload: %d files", n)
	}
	if _, err := u.Open(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	now = now.Add(61 * time.Minute)
	if err := u.Sweep(t.Context(), stays); err != nil {
		t.Fatal(err)
	}
	if n := u.files(t); n != 1 {
		t.Errorf("an old one that a proposal names: %d files", n)
	}
	if err := os.WriteFile(u.path("0123456789abcdef0123456789abcdef"), []byte("left by a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := u.Sweep(t.Context(), goes); err != nil {
		t.Fatal(err)
	}
	if n := u.files(t); n != 0 {
		t.Errorf("old and unnamed: %d files", n)
	}
	if _, err := u.Open(t.Context(), root); !errors.Is(err, NotFound) {
		t.Error(err)
	}
}

func TestUploadsOfPurgedContentGoAtOnce(t *testing.T) {
	root, car := carOf(t, map[string]string{"a.md": "# A\n"})
	other, otherCAR := carOf(t, map[string]string{"b.md": "# B\n"})
	u := testUploads(t, UploadConfig{})
	upload(t, u, root, car)
	upload(t, u, root, car)
	upload(t, u, other, otherCAR)
	if err := u.Remove(t.Context(), root); err != nil {
		t.Fatal(err)
	}
	if n := u.files(t); n != 1 {
		t.Errorf("%d files", n)
	}
	if _, err := u.Open(t.Context(), other); err != nil {
		t.Error("the other root's upload:", err)
	}
}

func TestUploadOverDAGLimits(t *testing.T) {
	m := maker{t, testStore(t)}
	n := m.raw("x")
	for range 45 {
		n = m.twice(n)
	}
	root := rootOf(t, n)
	var car bytes.Buffer
	if err := WriteCAR(t.Context(), &car, root, m.store, Limits{}); err != nil {
		t.Fatal(err)
	}
	u := testUploads(t, UploadConfig{})
	up, err := u.Create(t.Context(), alice, root, int64(car.Len()))
	if err != nil {
		t.Fatal(err)
	}
	up, err = u.Append(t.Context(), up.ID, alice, 0, &car)
	if !errors.Is(err, TooManyNames) || up.State != Failed || u.files(t) != 0 {
		t.Errorf("%+v, %v", up, err)
	}
}

func TestCARSizeIsWhatIsWritten(t *testing.T) {
	s, root, _ := sample(t)
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := WriteCAR(t.Context(), b, root, s, Limits{}); err != nil {
			t.Fatal(err)
		}
	}
	size, err := CARSize(t.Context(), root, s, Limits{})
	if err != nil || size != int64(first.Len()) || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%d of %d bytes, %v", size, first.Len(), err)
	}
}

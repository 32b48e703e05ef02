package preview_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/preview"
	"github.com/witan-project/witan/internal/registry"
)

const marker = "xylophonequartz"

var files = map[string]string{
	"a.md":          "# The walrus\n\nIt sings " + marker + " at noon.\n\n## Food\n\n" + strings.Repeat("Clams of many kinds. ", 200),
	"notes.txt":     "Plain words.\n",
	"deep/front.md": "---\ntitle: Fronted\n---\n\nText.\n",
	"picture.png":   "\x89PNG\x00\x01",
	"empty.md":      "",
	"latin1.txt":    "caf\xe9 au lait\n",
}

// show is a world with a preview service on it, whose content comes from a gateway.
type show struct {
	*ingesttest.World
	*preview.Service
	gateway *ingesttest.Gateway
	uploads map[dataset.CID]*ipfs.Store
}

func open(t *testing.T, limits preview.Limits) *show {
	t.Helper()
	s := &show{uploads: map[dataset.CID]*ipfs.Store{}}
	s.World = ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) {
		c.OnPurge = append(c.OnPurge, func(_ context.Context, p ingest.Purge) error { s.Drop(p.Dataset); return nil })
	}})
	s.gateway = ingesttest.NewGateway(t, s.Local)
	s.Service = preview.New(preview.Config{
		Registry: s.Follower, Blobs: s.Blobs, Imported: s.World.Service.Visible, Sources: []ipfs.Source{s.gateway}, Limits: limits,
		Suspended: func(id dataset.ID) bool {
			return slices.ContainsFunc(s.World.Service.Suspensions(), func(p ingest.Suspension) bool { return p.Dataset == id })
		},
		Unread: func(ctx context.Context, id dataset.ID) (map[string]string, error) {
			list, err := s.World.Service.Unread(ctx, id)
			out := map[string]string{}
			for _, f := range list {
				out[f.Path] = f.Code
			}
			return out, err
		},
		Local: func(_ context.Context, root dataset.CID) (ipfs.Source, error) {
			if u := s.uploads[root]; u != nil {
				return u, nil
			}
			return nil, &ipfs.Error{Code: ipfs.NotFound}
		},
	})
	t.Cleanup(func() {
		if err := s.Service.Close(); err != nil {
			t.Error(err)
		}
	})
	s.Start()
	return s
}

// approved lets the registry approve content; the import is not requested.
func (s *show) approved(content map[string]string) dataset.Dataset {
	s.T.Helper()
	d := s.Add(content)
	s.Chain.Approve(s.T, ingesttest.Approval{Dataset: d})
	s.Follow()
	return d
}

func (s *show) list(d dataset.Dataset) preview.Listing {
	s.T.Helper()
	l, err := s.Files(s.T.Context(), d.ID())
	if err != nil {
		s.T.Fatal(err)
	}
	return l
}

func (s *show) gone(d dataset.Dataset, why string) {
	s.T.Helper()
	_, err := s.Files(s.T.Context(), d.ID())
	if g, ok := errors.AsType[*preview.Gone](err); !ok || g.Reason != why {
		s.T.Errorf("listing: %v, want gone because %s", err, why)
	}
	_, err = s.File(s.T.Context(), d.ID(), "a.md")
	if g, ok := errors.AsType[*preview.Gone](err); !ok || g.Reason != why {
		s.T.Errorf("file: %v, want gone because %s", err, why)
	}
	_, err = s.Metadata(s.T.Context(), d.ID())
	if _, ok := errors.AsType[*preview.Gone](err); !ok {
		s.T.Errorf("metadata: %v, want gone", err)
	}
}

// onDisk tells whether the server's folder holds text.
func (s *show) onDisk(text string) bool {
	s.T.Helper()
	found := false
	err := filepath.WalkDir(s.Dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // the open store replaced it meanwhile
		}
		found = found || bytes.Contains(b, []byte(text))
		return err
	})
	if err != nil {
		s.T.Fatal(err)
	}
	return found
}

func TestListingFromAGateway(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	l := s.list(d)
	var got []string
	bytes := int64(0)
	for _, f := range l.Files {
		got = append(got, fmt.Sprintf("%s %s %v %s", f.Path, f.Kind, f.Indexable, f.Reason))
		if f.Size != int64(len(files[f.Path])) {
			t.Errorf("%s: %d bytes", f.Path, f.Size)
		}
		bytes += f.Size
	}
	want := []string{"a.md markdown true ", "deep/front.md markdown true ", "empty.md other false empty", "latin1.txt other false invalid_utf8",
		"notes.txt text true ", "picture.png other false no_text"}
	if !slices.Equal(got, want) || l.Source != preview.FromGateway || l.Total != 6 || l.Bytes != bytes || l.Truncated {
		t.Errorf("%q\n%+v", got, l)
	}
	if s.onDisk(marker) {
		t.Error("a preview was written to disk")
	}
	if indexed, stored := s.Held(d.ID()); indexed || stored {
		t.Error("a preview went to index or bucket")
	}
	// The next reader needs no gateway.
	s.gateway.Answer(500)
	if _, err := s.File(t.Context(), d.ID(), "a.md"); err != nil {
		t.Error(err)
	}
}

// TestPreviewIsWhatTheImportMakes compares with the index, from each origin.
func TestPreviewIsWhatTheImportMakes(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	before := map[string]preview.Reading{}
	for name := range files {
		r, err := s.File(t.Context(), d.ID(), name)
		if err != nil {
			t.Fatal(err)
		}
		before[name] = r
	}
	listed := s.list(d)
	s.Requested(d, 1)
	s.Drop(d.ID())
	compare := func(source string) {
		t.Helper()
		l := s.list(d)
		if l.Source != source || !slices.Equal(l.Files, listed.Files) || l.Total != listed.Total || l.Bytes != listed.Bytes {
			t.Errorf("from %s: %+v\nwant %+v", source, l, listed)
		}
		for name, text := range files {
			r, err := s.File(t.Context(), d.ID(), name)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if fmt.Sprint(r) != fmt.Sprint(before[name]) {
				t.Errorf("%s from %s: %+v\nwant %+v", name, source, r, before[name])
			}
			hits, err := s.Index.Read(t.Context(), d.ID(), name)
			if !r.Indexable {
				if r.Text != "" || len(r.Chunks) != 0 || err == nil && len(hits) != 0 {
					t.Errorf("%s is not indexable: %+v", name, r)
				}
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var indexed []document.Chunk
			for _, h := range hits {
				indexed = append(indexed, h.Chunk)
				if h.Title != r.Title || h.File != r.CID {
					t.Errorf("%s: title %q, file %s; the index has %q, %s", name, r.Title, r.CID, h.Title, h.File)
				}
			}
			if fmt.Sprint(indexed) != fmt.Sprint(r.Chunks) || r.Text != text || r.Truncated {
				t.Errorf("%s: chunks %+v\nthe index has %+v", name, r.Chunks, indexed)
			}
		}
	}
	compare(preview.FromImport)
	s.uploads[d.CID] = s.Local
	s.Drop(d.ID())
	compare(preview.FromUpload)
}

func TestGoneWithTheDecision(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	s.list(d)
	if _, err := s.World.Service.Suspend(t.Context(), d.ID(), "a test"); err != nil {
		t.Fatal(err)
	}
	s.gone(d, "suspended")
	if err := s.World.Service.Resume(t.Context(), d.ID()); err != nil {
		t.Fatal(err)
	}
	s.Requested(d, 1)
	s.list(d)
	s.Chain.Revoke(t, d.ID())
	s.Follow()
	s.gone(d, "revoked")
	s.Settle()
	s.gone(d, "revoked")
	if s.onDisk(marker) {
		t.Error("text is left on disk")
	}
	other := s.approved(map[string]string{"a.md": "# Another\n"})
	s.list(other)
	s.Chain.Withdraw(t, s.Contributor(), other)
	s.Follow()
	if err := s.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.gone(other, "withdrawn")
	if _, err := s.Files(t.Context(), s.Add(map[string]string{"x.md": "Nobody proposed it."}).ID()); !errors.Is(err, registry.ErrUnknown) {
		t.Errorf("a dataset that nobody named: %v", err)
	}
}

// TestSweepForgets: what left governance is not in memory any more. If the same content
// is approved anew, it is fetched anew.
func TestSweepForgets(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	s.list(d)
	s.Chain.Revoke(t, d.ID())
	s.Follow()
	if err := s.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.Chain.Approve(t, ingesttest.Approval{Dataset: d, Round: 2})
	s.Follow()
	s.gateway.Answer(503)
	if l, err := s.Files(t.Context(), d.ID()); err == nil {
		t.Errorf("it was still in memory: %+v", l)
	}
}

func TestPurgeDuringAFetch(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	release := s.gateway.Hold()
	defer release()
	failed := make(chan error, 1)
	go func() {
		_, err := s.Files(t.Context(), d.ID())
		failed <- err
	}()
	s.gateway.Asked(t)
	s.Chain.Revoke(t, d.ID())
	s.Follow()
	s.Drop(d.ID())
	select {
	case err := <-failed:
		if g, ok := errors.AsType[*preview.Gone](err); !ok || g.Reason != "revoked" {
			t.Errorf("%v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the fetch was not given up")
	}
}

func TestUnavailable(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	s.gateway.Answer(404)
	_, err := s.Files(t.Context(), d.ID())
	u, ok := errors.AsType[*preview.Unavailable](err)
	if !ok || u.Code != ipfs.NotFound || !u.Retry {
		t.Fatalf("%v", err)
	}
	// The gateway is not asked for every reader, but it is asked again.
	s.gateway.Answer(0)
	if _, err := s.Files(t.Context(), d.ID()); err == nil {
		t.Error("the failure was not remembered")
	}
	deadline := time.Now().Add(20 * time.Second)
	for err != nil && time.Now().Before(deadline) {
		time.Sleep(100 * time.Millisecond)
		_, err = s.Files(t.Context(), d.ID())
	}
	if err != nil {
		t.Errorf("it was never asked again: %v", err)
	}
}

func TestBounds(t *testing.T) {
	many := map[string]string{}
	for i := range 30 {
		many[fmt.Sprintf("f%02d.md", i)] = fmt.Sprintf("# File %d\n\nText.\n", i)
	}
	t.Run("files", func(t *testing.T) {
		s := open(t, preview.Limits{Files: 10})
		d := s.approved(many)
		if l := s.list(d); len(l.Files) != 10 || l.Total != 30 || !l.Truncated {
			t.Errorf("%d files of %d, truncated %v", len(l.Files), l.Total, l.Truncated)
		}
		// One that is not listed can be read.
		if r, err := s.File(t.Context(), d.ID(), "f29.md"); err != nil || r.Title != "File 29" {
			t.Errorf("%+v, %v", r, err)
		}
		if _, err := s.File(t.Context(), d.ID(), "../witan.db"); !errors.Is(err, preview.ErrNoFile) {
			t.Errorf("%v", err)
		}
	})
	t.Run("bytes fetched", func(t *testing.T) {
		s := open(t, preview.Limits{Bytes: 10_000})
		d := s.approved(map[string]string{"big.md": strings.Repeat("words of a text\n", 5000)})
		_, err := s.Files(t.Context(), d.ID())
		if u, ok := errors.AsType[*preview.Unavailable](err); !ok || u.Code != ipfs.TooLarge || u.Retry {
			t.Errorf("%v", err)
		}
		// An upload is read in place: only what is judged is bounded.
		s.uploads[d.CID] = s.Local
		s.Drop(d.ID())
		if l := s.list(d); l.Source != preview.FromUpload || l.Total != 1 {
			t.Errorf("%+v", l)
		}
	})
	t.Run("bytes judged", func(t *testing.T) {
		s := open(t, preview.Limits{Bytes: 100})
		d := s.approved(many)
		s.uploads[d.CID] = s.Local
		if l := s.list(d); len(l.Files) >= 30 || len(l.Files) == 0 || !l.Truncated || l.Total != 30 {
			t.Errorf("%d files of %d, truncated %v", len(l.Files), l.Total, l.Truncated)
		}
	})
	t.Run("text", func(t *testing.T) {
		s := open(t, preview.Limits{TextBytes: 1001})
		text := "# Ünder\n\n" + strings.Repeat("Äöü ßé. ", 1000)
		d := s.approved(map[string]string{"u.md": text})
		r, err := s.File(t.Context(), d.ID(), "u.md")
		if err != nil {
			t.Fatal(err)
		}
		if !r.Truncated || len(r.Text) > 1001 || len(r.Text) < 995 || !strings.HasPrefix(text, r.Text) || strings.ContainsRune(r.Text, '\uFFFD') {
			t.Errorf("%d bytes, truncated %v: …%q", len(r.Text), r.Truncated, r.Text[len(r.Text)-20:])
		}
		for _, c := range r.Chunks {
			if r.Text[c.Start:c.End] != c.Text {
				t.Errorf("chunk %d–%d does not lie in the text", c.Start, c.End)
			}
		}
		if len(r.Chunks) == 0 {
			t.Error("no chunks")
		}
	})
	t.Run("time", func(t *testing.T) {
		s := open(t, preview.Limits{Time: 300 * time.Millisecond, Parallel: 1})
		d, other := s.approved(files), s.approved(many)
		release := s.gateway.Hold()
		defer release()
		start := time.Now()
		_, err := s.Files(t.Context(), d.ID())
		if u, ok := errors.AsType[*preview.Unavailable](err); !ok || u.Code != ipfs.TimedOut || time.Since(start) > 5*time.Second {
			t.Errorf("after %s: %v", time.Since(start), err)
		}
		// The place is free again.
		release()
		if l := s.list(other); l.Total != 30 {
			t.Errorf("%+v", l)
		}
	})
	t.Run("memory", func(t *testing.T) {
		s := open(t, preview.Limits{CacheBytes: 20_000})
		one, two := s.approved(files), s.approved(many)
		s.list(one)
		s.list(two)
		s.gateway.Answer(500)
		if _, err := s.Files(t.Context(), one.ID()); err == nil {
			t.Error("both are kept")
		}
		if _, err := s.Files(t.Context(), two.ID()); err != nil {
			t.Errorf("the last is not kept: %v", err)
		}
	})
}

// TestManyReadersFetchOnce: a crowd of voters costs one fetch, and one who leaves does
// not end it for the others.
func TestManyReadersFetchOnce(t *testing.T) {
	s := open(t, preview.Limits{})
	d := s.approved(files)
	release := s.gateway.Hold()
	leaving, leave := context.WithCancel(t.Context())
	results := make(chan error, 20)
	go func() {
		_, err := s.Files(leaving, d.ID())
		results <- err
	}()
	s.gateway.Asked(t)
	leave()
	if err := <-results; !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	for range 20 {
		go func() {
			l, err := s.Files(t.Context(), d.ID())
			if err == nil && l.Total != 6 {
				err = fmt.Errorf("%d files", l.Total)
			}
			results <- err
		}()
	}
	release()
	for range 20 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
}

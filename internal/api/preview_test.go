package api_test

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/preview"
)

// previews are the site's, on its own parts.
func (s *site) previews(c ingest.Config, uploads *ipfs.Uploads) *preview.Service {
	p := preview.New(preview.Config{
		Registry: s.registry, Blobs: c.Blobs, Sources: c.Sources, Imported: s.ingest.Visible,
		Local: func(ctx context.Context, root dataset.CID) (ipfs.Source, error) { return uploads.Open(ctx, root) },
		Suspended: func(id dataset.ID) bool {
			return slices.ContainsFunc(s.ingest.Suspensions(), func(p ingest.Suspension) bool { return p.Dataset == id })
		},
		Unread: func(ctx context.Context, id dataset.ID) (map[string]string, error) {
			list, err := s.ingest.Unread(ctx, id)
			out := map[string]string{}
			for _, f := range list {
				out[f.Path] = f.Code
			}
			return out, err
		},
		Limits: preview.Limits{Time: 3 * time.Second},
	})
	closing(s.t, p)
	return p
}

// described proposes a dataset with a description, which the contributor serves.
func (s *site) described(files map[string]string, description []byte) dataset.Dataset {
	s.t.Helper()
	d := s.dataset(files)
	c := must(dataset.NewCID(ipfs.Sum(description)))(s.t)
	if err := s.local.Put(s.t.Context(), c.Cid(), description); err != nil {
		s.t.Fatal(err)
	}
	s.propose("Described", must(s.dao.Approve(governance.Approval{Dataset: d, Licence: "CC0-1.0", Metadata: c}))(s.t))
	s.follow()
	return d
}

func TestPreviewOfAProposal(t *testing.T) {
	s := newSite(t)
	text := "# Walrus\n\nIt sings.\n\n## Food\n\n" + strings.Repeat("Clams of many kinds. ", 200)
	d := s.described(map[string]string{"deep/ä b.md": text, "x.bin": "\x00\x01"}, []byte(`{"schema":"witan.dataset/1","title":"Walruses"}`))
	base := "/api/v1/datasets/" + d.ID().String()
	var got api.Preview
	s.get(base+"/preview", &got)
	if got.Source != "gateway" || got.Total != 2 || got.Truncated || len(got.Files) != 2 || got.Bytes != int64(len(text))+2 {
		t.Fatalf("%+v", got)
	}
	if f := got.Files[0]; f.Path != "deep/ä b.md" || f.Kind != "markdown" || !f.Indexable || f.Reason != "" || f.Size != int64(len(text)) || f.CID == "" {
		t.Errorf("%+v", f)
	}
	if f := got.Files[1]; f.Path != "x.bin" || f.Kind != "other" || f.Indexable || f.Reason != "no_text" {
		t.Errorf("%+v", f)
	}
	file := base + "/preview/file?path="
	var read api.PreviewText
	s.get(file+url.QueryEscape("deep/ä b.md"), &read)
	if read.Title != "Walrus" || read.Text != text || read.Truncated || read.Reason != "" || len(read.Chunks) < 2 || read.CID != got.Files[0].CID {
		t.Fatalf("%+v", read)
	}
	for _, c := range read.Chunks {
		if c.Text != text[c.Start:c.End] || c.Headings[0] != "Walrus" {
			t.Errorf("%+v", c)
		}
	}
	s.get(file+"x.bin", &read)
	if read.Text != "" || len(read.Chunks) != 0 || read.Reason != "no_text" {
		t.Errorf("%+v", read)
	}
	for path, want := range map[string]string{
		file + url.QueryEscape("../../witan.db"): "no_document", base + "/preview/file": "malformed",
		"/api/v1/datasets/0x12/preview": "no_dataset", "/api/v1/datasets/0x" + strings.Repeat("ab", 32) + "/preview": "no_dataset",
	} {
		if r := s.call(s.browser(), "GET", path, nil); r.code() != want {
			t.Errorf("%s: %s, want %s", path, r.code(), want)
		}
	}
	// Nothing of it came into the knowledge base.
	if r := s.call(s.browser(), "GET", base+"/documents", nil); r.code() != "not_held" {
		t.Errorf("documents: %s", r.code())
	}
}

func TestPreviewAfterTheEnd(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	path := "/api/v1/datasets/" + d.ID().String() + "/preview"
	var got api.Preview
	if s.get(path, &got); got.Source != "imported" {
		t.Errorf("%+v", got)
	}
	heading := func() string { return s.server.Heading(t.Context(), "datasets", d.ID().String()) }
	if got := heading(); got != "Dataset "+d.CID.String() {
		t.Errorf("heading %q", got)
	}
	s.pass("Revoke", s.dao.Revoke(d.ID(), "a test"))
	var p api.Problem
	for _, path := range []string{path, path + "/file?path=a.md", strings.Replace(path, "preview", "metadata", 1)} {
		r := s.call(s.browser(), "GET", path, nil)
		if r.StatusCode != 410 || r.code() != "gone" {
			t.Errorf("%s: %d %s", path, r.StatusCode, r.body)
		}
		p = problemOf(t, r)
		if p.Reason != "revoked" || p.Detail == "" || p.Advice == "" {
			t.Errorf("%+v", p)
		}
	}
}

func TestPreviewThatNobodyServes(t *testing.T) {
	s := newSite(t)
	d := must(dataset.New(s.account(3).Address, "main", must(dataset.RawCID([]byte("nowhere")))(t).String()))(t)
	s.propose("Nowhere", must(s.dao.Approve(governance.Approval{Dataset: d, Licence: "CC0-1.0"}))(t))
	s.follow()
	r := s.call(s.browser(), "GET", "/api/v1/datasets/"+d.ID().String()+"/preview", nil)
	if p := problemOf(t, r); r.StatusCode != 503 || p.Code != "preview_unavailable" || p.Reason != "not_found" || p.Advice == "" || p.RetryAfter == 0 {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
	r = s.call(s.browser(), "GET", "/api/v1/datasets/"+d.ID().String()+"/metadata", nil)
	if r.StatusCode != 404 || r.code() != "no_metadata" {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
}

func TestMetadata(t *testing.T) {
	s := newSite(t)
	before := s.dataset(walrus).ID().String()
	d := s.described(map[string]string{"a.md": "# A\n"}, []byte(`{"schema":"witan.dataset/1","title":"A \u202Eeltit","description":"One\u0007\nline\u2066two","files":1,"bytes":4,
		"source":"https://example.org","previous":"`+before+`","more":[]}`))
	var m api.Metadata
	s.get("/api/v1/datasets/"+d.ID().String()+"/metadata", &m)
	if want := (api.Metadata{"A eltit", "One\nlinetwo", 1, 4, "https://example.org", before}); m != want {
		t.Errorf("%+v", m)
	}
	for id, want := range map[string]string{d.ID().String(): "A eltit", before: "", dataset.ID{1}.String(): "", "../x": ""} {
		if got := s.server.Heading(t.Context(), "datasets", id); got != want {
			t.Errorf("heading of %s: %q, want %q", id, got, want)
		}
	}
	for name, c := range map[string]struct{ text, code string }{
		"another schema": {`{"schema":"other/1","title":"A"}`, "metadata_malformed"},
		"no JSON":        {`<script>alert(1)</script>`, "metadata_malformed"},
		"two lines":      {`{"schema":"witan.dataset/1","title":"A\nB"}`, "metadata_malformed"},
		"too large":      {`{"schema":"witan.dataset/1","title":"A","more":"` + strings.Repeat("x", 64_000) + `"}`, "metadata_unavailable"},
	} {
		d := s.described(map[string]string{"a.md": "# " + name + "\n"}, []byte(c.text))
		r := s.call(s.browser(), "GET", "/api/v1/datasets/"+d.ID().String()+"/metadata", nil)
		if r.StatusCode != 422 || r.code() != c.code {
			t.Errorf("%s: %d %s", name, r.StatusCode, r.body)
		}
	}
}

// TestMetadataOfAFolder: a description is one file, whatever the proposal names.
func TestMetadataOfAFolder(t *testing.T) {
	s := newSite(t)
	d, other := s.dataset(walrus), s.dataset(map[string]string{"one.json": "{}", "two.json": "{}"})
	s.propose("Folder", must(s.dao.Approve(governance.Approval{Dataset: d, Licence: "CC0-1.0", Metadata: other.CID}))(t))
	s.follow()
	r := s.call(s.browser(), "GET", "/api/v1/datasets/"+d.ID().String()+"/metadata", nil)
	if r.StatusCode != 422 || r.code() != "metadata_unavailable" {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
}

func problemOf(t testing.TB, r reply) api.Problem {
	t.Helper()
	var p api.Problem
	if err := json.Unmarshal(r.body, &p); err != nil {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	return p
}

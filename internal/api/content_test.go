package api_test

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/governance"
)

// hostile are files that would run in a browser that believes them.
var hostile = map[string]string{
	"page.md":       "# <script>alert(1)</script>\n\n<img src=x onerror=alert(2)> [a](javascript:alert(3))\n",
	"evil.html":     "<!doctype html><script>alert(4)</script>",
	"image.svg":     `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(5)"/>`,
	"bin.exe":       "MZ\x00\x00\xff",
	"name\"\r\n.md": "# A name that would end a header\n",
}

func TestContentLeavesAsTextOrAttachment(t *testing.T) {
	s := newSite(t)
	d := s.imported(hostile)
	base := "/api/v1/datasets/" + d.ID().String() + "/documents"
	var list struct{ Documents []api.Document }
	s.get(base, &list)
	if len(list.Documents) != len(hostile) {
		t.Fatalf("%+v", list.Documents)
	}
	for _, doc := range list.Documents {
		var indexed struct {
			Document api.Document
			Chunks   []api.Chunk
		}
		s.get(base+"/chunks?path="+url.QueryEscape(doc.Path), &indexed)
		if indexed.Document != doc || (len(indexed.Chunks) > 0) != doc.Indexed || indexed.Chunks == nil {
			t.Errorf("%q, indexed %v: %+v", doc.Path, doc.Indexed, indexed)
		}
		name := doc.Path
		if odd, err := strconv.Unquote(name); err == nil {
			name = odd // package ipfs quotes names that would confuse
		}
		r := s.call(s.browser(), "GET", base+"/text?path="+url.QueryEscape(doc.Path), nil)
		if r.StatusCode != 200 || string(r.body) != hostile[name] {
			t.Errorf("%q: %d %q", doc.Path, r.StatusCode, r.body)
		}
		kind, disposition := r.Header.Get("Content-Type"), r.Header.Get("Content-Disposition")
		switch {
		case doc.Indexed && kind != "text/plain; charset=utf-8", !doc.Indexed && (kind != "application/octet-stream" || !strings.HasPrefix(disposition, "attachment")):
			t.Errorf("%q, indexed %v: %s, %s", doc.Path, doc.Indexed, kind, disposition)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(r.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%q: headers %v", doc.Path, r.Header)
		}
		for name, values := range r.Header {
			if strings.Contains(strings.Join(values, " "), ".md") || strings.Contains(name, ".md") {
				t.Errorf("%q: its name is in the header %s: %s", doc.Path, name, values)
			}
		}
	}
}

func TestChunksAreTheFilesBytes(t *testing.T) {
	s := newSite(t)
	text := "# Walrus\n\nThe walrus sings at dawn.\n\n## Where\n\nOn the ice, wherever the ice is thick enough to carry it.\n"
	d := s.imported(map[string]string{"deep/ä b.md": text})
	base := "/api/v1/datasets/" + d.ID().String() + "/documents"
	path := "path=" + url.QueryEscape("deep/ä b.md")
	var got struct {
		Title    string
		Document api.Document
		Chunks   []api.Chunk
	}
	s.get(base+"/chunks?"+path, &got)
	if got.Title != "Walrus" || len(got.Chunks) == 0 || !got.Document.Indexed {
		t.Fatalf("%+v", got)
	}
	for _, c := range got.Chunks {
		if c.Text != text[c.Start:c.End] {
			t.Errorf("chunk %d–%d is %q", c.Start, c.End, c.Text)
		}
		r := s.call(s.browser(), "GET", fmt.Sprintf("%s/text?%s&start=%d&end=%d", base, path, c.Start, c.End), nil)
		if string(r.body) != c.Text {
			t.Errorf("bytes %d–%d: %d %q", c.Start, c.End, r.StatusCode, r.body)
		}
	}
	for query, want := range map[string]string{
		"/text?path=" + url.QueryEscape("../../witan.db"): "no_document", "/chunks?path=nothing": "no_document",
		"/text": "malformed", "/text?" + path + "&start=9&end=3": "malformed", "/text?" + path + "&start=-1": "malformed",
	} {
		if r := s.call(s.browser(), "GET", base+query, nil); r.code() != want {
			t.Errorf("%s: %s, want %s", query, r.code(), want)
		}
	}
}

func TestSuspendedContentIsGoneAtOnce(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	path := "/api/v1/datasets/" + d.ID().String()
	for name, edit := range map[string]string{"no token": "", "a wrong token": "witan_operator_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"} {
		if r := s.call(s.browser(), "POST", path+"/suspension", api.Suspend{Reason: "x"}, bearer(edit)); r.code() != "not_operator" {
			t.Errorf("%s: %s", name, r.code())
		}
	}
	if r := s.call(s.browser(), "POST", path+"/suspension", api.Suspend{Reason: "a court said so"}, bearer(s.token)); r.StatusCode != 200 {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	if r := s.call(s.browser(), "GET", path+"/documents", nil); r.code() != "not_held" {
		t.Errorf("documents: %s", r.code())
	}
	if r := s.call(s.browser(), "GET", path+"/documents/text?path=a.md", nil); r.code() != "not_held" {
		t.Errorf("text: %s", r.code())
	}
	var v api.DatasetDetail
	s.get(path, &v)
	if v.Askable || v.Suspended == nil || v.Suspended.Reason != "a court said so" || v.Decision != "approved" {
		t.Errorf("%+v", v)
	}
	var status api.Status
	s.get("/api/v1/status", &status)
	if status.Index.Settled || len(status.Index.Suspended) != 1 {
		t.Errorf("%+v", status.Index)
	}
	if r := s.call(s.browser(), "DELETE", path+"/suspension", nil, bearer(s.token)); r.StatusCode != 204 {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	s.settle()
	if s.get(path, &v); !v.Askable {
		t.Errorf("after resuming: %+v", v)
	}
}

func TestDatasetsAreListedWithTheirDecision(t *testing.T) {
	s := newSite(t)
	approved, open := s.dataset(walrus), s.dataset(map[string]string{"o.md": "# Open\n"})
	s.approve(approved)
	s.propose("Another", must(s.dao.Approve(governance.Approval{Dataset: open, Licence: "CC0-1.0"}))(t))
	s.advance(3 * time.Second)
	s.follow()
	var all, some struct {
		Datasets []api.Dataset
		Next     string
	}
	s.get("/api/v1/datasets", &all)
	if len(all.Datasets) != 2 || all.Datasets[0].ID != open.ID().String() || all.Datasets[0].Decision != "voting" || all.Datasets[1].Decision != "approved" {
		t.Errorf("%+v", all.Datasets)
	}
	for query, want := range map[string]int{
		"decision=approved": 1, "decision=approved&decision=voting": 2, "contributor=" + s.account(3).Address.Hex(): 2,
		"contributor=" + s.account(4).Address.Hex(): 0, "collection=main": 2, "collection=other": 0, "cid=" + open.CID.String(): 1,
	} {
		if s.get("/api/v1/datasets?"+query, &some); len(some.Datasets) != want {
			t.Errorf("%s: %d datasets, want %d", query, len(some.Datasets), want)
		}
	}
	s.get("/api/v1/datasets?limit=1", &some)
	if some.Next == "" || some.Datasets[0].ID != open.ID().String() {
		t.Fatalf("%+v", some)
	}
	s.get("/api/v1/datasets?limit=1&cursor="+some.Next, &some)
	if some.Datasets[0].ID != approved.ID().String() {
		t.Errorf("second page: %+v", some)
	}
	if r := s.call(s.browser(), "GET", "/api/v1/datasets/0x12", nil); r.code() != "no_dataset" {
		t.Errorf("no id: %s", r.code())
	}
}

package web

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func build(t *testing.T) *site {
	t.Helper()
	s, err := newSite(fstest.MapFS{
		".gitkeep":                  {},
		"index.html":                {Data: []byte("<!doctype html>page")},
		"index.html.br":             {Data: []byte("BR page")},
		"index.html.gz":             {Data: []byte("GZ page")},
		"app.html":                  {Data: []byte("<!doctype html>app")},
		"datasets.html":             {Data: []byte("<!doctype html>list")},
		"datasets.$.html":           {Data: []byte("<!doctype html>dataset")},
		"datasets.$.documents.html": {Data: []byte("<!doctype html>document")},
		"favicon.svg":               {Data: []byte("<svg/>")},
		"assets/a-1234.js":          {Data: []byte("script")},
		"assets/a-1234.js.gz":       {Data: []byte("GZ script")},
		"assets/f-1.woff2":          {Data: []byte("font")},
		"proposals.$.html":          {Data: []byte("<head><!--meta--></head><h1><!--heading--></h1>")},
	}, func(_ context.Context, kind, id string) string { return headings[kind+" "+id] })
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	cid     = "bafybeifjdlrlp3qypvwav2ivdcb23gzwjbbux73emdpey5wtxcpzxdo4wm"
	account = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"
)

var headings = map[string]string{
	"proposals 1": "Approve dataset " + cid + " for collection main",
	"proposals 2": "Send 1 ether to " + account,
	"proposals 3": `<script>"no"</script> & more`,
	"proposals 4": "pay\u202efdp.md",
}

func get(s http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestFilesAndPages(t *testing.T) {
	const html = "text/html,*/*;q=0.8"
	s := build(t)
	for _, c := range []struct {
		target, accept string
		status         int
		body, kind     string
		cache          string
	}{
		{"/", html, 200, "<!doctype html>page", "text/html; charset=utf-8", "no-cache"},
		{"/index.html", "", 200, "<!doctype html>page", "text/html; charset=utf-8", "no-cache"},
		{"/proposals/3/other?tab=files", html, 200, "<!doctype html>app", "text/html; charset=utf-8", "no-cache"},
		{"/datasets", html, 200, "<!doctype html>list", "text/html; charset=utf-8", "no-cache"},
		{"/datasets/", html, 200, "<!doctype html>list", "text/html; charset=utf-8", "no-cache"},
		{"/datasets/0x1?tab=proof", html, 200, "<!doctype html>dataset", "text/html; charset=utf-8", "no-cache"},
		{"/datasets/0x1/documents/a/b.md", html, 200, "<!doctype html>document", "text/html; charset=utf-8", "no-cache"},
		{"/datasets/0x1/other", html, 200, "<!doctype html>app", "text/html; charset=utf-8", "no-cache"},
		{"/nothing", html, 200, "<!doctype html>app", "text/html; charset=utf-8", "no-cache"},
		{"/assets/a-1234.js", "*/*", 200, "script", "text/javascript; charset=utf-8", "immutable"},
		{"/assets/f-1.woff2", "*/*", 200, "font", "font/woff2", "immutable"},
		{"/assets/old-9.js", html, 404, "load the page again", "", "no-store"},
		{"/assets/", html, 404, "", "", "no-store"},
		{"/missing.js", "*/*", 404, "", "", "no-store"},
		{"/.gitkeep", "*/*", 404, "", "", "no-store"},
		{"/index.html.br", "*/*", 404, "", "", "no-store"},
		{"/..%2f..%2fetc/passwd", "*/*", 404, "", "", "no-store"},
	} {
		w := get(s, "GET", c.target, "Accept", c.accept)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.body) || c.kind != "" && w.Header().Get("Content-Type") != c.kind ||
			!strings.Contains(w.Header().Get("Cache-Control"), c.cache) {
			t.Errorf("%s: %d %v %q", c.target, w.Code, w.Header(), w.Body)
		}
		if w.Header().Get("Content-Security-Policy") != policy || w.Header().Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: headers %v", c.target, w.Header())
		}
	}
}

func TestEncodingsByPreference(t *testing.T) {
	s := build(t)
	for _, c := range []struct{ target, accept, encoding, body string }{
		{"/", "gzip, deflate, br", "br", "BR page"},
		{"/", "gzip", "gzip", "GZ page"},
		{"/", "br;q=0.1, gzip;q=0.9", "gzip", "GZ page"},
		{"/", "br;q=0, *;q=0.5", "gzip", "GZ page"},
		{"/", "*", "br", "BR page"},
		{"/", "identity", "", "<!doctype html>page"},
		{"/", "br;q=x", "", "<!doctype html>page"},
		{"/assets/a-1234.js", "br, gzip", "gzip", "GZ script"},
		{"/assets/f-1.woff2", "br, gzip", "", "font"},
	} {
		w := get(s, "GET", c.target, "Accept", "text/html", "Accept-Encoding", c.accept)
		if w.Header().Get("Content-Encoding") != c.encoding || w.Body.String() != c.body {
			t.Errorf("%s with %q: %q %q", c.target, c.accept, w.Header().Get("Content-Encoding"), w.Body)
		}
		if vary := w.Header().Get("Vary"); (vary == "Accept-Encoding") != (c.target != "/assets/f-1.woff2") {
			t.Errorf("%s: Vary %q", c.target, vary)
		}
	}
}

func TestETagsAreOfOneForm(t *testing.T) {
	s := build(t)
	plain := get(s, "GET", "/", "Accept", "text/html").Header().Get("ETag")
	br := get(s, "GET", "/", "Accept", "text/html", "Accept-Encoding", "br").Header().Get("ETag")
	if plain == "" || plain == br {
		t.Fatalf("ETags %s and %s", plain, br)
	}
	w := get(s, "GET", "/", "Accept", "text/html", "Accept-Encoding", "br", "If-None-Match", `"x", W/`+br)
	if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if w := get(s, "GET", "/", "Accept", "text/html", "If-None-Match", br); w.Code != http.StatusOK {
		t.Errorf("another form's ETag: %d", w.Code)
	}
}

func TestOtherMethods(t *testing.T) {
	s := build(t)
	if w := get(s, "HEAD", "/", "Accept", "text/html"); w.Code != 200 || w.Body.Len() > 0 || w.Header().Get("Content-Length") == "0" {
		t.Errorf("HEAD: %d %v", w.Code, w.Header())
	}
	if w := get(s, "POST", "/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", w.Code)
	}
}

// Spelt out here too, so that it is not weakened by the way.
func TestPolicyOfThePages(t *testing.T) {
	want := map[string]string{
		"Content-Security-Policy": "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
			"object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":     "nosniff",
		"X-Frame-Options":            "DENY",
		"Referrer-Policy":            "no-referrer",
		"Cross-Origin-Opener-Policy": "same-origin-allow-popups",
	}
	for _, target := range []string{"/", "/assets/a-1234.js", "/assets/missing.js"} {
		w := get(build(t), "GET", target, "Accept", "text/html")
		for name, value := range want {
			if got := w.Header().Get(name); got != value {
				t.Errorf("%s: %s: %q", target, name, got)
			}
		}
	}
}

func TestPageHasItsHeading(t *testing.T) {
	const html = "text/html,*/*;q=0.8"
	const short = `<span class="identifier"><bdi title="`
	s := build(t)
	for _, c := range []struct{ id, title, h1 string }{
		{"1", "Approve dataset bafy…o4wm for collection main",
			"<bdi>Approve dataset " + short + cid + `" translate="no">bafy…o4wm</bdi></span> for collection main</bdi>`},
		{"2", "Send 1 ether to 0xf39F…2266",
			"<bdi>Send 1 ether to " + short + "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266" + `" translate="no">0xf39F…2266</bdi></span></bdi>`},
		{"3", "&lt;script&gt;&#34;no&#34;&lt;/script&gt; &amp; more", "<bdi>&lt;script&gt;&#34;no&#34;&lt;/script&gt; &amp; more</bdi>"},
		{"4", "", "&nbsp;"}, // what turns the direction is left to the app, which shows it by its code
		{"5", "", "&nbsp;"}, // not known
	} {
		meta := ""
		if c.title != "" {
			meta = `<meta property="og:title" content="` + c.title + `" />`
		}
		w := get(s, "GET", "/proposals/"+c.id, "Accept", html)
		if want := "<head>" + meta + "</head><h1>" + c.h1 + "</h1>"; w.Code != 200 || w.Body.String() != want {
			t.Errorf("%s: %d\ngot  %s\nwant %s", c.id, w.Code, w.Body, want)
		}
		packed := get(s, "GET", "/proposals/"+c.id, "Accept", html, "Accept-Encoding", "br, gzip")
		r, err := gzip.NewReader(packed.Body)
		if err != nil || packed.Header().Get("Content-Encoding") != "gzip" {
			t.Fatalf("%s: %v, %v", c.id, packed.Header(), err)
		}
		if b, err := io.ReadAll(r); err != nil || string(b) != w.Body.String() {
			t.Errorf("%s: packed %q, %v", c.id, b, err)
		}
		if again := get(s, "GET", "/proposals/"+c.id, "Accept", html, "If-None-Match", w.Header().Get("ETag")); again.Code != 304 {
			t.Errorf("%s: %d for the same page", c.id, again.Code)
		}
	}
	if get(s, "GET", "/proposals/1", "Accept", html).Header().Get("ETag") == get(s, "GET", "/proposals/2", "Accept", html).Header().Get("ETag") {
		t.Error("two pages have one ETag")
	}
}

package web

import (
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
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
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
		{"/proposals/3?tab=files", html, 200, "<!doctype html>app", "text/html; charset=utf-8", "no-cache"},
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

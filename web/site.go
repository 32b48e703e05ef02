package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// Every path of the app is shown by the same code; the files differ in what stands in them and
// in what they ask for first (tools/pages.mjs).
const (
	page  = "index.html" // the start page
	empty = "app.html"   // of paths that no other file is for
)

// hashed is the folder whose files have a hash of their content in their names.
const hashed = "assets/"

// policy lets the app load from its own origin only: no inline script, no injected
// style, no outside request, in nobody's frame. Icons of wallets are data: URLs (EIP-6963).
const policy = "default-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
	"object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// encodings are the compressed forms that the build writes beside a file, best first.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// file is one file in the forms it can be sent in.
type file struct {
	kind  string // Content-Type
	forms map[string]form
}

// form is a file's bytes in one encoding; "" is the plain one.
type form struct {
	bytes []byte
	etag  string
}

func newForm(b []byte) form {
	sum := sha256.Sum256(b)
	return form{b, `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
}

// site serves a build from memory, where the embedded files are anyway.
type site struct {
	files   map[string]file
	heading Heading
}

func newSite(files fs.FS, heading Heading) (*site, error) {
	s := &site{map[string]file{}, heading}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") || compressed(name) {
			return err
		}
		f, err := load(files, name)
		s.files[name] = f
		return err
	})
	return s, err
}

func compressed(name string) bool {
	for _, e := range encodings {
		if strings.HasSuffix(name, e.suffix) {
			return true
		}
	}
	return false
}

func load(files fs.FS, name string) (file, error) {
	f := file{kind: contentType(name), forms: map[string]form{}}
	add := func(encoding, suffix string) error {
		b, err := fs.ReadFile(files, name+suffix)
		if err != nil {
			return fmt.Errorf("web app: %w", err)
		}
		f.forms[encoding] = newForm(b)
		return nil
	}
	if err := add("", ""); err != nil {
		return f, err
	}
	for _, e := range encodings {
		if _, err := fs.Stat(files, name+e.suffix); err == nil {
			if err := add(e.name, e.suffix); err != nil {
				return f, err
			}
		}
	}
	return f, nil
}

// contentType does not depend on what the machine's own table says.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".wasm":
		return "application/wasm"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// ServeHTTP sends a file of the build, or the app's page for every other path that a
// browser opens.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin-allow-popups") // some wallets open one
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "this path can only be read", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	f, ok := s.files[name]
	switch {
	case ok:
	case opened(r, name):
		file := s.pageOf(name)
		f = s.headed(r, name, s.files[file])
		name = file
	default:
		h.Set("Cache-Control", "no-store")
		http.Error(w, "there is no such file in this version of the app: load the page again", http.StatusNotFound)
		return
	}
	send(w, r, name, f)
}

// opened tells whether a browser opens name as a page. A missing script is none: the page
// in its place would fail later and less clearly.
func opened(r *http.Request, name string) bool {
	return !strings.HasPrefix(name+"/", hashed) && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// pageOf names the file that shows a path: datasets.html shows /datasets, datasets.$.html
// /datasets/ID, and datasets.$.documents.html what is below /datasets/ID/documents.
func (s *site) pageOf(name string) string {
	if name == "" {
		return page
	}
	parts := strings.Split(name, "/")
	file := parts[0]
	if len(parts) > 1 {
		file += ".$"
	}
	if len(parts) > 2 {
		file += "." + parts[2]
	}
	if _, ok := s.files[file+".html"]; ok {
		return file + ".html"
	}
	return empty
}

func send(w http.ResponseWriter, r *http.Request, name string, f file) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "no-cache") // asked again each time, answered 304
	if strings.HasPrefix(name, hashed) {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	encoding := choose(r.Header.Get("Accept-Encoding"), f)
	if len(f.forms) > 1 {
		h.Set("Vary", "Accept-Encoding")
	}
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	form := f.forms[encoding]
	h.Set("ETag", form.etag)
	if known(r.Header.Get("If-None-Match"), form.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(form.bytes)))
	if r.Method == http.MethodHead {
		return
	}
	// An error means that the client has gone.
	_, _ = w.Write(form.bytes)
}

// known implements If-None-Match (RFC 9110, 13.1.2).
func known(header, etag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == etag || t == "*" {
			return true
		}
	}
	return false
}

// choose picks the best form that Accept-Encoding allows (RFC 9110, 12.5.3); "" is plain.
func choose(header string, f file) string {
	accepted := map[string]float64{}
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			n, err := strconv.ParseFloat(v, 64)
			if err != nil {
				n = 0
			}
			q = n
		}
		accepted[strings.ToLower(strings.TrimSpace(name))] = q
	}
	best, most := "", 0.0
	for _, e := range encodings {
		q, named := accepted[e.name]
		if !named {
			q = accepted["*"]
		}
		if _, there := f.forms[e.name]; there && q > most {
			best, most = e.name, q
		}
	}
	return best
}

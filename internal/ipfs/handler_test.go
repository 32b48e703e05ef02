package ipfs

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"
)

// own is a gateway that serves one root, over a store that holds a second one.
func own(t *testing.T) (h http.Handler, root, inner, other cid.Cid) {
	t.Helper()
	s, mine, _ := sample(t)
	m := maker{t, s}
	theirs := rootOf(t, m.folder(to("secret.md", m.raw("nobody was given this"))))
	reach := NewReach()
	if err := reach.Add(t.Context(), mine, s, Limits{}); err != nil {
		t.Fatal(err)
	}
	quiet := slog.New(slog.DiscardHandler)
	return Handler(s, reach.Allow, HandlerConfig{Log: quiet}), mine.Cid(), Sum([]byte("# B\n")), theirs.Cid()
}

func get(h http.Handler, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestGatewayServesWhatItWasGiven(t *testing.T) {
	h, root, inner, other := own(t)
	absent := Sum([]byte("never added"))
	for _, test := range []struct {
		name, method, target string
		header               []string
		status               int
		kind                 string // content type, of 200 only
	}{
		{"root as raw block", "GET", "/ipfs/" + root.String() + "?format=raw", nil, 200, typeRaw},
		{"root as CAR", "GET", "/ipfs/" + root.String() + "?format=car", nil, 200, typeCAR},
		{"root by Accept", "GET", "/ipfs/" + root.String(), []string{"Accept", "text/html, application/vnd.ipld.raw"}, 200, typeRaw},
		{"CAR by Accept", "GET", "/ipfs/" + root.String(), []string{"Accept", "application/vnd.ipld.car; version=1; order=dfs"}, 200, typeCAR},
		{"a block below it", "GET", "/ipfs/" + inner.String() + "?format=raw", nil, 200, typeRaw},
		{"a block below it as CAR", "GET", "/ipfs/" + inner.String() + "?format=car&dag-scope=block", nil, 200, typeCAR},
		{"the root's CIDv1 in base36", "GET", "/ipfs/" + base36(root) + "?format=raw", nil, 200, typeRaw},
		{"HEAD", "HEAD", "/ipfs/" + root.String() + "?format=raw", nil, 200, typeRaw},
		{"HEAD of a CAR", "HEAD", "/ipfs/" + root.String() + "?format=car", nil, 200, typeCAR},
		{"an identity CID", "GET", "/ipfs/bafkqaaa?format=raw", nil, 200, typeRaw},
		{"unchanged", "GET", "/ipfs/" + root.String() + "?format=raw", []string{"If-None-Match", `"` + root.String() + `.raw"`}, 304, ""},

		{"another root that the store holds", "GET", "/ipfs/" + other.String() + "?format=raw", nil, 404, ""},
		{"another root as CAR", "GET", "/ipfs/" + other.String() + "?format=car", nil, 404, ""},
		{"a block that the store holds", "GET", "/ipfs/" + Sum([]byte("nobody was given this")).String() + "?format=raw", nil, 404, ""},
		{"a block that nobody holds", "GET", "/ipfs/" + absent.String() + "?format=raw", nil, 404, ""},
		{"a rendered file", "GET", "/ipfs/" + root.String(), nil, 406, ""},
		{"a browser", "GET", "/ipfs/" + root.String(), []string{"Accept", "text/html"}, 406, ""},
		{"a tar", "GET", "/ipfs/" + root.String() + "?format=tar", nil, 406, ""},
		{"a path", "GET", "/ipfs/" + root.String() + "/a.md?format=raw", nil, 404, ""},
		{"CARv2", "GET", "/ipfs/" + root.String() + "?format=car&car-version=2", nil, 406, ""},
		{"a byte range of the DAG", "GET", "/ipfs/" + root.String() + "?format=car&entity-bytes=0:1", nil, 406, ""},
		{"an unknown scope", "GET", "/ipfs/" + root.String() + "?format=car&dag-scope=some", nil, 406, ""},
		{"no CID", "GET", "/ipfs/?format=raw", nil, 404, ""},
		{"a malformed CID", "GET", "/ipfs/bafy?format=raw", nil, 400, ""},
		{"a traversal", "GET", "/ipfs/..%2f..%2fetc%2fpasswd?format=raw", nil, 404, ""},
		{"IPNS", "GET", "/ipns/example.org?format=raw", nil, 404, ""},
		{"another path", "GET", "/api/v0/cat", nil, 404, ""},
		{"POST", "POST", "/ipfs/" + root.String() + "?format=raw", nil, 405, ""},
		{"DELETE", "DELETE", "/ipfs/" + root.String() + "?format=raw", nil, 405, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			resp := get(h, test.method, test.target, test.header...)
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != test.status {
				t.Fatalf("status %d, want %d: %.100s", resp.StatusCode, test.status, body)
			}
			if resp.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(resp.Header.Get("Content-Security-Policy"), "sandbox") {
				t.Errorf("headers %v", resp.Header)
			}
			if bytes.Contains(body, []byte("nobody was given this")) {
				t.Error("the secret was served")
			}
			if test.kind == "" {
				return
			}
			if !strings.HasPrefix(resp.Header.Get("Content-Type"), test.kind) || !strings.HasPrefix(resp.Header.Get("Content-Disposition"), "attachment") {
				t.Errorf("headers %v", resp.Header)
			}
			if (test.method == "HEAD") != (len(body) == 0 && test.name != "an identity CID") && test.name != "an identity CID" {
				t.Errorf("%d bytes for %s", len(body), test.method)
			}
		})
	}
}

func base36(c cid.Cid) string {
	s, err := c.StringOfBase('k')
	if err != nil {
		panic(err)
	}
	return s
}

func TestGatewayTellsHeldFromServedToNobody(t *testing.T) {
	h, _, _, other := own(t)
	read := func(c cid.Cid) string {
		b, err := io.ReadAll(get(h, "GET", "/ipfs/"+c.String()+"?format=raw").Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if held, absent := read(other), read(Sum([]byte("never added"))); held != absent {
		t.Errorf("%q for what it holds, %q for what it does not", held, absent)
	}
}

// TestCARIsNeverCutQuietly: a client sees that blocks are missing, by the status or by
// a broken stream.
func TestCARIsNeverCutQuietly(t *testing.T) {
	for _, lost := range [][]byte{[]byte("# A\n"), make([]byte, 1<<20)} { // among the first, the last
		s, root, _ := sample(t)
		if err := s.Delete(t.Context(), Sum(lost)); err != nil {
			t.Fatal(err)
		}
		quiet := HandlerConfig{Log: slog.New(slog.DiscardHandler)}
		web := httptest.NewServer(Handler(s, func(context.Context, cid.Cid) bool { return true }, quiet))
		defer web.Close()
		resp, err := http.Get(web.URL + "/ipfs/" + root.String() + "?format=car")
		if err != nil {
			continue
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err == nil && resp.StatusCode == http.StatusOK {
			t.Errorf("without its block of %d bytes the stream ended as if it were whole", len(lost))
		}
	}
}

// TestGatewayIsBounded: three requests at once, two for one address.
func TestGatewayIsBounded(t *testing.T) {
	s, root, _ := sample(t)
	entered, leave := make(chan struct{}), make(chan struct{})
	slow := func(context.Context, cid.Cid) bool { entered <- struct{}{}; <-leave; return true }
	h := Handler(s, slow, HandlerConfig{Requests: 3, PerHost: 2})
	ask := func(host string) int {
		r := httptest.NewRequest("GET", "/ipfs/"+root.String()+"?format=raw", nil)
		r.RemoteAddr = host + ":1234"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code
	}
	done := make(chan int, 3)
	for _, host := range []string{"192.0.2.1", "192.0.2.1", "192.0.2.2"} {
		go func() { done <- ask(host) }()
		<-entered
	}
	for _, host := range []string{"192.0.2.1", "192.0.2.2", "192.0.2.3"} {
		if status := ask(host); status != http.StatusServiceUnavailable {
			t.Errorf("another request of %s: %d", host, status)
		}
	}
	close(leave)
	for range 3 {
		if status := <-done; status != http.StatusOK {
			t.Error(status)
		}
	}
	go func() { <-entered }()
	if status := ask("192.0.2.1"); status != http.StatusOK {
		t.Errorf("after the others ended: %d", status)
	}
}

// TestGatewayGivesUpSlowReaders: a client that stops reading frees its place.
func TestGatewayGivesUpSlowReaders(t *testing.T) {
	dir := t.TempDir()
	noise(t, filepath.Join(dir, "big"), 1, 64<<20) // more than the sockets between can hold
	s := testStore(t)
	added, err := s.Add(t.Context(), dir, AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	h := Handler(s, func(context.Context, cid.Cid) bool { return true }, HandlerConfig{Write: 100 * time.Millisecond, Log: slog.New(slog.DiscardHandler)})
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer close(ended)
		h.ServeHTTP(w, r)
	}))
	defer web.Close()
	resp, err := http.Get(web.URL + "/ipfs/" + added.Root.String() + "?format=car")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Error("the request still holds its place")
	}
}

func TestContribution(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": "# A\n", "sub/b.md": "# B\n"})
	store := t.TempDir()
	before := func() {
		s, err := OpenStore(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.Add(t.Context(), folder(t, map[string]string{"secret.md": "added earlier"}), AddOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	before()
	k, err := Contribute(t.Context(), ContributionConfig{Paths: []string{dir}, Store: store, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	g, err := NewGateway(GatewayConfig{URL: k.URL, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Fetch(t.Context(), k.Added[0].Root, []Source{g}, testStaging(t), Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, v, os.DirFS(dir))
	if _, err := g.Block(t.Context(), Sum([]byte("added earlier")), 100); !missing(err) {
		t.Errorf("what was added earlier is served: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := k.Wait(ctx); err != nil {
		t.Error(err)
	}
	if err := v.Close(); err != nil {
		t.Error(err)
	}
	if err := k.Close(); err != nil {
		t.Error(err)
	}
	if _, err := g.Block(t.Context(), k.Added[0].Root.Cid(), 1<<20); codeOf(err, "") != Unavailable {
		t.Errorf("after Close: %v", err)
	}
}

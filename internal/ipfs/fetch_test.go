package ipfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// sample is a folder with every kind of block: small files, a file of several raw
// leaves, one that repeats a leaf, nested folders, an empty file.
func sample(t testing.TB) (*Store, dataset.CID, fs.FS) {
	t.Helper()
	fsys := fstest.MapFS{
		"a.md":          {Data: []byte("# A\n")},
		"empty.md":      {},
		"sub/b.md":      {Data: []byte("# B\n")},
		"sub/sub/c.bin": {Data: bytesOf(1, 3<<20+77)},
		"zeros.bin":     {Data: make([]byte, 4<<20)},
	}
	for i := range 40 {
		fsys[fmt.Sprintf("many/%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Document %d\n", i)}
	}
	s := testStore(t)
	added, err := s.AddFS(t.Context(), "sample", fsys, ".", AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s, added.Root, fsys
}

// serve is a gateway over a store that a test may bend.
func serve(t testing.TB, s *Store, bend func(http.Handler) http.Handler) *Gateway {
	t.Helper()
	var h http.Handler = Handler(s, func(context.Context, cid.Cid) bool { return true }, HandlerConfig{})
	if bend != nil {
		h = bend(h)
	}
	return gatewayOf(t, h, 0)
}

// short is when a test's gateway counts as stalled.
const short = 300 * time.Millisecond

func gatewayOf(t testing.TB, h http.Handler, idle time.Duration) *Gateway {
	t.Helper()
	web := httptest.NewServer(h)
	t.Cleanup(web.Close)
	t.Cleanup(web.CloseClientConnections) // ends handlers that stall
	g, err := NewGateway(GatewayConfig{URL: web.URL, AllowPrivate: true, Idle: idle})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func testStaging(t testing.TB) *Staging {
	t.Helper()
	s, err := OpenStaging(filepath.Join(t.TempDir(), "staging"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// same checks that what was fetched is what was added.
func same(t testing.TB, v *Verified, want fs.FS) {
	t.Helper()
	n := 0
	for f, err := range v.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		b, err := fs.ReadFile(want, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if got := content(t, f); !bytes.Equal(got, b) || f.Size != int64(len(b)) || f.Reason != "" {
			t.Errorf("%s: %d bytes of %d, reason %q", f.Path, len(got), f.Size, f.Reason)
		}
	}
	files := 0
	if err := fs.WalkDir(want, ".", func(_ string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			files++
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if n != files {
		t.Errorf("%d files, want %d", n, files)
	}
}

func content(t testing.TB, f File) []byte {
	t.Helper()
	var b []byte
	for p, err := range f.Parts(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if p.Start != int64(len(b)) {
			t.Errorf("%s: a part starts at %d, want %d", f.Path, p.Start, len(b))
		}
		if a, err := resolve(p.CID); err != nil || verify(p.CID, a, p.Block()) != nil {
			t.Errorf("%s: head, data and tail of %s are not its block", f.Path, p.CID)
		}
		b = append(b, p.Data...)
	}
	return b
}

func TestFetch(t *testing.T) {
	s, root, fsys := sample(t)
	staging := testStaging(t)
	var last Progress
	v, err := Fetch(t.Context(), root, []Source{serve(t, s, nil)}, staging, Limits{}, func(p Progress) { last = p })
	if err != nil {
		t.Fatal(err)
	}
	same(t, v, fsys)
	if got := v.Totals(); last.Blocks != got.Blocks || last.Bytes != got.Bytes || last.Wanted != 0 || got.Entries != 48 {
		t.Errorf("progress %+v, totals %+v", last, got)
	}
	if err := v.Discard(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(staging.dir); err != nil || len(left) != 0 {
		t.Errorf("staging holds %v, %v", left, err)
	}
}

func isCAR(r *http.Request) bool { return r.URL.Query().Get("format") == "car" }

// recorded lets a test change a whole answer.
func recorded(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// forever writes until the client goes away.
func forever(w http.ResponseWriter, b []byte) {
	for {
		if _, err := w.Write(b); err != nil {
			return
		}
	}
}

func stall(w http.ResponseWriter, r *http.Request) {
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

// trickle sends one byte now and then, for ever.
func trickle(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		w.Write([]byte{0x3a})
		w.(http.Flusher).Flush()
		time.Sleep(20 * time.Millisecond)
	}
}

// swapped answers raw requests with the block of another CID of the same DAG.
func swapped(s *Store, root dataset.CID) http.Handler {
	other := Sum([]byte("# A\n"))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := s.Block(r.Context(), other, 1<<20)
		if err != nil {
			panic(err)
		}
		if isCAR(r) {
			w.Write(carHeader(root.Cid()))
			w.Write(section(nil, root.Cid(), len(b))) // the right name, another block
		}
		w.Write(b)
	})
}

// TestFetchFromBadGateways: each fault is named, nothing wrong is staged, and a good
// gateway listed second heals it.
func TestFetchFromBadGateways(t *testing.T) {
	s, root, fsys := sample(t)
	good := Handler(s, func(context.Context, cid.Cid) bool { return true }, HandlerConfig{})
	flip := func(at int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			b := recorded(good, r).Body.Bytes()
			b[at%len(b)] ^= 1
			w.Write(b)
		}
	}
	hidden := httptest.NewServer(good) // a loopback server that no configuration names
	t.Cleanup(hidden.Close)
	for _, test := range []struct {
		name string
		h    http.HandlerFunc
		code Code
	}{
		{"does not have it", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }, NotFound},
		{"is overloaded", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusServiceUnavailable) }, Unavailable},
		{"asks to slow down", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusTooManyRequests) }, Unavailable},
		{"answers HTML", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<html>index of /</html>") }, BadBlock},
		{"answers nothing", func(w http.ResponseWriter, r *http.Request) {}, BadBlock},
		{"packs its answer", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte{0x1f, 0x8b})
		}, Unavailable},
		{"stalls before the header", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, Stalled},
		{"stalls within the body", stall, Stalled},
		{"trickles", trickle, Stalled},
		{"hangs up", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, Unavailable},
		{"sends zeros for ever", func(w http.ResponseWriter, r *http.Request) { forever(w, make([]byte, 64<<10)) }, BlockTooLong},
		{"sends one block for ever", func(w http.ResponseWriter, r *http.Request) {
			w.Write(carHeader(root.Cid()))
			b, err := s.Block(r.Context(), root.Cid(), 1<<20)
			if err != nil {
				panic(err)
			}
			forever(w, append(section(nil, root.Cid(), len(b)), b...))
		}, BlockTooLong},
		{"announces a huge section", func(w http.ResponseWriter, r *http.Request) {
			w.Write(carHeader(root.Cid()))
			w.Write([]byte{0xff, 0xff, 0xff, 0xff, 0x7f})
		}, BadBlock},
		{"truncates every answer", func(w http.ResponseWriter, r *http.Request) {
			b := recorded(good, r).Body.Bytes()
			if !isCAR(r) {
				w.Header().Set("Content-Length", fmt.Sprint(len(b)))
			}
			w.Write(b[:len(b)/2])
		}, Truncated},
		{"flips a byte of the first block", flip(150), BadBlock},
		{"swaps a block", swapped(s, root).ServeHTTP, BadBlock},
		{"redirects to another host", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, hidden.URL+r.URL.String(), http.StatusFound)
		}, Redirected},
		{"redirects for ever", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.String(), http.StatusFound) }, Redirected},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			staging := testStaging(t)
			idle := time.Duration(0)
			if test.code == Stalled {
				idle = short
			}
			bad := gatewayOf(t, test.h, idle)
			_, err := Fetch(t.Context(), root, []Source{bad}, staging, Limits{}, nil)
			var e *Error
			if !errors.As(err, &e) || e.Code != test.code || !e.Retry() || !strings.Contains(err.Error(), bad.Name()) {
				t.Fatalf("got %v, want %s naming the gateway", err, test.code)
			}
			v, err := Fetch(t.Context(), root, []Source{bad, serve(t, s, nil)}, staging, Limits{}, nil)
			if err != nil {
				t.Fatal("with a good gateway behind it:", err)
			}
			same(t, v, fsys)
			if err := v.Discard(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestFetchFromBadStreams: the CAR stream goes wrong somewhere, single blocks are fine:
// the fetch succeeds with the same gateway alone.
func TestFetchFromBadStreams(t *testing.T) {
	s, root, fsys := sample(t)
	for name, bend := range map[string]func([]byte) []byte{
		"cut early":          func(b []byte) []byte { return b[:500] },
		"cut late":           func(b []byte) []byte { return b[:len(b)-3] },
		"byte in the middle": func(b []byte) []byte { b[len(b)/2] ^= 0x80; return b },
		"byte of a length":   func(b []byte) []byte { b[59] ^= 0x40; return b },
		"garbage behind":     func(b []byte) []byte { return append(b[:len(b)-9], "garbage that is no section"...) },
		"no header":          func(b []byte) []byte { return b[59:] },
		"empty":              func([]byte) []byte { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := serve(t, s, func(h http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if !isCAR(r) {
						h.ServeHTTP(w, r)
						return
					}
					w.Write(bend(recorded(h, r).Body.Bytes()))
				})
			})
			v, err := Fetch(t.Context(), root, []Source{g}, testStaging(t), Limits{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			same(t, v, fsys)
			if err := v.Discard(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestFetchBearsRepeatsInAStream(t *testing.T) {
	s, root, fsys := sample(t)
	var raw atomic.Int32
	g := serve(t, s, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !isCAR(r) {
				raw.Add(1)
				h.ServeHTTP(w, r)
				return
			}
			w.Write(carHeader(root.Cid()))
			eachBlock(r.Context(), root.Cid(), s, Limits{}.WithDefaults(), func(c cid.Cid, b []byte) error {
				for range 3 {
					w.Write(section(nil, c, len(b)))
					w.Write(b)
				}
				return nil
			})
		})
	})
	v, err := Fetch(t.Context(), root, []Source{g}, testStaging(t), Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	same(t, v, fsys)
	if raw.Load() != 0 {
		t.Errorf("%d blocks were asked for again", raw.Load())
	}
}

// TestFetchJoinsGateways: no gateway has all, together they do.
func TestFetchJoinsGateways(t *testing.T) {
	s, root, fsys := sample(t)
	var half [2]Source
	for i := range half {
		half[i] = serve(t, s, func(h http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				c, err := cid.Decode(strings.TrimPrefix(r.URL.Path, "/ipfs/"))
				if err != nil || isCAR(r) || c.Type() == cid.Raw && int(c.Hash()[5])%2 != i {
					http.NotFound(w, r)
					return
				}
				h.ServeHTTP(w, r)
			})
		})
	}
	if _, err := Fetch(t.Context(), root, half[:1], testStaging(t), Limits{}, nil); !errors.Is(err, NotFound) {
		t.Errorf("one half alone: %v", err)
	}
	v, err := Fetch(t.Context(), root, half[:], testStaging(t), Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	same(t, v, fsys)
}

func TestFetchWithoutSources(t *testing.T) {
	_, root, _ := sample(t)
	if _, err := Fetch(t.Context(), root, nil, testStaging(t), Limits{}, nil); !errors.Is(err, NotFound) {
		t.Error(err)
	}
	if _, err := Fetch(t.Context(), dataset.CID{}, nil, testStaging(t), Limits{}, nil); !errors.Is(err, BadCID) {
		t.Error(err)
	}
	down, err := NewGateway(GatewayConfig{URL: "http://127.0.0.1:1", AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Fetch(t.Context(), root, []Source{down}, testStaging(t), Limits{}, nil); !errors.Is(err, Unavailable) {
		t.Error(err)
	}
}

// TestFetchGoesOn: a fetch that was cut short keeps what it has; the next one asks only
// for the rest, whatever the crash did to the file.
func TestFetchGoesOn(t *testing.T) {
	s, root, fsys := sample(t)
	for name, crash := range map[string]func(b []byte) []byte{
		"as it was":          func(b []byte) []byte { return b },
		"torn":               func(b []byte) []byte { return b[:len(b)-1] },
		"a hole":             func(b []byte) []byte { clear(b[len(b)/2 : len(b)/2+4096]); return b },
		"zeros behind":       func(b []byte) []byte { return append(b, make([]byte, 5000)...) },
		"lost":               func([]byte) []byte { return nil },
		"header torn":        func(b []byte) []byte { return b[:20] },
		"file of other root": func(b []byte) []byte { b[30] ^= 1; return b },
	} {
		t.Run(name, func(t *testing.T) {
			staging := testStaging(t)
			cut := serve(t, s, func(h http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if !isCAR(r) {
						http.Error(w, "down", http.StatusBadGateway)
						return
					}
					b := recorded(h, r).Body.Bytes()
					w.Write(b[:len(b)*3/4])
				})
			})
			if _, err := Fetch(t.Context(), root, []Source{cut}, staging, Limits{}, nil); !errors.Is(err, Unavailable) {
				t.Fatal(err)
			}
			b, err := os.ReadFile(staging.path(root))
			if err != nil || len(b) < 2<<20 {
				t.Fatalf("%d bytes were kept, %v", len(b), err)
			}
			if err := os.WriteFile(staging.path(root), crash(b), 0o600); err != nil {
				t.Fatal(err)
			}
			var sent atomic.Int64
			whole := serve(t, s, func(h http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					answer := recorded(h, r)
					sent.Add(int64(answer.Body.Len()))
					w.Write(answer.Body.Bytes())
				})
			})
			v, err := Fetch(t.Context(), root, []Source{whole}, staging, Limits{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			same(t, v, fsys)
			if name == "as it was" && sent.Load() > 3<<20 {
				t.Errorf("%d bytes were fetched again", sent.Load())
			}
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			again, err := Fetch(t.Context(), root, nil, staging, Limits{}, nil)
			if err != nil {
				t.Fatal("staged whole, but:", err)
			}
			same(t, again, fsys)
			if err := again.Discard(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestStagedBlockThatChangesIsNoticed(t *testing.T) {
	s, root, _ := sample(t)
	staging := testStaging(t)
	v, err := Fetch(t.Context(), root, []Source{serve(t, s, nil)}, staging, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	b, err := os.ReadFile(staging.path(root))
	if err != nil {
		t.Fatal(err)
	}
	b[bytes.Index(b, []byte("# A\n"))] = '!'
	if err := os.WriteFile(staging.path(root), b, 0o600); err != nil {
		t.Fatal(err)
	}
	for f, err := range v.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if f.Path != "a.md" {
			continue
		}
		for _, err := range f.Parts(t.Context()) {
			if !errors.Is(err, Corrupt) {
				t.Errorf("got %v", err)
			}
		}
	}
}

func TestFetchEndsWithItsContext(t *testing.T) {
	_, root, _ := sample(t)
	g := gatewayOf(t, http.HandlerFunc(stall), 0)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Fetch(ctx, root, []Source{g}, testStaging(t), Limits{}, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the caller's end: %v", err)
	}
	if _, err := Fetch(t.Context(), root, []Source{g}, testStaging(t), Limits{Total: 50 * time.Millisecond}, nil); !errors.Is(err, TimedOut) {
		t.Errorf("the fetch's own end: %v", err)
	}
}

func TestFetchesOfOneRootTakeTurns(t *testing.T) {
	s, root, fsys := sample(t)
	staging := testStaging(t)
	g := serve(t, s, nil)
	first, err := Fetch(t.Context(), root, []Source{g}, staging, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	second := make(chan error, 1)
	go func() {
		v, err := Fetch(t.Context(), root, []Source{g}, staging, Limits{}, nil)
		if err == nil {
			same(t, v, fsys)
			err = v.Discard()
		}
		second <- err
	}()
	select {
	case err := <-second:
		t.Fatal("it did not wait:", err)
	case <-time.After(30 * time.Millisecond):
	}
	if err := first.Discard(); err != nil {
		t.Fatal(err)
	}
	if err := <-second; err != nil {
		t.Error(err)
	}
}

func TestFetchReadsLocalShelvesInPlace(t *testing.T) {
	s, root, fsys := sample(t)
	staging := testStaging(t)
	v, err := Fetch(t.Context(), root, []Source{s}, staging, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, v, fsys)
	info, err := os.Stat(staging.path(root))
	if err != nil || info.Size() > 100 {
		t.Errorf("%d bytes were copied, %v", info.Size(), err)
	}
	if err := v.Discard(); err != nil {
		t.Error(err)
	}
}

func TestStagingSweep(t *testing.T) {
	s, root, _ := sample(t)
	staging := testStaging(t)
	v, err := Fetch(t.Context(), root, []Source{serve(t, s, nil)}, staging, Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if roots, err := staging.Roots(); err != nil || len(roots) != 1 || roots[0] != root {
		t.Errorf("%v, %v", roots, err)
	}
	if err := staging.Sweep(t.Context(), func(c dataset.CID) bool { return c == root }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(staging.path(root)); err != nil {
		t.Error("what was to be kept is gone:", err)
	}
	if err := staging.Sweep(t.Context(), func(dataset.CID) bool { return false }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(staging.path(root)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it stayed:", err)
	}
}

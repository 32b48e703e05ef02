package registry

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/governance"
)

// blockRange reads the range of an eth_getLogs request.
func blockRange(body string) (from, to uint64, ok bool) {
	var m struct {
		Method string
		Params []struct{ FromBlock, ToBlock hexutil.Uint64 }
	}
	if err := json.Unmarshal([]byte(body), &m); err != nil || m.Method != "eth_getLogs" || len(m.Params) == 0 {
		return 0, 0, false
	}
	return uint64(m.Params[0].FromBlock), uint64(m.Params[0].ToBlock), true
}

// refuseRange answers as endpoints with a limit do.
func refuseRange(w http.ResponseWriter, r *http.Request, refuse func(string) bool) bool {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return false
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if !refuse(string(body)) {
		return false
	}
	var m struct{ ID json.RawMessage }
	if err := json.Unmarshal(body, &m); err != nil {
		return false
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"error":{"code":-32005,"message":"block range is too large"}}`, m.ID)
	return true
}

// gate is an endpoint in front of the chain that can be taken away.
type gate struct {
	*httptest.Server
	closed atomic.Bool
	served atomic.Int64
	refuse func(body string) bool // answers "block range too large"
}

func newGate(t testing.TB, target string) *gate {
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(u) }}
	g.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if g.closed.Load() {
			panic(http.ErrAbortHandler) // drops the connection
		}
		g.served.Add(1)
		if g.refuse != nil && refuseRange(rw, r, g.refuse) {
			return
		}
		proxy.ServeHTTP(rw, r)
	}))
	g.Config.ErrorLog = nil
	t.Cleanup(g.Close)
	return g
}

func TestEndpointAwayForAWhile(t *testing.T) {
	w := newWorld(t)
	g := newGate(t, w.chain.URL())
	client := dial(t, g.URL)
	w.close()
	w.path += ".gate"
	w.open(func(c *Config) { c.Client = client })

	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.r.Run(ctx) }()
	until(t, "first round", func() bool { _, err := w.r.Head(ctx, Latest); return err == nil })
	g.closed.Store(true)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	until(t, "trouble shows", func() bool { return w.r.Health().Error != "" })
	if _, err := w.r.Lookup(ctx, d.ID(), Latest); !errors.Is(err, ErrUnknown) {
		t.Errorf("got %v", err)
	}
	g.closed.Store(false)
	until(t, "approved", func() bool { s, err := w.r.Lookup(ctx, d.ID(), Final); return err == nil && s.Status == Approved })
	until(t, "well again", func() bool { h := w.r.Health(); return h.Error == "" && h.FailingSince.IsZero() && h.Behind == 0 })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Run ended with %v", err)
	}
}

func TestRangesAreSplitWhereTheEndpointRefuses(t *testing.T) {
	w := newWorld(t)
	for i := range 4 {
		w.pass(fmt.Sprint("Proposal ", i), w.approve(governance.Approval{Dataset: w.offered(i)}))
	}
	g := newGate(t, w.chain.URL())
	refused := 0
	g.refuse = func(body string) bool {
		from, to, ok := blockRange(body)
		if ok && to-from >= 3 {
			refused++
			return true
		}
		return false
	}
	client := dial(t, g.URL)
	w.close()
	w.path += ".split"
	w.open(func(c *Config) { c.Client = client })
	w.sync()
	if refused == 0 {
		t.Error("the test should have refused something")
	}
	for i := range 4 {
		if !w.approved(w.offered(i), Final) {
			t.Errorf("dataset %d was missed", i)
		}
	}
	w.likeFresh()
}

// until waits for something that another goroutine does.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !ok(); {
		if time.Now().After(deadline) {
			t.Fatal("still waiting: " + what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestNewHeadsWakeTheFollower(t *testing.T) {
	w := newWorld(t)
	client := dial(t, w.chain.WSURL())
	w.close()
	w.path += ".ws"
	w.open(func(c *Config) { c.Client, c.Poll = client, time.Hour })
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.r.Run(ctx) }()
	until(t, "first round", func() bool { _, err := w.r.Head(ctx, Latest); return err == nil })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	until(t, "approved", func() bool { s, err := w.r.Lookup(ctx, d.ID(), Final); return err == nil && s.Status == Approved })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Run ended with %v", err)
	}
}

package ingesttest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/ipfs"
)

// Gateway is a trustless gateway on loopback in front of a store, whose answers can be
// held back or refused.
type Gateway struct {
	ipfs.Source
	URL    string
	mu     sync.Mutex
	hold   chan struct{} // answers wait for its end; nil: they do not
	asked  chan struct{} // closed at the next request
	status int           // answered instead, if not 0
}

// NewGateway serves a store.
func NewGateway(t testing.TB, s *ipfs.Store) *Gateway {
	t.Helper()
	g := &Gateway{asked: make(chan struct{})}
	h := ipfs.Handler(s, func(context.Context, cid.Cid) bool { return true }, ipfs.HandlerConfig{Log: Quiet})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.mu.Lock()
		hold, status := g.hold, g.status
		select {
		case <-g.asked:
		default:
			close(g.asked)
		}
		g.mu.Unlock()
		if hold != nil {
			select {
			case <-hold:
			case <-r.Context().Done():
				return
			}
		}
		if status != 0 {
			w.WriteHeader(status)
			return
		}
		h.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	t.Cleanup(g.Hold()) // so that no answer is held when the server closes
	g.mu.Lock()
	g.hold = nil
	g.mu.Unlock()
	g.URL = server.URL
	g.Source = need[*ipfs.Gateway](t)(ipfs.NewGateway(ipfs.GatewayConfig{URL: server.URL, AllowPrivate: true}))
	return g
}

// Hold holds answers back until release is called, once or more.
func (g *Gateway) Hold() (release func()) {
	hold := make(chan struct{})
	g.mu.Lock()
	g.hold, g.asked = hold, make(chan struct{})
	g.mu.Unlock()
	return sync.OnceFunc(func() {
		g.mu.Lock()
		if g.hold == hold {
			g.hold = nil
		}
		g.mu.Unlock()
		close(hold)
	})
}

// Asked waits until a request came since Hold.
func (g *Gateway) Asked(t testing.TB) {
	t.Helper()
	g.mu.Lock()
	asked := g.asked
	g.mu.Unlock()
	select {
	case <-asked:
	case <-time.After(20 * time.Second):
		t.Fatal("the gateway was not asked")
	}
}

// Answer makes the gateway answer a status code; 0: content.
func (g *Gateway) Answer(status int) {
	g.mu.Lock()
	g.status = status
	g.mu.Unlock()
}

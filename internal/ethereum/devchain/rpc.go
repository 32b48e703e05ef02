package devchain

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/rpc"
)

// listener serves JSON-RPC over HTTP and WebSocket on one port.
type listener struct {
	addr    string
	http    *http.Server
	rpc     *rpc.Server
	filters *filters.FilterAPI
	done    chan struct{}
}

// namespaces that are served. Not debug, admin or miner: they can break the chain.
var namespaces = []string{"eth", "net", "txpool"}

func (c *Chain) listen(ctx context.Context, cfg Config) (*listener, error) {
	addr := cfg.Addr
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	l := &listener{rpc: rpc.NewServer(), done: make(chan struct{})}
	l.rpc.SetBatchLimits(1000, 25<<20)
	l.filters = filters.NewFilterAPI(filters.NewFilterSystem(c.eth.APIBackend, filters.Config{LogCacheSize: 32}))
	err := errors.Join(l.rpc.RegisterName("eth", l.filters), l.rpc.RegisterName("evm", evmAPI{c}), l.rpc.RegisterName("web3", web3API{}))
	for _, api := range c.eth.APIs() {
		if slices.Contains(namespaces, api.Namespace) {
			err = errors.Join(err, l.rpc.RegisterName(api.Namespace, api.Service))
		}
	}
	if err != nil {
		return nil, err
	}
	socket, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("chain RPC: %s is in use: stop the program there, or choose another address", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("chain RPC: %w", err)
	}
	l.addr = socket.Addr().String()
	l.http = &http.Server{
		Handler:           guard(cfg.Origins, both(l.rpc)),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	go func() {
		defer close(l.done)
		if err := l.http.Serve(socket); !errors.Is(err, http.ErrServerClosed) {
			c.log.Error("chain RPC: stopped", "error", err)
		}
	}()
	return l, nil
}

func (l *listener) close() error {
	l.rpc.Stop() // ends WebSocket connections, which Shutdown does not know
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	err := l.http.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = l.http.Close()
	}
	<-l.done
	return err
}

// both serves WebSocket upgrades and plain HTTP.
func both(s *rpc.Server) http.Handler {
	ws := s.WebsocketHandler([]string{"*"}) // guard has judged the origin
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.EqualFold(r.Header.Get("Upgrade"), "websocket") {
			ws.ServeHTTP(w, r)
			return
		}
		s.ServeHTTP(w, r)
	})
}

// guard refuses foreign Host headers (DNS rebinding) and web pages that are not listed,
// and answers CORS for those that are.
func guard(origins []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !localHost(r.Host) {
			http.Error(w, "this Host is not served: use localhost or 127.0.0.1", http.StatusForbidden)
			return
		}
		if origin := r.Header.Get("Origin"); origin != "" {
			if !allowedOrigin(origin, origins) {
				http.Error(w, "this Origin may not use the chain: add it to dev.chain_origins", http.StatusForbidden)
				return
			}
			h := w.Header()
			h.Set("Access-Control-Allow-Origin", origin)
			h.Add("Vary", "Origin")
			if r.Method == http.MethodOptions {
				h.Set("Access-Control-Allow-Methods", "POST")
				h.Set("Access-Control-Allow-Headers", "Content-Type")
				h.Set("Access-Control-Max-Age", "600")
				if r.Header.Get("Access-Control-Request-Private-Network") != "" {
					h.Set("Access-Control-Allow-Private-Network", "true")
				}
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// localHost reports whether a Host header names this machine's loopback.
func localHost(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// extensions are the origins of browser extensions: the user installed them, and no page
// can pretend to be one.
var extensions = []string{"chrome-extension://", "moz-extension://", "safari-web-extension://"}

func allowedOrigin(origin string, listed []string) bool {
	return slices.Contains(listed, origin) ||
		slices.ContainsFunc(extensions, func(scheme string) bool { return strings.HasPrefix(origin, scheme) })
}

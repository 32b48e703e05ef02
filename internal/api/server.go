package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/net/netutil"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/preview"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
)

// Config says how the API presents itself. The zero value of an option is its default.
type Config struct {
	PublicURL   string   // what people type: http(s)://host[:port]
	ExtraHosts  []string // Host names accepted beside the public URL's and loopback's
	BehindProxy bool     // the last X-Forwarded-For entry is the client's address

	Version  string // of the program
	Dev      *Dev   // what goes with a development chain of the server's own; nil on any other
	ChainRPC string // JSON-RPC for browser wallets; empty: theirs
	Gateway  string // URL of the server's own IPFS gateway; empty: there is none

	// Web serves the web app at every path outside /api/. nil: there is none.
	Web http.Handler

	SignIns   access.Rate // per IP; default 30 a minute, 10 at once
	Imports   access.Rate // per IP; default 600 a minute, 100 at once
	Audits    access.Rate // per IP; default 6 a minute, 6 at once
	Unlimited bool        // no rate limits, for benchmarks
	Streams   int         // event streams open at once; default 512
	Asking    int         // questions answered at once; default 64

	Connections int // open at once, more wait; default 4096

	Log *slog.Logger // default: discard
}

func (c Config) withDefaults() Config {
	if c.SignIns == (access.Rate{}) {
		c.SignIns = access.Rate{PerMinute: 30, Burst: 10}
	}
	if c.Imports == (access.Rate{}) {
		c.Imports = access.Rate{PerMinute: 600, Burst: 100}
	}
	if c.Audits == (access.Rate{}) {
		c.Audits = access.Rate{PerMinute: 6, Burst: 6}
	}
	if c.Unlimited {
		c.SignIns, c.Imports, c.Audits = access.Rate{}, access.Rate{}, access.Rate{}
	}
	if c.Streams <= 0 {
		c.Streams = 512
	}
	if c.Asking <= 0 {
		c.Asking = 64
	}
	if c.Connections <= 0 {
		c.Connections = 4096
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Parts are what does the work.
type Parts struct {
	DB            *store.DB
	Chain         *ethereum.Client
	Names         *ethereum.Names
	Registry      *registry.Registry
	Ingest        *ingest.Service
	Blobs         *blobs.Store
	Index         index.Index
	Sessions      *access.Sessions
	Policy        *access.Policy
	Operator      access.Operator
	Answers       *answer.Engine
	Conversations *answer.Conversations
	Usage         *answer.Usage
	Uploads       *ipfs.Uploads
	Previews      *preview.Service
	Hub           *Hub // which package app feeds

	// Audit proves that chain, requests, blobs and index agree.
	Audit func(context.Context) (*audit.Report, error)
}

// check finds a part that was forgotten, now and not at the first request.
func (p Parts) check() error {
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			return fmt.Errorf("the API lacks a part: %s", v.Type().Field(i).Name)
		}
	}
	return nil
}

// Server is the API as an http.Handler.
type Server struct {
	cfg     Config
	parts   Parts
	origin  access.Origin
	guard   *guard
	cookies cookies
	hub     *Hub
	metrics *metrics
	audits  *auditor
	tallies tallies
	limits  struct {
		signIn, imports, audit     *access.IPLimit
		streams, asking, statement gate
	}
	started time.Time
	log     *slog.Logger
	api     huma.API
	handler http.Handler
}

// trackedIPs is how many addresses a limit remembers.
const trackedIPs = 1 << 16

// New puts the routes together.
func New(cfg Config, parts Parts) (*Server, error) {
	cfg = cfg.withDefaults()
	if err := parts.check(); err != nil {
		return nil, err
	}
	origin, err := access.ParseOrigin(cfg.PublicURL)
	if err != nil {
		return nil, err
	}
	s := &Server{
		cfg: cfg, parts: parts, origin: origin, guard: newGuard(origin, cfg.ExtraHosts),
		cookies: newCookies(origin.Secure()), hub: parts.Hub, metrics: newMetrics(), log: cfg.Log,
		audits: &auditor{run: parts.Audit}, started: time.Now(),
	}
	s.limits.signIn = access.NewIPLimit(cfg.SignIns, trackedIPs)
	s.limits.imports = access.NewIPLimit(cfg.Imports, trackedIPs)
	s.limits.audit = access.NewIPLimit(cfg.Audits, trackedIPs)
	s.limits.streams, s.limits.asking, s.limits.statement = make(gate, cfg.Streams), make(gate, cfg.Asking), make(gate, 1)
	s.metrics.state(s)
	mux := http.NewServeMux()
	if err := s.routes(mux); err != nil {
		return nil, fmt.Errorf("routes: %w", err)
	}
	s.handler = s.wrap(mux)
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// shutdownTimeout bounds the wait for requests that are being answered.
const shutdownTimeout = 10 * time.Second

// Serve answers on l until ctx ends, then lets running requests finish and streams end.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return running },
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(netutil.LimitListener(l, s.cfg.Connections)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("HTTP: %w", err)
	case <-ctx.Done():
	}
	s.hub.Close() // streams never end by themselves
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	err := server.Shutdown(end)
	if err != nil {
		stop()
		err = errors.Join(fmt.Errorf("HTTP: requests were cut off: %w", err), server.Close())
	}
	<-failed
	return err
}

func contextWith(ctx context.Context, v *visit) context.Context {
	return context.WithValue(ctx, visitKey{}, v)
}

// OpenAPI is the API's description (OpenAPI 3.1) as indented JSON, the same for every
// server of this version.
func OpenAPI() ([]byte, error) {
	s := &Server{cfg: Config{}.withDefaults(), metrics: newMetrics()}
	if err := s.routes(http.NewServeMux()); err != nil {
		return nil, err
	}
	return s.openAPI()
}

func (s *Server) openAPI() ([]byte, error) {
	b, err := json.MarshalIndent(s.api.OpenAPI(), "", "  ")
	return append(b, '\n'), err
}

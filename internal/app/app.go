// Package app puts Witan together: it opens every part in the order of their
// dependence, connects them, runs them, and closes them in the other direction. It is
// the only package that knows drivers.
package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/config"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/preview"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
)

// Options say what Open opens.
type Options struct {
	Config config.Config
	// Dev runs the embedded development chain with its DAO, in place of the chain that
	// the configuration names, and opens questions to everyone.
	Dev bool
	// Offline opens a stopped server's data without listening, following or importing.
	// The chain is dialled if the configuration names one.
	Offline bool
	// PauseImports admits requests without working on them, for benchmarks.
	PauseImports bool
	// Unlimited lifts the rate limits, for benchmarks.
	Unlimited bool
	Version   string
	Log       *slog.Logger // default: discard
}

// App is one running server.
type App struct {
	options Options
	cfg     config.Config
	log     *slog.Logger
	closers []func() error // in the order of opening

	chain     *devchain.Chain // nil unless Dev
	addresses governance.Addresses
	client    *ethereum.Client
	db        *store.DB
	registry  *registry.Registry
	blobs     *blobs.Store
	staging   *ipfs.Staging
	uploads   *ipfs.Uploads
	sources   []ipfs.Source
	reach     *reach
	index     index.Index
	previews  *preview.Service
	history   *answer.Conversations
	usage     *answer.Usage
	engine    *answer.Engine
	ingest    *ingest.Service
	sessions  *access.Sessions
	policy    *access.Policy
	hub       *api.Hub
	api       *api.Server

	listener, gatewayListener net.Listener
	publicURL                 string
}

// Open takes the data directory and opens everything in it. When it returns, the
// listeners accept connections, which Run will answer. On an error everything opened is
// closed again.
func Open(ctx context.Context, o Options) (*App, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	a := &App{options: o, cfg: o.Config, log: o.Log}
	if err := a.open(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *App) open(ctx context.Context) error {
	steps := []struct {
		name string
		open func(context.Context) error
	}{
		{"data directory", a.openDir},
		{"listeners", a.openListeners},
		{"chain", a.openChain},
		{"state", a.openState},
		{"contracts", a.openRegistry},
		{"content", a.openContent},
		{"index", a.openIndex},
		{"previews", a.openPreviews},
		{"imports", a.openIngest},
		{"access", a.openAccess},
		{"API", a.openAPI},
	}
	for _, s := range steps {
		if err := s.open(ctx); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// onClose registers what Close does, last first.
func (a *App) onClose(f func() error) { a.closers = append(a.closers, f) }

// Run serves until ctx ends or a part fails, then stops and closes everything.
func (a *App) Run(ctx context.Context) error {
	g, run := errgroup.WithContext(ctx)
	g.Go(func() error { return ended(run, a.registry.Run(run)) })
	g.Go(func() error { return a.ingest.Run(run) })
	g.Go(func() error { return ended(run, a.watch(run)) })
	g.Go(func() error { return ended(run, a.sweep(run)) })
	g.Go(func() error { return a.api.Serve(run, a.listener) })
	if a.gatewayListener != nil {
		g.Go(func() error { return a.serveGateway(run) })
	}
	err := g.Wait()
	return errors.Join(err, a.Close())
}

// ended is nil for a loop that ended because it was told to.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// Close releases everything. Only for an App that was opened and not run.
func (a *App) Close() error {
	var err error
	for len(a.closers) > 0 {
		last := a.closers[len(a.closers)-1]
		a.closers = a.closers[:len(a.closers)-1]
		err = errors.Join(err, last())
	}
	return err
}

// URL is the address of the API on this machine.
func (a *App) URL() string { return "http://" + a.listener.Addr().String() }

// GatewayURL is the address of the IPFS gateway; empty without one.
func (a *App) GatewayURL() string {
	if a.gatewayListener == nil {
		return ""
	}
	return "http://" + a.gatewayListener.Addr().String()
}

// gatewayForPeople is the gateway's URL for the browsers of whoever uses the web app.
func (a *App) gatewayForPeople() string {
	u, err := url.Parse(a.publicURL)
	switch {
	case a.cfg.Server.GatewayURL != "":
		return strings.TrimSuffix(a.cfg.Server.GatewayURL, "/")
	case err == nil && slices.Contains([]string{"localhost", "127.0.0.1", "::1"}, u.Hostname()):
		return a.GatewayURL()
	}
	return ""
}

// Chain is the embedded development chain; nil on any other.
func (a *App) Chain() *devchain.Chain { return a.chain }

// Addresses are the followed contracts.
func (a *App) Addresses() governance.Addresses { return a.addresses }

// shutdown bounds the wait for the gateway's requests.
const shutdown = 5 * time.Second

func (a *App) serveGateway(ctx context.Context) error {
	server := ipfs.NewGatewayServer(a.gateway(), a.log)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(a.gatewayListener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("IPFS gateway: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdown)
	defer cancel()
	err := server.Shutdown(end)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

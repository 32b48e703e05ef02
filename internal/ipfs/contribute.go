package ipfs

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// ContributionConfig is what `witan add --serve` needs.
type ContributionConfig struct {
	Paths  []string // files and folders to add
	Store  string   // folder of the block store
	Listen string   // address of the gateway; default 127.0.0.1:0, a free port
	Add    AddOptions
	Log    *slog.Logger // default slog.Default
}

// Contribution is content that its contributor's own machine serves: a block store and
// a trustless gateway that knows the added roots and nothing else, whatever else the
// store holds. It needs no server and no chain.
type Contribution struct {
	Added []Added // one for each path
	URL   string  // of the gateway

	store  *Store
	server *http.Server
	ended  chan error
}

// Contribute adds the paths and serves them until Close.
func Contribute(ctx context.Context, c ContributionConfig) (*Contribution, error) {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.Listen == "" {
		c.Listen = "127.0.0.1:0"
	}
	store, err := OpenStore(ctx, c.Store)
	if err != nil {
		return nil, err
	}
	k := &Contribution{store: store, ended: make(chan error, 1)}
	if err := k.start(ctx, c); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return k, nil
}

func (k *Contribution) start(ctx context.Context, c ContributionConfig) error {
	reach := NewReach()
	for _, p := range c.Paths {
		added, err := k.store.Add(ctx, p, c.Add)
		if err != nil {
			return err
		}
		if err := reach.Add(ctx, added.Root, k.store, Limits{}); err != nil {
			return err
		}
		k.Added = append(k.Added, added)
	}
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return err
	}
	k.URL = "http://" + l.Addr().String()
	k.server = NewGatewayServer(Handler(k.store, reach.Allow, HandlerConfig{Log: c.Log}), c.Log)
	go func() { k.ended <- k.server.Serve(l) }()
	return nil
}

// NewGatewayServer is an HTTP server with the time-outs that a public gateway needs.
// Writing has none of its own: Handler gives up clients that stop reading.
func NewGatewayServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// Wait serves until ctx ends, which is no error, or the listener fails.
func (k *Contribution) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-k.ended:
		k.ended <- err
		return err
	}
}

// Close stops serving and closes the store. Requests get a second to end.
func (k *Contribution) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	err := k.server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = k.server.Close()
	}
	return errors.Join(err, k.store.Close())
}

package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ipfs/go-cid"
)

// Gateway is a trustless HTTP gateway that the configuration names.
type Gateway struct {
	base   string
	name   string
	idle   time.Duration
	client *http.Client
}

// GatewayConfig names a gateway.
type GatewayConfig struct {
	// URL is http or https with a host, without user, query or fragment; a path before
	// /ipfs is kept.
	URL string
	// AllowPrivate lets the gateway's name lead to a private or loopback address. It is
	// for a gateway that the operator runs.
	AllowPrivate bool
	// Idle is how long it may send less than IdleBytes; default Limits.Idle.
	Idle time.Duration
}

var _ Source = (*Gateway)(nil)

// NewGateway checks the configuration. Nothing is dialled yet.
func NewGateway(c GatewayConfig) (*Gateway, error) {
	u, err := url.Parse(c.URL)
	switch {
	case err != nil:
		return nil, fmt.Errorf("gateway %q: %w", c.URL, err)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("gateway %q: want an http or https URL", c.URL)
	case u.Host == "" || u.Opaque != "":
		return nil, fmt.Errorf("gateway %q: no host", c.URL)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("gateway %q: user, query and fragment are not allowed", c.URL)
	}
	idle := Limits{Idle: c.Idle}.WithDefaults().Idle
	base := strings.TrimSuffix(strings.TrimSuffix(u.String(), "/"), "/ipfs")
	return &Gateway{base: base, name: u.Host, idle: idle, client: client(c.AllowPrivate, idle)}, nil
}

// Name is the gateway's host.
func (g *Gateway) Name() string { return g.name }

// CAR implements Source.
func (g *Gateway) CAR(ctx context.Context, root cid.Cid) (io.ReadCloser, error) {
	return g.get(ctx, root, "?format=car&dag-scope=all&car-version=1&car-order=dfs&car-dups=n",
		"application/vnd.ipld.car; version=1; order=dfs; dups=n")
}

// Block implements Source.
func (g *Gateway) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	body, err := g.get(ctx, c, "?format=raw", "application/vnd.ipld.raw")
	if err != nil {
		return nil, err
	}
	defer body.Close() // read only
	var b []byte
	if n := body.size; n > int64(limit) {
		return nil, &Error{Code: BlockTooLong, Source: g.name, CID: c, Err: fmt.Errorf("%d bytes announced", n)}
	} else if n >= 0 {
		b = make([]byte, n)
		_, err = io.ReadFull(body, b)
	} else {
		b, err = io.ReadAll(io.LimitReader(body, int64(limit)+1))
	}
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, &Error{Code: Truncated, Source: g.name, CID: c, Err: err}
	case err != nil:
		return nil, g.failure(ctx, c, err)
	case len(b) > limit:
		return nil, &Error{Code: BlockTooLong, Source: g.name, CID: c, Err: fmt.Errorf("more than %d bytes", limit)}
	}
	return b, nil
}

func (g *Gateway) get(ctx context.Context, c cid.Cid, query, accept string) (*idleBody, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, g.base+"/ipfs/"+c.String()+query, nil)
	if err != nil {
		cancel(nil)
		return nil, fmt.Errorf("gateway %s: %w", g.name, err)
	}
	req.Header.Set("Accept", accept)
	req.Header.Set("User-Agent", "witan")
	resp, err := g.client.Do(req)
	if err != nil {
		err = g.failure(ctx, c, err)
		cancel(nil)
		return nil, err
	}
	if err := g.status(resp, c); err != nil {
		cancel(nil)
		resp.Body.Close() // nothing of it is used
		return nil, err
	}
	return newIdleBody(ctx, cancel, resp, g.idle, &Error{Code: Stalled, Source: g.name, CID: c}), nil
}

func (g *Gateway) status(resp *http.Response, c cid.Cid) error {
	e := &Error{Source: g.name, CID: c, Err: fmt.Errorf("HTTP status %d", resp.StatusCode)}
	switch s := resp.StatusCode; {
	case s == http.StatusOK && resp.Header.Get("Content-Encoding") == "":
		return nil
	case s == http.StatusOK:
		e.Code, e.Err = Unavailable, errors.New("an answer with a content encoding that nobody asked for")
	case s >= 300 && s < 400:
		e.Code = Redirected
	case s == http.StatusTooManyRequests || s >= 500:
		e.Code = Unavailable
	default:
		e.Code = NotFound
	}
	return e
}

// failure gives a transport's error its code.
func (g *Gateway) failure(ctx context.Context, c cid.Cid, err error) error {
	if e, ok := errors.AsType[*Error](context.Cause(ctx)); ok {
		return e
	}
	if e, ok := errors.AsType[*Error](err); ok {
		named := *e
		named.Source = g.name
		return &named
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var timeout interface{ Timeout() bool }
	if errors.As(err, &timeout) && timeout.Timeout() {
		return &Error{Code: Stalled, Source: g.name, CID: c, Err: err}
	}
	return &Error{Code: Unavailable, Source: g.name, CID: c, Err: err}
}

// idleBody ends a response that is too slow.
type idleBody struct {
	body   io.ReadCloser
	size   int64 // as announced, or -1
	cancel context.CancelCauseFunc
	ctx    context.Context
	timer  *time.Timer
	idle   time.Duration
	got    int // bytes since the timer was set
}

func newIdleBody(ctx context.Context, cancel context.CancelCauseFunc, resp *http.Response, idle time.Duration, stalled *Error) *idleBody {
	b := &idleBody{body: resp.Body, size: resp.ContentLength, cancel: cancel, ctx: ctx, idle: idle}
	stalled.Err = fmt.Errorf("less than %d bytes in %s", IdleBytes, idle)
	b.timer = time.AfterFunc(idle, func() { cancel(stalled) })
	return b
}

// Read implements io.Reader.
func (b *idleBody) Read(p []byte) (int, error) {
	n, err := b.body.Read(p)
	if b.got += n; b.got >= IdleBytes {
		b.got = 0
		b.timer.Reset(b.idle)
	}
	if err != nil && err != io.EOF {
		if e, ok := errors.AsType[*Error](context.Cause(b.ctx)); ok {
			return n, e
		}
	}
	return n, err
}

// Close implements io.Closer.
func (b *idleBody) Close() error {
	b.timer.Stop()
	b.cancel(nil)
	return b.body.Close()
}

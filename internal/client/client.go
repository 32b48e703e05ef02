package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/api"
)

// Error is a problem that the server answered with.
type Error = api.Problem

// ErrAway: nothing answers at the server's address.
var ErrAway = errors.New("the server does not answer")

// maxAnswer bounds an answer that is read whole.
const maxAnswer = 64 << 20

// Client calls one server. It may be used by many goroutines; signing in changes it for
// all of them.
type Client struct {
	base  *url.URL
	http  *http.Client
	token tokenBox
}

// New returns a client of the server at address, http(s)://host[:port]. token may be
// empty, a session's or the operator's.
func New(address, token string) (*Client, error) {
	u, err := url.Parse(strings.TrimRight(address, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" {
		return nil, fmt.Errorf("server %q: want http(s)://host[:port]", address)
	}
	jar, err := cookiejar.New(nil) // nonces are bound to a cookie
	if err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64
	transport.DialContext = (&net.Dialer{Timeout: 10 * time.Second}).DialContext
	c := &Client{base: u, http: &http.Client{Jar: jar, Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // a token must not travel to another host
	}}}
	c.token.set(token)
	return c, nil
}

// Address is the server's.
func (c *Client) Address() string { return c.base.String() }

// Close ends idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Code is the problem code of an error of this package; empty for others.
func Code(err error) string {
	var p *Error
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

// request is one call.
type request struct {
	method, path string
	query        url.Values
	body         io.Reader
	header       http.Header
	length       int64 // of body, where it cannot be seen; 0: not known
}

// send makes a call and hands over the answer if it is a success. The caller closes its
// body.
func (c *Client) send(ctx context.Context, r request) (*http.Response, error) {
	u := *c.base
	u.Path, u.RawQuery = "/api/v1"+r.path, r.query.Encode()
	req, err := http.NewRequestWithContext(ctx, r.method, u.String(), r.body)
	if err != nil {
		return nil, err
	}
	for k, v := range r.header {
		req.Header[k] = v
	}
	if r.length > 0 {
		req.ContentLength = r.length
	}
	if token := c.token.get(); token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := c.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%w at %s: %w (is it running? name another with --server)", ErrAway, c.base, err)
	}
	if res.StatusCode/100 != 2 {
		defer res.Body.Close()
		return nil, readProblem(res)
	}
	return res, nil
}

func readProblem(res *http.Response) error {
	b, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err != nil {
		return fmt.Errorf("HTTP status %s: %w", res.Status, err)
	}
	if kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type")); err == nil && kind == "application/problem+json" {
		var p Error
		if json.Unmarshal(b, &p) == nil && p.Code != "" {
			return &p
		}
	}
	return fmt.Errorf("HTTP status %s from something that is not a Witan server: %.200q", res.Status, b)
}

// A call that a rate limit refused is repeated this often, if the wait is at most this
// long.
const (
	rateRetries = 3
	rateWait    = 5 // seconds
)

// call sends in as JSON, unless it is nil, and reads the answer into out, unless it is
// nil. Where the server asks for a short pause it makes one.
func (c *Client) call(ctx context.Context, method, path string, query url.Values, in, out any) error {
	for try := 0; ; try++ {
		err := c.once(ctx, method, path, query, in, out)
		var p *Error
		if !errors.As(err, &p) || p.Status != http.StatusTooManyRequests || p.RetryAfter <= 0 || p.RetryAfter > rateWait || try == rateRetries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(p.RetryAfter) * time.Second):
		}
	}
}

func (c *Client) once(ctx context.Context, method, path string, query url.Values, in, out any) error {
	r := request{method: method, path: path, query: query, header: http.Header{"Accept": {"application/json"}}}
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return err
		}
		r.body = bytes.NewReader(b)
		r.header.Set("Content-Type", "application/json")
	}
	res, err := c.send(ctx, r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if out == nil || res.StatusCode == http.StatusNoContent {
		return nil
	}
	if err := json.NewDecoder(io.LimitReader(res.Body, maxAnswer)).Decode(out); err != nil {
		return fmt.Errorf("answer to %s %s: %w", method, path, err)
	}
	return nil
}

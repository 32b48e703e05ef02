package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/store"
)

// site is a whole server on a real chain, at a real address.
type site struct {
	t       testing.TB
	url     string
	origin  access.Origin
	chain   *devchain.Chain
	client  *ethereum.Client
	db      *store.DB
	hub     *api.Hub
	uploads *ipfs.Uploads
	token   string // operator's
}

func newSite(t testing.TB, edit ...func(*api.Config, *access.PolicyConfig)) *site {
	t.Helper()
	dir := t.TempDir()
	quiet := slog.New(slog.DiscardHandler)
	s := &site{t: t, hub: api.NewHub()}
	s.chain = must(devchain.Start(t.Context(), devchain.Config{Log: quiet}))(t)
	t.Cleanup(func() { s.chain.Close() })
	s.client = must(ethereum.Dial(t.Context(), s.chain.URL()))(t)
	t.Cleanup(s.client.Close)
	s.db = must(store.Open(t.Context(), filepath.Join(dir, "witan.db")))(t)
	t.Cleanup(func() { s.db.Close() })

	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	s.url = "http://" + listener.Addr().String()
	s.origin = must(access.ParseOrigin(s.url))(t)
	cfg := api.Config{PublicURL: s.url, Version: "test", DevChain: true}
	policy := access.PolicyConfig{Who: access.Everyone}
	for _, e := range edit {
		e(&cfg, &policy)
	}
	if cfg.PublicURL != s.url {
		s.origin = must(access.ParseOrigin(cfg.PublicURL))(t)
	}
	s.uploads = must(ipfs.OpenUploads(filepath.Join(dir, "uploads"), s.db, ipfs.UploadConfig{PartBytes: 100 << 10, MaxBytes: 4 << 20, DayBytes: 8 << 20}))(t)
	parts := api.Parts{
		Uploads: s.uploads,
		Chain:   s.client, Hub: s.hub,
		Sessions: access.NewSessions(access.SessionsConfig{DB: s.db, Origin: s.origin, Chain: s.client}),
		Policy:   must(access.NewPolicy(policy))(t),
		Operator: must(access.LoadOperator(filepath.Join(dir, "operator.token")))(t),
	}
	s.token = strings.TrimSpace(string(must(os.ReadFile(filepath.Join(dir, "operator.token")))(t)))
	server := must(api.New(cfg, parts))(t)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// browser is a client with a cookie jar of its own.
func (s *site) browser() *http.Client {
	jar := must(cookiejar.New(nil))(s.t)
	return &http.Client{Jar: jar, Timeout: 30 * time.Second}
}

// reply is an answer, read whole.
type reply struct {
	*http.Response
	body []byte
}

// code is the problem's, or the status in words.
func (r reply) code() string {
	var p api.Problem
	if json.Unmarshal(r.body, &p) == nil && p.Code != "" {
		return p.Code
	}
	return http.StatusText(r.StatusCode)
}

func (r reply) into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(r.body, v); err != nil {
		t.Fatalf("%s: %v\n%s", r.Request.URL, err, r.body)
	}
}

// call sends one request; body is marshalled unless it is a reader. edit changes it.
func (s *site) call(c *http.Client, method, path string, body any, edit ...func(*http.Request)) reply {
	s.t.Helper()
	var r io.Reader
	switch b := body.(type) {
	case nil:
	case io.Reader:
		r = b
	default:
		r = bytes.NewReader(must(json.Marshal(b))(s.t))
	}
	req := must(http.NewRequestWithContext(s.t.Context(), method, s.url+path, r))(s.t)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, e := range edit {
		e(req)
	}
	res := must(c.Do(req))(s.t)
	defer res.Body.Close()
	return reply{res, must(io.ReadAll(res.Body))(s.t)}
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) {
		if name == "Host" {
			r.Host = value
			return
		}
		r.Header.Set(name, value)
	}
}

func bearer(token string) func(*http.Request) { return header("Authorization", "Bearer "+token) }

// message is the sign-in message of an account, with a nonce for browser c.
func (s *site) message(c *http.Client, key ethereum.Key, edit ...func(*http.Request)) access.Message {
	s.t.Helper()
	var n api.Nonce
	s.call(c, "GET", "/api/v1/auth/nonce", nil, edit...).into(s.t, &n)
	return s.origin.NewMessage(key.Address(), s.client.ChainID(), n.Nonce, time.Now())
}

func (s *site) signed(m access.Message, key ethereum.Key) api.SignIn {
	s.t.Helper()
	sig := must(ethereum.SignDigest(key, ethereum.PersonalHash([]byte(m.String()))))(s.t)
	return api.SignIn{Message: m.String(), Signature: hexutil.Encode(sig)}
}

// signIn signs account n in, in browser c.
func (s *site) signIn(c *http.Client, n int) {
	s.t.Helper()
	key := s.chain.Accounts()[n].Key
	if r := s.call(c, "POST", "/api/v1/auth/session", s.signed(s.message(c, key), key)); r.StatusCode != 200 {
		s.t.Fatalf("sign in: %d %s", r.StatusCode, r.body)
	}
}

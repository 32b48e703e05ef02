package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/ethereum/enstest"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/index/embedded"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
)

var quiet = slog.New(slog.DiscardHandler)

// site is a whole server of real parts, on a real chain with a real DAO of three members
// (accounts 0 to 2; account 3 contributes), at a real address.
type site struct {
	t        testing.TB
	url      string
	origin   access.Origin
	chain    *devchain.Chain
	client   *ethereum.Client
	dao      governance.Addresses
	db       *store.DB
	registry *registry.Registry
	ingest   *ingest.Service
	local    *ipfs.Store // the contributor's blocks
	hub      *api.Hub
	token    string // operator's
	server   *api.Server
}

// options are what a test may change.
type options struct {
	api    api.Config
	policy access.PolicyConfig
	ingest ingest.Config
	answer answer.Config
	names  []enstest.Record // of an ENS on the chain; none: there is no ENS
}

func newSite(t testing.TB, edit ...func(*options)) *site {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	s := &site{t: t, hub: api.NewHub()}
	s.startChain()
	listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	s.url = "http://" + listener.Addr().String()

	s.db = must(store.Open(ctx, filepath.Join(dir, "witan.db")))(t)
	closing(t, s.db)
	s.registry = must(registry.New(ctx, registry.Config{DB: s.db, Client: s.client, Addresses: s.dao,
		Finality: must(registry.ParseFinality("latest"))(t), Log: quiet}))(t)
	index := must(embedded.Open(ctx, filepath.Join(dir, "index.db")))(t)
	closing(t, index)
	shelf := must(blobs.Open(ctx, "file://"+filepath.Join(dir, "blobs"), s.db))(t)
	closing(t, shelf)
	s.local = must(ipfs.OpenStore(ctx, t.TempDir()))(t)
	closing(t, s.local)

	o := options{
		api:    api.Config{PublicURL: s.url, Version: "test", Dev: s.dev(), Log: quiet},
		policy: access.PolicyConfig{Who: access.Everyone, Member: s.isMember},
		ingest: ingest.Config{DB: s.db, Client: s.client, Contract: s.client.Domain(s.dao.Registry), Registry: s.registry,
			Sources: []ipfs.Source{s.local}, Staging: must(ipfs.OpenStaging(filepath.Join(dir, "staging")))(t),
			Blobs: shelf, Index: index, Every: time.Second, Log: quiet,
			Observe: func(e ingest.Event) { s.hub.Import(e.Import) }},
	}
	for _, e := range edit {
		e(&o)
	}
	ens := ethereum.ENSRegistry
	if len(o.names) > 0 {
		ens = must(enstest.Deploy(ctx, s.client, s.chain.Accounts()[9].Key, o.names...))(t)
	}
	s.origin = must(access.ParseOrigin(o.api.PublicURL))(t)
	s.ingest = must(ingest.New(ctx, o.ingest))(t)
	closing(t, s.ingest)
	s.run(func(ctx context.Context) error { return s.ingest.Run(ctx) })

	uploads := must(ipfs.OpenUploads(filepath.Join(dir, "uploads"), s.db,
		ipfs.UploadConfig{PartBytes: 100 << 10, MaxBytes: 4 << 20, DayBytes: 8 << 20}))(t)
	conversations := answer.NewConversations(s.db, sources{s})
	usage := answer.NewUsage(s.db)
	closing(t, usage)
	o.answer.Index, o.answer.Datasets, o.answer.History, o.answer.Usage = index, sources{s}, conversations, usage
	tokenFile := filepath.Join(dir, "operator.token")
	parts := api.Parts{
		DB: s.db, Chain: s.client, Names: ethereum.NewNames(s.client, ens), Registry: s.registry, Ingest: s.ingest, Blobs: shelf, Index: index, Hub: s.hub,
		Sessions:      access.NewSessions(access.SessionsConfig{DB: s.db, Origin: s.origin, Chain: s.client}),
		Policy:        must(access.NewPolicy(o.policy))(t),
		Operator:      must(access.LoadOperator(tokenFile))(t),
		Conversations: conversations,
		Usage:         usage,
		Answers:       answer.New(o.answer),
		Previews:      s.previews(o.ingest, uploads),
		Uploads:       uploads,
		Audit: func(ctx context.Context) (*audit.Report, error) {
			return audit.Run(ctx, audit.Deps{Client: s.client, Contract: o.ingest.Contract, Registry: s.registry,
				DB: s.db, Blobs: shelf, Index: index, Settings: o.ingest.Settings, Service: s.ingest})
		},
	}
	s.token = strings.TrimSpace(string(must(os.ReadFile(tokenFile))(t)))
	s.server = must(api.New(o.api, parts))(t)
	s.run(func(ctx context.Context) error { return s.server.Serve(ctx, listener) })
	s.follow()
	return s
}

// startChain deploys the DAO on a chain in memory.
func (s *site) startChain() {
	s.t.Helper()
	s.chain = must(devchain.Start(s.t.Context(), devchain.Config{Log: quiet}))(s.t)
	closing(s.t, s.chain)
	s.client = must(ethereum.Dial(s.t.Context(), s.chain.URL(), governance.ABIs()...))(s.t)
	s.t.Cleanup(s.client.Close)
	p := governance.Development()
	for i, votes := range []int64{50, 30, 20} {
		units := new(big.Int).Mul(big.NewInt(votes), big.NewInt(1e18))
		p.Members = append(p.Members, governance.Member{Address: s.chain.Accounts()[i].Address, Votes: units})
	}
	s.dao = must(governance.Deploy(s.t.Context(), s.client, s.chain.Accounts()[9].Key, p))(s.t)
}

// run runs f until the test ends.
func (s *site) run(f func(context.Context) error) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f(ctx) }()
	s.t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			s.t.Error(err)
		}
	})
}

func (s *site) isMember(_ context.Context, a common.Address) (bool, error) {
	for _, m := range s.chain.Accounts()[:3] {
		if m.Address == a {
			return true, nil
		}
	}
	return false, nil
}

// sources is what package app gives to answers.
type sources struct{ *site }

func (s sources) Visible(context.Context, string) (func(dataset.ID) bool, error) {
	return s.ingest.Visible, nil
}

func (s sources) Provenance(ctx context.Context, id dataset.ID) (answer.Provenance, error) {
	st, err := s.registry.Lookup(ctx, id, registry.Latest)
	if err != nil {
		return answer.Provenance{}, err
	}
	return answer.Provenance{ApprovalTx: st.Approval.Tx, ApprovalBlock: st.Approval.Block, ProposalID: st.Approval.ProposalID.String()}, nil
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

func closing(t testing.TB, c io.Closer) {
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
}

// Governance.

func (s *site) account(n int) devchain.Account { return s.chain.Accounts()[n] }

func (s *site) send(from int, c governance.Call) *types.Receipt {
	s.t.Helper()
	return must(s.client.Send(s.t.Context(), s.account(from).Key, &c.Target, c.Value, c.Data))(s.t)
}

func (s *site) advance(d time.Duration) {
	s.t.Helper()
	if err := s.chain.Advance(s.t.Context(), d); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) follow() {
	s.t.Helper()
	if err := s.registry.Sync(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// propose lets account 0 propose calls.
func (s *site) propose(title string, calls ...governance.Call) *big.Int {
	s.t.Helper()
	text := governance.Description(title, "", nil, s.account(0).Address)
	s.send(0, s.dao.Propose(calls, text))
	return governance.ProposalID(calls, text)
}

// pass takes calls through the whole of governance.
func (s *site) pass(title string, calls ...governance.Call) *big.Int {
	s.t.Helper()
	id := s.propose(title, calls...)
	s.advance(2 * time.Second)
	s.send(0, s.dao.Vote(id, governance.For, "because"))
	s.advance(61 * time.Second)
	s.send(1, s.dao.Queue(id))
	s.advance(6 * time.Second)
	s.send(2, s.dao.Execute(id))
	s.follow()
	return id
}

// dataset adds files to the contributor's store.
func (s *site) dataset(files map[string]string) dataset.Dataset {
	s.t.Helper()
	dir := filepath.Join(s.t.TempDir(), "data")
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	added := must(s.local.Add(s.t.Context(), dir, ipfs.AddOptions{}))(s.t)
	return must(dataset.New(s.account(3).Address, "main", added.Root.String()))(s.t)
}

// approve lets the DAO approve datasets for the first time.
func (s *site) approve(list ...dataset.Dataset) *big.Int {
	s.t.Helper()
	var entries []governance.Approval
	for _, d := range list {
		entries = append(entries, governance.Approval{Dataset: d, Licence: "CC0-1.0"})
	}
	return s.pass("Approve", must(s.dao.Approve(entries...))(s.t))
}

// request is a good request of account 3 for a dataset approved for the first time.
func (s *site) request(d dataset.Dataset) ethereum.ImportRequest {
	s.t.Helper()
	head := must(s.registry.Head(s.t.Context(), registry.Latest))(s.t)
	nonce := new(big.Int).SetBytes([]byte(access.NewVisitor())) // any random number
	return ethereum.ImportRequest{Contributor: d.Contributor, Collection: d.Collection.String(), CID: d.CID.String(),
		Round: 1, Nonce: nonce, Deadline: head.Timestamp + 3600}
}

// signedRequest is a request as it is posted.
func (s *site) signedRequest(r ethereum.ImportRequest, domain ethereum.Domain, by int) api.ImportRequest {
	s.t.Helper()
	sig := must(ethereum.SignDigest(s.account(by).Key, r.Digest(domain)))(s.t)
	return api.ImportRequest{Contributor: r.Contributor.Hex(), Collection: r.Collection, CID: r.CID, Round: r.Round,
		Nonce: r.Nonce.String(), Deadline: r.Deadline, Signature: hexutil.Encode(sig)}
}

func (s *site) domain() ethereum.Domain { return s.client.Domain(s.dao.Registry) }

// imported approves and imports a dataset.
func (s *site) imported(files map[string]string) dataset.Dataset {
	s.t.Helper()
	d := s.dataset(files)
	s.approve(d)
	if r := s.call(s.browser(), "POST", "/api/v1/imports", s.signedRequest(s.request(d), s.domain(), 3)); r.StatusCode != 202 {
		s.t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	s.settle()
	if !s.ingest.Visible(d.ID()) {
		s.t.Fatal("imported, but not visible")
	}
	return d
}

func (s *site) settle() {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 30*time.Second)
	defer cancel()
	if err := s.ingest.Settle(ctx); err != nil {
		s.t.Fatal(err)
	}
}

// HTTP.

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
	if err := json.Unmarshal(r.body, v); err != nil || r.StatusCode/100 != 2 {
		t.Fatalf("%s: %d, %v\n%s", r.Request.URL, r.StatusCode, err, r.body)
	}
	if bytes.Contains(r.body, []byte(":null")) {
		t.Errorf("%s: a null, which OpenAPI does not tell of:\n%s", r.Request.URL, r.body)
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

// get is call for reading; the answer must be a success.
func (s *site) get(path string, v any) {
	s.t.Helper()
	s.call(s.browser(), "GET", path, nil).into(s.t, v)
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
	key := s.account(n).Key
	if r := s.call(c, "POST", "/api/v1/auth/session", s.signed(s.message(c, key), key)); r.StatusCode != 200 {
		s.t.Fatalf("sign in: %d %s", r.StatusCode, r.body)
	}
}

// newProxy serves h on l until the test ends.
func newProxy(t testing.TB, l net.Listener, h http.Handler) string {
	t.Helper()
	server := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0)}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
		<-done
	})
	return "http://" + l.Addr().String()
}

package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/ingest"
)

// The client of the command line against a real server.

func (s *site) clientOf(token string) *client.Client {
	s.t.Helper()
	c := must(client.New(s.url, token))(s.t)
	s.t.Cleanup(c.Close)
	return c
}

func TestClientSignsInAndOut(t *testing.T) {
	s := newSite(t, func(o *options) { o.policy.Who = access.SignedInOnly })
	c := s.clientOf("")
	if _, err := c.Ask(t.Context(), api.Question{Question: "Anything?"}); client.Code(err) != "sign_in_required" {
		t.Errorf("before: %v", err)
	}
	session, err := c.SignIn(t.Context(), s.account(5).Key)
	if err != nil || session.Address != s.account(5).Address.Hex() || c.Token() == "" {
		t.Fatalf("%+v, %v", session, err)
	}
	if _, err := c.Ask(t.Context(), api.Question{Question: "Anything?"}); err != nil {
		t.Errorf("signed in: %v", err)
	}
	// The token is all that another run of the program needs.
	if again, err := s.clientOf(c.Token()).Session(t.Context()); err != nil || again.Address != session.Address {
		t.Errorf("%+v, %v", again, err)
	}
	token := c.Token()
	if err := c.SignOut(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.clientOf(token).Session(t.Context()); client.Code(err) != "no_session" {
		t.Errorf("after signing out: %v", err)
	}
}

func TestClientStreamsAnswers(t *testing.T) {
	s := newSite(t)
	s.imported(walrus)
	c := s.clientOf("")
	var text strings.Builder
	var found []answer.Ranked
	a, err := c.AskStream(t.Context(), api.Question{Question: "When does the walrus sing?"},
		func(r []answer.Ranked) { found = r }, func(d string) { text.WriteString(d) })
	if err != nil || len(found) == 0 || text.String() != a.Text || len(a.Citations) == 0 {
		t.Fatalf("%v; found %v; %q, %+v", err, found, text.String(), a)
	}
	if _, err := c.AskStream(t.Context(), api.Question{Question: " "}, nil, func(string) {}); client.Code(err) != "empty_question" {
		t.Errorf("a refusal: %v", err)
	}
	// The visitor's cookie makes the conversation this client's.
	list, err := c.Conversations(t.Context())
	if err != nil || len(list) != 1 || list[0].ID != a.Conversation {
		t.Errorf("%+v, %v", list, err)
	}
	if err := c.DeleteConversation(t.Context(), a.Conversation); err != nil {
		t.Error(err)
	}
}

func TestClientStaysTheSameVisitor(t *testing.T) {
	s := newSite(t)
	file := filepath.Join(t.TempDir(), "config", "visitor")
	one, two, other := s.clientOf(""), s.clientOf(""), s.clientOf("")
	for _, c := range []*client.Client{one, two} {
		if err := c.KeepVisitor(file); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info, err)
	}
	a, err := one.Ask(t.Context(), api.Question{Question: "Anything?"})
	if err != nil {
		t.Fatal(err)
	}
	next := api.Question{Question: "And now?", Conversation: a.Conversation}
	if b, err := two.Ask(t.Context(), next); err != nil || b.Conversation != a.Conversation {
		t.Errorf("another run: %+v, %v", b, err)
	}
	if _, err := other.Ask(t.Context(), next); client.Code(err) != "no_conversation" {
		t.Errorf("another visitor: %v", err)
	}
}

func TestClientReadsEverything(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	c := s.clientOf("")
	for set, err := range c.Datasets(t.Context(), url.Values{"decision": {"approved", "revoked"}, "limit": {"1"}}) {
		if err != nil || set.ID != d.ID().String() {
			t.Errorf("dataset %+v, %v", set, err)
		}
	}
	var paths []string
	for doc, err := range c.Documents(t.Context(), d.ID()) {
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, doc.Path)
	}
	if strings.Join(paths, " ") != "a.md b.bin" {
		t.Errorf("documents %v", paths)
	}
	part, err := c.Text(t.Context(), d.ID(), "a.md", 9, 19)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	if b, err := io.ReadAll(part); err != nil || string(b) != walrus["a.md"][9:19] {
		t.Errorf("text %q, %v", b, err)
	}
	for i, err := range c.Imports(t.Context(), url.Values{"state": {"ready"}}) {
		if err != nil || i.Dataset != d.ID().String() {
			t.Errorf("import %+v, %v", i, err)
		}
	}
	requests, err := c.Requests(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer requests.Close()
	var line ingest.Line
	if err := json.NewDecoder(requests).Decode(&line); err != nil || line.CID != d.CID.String() {
		t.Errorf("log %+v, %v", line, err)
	}
	for p, err := range c.Proposals(t.Context(), url.Values{"state": {"executed"}}) {
		if full, err2 := c.Proposal(t.Context(), p.IDText); err != nil || err2 != nil || full.Title != p.Title {
			t.Errorf("proposal %+v, %v, %v", p, err, err2)
		}
	}
	for m, err := range c.Members(t.Context()) {
		if h, err2 := c.Member(t.Context(), m.Address); err != nil || err2 != nil || h.Balance.String() != m.Balance.String() {
			t.Errorf("member %+v, %v, %v", m, err, err2)
		}
	}
	if v, err := c.Settings(t.Context()); err != nil || v.VotingPeriod != 60 {
		t.Errorf("settings %+v, %v", v, err)
	}
}

// flaky passes bytes between client and server and breaks a connection now and then.
type flaky struct {
	net.Conn
	left *atomic.Int64 // bytes until the next break
}

func (f flaky) Read(b []byte) (int, error) {
	n, err := f.Conn.Read(b)
	if f.left.Add(-int64(n)) < 0 {
		f.left.Store(150 << 10)
		f.Conn.Close()
	}
	return n, err
}

type flakyListener struct {
	net.Listener
	left atomic.Int64
}

func (l *flakyListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return flaky{c, &l.left}, err
}

func TestClientUploadsOverABadConnection(t *testing.T) {
	s := newSite(t)
	direct := s.clientOf("")
	if _, err := direct.SignIn(t.Context(), s.account(3).Key); err != nil {
		t.Fatal(err)
	}
	target := must(url.Parse(s.url))(t)
	l := &flakyListener{Listener: must(net.Listen("tcp", "127.0.0.1:0"))(t)}
	l.left.Store(150 << 10)
	through := httputil.NewSingleHostReverseProxy(target)
	through.ErrorLog = log.New(io.Discard, "", 0)
	proxy := newProxy(t, l, through)
	c := must(client.New(proxy, direct.Token()))(t)
	root, car := carOf(t, 1<<20)
	var offsets []int64
	u, err := c.Upload(t.Context(), root, bytes.NewReader(car), int64(len(car)), func(u api.Upload) { offsets = append(offsets, u.Offset) })
	if err != nil || u.State != "complete" || u.Offset != int64(len(car)) {
		t.Fatalf("%+v, %v", u, err)
	}
	for i := range offsets[1:] {
		if offsets[i+1] < offsets[i] {
			t.Errorf("offsets %v", offsets)
		}
	}
}

func TestClientTellsWhyAnUploadFailed(t *testing.T) {
	s := newSite(t)
	c := s.clientOf("")
	if _, err := c.SignIn(t.Context(), s.account(3).Key); err != nil {
		t.Fatal(err)
	}
	root, car := carOf(t, 200<<10)
	car[len(car)-9] ^= 1
	if _, err := c.Upload(t.Context(), root, bytes.NewReader(car), int64(len(car)), nil); client.Code(err) != "bad_block" {
		t.Errorf("a flipped byte: %v", err)
	}
}

func TestClientOperates(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	if err := s.clientOf("").Suspend(t.Context(), d.ID(), "x"); client.Code(err) != "not_operator" {
		t.Errorf("anybody: %v", err)
	}
	c := s.clientOf(s.token)
	if err := c.Suspend(t.Context(), d.ID(), "a court said so"); err != nil {
		t.Fatal(err)
	}
	run, err := c.RunAudit(t.Context())
	if err != nil || run.Report.Equal || len(run.Report.Suspended) != 1 {
		t.Errorf("audit %+v, %v", run, err)
	}
	if err := c.Resume(t.Context(), d.ID()); err != nil {
		t.Fatal(err)
	}
	i, err := c.WaitForImport(t.Context(), ingest.ID{Dataset: d.ID(), Round: 1}.String(), nil)
	if err != nil || i.State != "ready" {
		t.Errorf("after resuming: %+v, %v", i, err)
	}
}

//go:build !race

// Needs the development chain, which takes minutes to compile for the race detector;
// what goroutines share here is nonces and limits, whose tests need no chain.

package access

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/store"
)

// agreeableWallet deploys a contract that confirms every signature (ERC-1271).
var agreeableWallet = common.FromHex("6010600c60003960106000f3" + "631626ba7e60e01b60005260206000f3")

// site is a server's sessions on a real chain.
type site struct {
	*Sessions
	key   ethereum.Key
	chain *ethereum.Client
	path  string
	clock time.Time
}

func newSite(t *testing.T) *site {
	t.Helper()
	chain, err := devchain.Start(t.Context(), devchain.Config{Addr: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chain.Close() })
	client, err := ethereum.Dial(t.Context(), chain.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	s := &site{key: chain.Accounts()[0].Key, chain: client, path: filepath.Join(t.TempDir(), "witan.db"), clock: noon}
	db, err := store.Open(t.Context(), s.path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	origin, err := ParseOrigin("http://127.0.0.1:7420")
	if err != nil {
		t.Fatal(err)
	}
	s.Sessions = NewSessions(SessionsConfig{DB: db, Origin: origin, Chain: client})
	s.now = func() time.Time { return s.clock }
	return s
}

// message is what alice's client would sign, changed by edit.
func (s *site) message(edit func(*Message)) string {
	nonce, _ := s.Nonce(alice)
	m := s.cfg.Origin.NewMessage(s.key.Address(), s.chain.ChainID(), nonce, s.clock)
	edit(&m)
	return m.String()
}

func (s *site) sign(t *testing.T, message string) []byte {
	t.Helper()
	sig, err := ethereum.SignDigest(s.key, ethereum.PersonalHash([]byte(message)))
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

func same(*Message) {}

func (s *site) signIn(t *testing.T) string {
	t.Helper()
	m := s.message(same)
	token, _, err := s.SignIn(t.Context(), alice, m, s.sign(t, m))
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestSessions(t *testing.T) {
	s := newSite(t)
	// The subtests share one chain; each signs in anew.
	for _, c := range []struct {
		name string
		test func(*testing.T, *site)
	}{
		{"life", sessionLives}, {"refusals", refusals}, {"replay", replay}, {"contract wallet", contractWallet},
		{"revoke", revoke}, {"crowd", crowd}, {"at rest", atRest},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.clock = noon
			c.test(t, s)
		})
	}
}

func sessionLives(t *testing.T, s *site) {
	token := s.signIn(t)
	got, err := s.Lookup(t.Context(), token)
	if err != nil || got.Address != s.key.Address() || !got.Expires.Equal(noon.Add(24*time.Hour)) {
		t.Errorf("session %+v, error %v", got, err)
	}
	s.clock = noon.Add(24*time.Hour - time.Millisecond)
	if _, err := s.Lookup(t.Context(), token); err != nil {
		t.Errorf("in its last moment: %v", err)
	}
	s.clock = noon.Add(24 * time.Hour)
	if _, err := s.Lookup(t.Context(), token); !errors.Is(err, ErrNoSession) {
		t.Errorf("after a day: %v", err)
	}
	for _, wrong := range []string{"", "x", token[:42], strings.Repeat("A", 43)} {
		if _, err := s.Lookup(t.Context(), wrong); !errors.Is(err, ErrNoSession) {
			t.Errorf("token %q: %v", wrong, err)
		}
	}
}

func refusals(t *testing.T, s *site) {
	for _, c := range []struct {
		name string
		want error
		edit func(*Message)
	}{
		{"another domain", ErrDomain, func(m *Message) { m.Domain = "evil.example" }},
		{"another port", ErrDomain, func(m *Message) { m.Domain = "127.0.0.1:7421" }},
		{"another scheme", ErrDomain, func(m *Message) { m.Scheme = "https" }},
		{"domain as user information", ErrDomain, func(m *Message) { m.Domain = "127.0.0.1:7420@evil.example" }},
		{"another URI", ErrDomain, func(m *Message) { m.URI = "http://evil.example/" }},
		{"URI with our origin as its beginning", ErrDomain, func(m *Message) { m.URI = "http://127.0.0.1:74200" }},
		{"another chain", ErrChain, func(m *Message) { m.ChainID = "1" }},
		{"a chain id that a number parser would take", ErrChain, func(m *Message) { m.ChainID = "031337" }},
		{"expired", ErrMessageTime, func(m *Message) { m.ExpirationTime = "2026-03-01T12:00:00Z" }},
		{"not valid yet", ErrMessageTime, func(m *Message) { m.NotBefore = "2026-03-01T12:00:01Z" }},
		{"a nonce of its own", ErrNonce, func(m *Message) { m.Nonce = "12345678" }},
		{"another signer", ethereum.ErrSignature, func(m *Message) { m.Address = stranger }},
		{"broken", ErrMessage, func(m *Message) { m.Version = "2" }},
	} {
		m := s.message(c.edit)
		if _, _, err := s.SignIn(t.Context(), alice, m, s.sign(t, m)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	m := s.message(same)
	if _, _, err := s.SignIn(t.Context(), bob, m, s.sign(t, m)); !errors.Is(err, ErrNonce) {
		t.Errorf("a message stolen from alice's browser: %v", err)
	}
	if _, _, err := s.SignIn(t.Context(), alice, m, s.sign(t, m+" ")); !errors.Is(err, ethereum.ErrSignature) {
		t.Errorf("a signature over other text: %v", err)
	}
	old := s.message(same)
	s.clock = s.clock.Add(nonceLife + time.Second)
	if _, _, err := s.SignIn(t.Context(), alice, old, s.sign(t, old)); !errors.Is(err, ErrNonce) {
		t.Errorf("after the nonce's life: %v", err)
	}
}

func replay(t *testing.T, s *site) {
	m := s.message(same)
	sig := s.sign(t, m)
	// A refused attempt does not use the nonce up …
	if _, _, err := s.SignIn(t.Context(), alice, m, sig[:64]); err == nil {
		t.Fatal("a broken signature signed in")
	}
	if _, _, err := s.SignIn(t.Context(), alice, m, sig); err != nil {
		t.Fatal(err)
	}
	// … the sign-in does.
	if _, _, err := s.SignIn(t.Context(), alice, m, sig); !errors.Is(err, ErrNonceUsed) {
		t.Errorf("replayed: %v", err)
	}
}

func contractWallet(t *testing.T, s *site) {
	receipt, err := s.chain.Send(t.Context(), s.key, nil, nil, agreeableWallet)
	if err != nil {
		t.Fatal(err)
	}
	m := s.message(func(m *Message) { m.Address = receipt.ContractAddress })
	_, got, err := s.SignIn(t.Context(), alice, m, []byte("what this wallet takes for a signature"))
	if err != nil || got.Address != receipt.ContractAddress {
		t.Errorf("session %+v, error %v", got, err)
	}
}

func revoke(t *testing.T, s *site) {
	one, two, three := s.signIn(t), s.signIn(t), s.signIn(t)
	if err := s.Revoke(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Lookup(t.Context(), one); !errors.Is(err, ErrNoSession) {
		t.Errorf("revoked: %v", err)
	}
	if _, err := s.Lookup(t.Context(), two); err != nil {
		t.Errorf("the other: %v", err)
	}
	if err := s.RevokeAll(t.Context(), s.key.Address()); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{two, three} {
		if _, err := s.Lookup(t.Context(), token); !errors.Is(err, ErrNoSession) {
			t.Errorf("after revoking all: %v", err)
		}
	}
}

func crowd(t *testing.T, s *site) {
	first := s.signIn(t)
	for range maxSessions {
		s.clock = s.clock.Add(time.Second)
		s.signIn(t)
	}
	if _, err := s.Lookup(t.Context(), first); !errors.Is(err, ErrNoSession) {
		t.Errorf("the oldest of %d sessions: %v", maxSessions+1, err)
	}
	var n int
	if err := s.cfg.DB.Read().QueryRow("SELECT count(*) FROM sessions WHERE address = ?", s.key.Address().Bytes()).Scan(&n); err != nil || n != maxSessions {
		t.Errorf("%d sessions are kept, error %v", n, err)
	}
}

func atRest(t *testing.T, s *site) {
	token := s.signIn(t)
	for _, suffix := range []string{"", "-wal"} {
		b, err := os.ReadFile(s.path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), token) {
			t.Errorf("witan.db%s holds the token", suffix)
		}
	}
}

func TestOrigins(t *testing.T) {
	for url, want := range map[string]string{
		"http://127.0.0.1:7420": "http://127.0.0.1:7420", "https://KB.example.org/": "https://kb.example.org",
		"https://kb.example.org:443": "https://kb.example.org", "http://kb.example.org:80": "http://kb.example.org",
		"http://kb.example.org:443": "http://kb.example.org:443", "http://[::1]:7420": "http://[::1]:7420",
		"kb.example.org": "", "ftp://kb.example.org": "", "https://": "", "https://u@kb.example.org": "",
		"https://kb.example.org/app": "", "https://kb.example.org/?a": "",
	} {
		got, err := ParseOrigin(url)
		if (err == nil) != (want != "") || err == nil && got.String() != want {
			t.Errorf("%s: %s, %v; want %q", url, got, err, want)
		}
	}
}

package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
)

const sessionPath = "/api/v1/auth/session"

func TestSignIn(t *testing.T) {
	s := newSite(t)
	key := s.chain.Accounts()[0].Key
	c := s.browser()
	r := s.call(c, "POST", sessionPath, s.signed(s.message(c, key), key))
	if r.StatusCode != 200 {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	cookie := r.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Secure || cookie.Path != "/" || cookie.MaxAge < 86000 || cookie.MaxAge > 86400 {
		t.Errorf("cookie %v", cookie)
	}
	if strings.Contains(string(r.body), cookie.Value) {
		t.Error("the token of a browser's session is in the answer's body, where scripts can read it")
	}
	var got api.Session
	s.call(c, "GET", sessionPath, nil).into(t, &got)
	if got.Address != key.Address().Hex() {
		t.Errorf("signed in as %+v", got)
	}
	if r := s.call(c, "DELETE", sessionPath, nil); r.StatusCode != 204 {
		t.Errorf("sign out: %d %s", r.StatusCode, r.body)
	}
	// The cookie is deleted, and its token is worthless even to who kept it.
	if r := s.call(s.browser(), "GET", sessionPath, nil, header("Cookie", cookie.Name+"="+cookie.Value)); r.code() != "no_session" {
		t.Errorf("after signing out: %s", r.code())
	}
}

func TestSignInOfProgram(t *testing.T) {
	s := newSite(t)
	key := s.chain.Accounts()[0].Key
	c := s.browser()
	in := s.signed(s.message(c, key), key)
	in.Bearer = true
	r := s.call(c, "POST", sessionPath, in)
	var got api.Session
	r.into(t, &got)
	if got.Token == "" || len(r.Cookies()) != 0 {
		t.Fatalf("session %+v, cookies %v", got, r.Cookies())
	}
	if r := s.call(s.browser(), "GET", sessionPath, nil, bearer(got.Token)); r.StatusCode != 200 {
		t.Errorf("with the token: %s", r.code())
	}
	if r := s.call(s.browser(), "GET", sessionPath, nil, bearer(got.Token+"x")); r.StatusCode != 401 {
		t.Errorf("with another: %s", r.code())
	}
}

func TestSignInRefusals(t *testing.T) {
	s := newSite(t)
	key := s.chain.Accounts()[0].Key
	for _, c := range []struct {
		name, want string
		edit       func(*access.Message)
	}{
		{"wrong domain", "wrong_domain", func(m *access.Message) { m.Domain = "evil.example" }},
		{"wrong URI", "wrong_domain", func(m *access.Message) { m.URI = "http://evil.example" }},
		{"wrong chain", "wrong_chain", func(m *access.Message) { m.ChainID = "1" }},
		{"expired", "message_time", func(m *access.Message) { m.ExpirationTime = "2020-01-01T00:00:00Z" }},
		{"made-up nonce", "bad_nonce", func(m *access.Message) { m.Nonce = "aaaaaaaaaaaaaaaa" }},
		{"other signer", "signature_invalid", func(m *access.Message) { m.Address = s.chain.Accounts()[1].Address }},
		{"not EIP-4361", "bad_message", func(m *access.Message) { m.Version = "2" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := s.browser()
			m := s.message(b, key)
			c.edit(&m)
			r := s.call(b, "POST", sessionPath, s.signed(m, key))
			if r.code() != c.want || len(r.Cookies()) != 0 {
				t.Errorf("%d %s, cookies %v", r.StatusCode, r.body, r.Cookies())
			}
			if ct := r.Header.Get("Content-Type"); ct != "application/problem+json" {
				t.Errorf("content type %s", ct)
			}
		})
	}
}

func TestStolenNonceSignsNobodyIn(t *testing.T) {
	s := newSite(t)
	key := s.chain.Accounts()[0].Key
	victim, thief := s.browser(), s.browser()
	s.message(thief, key) // so that the thief has a visitor cookie of its own
	in := s.signed(s.message(victim, key), key)
	if r := s.call(thief, "POST", sessionPath, in); r.code() != "bad_nonce" {
		t.Errorf("in the thief's browser: %s", r.code())
	}
	if r := s.call(&http.Client{}, "POST", sessionPath, in); r.code() != "bad_nonce" {
		t.Errorf("without a cookie: %s", r.code())
	}
	if r := s.call(victim, "POST", sessionPath, in); r.StatusCode != 200 {
		t.Errorf("in the victim's browser, after that: %s", r.code())
	}
}

func TestReplayedSignInIsRefused(t *testing.T) {
	s := newSite(t)
	key := s.chain.Accounts()[0].Key
	c := s.browser()
	in := s.signed(s.message(c, key), key)
	if r := s.call(c, "POST", sessionPath, in); r.StatusCode != 200 {
		t.Fatal(r.code())
	}
	if r := s.call(c, "POST", sessionPath, in); r.code() != "sign_in_nonce_used" {
		t.Errorf("again: %s", r.code())
	}
}

func TestCrossOriginCallsAreRefused(t *testing.T) {
	s := newSite(t)
	c := s.browser()
	s.signIn(c, 0)
	for _, headers := range [][2]string{
		{"Origin", "http://evil.example"}, {"Origin", "null"}, {"Origin", ""}, {"Origin", "https" + s.url[4:]},
		{"Origin", "http://127.0.0.1:1"}, {"Origin", s.url + ".evil.example"},
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
	} {
		r := s.call(c, "DELETE", sessionPath, nil, header(headers[0], headers[1]))
		if r.StatusCode != 403 || r.code() != "cross_origin" {
			t.Errorf("%s %q: %d %s", headers[0], headers[1], r.StatusCode, r.code())
		}
		if r.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s %q: the answer lets other sites read it", headers[0], headers[1])
		}
	}
	// It did nothing, and the own page may.
	if r := s.call(c, "DELETE", sessionPath, nil, header("Origin", s.url), header("Sec-Fetch-Site", "same-origin")); r.StatusCode != 204 {
		t.Errorf("own origin: %s", r.code())
	}
}

func TestCrossOriginPOSTsDoNothing(t *testing.T) {
	s := newSite(t)
	c := s.browser()
	s.signIn(c, 0)
	for path, body := range map[string]any{
		askPath: api.Question{Question: "Anything?"}, importsPath: api.ImportRequest{}, "/api/v1/uploads": api.NewUpload{},
		"/api/v1/audit": nil, sessionPath: api.SignIn{}, "/api/v1/nothing": nil,
	} {
		// As a form of another site would send it, too.
		for _, kind := range []string{"application/json", "text/plain", "application/x-www-form-urlencoded"} {
			r := s.call(c, "POST", path, body, header("Origin", "http://evil.example"), header("Content-Type", kind))
			if r.StatusCode != 403 || r.code() != "cross_origin" {
				t.Errorf("%s as %s: %d %s", path, kind, r.StatusCode, r.code())
			}
		}
	}
	var list struct{ Conversations []answer.Conversation }
	if s.call(c, "GET", "/api/v1/conversations", nil).into(t, &list); len(list.Conversations) != 0 {
		t.Errorf("another site's page asked: %+v", list)
	}
}

func TestWebAppStandsBehindTheGuard(t *testing.T) {
	page := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		fmt.Fprintf(w, "the app at %s", r.URL.Path)
	})
	s := newSite(t, func(o *options) { o.api.Web = page })
	r := s.call(s.browser(), "GET", "/proposals/7", nil)
	if string(r.body) != "the app at /proposals/7" || r.Header.Get("Content-Security-Policy") != "default-src 'self'" {
		t.Errorf("%d %s %v", r.StatusCode, r.body, r.Header)
	}
	if r := s.call(s.browser(), "GET", "/", nil, header("Host", "evil.example")); r.StatusCode != 421 {
		t.Errorf("at a foreign host: %d", r.StatusCode)
	}
	if r := s.call(s.browser(), "GET", "/api/nothing", nil); r.code() != "no_such_path" {
		t.Errorf("the API's paths stay the API's: %d %s", r.StatusCode, r.body)
	}
}

func TestPreflightGrantsNothing(t *testing.T) {
	s := newSite(t)
	r := s.call(s.browser(), "OPTIONS", sessionPath, nil, header("Origin", "http://evil.example"), header("Access-Control-Request-Method", "POST"))
	for name := range r.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("%s: %s", name, r.Header.Get(name))
		}
	}
}

func TestUnknownHostsAreRefused(t *testing.T) {
	s := newSite(t, func(o *options) { o.api.ExtraHosts = []string{"kb.internal"} })
	port := s.url[strings.LastIndex(s.url, ":"):]
	for host, want := range map[string]int{
		"evil.example": 421, "evil.example" + port: 421, "127.0.0.1.evil.example": 421, "127.0.0.2" + port: 421,
		"localhost" + port: 200, "LOCALHOST": 200, "[::1]" + port: 200, "kb.internal": 200, "127.0.0.1" + port: 200,
	} {
		for _, path := range []string{"/api/v1/auth/nonce", "/api/openapi.json"} {
			if r := s.call(s.browser(), "GET", path, nil, header("Host", host)); r.StatusCode != want {
				t.Errorf("%s at host %q: %d %s", path, host, r.StatusCode, r.code())
			}
		}
	}
	if r := s.call(s.browser(), "GET", "/", nil, header("Host", "evil.example")); r.StatusCode != 421 {
		t.Errorf("the web app at a foreign host: %d", r.StatusCode)
	}
}

func TestRebindingDoesNotChangeTheDomain(t *testing.T) {
	s := newSite(t, func(o *options) { o.api.ExtraHosts = []string{"kb.internal"} })
	key := s.chain.Accounts()[0].Key
	c := s.browser()
	m := s.message(c, key, header("Host", "kb.internal"))
	m.Domain, m.URI = "kb.internal", "http://kb.internal"
	// A known Host, and a message made for it: the public URL alone counts.
	if r := s.call(c, "POST", sessionPath, s.signed(m, key), header("Host", "kb.internal")); r.code() != "wrong_domain" {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
}

func TestSecureCookiesOverTLS(t *testing.T) {
	s := newSite(t, func(o *options) { o.api.PublicURL = "https://kb.example.org" })
	r := s.call(s.browser(), "GET", "/api/v1/auth/nonce", nil)
	if cookie := r.Cookies()[0]; !cookie.Secure || !strings.HasPrefix(cookie.Name, "__Host-") || !cookie.HttpOnly {
		t.Errorf("cookie %v", cookie)
	}
}

func TestSignInIsRateLimited(t *testing.T) {
	s := newSite(t, func(o *options) { o.api.SignIns = access.Rate{PerMinute: 1, Burst: 3} })
	c := s.browser()
	in := api.SignIn{Message: "x", Signature: "0x00"}
	s.call(c, "GET", "/api/v1/auth/nonce", nil)
	for i := range 5 {
		r := s.call(c, "POST", sessionPath, in)
		if want := map[bool]string{true: "bad_message", false: "rate_limited"}[i < 3]; r.code() != want {
			t.Errorf("call %d: %s", i, r.code())
		}
		if i >= 3 && r.Header.Get("Retry-After") == "" {
			t.Error("no word on when to try again")
		}
	}
}

func TestForwardedAddressIsNotBelieved(t *testing.T) {
	limit := func(behind bool) func(o *options) {
		return func(o *options) {
			o.api.SignIns, o.api.BehindProxy = access.Rate{PerMinute: 1, Burst: 1}, behind
		}
	}
	for behind, want := range map[bool]string{false: "rate_limited", true: "bad_message"} {
		s := newSite(t, limit(behind))
		c := s.browser()
		s.call(c, "GET", "/api/v1/auth/nonce", nil)
		in := api.SignIn{Message: "x", Signature: "0x00"}
		s.call(c, "POST", sessionPath, in, header("X-Forwarded-For", "192.0.2.1"))
		// The client may write what it likes before the proxy's own entry.
		if r := s.call(c, "POST", sessionPath, in, header("X-Forwarded-For", "192.0.2.1, 192.0.2.2")); r.code() != want {
			t.Errorf("behind a proxy %v: %s", behind, r.code())
		}
		if r := s.call(c, "POST", sessionPath, in, header("X-Forwarded-For", "192.0.2.3, 192.0.2.2")); r.code() != "rate_limited" {
			t.Errorf("behind a proxy %v, the same last entry: %s", behind, r.code())
		}
	}
}

func TestMalformedBodies(t *testing.T) {
	s := newSite(t)
	for body, want := range map[string]int{
		"": 400, "{": 400, "[]": 422, `{"message":1}`: 422, `{"message":"m","signature":"0x00","admin":true}`: 422,
		`{"message":"m","signature":"zz"}`: 422, `{"message":"` + strings.Repeat("x", 100<<10) + `"}`: 413,
	} {
		r := s.call(s.browser(), "POST", sessionPath, strings.NewReader(body))
		if r.StatusCode != want || r.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.40q: %d %s %.200s", body, r.StatusCode, r.Header.Get("Content-Type"), r.body)
		}
	}
}

func TestEveryAnswerHasSecurityHeaders(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/api/v1/auth/nonce", "/api/v1/nothing", "/api/openapi.json", "/", "/api/v1/metrics"} {
		r := s.call(s.browser(), "GET", path, nil)
		for _, name := range []string{"X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "X-Request-Id"} {
			if r.Header.Get(name) == "" {
				t.Errorf("%s: no %s", path, name)
			}
		}
	}
}

func TestPagesWithoutAWebApp(t *testing.T) {
	s := newSite(t)
	if r := s.call(s.browser(), "GET", "/", nil); r.StatusCode != 503 || !strings.Contains(string(r.body), "run make") {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
	if r := s.call(s.browser(), "GET", "/api/v2", nil); r.code() != "no_such_path" {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
}

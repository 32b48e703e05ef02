package client

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/ethereum"
)

func TestStreamsAreReadAsTheStandardSays(t *testing.T) {
	for text, want := range map[string]string{
		"event: a\ndata: 1\n\n":                     "a 1;",
		"id: 7\nevent: a\ndata: 1\n\n":              "7 a 1;",
		":comment\n\nevent: a\ndata: 1\n\n":         "a 1;",
		"event:a\ndata:1\n\n":                       "a 1;",
		"event: a\ndata: 1\ndata: 2\n\n":            "a 1\n2;",
		"event: a\n\nevent: b\ndata: 2\n\n":         "b 2;",
		"event: a\r\ndata: 1\r\n\r\n":               "a 1;",
		"event: a\ndata: 1\n\nevent: b\ndata: cut":  "a 1;",
		"event: a\nretry: 9\nfoo: bar\ndata: 1\n\n": "a 1;",
	} {
		var got strings.Builder
		err := readStream(strings.NewReader(text), func(e Event) bool {
			if e.ID != "" {
				got.WriteString(e.ID + " ")
			}
			got.WriteString(e.Name + " " + string(e.Data) + ";")
			return true
		})
		if got.String() != want || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%q: %q, %v; want %q", text, got.String(), err, want)
		}
	}
}

func TestStreamLinesAreBounded(t *testing.T) {
	err := readStream(strings.NewReader("data: "+strings.Repeat("x", maxEvent+1)), func(Event) bool { return true })
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v", err)
	}
}

// answering serves one fixed answer; what the test does with it is the client's part.
func answering(t *testing.T, h http.HandlerFunc) *Client {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := New(s.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEventsGoOnAfterTheLastSeen(t *testing.T) {
	var seen []string
	c := answering(t, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header.Get("Last-Event-ID"))
		w.Header().Set("Content-Type", "text/event-stream")
		io.WriteString(w, "event: hello\ndata: {}\n\nid: e-"+string(rune('0'+len(seen)))+"\nevent: chain\ndata: {}\n\n")
		// … and the connection breaks.
	})
	n := 0
	for e, err := range c.Events(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Name == "chain" {
			if n++; n == 3 {
				break
			}
		}
	}
	if strings.Join(seen, ",") != ",e-1,e-2" {
		t.Errorf("asked to go on after %q", seen)
	}
}

func TestEventsEndWithTheContext(t *testing.T) {
	c := answering(t, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "event: hello\ndata: {}\n\n")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	for _, err := range c.Events(ctx) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("error %v", last)
	}
}

func TestErrorsCarryCodeAndAdvice(t *testing.T) {
	c := answering(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusConflict)
		json.NewEncoder(w).Encode(Error{Status: 409, Title: "Conflict", Code: "nonce_used", Detail: "d", Advice: "sign again"})
	})
	_, err := c.Status(t.Context())
	var p *Error
	if Code(err) != "nonce_used" || !errors.As(err, &p) || p.Advice != "sign again" {
		t.Errorf("error %v", err)
	}
}

func TestShortPausesAreMade(t *testing.T) {
	calls := 0
	c := answering(t, func(w http.ResponseWriter, r *http.Request) {
		if calls++; calls < 3 {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusTooManyRequests)
			json.NewEncoder(w).Encode(Error{Status: 429, Code: "rate_limited", RetryAfter: 1})
			return
		}
		if b, err := io.ReadAll(r.Body); err != nil || !strings.Contains(string(b), "why?") {
			t.Errorf("the body was sent as %q, %v", b, err)
		}
		io.WriteString(w, `{"answer":"because"}`)
	})
	if a, err := c.Ask(t.Context(), Question{Question: "why?"}); err != nil || a.Text != "because" || calls != 3 {
		t.Errorf("%+v, %v after %d calls", a, err, calls)
	}
}

func TestLongPausesAreReported(t *testing.T) {
	calls := 0
	c := answering(t, func(w http.ResponseWriter, _ *http.Request) {
		calls++
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(http.StatusTooManyRequests)
		json.NewEncoder(w).Encode(Error{Status: 429, Code: "rate_limited", RetryAfter: 3600})
	})
	if _, err := c.Status(t.Context()); Code(err) != "rate_limited" || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

func TestSomethingElseIsNoWitanServer(t *testing.T) {
	c := answering(t, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "<html>", http.StatusBadGateway) })
	if _, err := c.Status(t.Context()); err == nil || Code(err) != "" || !strings.Contains(err.Error(), "not a Witan server") {
		t.Errorf("error %v", err)
	}
	c.base.Host = "127.0.0.1:1"
	if _, err := c.Status(t.Context()); !errors.Is(err, ErrAway) {
		t.Errorf("nothing listens: %v", err)
	}
}

func TestTokensDoNotFollowRedirects(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("another host was called with %q", r.Header.Get("Authorization"))
	}))
	defer elsewhere.Close()
	c := answering(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, elsewhere.URL, http.StatusFound) })
	c.token.set("secret")
	if _, err := c.Status(t.Context()); err == nil {
		t.Error("a redirect was taken for an answer")
	}
}

func TestNobodySignsInForAnotherSite(t *testing.T) {
	key, err := ethereum.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	c := answering(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			t.Errorf("a signature was sent: %s %s", r.Method, r.URL)
		}
		io.WriteString(w, `{"nonce":"12345678abcd","domain":"bank.example","uri":"https://bank.example","chain_id":"1"}`)
	})
	if _, err := c.SignIn(t.Context(), key); err == nil || !strings.Contains(err.Error(), "bank.example") {
		t.Errorf("error %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for address, ok := range map[string]bool{
		"http://127.0.0.1:7420": true, "https://kb.example.org/": true, "127.0.0.1:7420": false, "ftp://x": false, "http://": false, "http://a/b": false,
	} {
		if _, err := New(address, ""); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
	}
}

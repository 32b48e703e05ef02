package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
)

const askPath = "/api/v1/ask"

func TestAskAsJSON(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	var a answer.Answer
	r := s.call(s.browser(), "POST", askPath, api.Question{Question: "When does the walrus sing?"})
	r.into(t, &a)
	if a.Refused || len(a.Citations) == 0 || a.Citations[0].Dataset != d.ID() || !strings.Contains(a.Text, "dawn") {
		t.Fatalf("%s", r.body)
	}
	if c := a.Citations[0]; c.ProposalID == "" || walrus["a.md"][c.Start:c.End] != c.Text {
		t.Errorf("citation %+v", c)
	}
	r = s.call(s.browser(), "POST", askPath, api.Question{Question: "Who won the cup of 1934?"})
	if r.into(t, &a); !a.Refused {
		t.Errorf("%s", r.body)
	}
}

// sse reads a whole stream of events: their names and data.
func sse(t *testing.T, body []byte) (names []string, last []byte) {
	t.Helper()
	for block := range bytes.SplitSeq(bytes.TrimSpace(body), []byte("\n\n")) {
		for line := range bytes.SplitSeq(block, []byte("\n")) {
			if name, ok := bytes.CutPrefix(line, []byte("event: ")); ok {
				names = append(names, string(name))
			}
			if data, ok := bytes.CutPrefix(line, []byte("data: ")); ok {
				last = data
			}
		}
	}
	return names, last
}

func TestAskAsStream(t *testing.T) {
	s := newSite(t)
	s.imported(walrus)
	r := s.call(s.browser(), "POST", askPath, api.Question{Question: "When does the walrus sing?"}, header("Accept", "text/event-stream"))
	if r.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	names, last := sse(t, r.body)
	if names[0] != "found" || names[len(names)-1] != "answer" || !strings.Contains(strings.Join(names, " "), "delta") {
		t.Errorf("events %v", names)
	}
	var a answer.Answer
	if err := json.Unmarshal(last, &a); err != nil || a.Conversation == "" || len(a.Citations) == 0 {
		t.Errorf("%s, %v", last, err)
	}
}

func TestAskRefusals(t *testing.T) {
	s := newSite(t)
	for name, c := range map[string]struct {
		body   any
		want   string
		status int
	}{
		"empty":                {api.Question{}, "malformed", 422},
		"blank":                {api.Question{Question: "  "}, "empty_question", 422},
		"long":                 {api.Question{Question: strings.Repeat("why ", 2000)}, "long_question", 422},
		"unknown conversation": {api.Question{Question: "why?", Conversation: "abc"}, "no_conversation", 404},
		"no JSON":              {strings.NewReader("why?"), "malformed", 400},
	} {
		for _, accept := range []string{"application/json", "text/event-stream"} {
			r := s.call(s.browser(), "POST", askPath, c.body, header("Accept", accept))
			if _, once := c.body.(*strings.Reader); once && accept != "application/json" {
				continue
			}
			if r.code() != c.want || r.StatusCode != c.status {
				t.Errorf("%s as %s: %d %s, want %s", name, accept, r.StatusCode, r.body, c.want)
			}
		}
	}
}

func TestWhoMayAsk(t *testing.T) {
	for who, want := range map[access.Who][3]string{
		access.Everyone:     {"OK", "OK", "OK"},
		access.SignedInOnly: {"sign_in_required", "OK", "OK"},
		access.Members:      {"sign_in_required", "not_a_member", "OK"},
	} {
		s := newSite(t, func(o *options) { o.policy.Who = who })
		nobody, stranger, member := s.browser(), s.browser(), s.browser()
		s.signIn(stranger, 5)
		s.signIn(member, 0)
		q := api.Question{Question: "Anything?"}
		got := [3]string{
			s.call(nobody, "POST", askPath, q).code(), s.call(stranger, "POST", askPath, q).code(), s.call(member, "POST", askPath, q).code(),
		}
		if got != want {
			t.Errorf("%s: nobody, stranger, member got %v, want %v", who, got, want)
		}
	}
}

func TestAskIsRateLimited(t *testing.T) {
	s := newSite(t, func(o *options) { o.policy.PerIP = access.Rate{PerMinute: 1, Burst: 3} })
	codes := map[string]int{}
	for range 5 {
		// A new browser each time: visitor cookies are free to make.
		r := s.call(s.browser(), "POST", askPath, api.Question{Question: "Anything?"})
		codes[r.code()]++
		if r.StatusCode == 429 && r.Header.Get("Retry-After") == "" {
			t.Error("no word on when to try again")
		}
	}
	if codes["OK"] != 3 || codes["rate_limited"] != 2 {
		t.Errorf("%v", codes)
	}
}

func TestConversationsAreTheirOwners(t *testing.T) {
	s := newSite(t)
	s.imported(walrus)
	anonymous, signedIn, other := s.browser(), s.browser(), s.browser()
	s.signIn(signedIn, 5)
	for _, owner := range []struct {
		name string
		c    *http.Client
	}{{"a visitor", anonymous}, {"an address", signedIn}} {
		t.Run(owner.name, func(t *testing.T) {
			var a answer.Answer
			s.call(owner.c, "POST", askPath, api.Question{Question: "When does the walrus sing?"}).into(t, &a)
			s.call(owner.c, "POST", askPath, api.Question{Question: "And where?", Conversation: a.Conversation}).into(t, &a)
			path := "/api/v1/conversations/" + a.Conversation
			var got answer.Conversation
			if s.call(owner.c, "GET", path, nil).into(t, &got); len(got.Messages) != 2 || got.Messages[0].Question != "When does the walrus sing?" {
				t.Errorf("%+v", got)
			}
			var list struct{ Conversations []answer.Conversation }
			if s.call(owner.c, "GET", "/api/v1/conversations", nil).into(t, &list); len(list.Conversations) != 1 {
				t.Errorf("%+v", list)
			}
			for name, r := range map[string]reply{
				"read": s.call(other, "GET", path, nil), "delete": s.call(other, "DELETE", path, nil),
				"ask on": s.call(other, "POST", askPath, api.Question{Question: "And?", Conversation: a.Conversation}),
			} {
				if r.code() != "no_conversation" {
					t.Errorf("somebody else may %s: %d", name, r.StatusCode)
				}
			}
			if r := s.call(owner.c, "DELETE", path, nil); r.StatusCode != 204 {
				t.Errorf("delete: %s", r.code())
			}
			if r := s.call(owner.c, "GET", path, nil); r.code() != "no_conversation" {
				t.Errorf("after deleting: %s", r.code())
			}
		})
	}
}

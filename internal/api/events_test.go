package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/governance"
)

const eventsPath = "/api/v1/events"

// event is one event of a stream as a browser sees it.
type event struct{ id, name, data string }

// listener is an open event stream.
type listener struct {
	t     testing.TB
	res   *http.Response
	lines *bufio.Scanner
	close func()
}

// listen opens a stream after the event lastID; empty: from now on.
func (s *site) listen(lastID string) *listener {
	s.t.Helper()
	ctx, cancel := context.WithCancel(s.t.Context())
	req := must(http.NewRequestWithContext(ctx, "GET", s.url+eventsPath, nil))(s.t)
	if lastID != "" {
		req.Header.Set("Last-Event-ID", lastID)
	}
	res := must(http.DefaultClient.Do(req))(s.t)
	l := &listener{s.t, res, bufio.NewScanner(res.Body), func() { cancel(); res.Body.Close() }}
	s.t.Cleanup(l.close)
	return l
}

// next waits for the next event; its name must be one of want.
func (l *listener) next(want string) event {
	l.t.Helper()
	var e event
	for l.lines.Scan() {
		line := l.lines.Text()
		switch {
		case line == "" && e.name != "":
			if e.name != want {
				l.t.Fatalf("event %+v, want %s", e, want)
			}
			return e
		case strings.HasPrefix(line, "id: "):
			e.id = line[4:]
		case strings.HasPrefix(line, "event: "):
			e.name = line[7:]
		case strings.HasPrefix(line, "data: "):
			e.data = line[6:]
		}
	}
	l.t.Fatalf("the stream ended: %v", l.lines.Err())
	return e
}

func block(n uint64) governance.Block { return governance.Block{Number: n, Timestamp: 100 + n} }

func TestEventsArrive(t *testing.T) {
	s := newSite(t)
	l := s.listen("")
	if ct := l.res.Header.Get("Content-Type"); ct != "text/event-stream" {
		t.Fatalf("content type %s", ct)
	}
	if e := l.next("hello"); e.data != `{"resumed":false}` {
		t.Errorf("%+v", e)
	}
	s.hub.Chain(block(7), block(5))
	var got api.ChainEvent
	if err := json.Unmarshal([]byte(l.next("chain").data), &got); err != nil || got.Latest.Number != 7 || got.Final.Number != 5 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEventsOfAnImport(t *testing.T) {
	s := newSite(t)
	d := s.dataset(walrus)
	s.approve(d)
	l := s.listen("")
	l.next("hello")
	s.call(s.browser(), "POST", importsPath, s.signedRequest(s.request(d), s.domain(), 3))
	var states []string
	for {
		var i api.Import
		if err := json.Unmarshal([]byte(l.next("import").data), &i); err != nil {
			t.Fatal(err)
		}
		if len(states) == 0 || states[len(states)-1] != i.State {
			states = append(states, i.State)
		}
		if i.State == "ready" {
			break
		}
	}
	if got := strings.Join(states, " "); got != "requested fetching storing indexing ready" {
		t.Errorf("states %s", got)
	}
}

func TestEventsOfProposals(t *testing.T) {
	s := newSite(t)
	watch := governance.NewWatch(s.registry.Model())
	look := func() {
		t.Helper()
		s.follow()
		for _, p := range must(watch.Look(t.Context()))(t) {
			s.hub.Proposal(p)
		}
	}
	look()
	l := s.listen("")
	l.next("hello")
	id := s.propose("One", s.dao.Revoke(s.dataset(walrus).ID(), "a test"))
	look()
	e := l.next("proposal")
	var got api.ProposalEvent
	if err := json.Unmarshal([]byte(e.data), &got); err != nil || got != (api.ProposalEvent{ID: id.String(), Number: 1, State: "pending", Final: true}) {
		t.Errorf("%+v, %v", got, err)
	}
	l.close()
	// What a reader missed is sent when it comes back.
	s.advance(2 * time.Second)
	look()
	s.send(0, s.dao.Vote(id, governance.For, "because"))
	look()
	again := s.listen(e.id)
	again.next("hello")
	for range 2 {
		if err := json.Unmarshal([]byte(again.next("proposal").data), &got); err != nil || got.State != "active" || got.ID != id.String() {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

func TestEventsGoOnAfterABreak(t *testing.T) {
	s := newSite(t)
	first := s.listen("")
	first.next("hello")
	s.hub.Chain(block(1), block(1))
	seen := first.next("chain").id
	first.close()
	s.hub.Chain(block(2), block(2))
	s.hub.Chain(block(3), block(3))
	second := s.listen(seen)
	if e := second.next("hello"); e.data != `{"resumed":true}` {
		t.Errorf("%+v", e)
	}
	for _, want := range []uint64{2, 3} {
		var got api.ChainEvent
		if err := json.Unmarshal([]byte(second.next("chain").data), &got); err != nil || got.Latest.Number != want {
			t.Errorf("block %d, want %d, %v", got.Latest.Number, want, err)
		}
	}
}

func TestEventsTellWhatIsMissed(t *testing.T) {
	s := newSite(t)
	for name, id := range map[string]string{"of another process": "0123456789ab-3", "rubbish": "x"} {
		l := s.listen(id)
		l.next("hello")
		if e := l.next("resync"); e.data != `{"reason":"restarted"}` {
			t.Errorf("%s: %+v", name, e)
		}
	}
	first := s.listen("")
	first.next("hello")
	s.hub.Chain(block(1), block(1))
	old := first.next("chain").id
	first.close()
	for i := range uint64(5000) {
		s.hub.Chain(block(2+i), block(2))
	}
	l := s.listen(old)
	l.next("hello")
	if e := l.next("resync"); e.data != `{"reason":"too_slow"}` {
		t.Errorf("%+v", e)
	}
}

func TestStreamsAreBounded(t *testing.T) {
	s := newSite(t, func(o *options) { o.api.Streams = 2 })
	one := s.listen("")
	one.next("hello")
	s.listen("").next("hello")
	if r := s.call(s.browser(), "GET", eventsPath, nil); r.code() != "too_many_streams" {
		t.Errorf("a third: %s", r.code())
	}
}

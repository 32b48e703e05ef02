package api_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
)

// counted reads statistics that are not older than the call.
func (s *site) counted() api.Statistics {
	s.t.Helper()
	time.Sleep(3100 * time.Millisecond)
	var got api.Statistics
	s.get("/api/v1/statistics", &got)
	return got
}

func total(days []api.Day) (sum api.Day) {
	for _, d := range days {
		sum.Asked, sum.Refused, sum.Documents, sum.Votes = sum.Asked+d.Asked, sum.Refused+d.Refused, sum.Documents+d.Documents, sum.Votes+d.Votes
	}
	return sum
}

func TestStatistics(t *testing.T) {
	s := newSite(t)
	var got api.Statistics
	s.get("/api/v1/statistics", &got)
	if (got.Holdings != api.Holdings{Members: 3}) || len(got.Days) != 0 {
		t.Errorf("at first: %+v", got)
	}
	files := map[string]string{"a.md": "# Walrus\n\nThe walrus sings at noon.\n", "b.md": "# Seal\n\nThe seal sleeps at noon.\n", "x.bin": "\x00\x01"}
	d := s.imported(files)
	c := s.browser()
	ask := func(question string) (a answer.Answer) {
		t.Helper()
		s.call(c, "POST", askPath, api.Question{Question: question}, header("Accept", "application/json")).into(t, &a)
		return a
	}
	if a := ask("When does the walrus sing?"); a.Refused {
		t.Fatalf("%+v", a)
	}
	refused := ask("Who invented the bicycle saddle of Peru?")
	if !refused.Refused {
		t.Fatalf("%+v", refused)
	}
	// A question that was not answered does not count.
	s.call(c, "POST", askPath, api.Question{Question: " "})
	got = s.counted()
	bytes := int64(0)
	for _, text := range files {
		bytes += int64(len(text))
	}
	if h := got.Holdings; h.Datasets != 1 || h.Documents != 2 || h.Chunks < 2 || h.Bytes != bytes || h.Contributors != 1 || h.Members != 3 {
		t.Errorf("%+v", h)
	}
	want := api.Day{Asked: 2, Refused: 1, Documents: 2, Votes: 1}
	if total(got.Days) != want {
		t.Errorf("%+v", got.Days)
	}
	for _, d := range got.Days {
		if _, err := time.Parse(time.DateOnly, d.Day); err != nil {
			t.Error(err)
		}
	}
	// The use stays when what was used is deleted; the holdings go with it.
	if r := s.call(c, "DELETE", "/api/v1/conversations/"+refused.Conversation, nil); r.StatusCode != http.StatusNoContent {
		t.Errorf("%d %s", r.StatusCode, r.body)
	}
	s.pass("Revoke", s.dao.Revoke(d.ID(), "a test"))
	s.settle()
	got = s.counted()
	want.Votes = 2
	if (got.Holdings != api.Holdings{Members: 3}) || total(got.Days) != want {
		t.Errorf("after the purge: %+v", got)
	}
}

// TestStatisticsCountWhatQuestionsSee: a dataset that the operator keeps out is not held.
func TestStatisticsCountWhatQuestionsSee(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	path := "/api/v1/datasets/" + d.ID().String() + "/suspension"
	if r := s.call(s.browser(), "POST", path, api.Suspend{Reason: "a test"}, bearer(s.token)); r.StatusCode != 200 {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	var got api.Statistics
	if s.get("/api/v1/statistics", &got); got.Holdings.Datasets != 0 || got.Holdings.Chunks != 0 {
		t.Errorf("suspended: %+v", got.Holdings)
	}
	before := total(got.Days).Documents
	if r := s.call(s.browser(), "DELETE", path, nil, bearer(s.token)); r.StatusCode != 204 {
		t.Fatalf("%d %s", r.StatusCode, r.body)
	}
	s.settle()
	if got = s.counted(); got.Holdings.Datasets != 1 || total(got.Days).Documents != before {
		t.Errorf("resumed, which is no new import: %+v", got)
	}
}

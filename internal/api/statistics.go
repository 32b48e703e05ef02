package api

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"
)

// Statistics are what the knowledge base holds and how it is used.
type Statistics struct {
	Holdings Holdings `json:"holdings"`
	Days     []Day    `json:"days" doc:"The last 90 days, only those with something, the oldest first"`
}

// Holdings count what questions can see now.
type Holdings struct {
	Datasets     int64 `json:"datasets"`
	Documents    int64 `json:"documents"`
	Chunks       int64 `json:"chunks"`
	Bytes        int64 `json:"bytes" doc:"Of all files, documents or not"`
	Contributors int64 `json:"contributors"`
	Members      int64 `json:"members" doc:"Addresses that hold tokens or votes"`
}

// Day is what happened on one day (UTC). Votes are counted by the chain's time, the rest by
// the server's.
type Day struct {
	Day       string `json:"day" format:"date"`
	Asked     int64  `json:"asked" doc:"Questions answered, refused ones included"`
	Refused   int64  `json:"refused" doc:"Questions that nothing in the knowledge base answers"`
	Documents int64  `json:"imported_documents" doc:"Imported for the first time, whether they are still held or not"`
	Votes     int64  `json:"votes"`
}

type statisticsOutput struct{ Body Statistics }

const (
	statisticsDays = 90
	statisticsAge  = 3 * time.Second // for which they are not counted anew
)

// tallies keeps the last statistics, so that a crowd on the start page costs one count.
type tallies struct {
	mu   sync.Mutex
	at   time.Time
	last Statistics
}

func (s *Server) statistics(ctx context.Context, _ *struct{}) (*statisticsOutput, error) {
	s.tallies.mu.Lock()
	defer s.tallies.mu.Unlock()
	if now := time.Now(); s.tallies.at.IsZero() || now.Sub(s.tallies.at) > statisticsAge {
		counted, err := s.tally(ctx, now)
		if err != nil {
			return nil, err
		}
		s.tallies.at, s.tallies.last = time.Now(), counted
	}
	return &statisticsOutput{s.tallies.last}, nil
}

func (s *Server) tally(ctx context.Context, now time.Time) (Statistics, error) {
	var out Statistics
	held, err := s.parts.Ingest.Holdings(ctx)
	if err != nil {
		return out, err
	}
	_, members, err := s.model().Members(ctx, 0, 1)
	if err != nil {
		return out, err
	}
	out.Holdings = Holdings{held.Datasets, held.Documents, held.Chunks, held.Bytes, held.Contributors, int64(members)}
	since := now.UTC().Truncate(24*time.Hour).AddDate(0, 0, 1-statisticsDays)
	used, err := s.parts.Usage.Days(ctx, since)
	if err != nil {
		return out, err
	}
	votes, err := s.model().VoteDays(ctx, since)
	if err != nil {
		return out, err
	}
	days := map[string]Day{}
	for _, u := range used {
		name := u.Day.Format(time.DateOnly)
		days[name] = Day{Day: name, Asked: u.Asked, Refused: u.Refused, Documents: u.Documents}
	}
	for at, n := range votes {
		name := at.Format(time.DateOnly)
		d := days[name]
		d.Day, d.Votes = name, n
		days[name] = d
	}
	out.Days = make([]Day, 0, len(days))
	for _, d := range days {
		out.Days = append(out.Days, d)
	}
	slices.SortFunc(out.Days, func(a, b Day) int { return strings.Compare(a.Day, b.Day) })
	return out, nil
}

package ingest

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/registry"
)

// Statement names what the index holds and what that follows from.
type Statement struct {
	Block    registry.Block `json:"block"`    // the final block that was last compared with
	Requests common.Hash    `json:"requests"` // hash of the log of requests
	Settings common.Hash    `json:"settings"` // hash of the settings
	Digest   common.Hash    `json:"digest"`   // of the index's content

	// Settled: the index holds exactly what the law wants. Otherwise the lists below say
	// what is missing or too much.
	Settled   bool         `json:"settled"`
	Pending   int          `json:"pending"` // datasets with an import or purge to do
	Failed    []dataset.ID `json:"failed"`  // given up, though the law wants them
	Suspended []Suspension `json:"suspended"`
}

// Statement is the index statement.
func (s *Service) Statement(ctx context.Context) (Statement, error) {
	st := Statement{Settings: s.settings, Suspended: s.Suspensions(), Failed: []dataset.ID{}}
	requests, err := requestsHash(ctx, s.db.Read())
	if err != nil {
		return st, fmt.Errorf("statement: %w", err)
	}
	digest, err := s.cfg.Index.Digest(ctx)
	if err != nil {
		return st, fmt.Errorf("statement: %w", err)
	}
	st.Requests, st.Digest = requests, digest
	s.mu.Lock()
	st.Block = s.head
	for id, e := range s.entries {
		switch {
		case e.pending:
			st.Pending++
		case e.failed:
			st.Failed = append(st.Failed, id)
		}
	}
	st.Pending += s.unjudged()
	s.mu.Unlock()
	sortIDs(st.Failed)
	st.Settled = st.Pending == 0 && len(st.Failed) == 0 && len(st.Suspended) == 0
	return st, nil
}

// unjudged counts what waits for a judgement. It is called with mu held.
func (s *Service) unjudged() int {
	n := len(s.touched)
	if s.all || s.judging {
		n++
	}
	return n
}

// Settle waits until nothing is to be done that was known when it was called: no
// dataset waits for a judgement, an import, a retry or a purge. Failed imports and
// suspended datasets do not keep it waiting.
func (s *Service) Settle(ctx context.Context) error {
	s.touchAll()
	for {
		s.mu.Lock()
		changed, busy := s.changed, s.unjudged() > 0
		for _, e := range s.entries {
			busy = busy || e.pending
		}
		s.mu.Unlock()
		if !busy {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

package ingest

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
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
	var err error
	if st.Requests, err = s.hashes.requestsHash(ctx, s.db.Read()); err != nil {
		return st, fmt.Errorf("statement: %w", err)
	}
	if st.Digest, err = s.hashes.digest(ctx, s.cfg.Index); err != nil {
		return st, fmt.Errorf("statement: %w", err)
	}
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

// hashes remembers what is dear to compute until it may have changed. The zero value is
// ready.
type hashes struct {
	mu        sync.Mutex
	lines     int64 // of the log, that requests is for
	requests  common.Hash
	index     common.Hash
	indexedAt int64        // value of published that index is for; 0: none
	published atomic.Int64 // counts changes of the index
}

func (h *hashes) requestsHash(ctx context.Context, db *sql.DB) (common.Hash, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var lines int64
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM import_request").Scan(&lines); err != nil {
		return common.Hash{}, err
	}
	if lines != h.lines || h.requests == (common.Hash{}) {
		sum, err := requestsHash(ctx, db)
		if err != nil {
			return common.Hash{}, err
		}
		h.lines, h.requests = lines, sum
	}
	return h.requests, nil
}

func (h *hashes) digest(ctx context.Context, x index.Index) (common.Hash, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.published.Load() + 1
	if h.indexedAt != now {
		sum, err := x.Digest(ctx)
		if err != nil {
			return common.Hash{}, err
		}
		h.index, h.indexedAt = sum, now
	}
	return h.index, nil
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

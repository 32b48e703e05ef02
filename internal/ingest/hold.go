package ingest

import (
	"context"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/registry"
)

// Hold keeps every import and purge away from a dataset until release is called, after
// waiting for the one that runs. Work that is due meanwhile waits. Hold it briefly.
func (s *Service) Hold(ctx context.Context, id dataset.ID) (release func(), err error) {
	r := &run{id: id, do: nothing}
	r.ctx, r.cancel = context.WithCancelCause(ctx)
	for {
		s.mu.Lock()
		if s.runs[id] == nil {
			s.runs[id] = r
			s.mu.Unlock()
			return func() {
				r.cancel(nil)
				s.mu.Lock()
				s.leave(r)
				missed := r.missed
				s.mu.Unlock()
				if missed {
					s.touch(id)
				}
			}, nil
		}
		changed := s.ended
		s.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			r.cancel(nil)
			return nil, ctx.Err()
		}
	}
}

// Turn counts the imports and purges that ended. What happened between two turns is
// asked by Since.
func (s *Service) Turn() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.turn
}

// Since lists the datasets of which an import or purge ended after a turn, or runs now.
func (s *Service) Since(turn uint64) []dataset.ID {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []dataset.ID
	for id, e := range s.entries {
		if r := s.runs[id]; e.turn > turn || r != nil && r.do != nothing {
			list = append(list, id)
		}
	}
	sortIDs(list)
	return list
}

// Busy tells whether something is to be done about a dataset, or is being done.
func (s *Service) Busy(id dataset.ID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entries[id]
	_, touched := s.touched[id]
	r := s.runs[id]
	return touched || r != nil && r.do != nothing || e != nil && e.pending
}

// Judged is the final block at which every dataset was last judged; false while a
// judgement is due or under way.
func (s *Service) Judged() (registry.Block, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.head, s.unjudged() == 0
}

package ingest

import (
	"context"

	"github.com/witan-project/witan/internal/dataset"
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

// Verdict is what the reconciler last found about a dataset. It waits until a judgement
// that is due has been made, or until ctx ends.
func (s *Service) Verdict(ctx context.Context, id dataset.ID) (Verdict, error) {
	for {
		s.mu.Lock()
		_, due := s.touched[id]
		changed := s.changed
		v := Verdict{}
		if e := s.entries[id]; e != nil {
			v.Wanted, v.Busy = e.wanted, e.pending
		}
		if r := s.runs[id]; r != nil && r.do != nothing {
			v.Busy = true
		}
		s.mu.Unlock()
		if !due {
			return v, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return v, ctx.Err()
		}
	}
}

// Verdict is the reconciler's view of a dataset.
type Verdict struct {
	Wanted bool // the law wants it held, at the block that was last judged
	Busy   bool // an import or purge is to be done, or is being done
}

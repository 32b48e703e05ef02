package ingest

import (
	"context"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
)

// judgeAll compares everything with everything.
func (s *Service) judgeAll(ctx context.Context) error {
	// What runs or ends meanwhile is judged on its own afterwards.
	s.mu.Lock()
	started := s.turn
	s.mu.Unlock()

	// Requests first: the contracts' state read after them is at least as new as the one
	// that each was admitted by.
	all, err := requestedRows(ctx, s.db.Read(), nil)
	if err != nil {
		return err
	}
	at, err := s.chartAll(ctx)
	if err != nil {
		return err
	}
	indexed, err := s.cfg.Index.Datasets(ctx)
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	stored, err := s.cfg.Blobs.List(ctx)
	if err != nil {
		return fmt.Errorf("blobs: %w", err)
	}
	behind := s.behind(ctx)
	held := map[dataset.ID]*entry{}
	of := func(id dataset.ID) *entry {
		e := held[id]
		if e == nil {
			e = &entry{}
			held[id] = e
		}
		return e
	}
	for _, id := range indexed {
		of(id).indexed = true
	}
	for _, b := range stored {
		of(b.Dataset).stored = true
	}
	for id := range all {
		of(id)
	}
	for id, now := range held {
		s.mu.Lock()
		e := s.entry(id)
		busy := s.runs[id] != nil || e.turn > started
		if !busy {
			e.indexed, e.stored = now.indexed, now.stored
		}
		v := s.verdict(id, at.final.of(id), at.latest.of(id), behind, all[id])
		s.mu.Unlock()
		if busy {
			s.touch(id)
			continue
		}
		if err := s.apply(ctx, id, v); err != nil {
			return err
		}
	}
	s.mu.Lock()
	s.head = at.final.block
	s.mu.Unlock()
	return nil
}

// judgeOne compares one dataset.
func (s *Service) judgeOne(ctx context.Context, id dataset.ID) error {
	v, err := s.look(ctx, id)
	if err != nil {
		return err
	}
	return s.apply(ctx, id, v)
}

// look judges a dataset by what chain, requests, index and blobs say now.
func (s *Service) look(ctx context.Context, id dataset.ID) (verdict, error) {
	all, err := requestedRows(ctx, s.db.Read(), &id)
	if err != nil {
		return verdict{}, err
	}
	final, latest, err := s.standings(ctx, id)
	if err != nil {
		return verdict{}, err
	}
	behind := s.behind(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.verdict(id, final, latest, behind, all[id]), nil
}

// verdict judges. It is called with mu held and takes effect at once on what questions
// see and on work that is not wanted any more.
func (s *Service) verdict(id dataset.ID, final, latest standing, behind bool, imports []row) verdict {
	e := s.entry(id)
	_, suspended := s.suspended[id]
	v := judge(facts{final: final, latest: latest, behind: behind, imports: imports, suspended: suspended,
		indexed: e.indexed, stored: e.stored, settings: s.settings})
	e.wanted, e.hidden = v.wanted, v.hidden
	if v.current != nil {
		e.round = v.current.round
	}
	r := s.runs[id]
	e.pending = v.do != nothing || v.unsure || r != nil && r.do != nothing
	e.failed = v.do == nothing && v.state == Failed && !v.reason.Refusal()
	s.show(id)
	if r != nil && r.do == importIt && (!v.wanted || r.round != 0 && r.round != e.round) {
		r.cancel(errUnwanted)
	}
	return v
}

// apply does what a verdict asks for and costs nothing: it writes states, and puts the
// dataset in the line for a worker.
func (s *Service) apply(ctx context.Context, id dataset.ID, v verdict) error {
	s.mu.Lock()
	e := s.entry(id)
	r := s.runs[id]
	if r != nil {
		r.missed = true // its end touches the dataset again
	}
	flipped := v.current != nil && e.shownHidden != v.hidden
	e.shownHidden = v.hidden
	s.mu.Unlock()
	if r == nil {
		for _, c := range v.marks {
			if err := s.write(ctx, &c.from, c.state, c.reason); err != nil {
				return err
			}
		}
		switch v.do {
		case mark:
			s.touch(id)
		case importIt, purgeIt:
			s.queueUp(id, v.do)
		}
	}
	if flipped {
		s.observe(ctx, v.current.importID())
	}
	return nil
}

// entry is called with mu held.
func (s *Service) entry(id dataset.ID) *entry {
	e := s.entries[id]
	if e == nil {
		e = &entry{}
		s.entries[id] = e
	}
	return e
}

// show makes a dataset visible to questions, or not. It is called with mu held, so that
// no judgement and no publication can overtake another.
func (s *Service) show(id dataset.ID) {
	if e := s.entry(id); e.wanted && !e.hidden && e.indexed && e.stored {
		s.visible.Store(id, struct{}{})
	} else {
		s.visible.Delete(id)
	}
}

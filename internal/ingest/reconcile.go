package ingest

import (
	"context"
	"errors"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/registry"
)

// loop judges what was touched, everything when the chain moved or the timer ticks, and
// keeps the job queue filled, until ctx ends.
func (s *Service) loop(ctx context.Context) {
	tick := time.NewTicker(s.cfg.Every)
	defer tick.Stop()
	changed := s.cfg.Registry.Changed()
	s.touchAll()
	for pause := time.Duration(0); ; {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
		pause = 0
		select {
		case <-ctx.Done():
			return
		case <-changed:
			changed = s.cfg.Registry.Changed() // before looking, so that no change is missed
			s.touchAll()
			continue
		case <-tick.C:
			s.touchAll()
			continue
		case <-s.wake:
		}
		if _, err := s.cfg.Registry.Head(ctx, registry.Latest); errors.Is(err, registry.ErrNotFollowed) {
			continue // the first followed block will wake the loop, and everything is judged then
		}
		start := time.Now()
		err := s.reconcile(ctx)
		// Judging may take at most a part of the time, however often it is asked for.
		pause = time.Since(start) / 2
		if err != nil && ctx.Err() == nil {
			pause = s.trouble(err)
		}
	}
}

// trouble logs a failure of the loop, and says how long to wait before the next try.
func (s *Service) trouble(err error) time.Duration {
	s.log.Error("reconcile", "error", err)
	s.touchAll()
	return time.Second
}

// reconcile is one turn of the loop.
func (s *Service) reconcile(ctx context.Context) error {
	s.mu.Lock()
	all := s.all
	s.all, s.judging = false, true
	if all {
		clear(s.touched) // judged with the rest
	}
	s.mu.Unlock()
	defer s.announce()
	if all {
		if err := s.judgeAll(ctx); err != nil {
			return err
		}
		if err := s.unstick(ctx); err != nil {
			return err
		}
	}
	for {
		id, ok := s.nextTouched()
		if !ok {
			break
		}
		if err := s.judgeOne(ctx, id); err != nil {
			return err
		}
	}
	return s.fill(ctx)
}

func (s *Service) nextTouched() (dataset.ID, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id := range s.touched {
		delete(s.touched, id)
		return id, true
	}
	return dataset.ID{}, false
}

// touch asks for a judgement of one dataset, soon.
func (s *Service) touch(id dataset.ID) {
	s.mu.Lock()
	s.touched[id] = struct{}{}
	s.mu.Unlock()
	s.signal()
}

func (s *Service) touchAll() {
	s.mu.Lock()
	s.all = true
	s.mu.Unlock()
	s.signal()
}

func (s *Service) signal() {
	select {
	case s.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// announce ends a turn and wakes those who wait for one (Settle).
func (s *Service) announce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.judging = false
	close(s.changed)
	s.changed = make(chan struct{})
}

// admittedNew tells of a new import and puts it in line. The follower's next round finds
// one that waits for finality.
func (s *Service) admittedNew(ctx context.Context, i Import) {
	id := i.ID.Dataset
	s.mu.Lock()
	_, known := s.entries[id]
	if !known { // nothing else can have told of it yet
		e := s.entry(id)
		e.round, e.pending = i.ID.Round, i.State == Requested
	}
	s.mu.Unlock()
	switch {
	case known:
		s.observe(ctx, i.ID)
		s.touch(id)
		return
	case s.cfg.Observe != nil:
		s.observing.Lock()
		s.cfg.Observe(Event{i})
		s.observing.Unlock()
	}
	if i.State == Requested {
		s.queueUp(id, importIt)
	}
}

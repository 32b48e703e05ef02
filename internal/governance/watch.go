package governance

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
)

// Pulse is what may change of a proposal while people look at it.
type Pulse struct {
	ID     string // uint256, decimal
	Number int
	State  State
	Final  bool // the final block says the same

	voters        int
	deadline, eta uint64
	quorum        string
}

// settled proposals never change again.
func (p Pulse) settled() bool {
	return p.Final && (p.State == Executed || p.State == Canceled || p.State == Defeated)
}

// Watch notices what becomes of proposals: that one appears, that its state changes, by an
// event or by the clock, that a vote comes in. It reads only what is not settled.
type Watch struct {
	model *Model

	mu   sync.Mutex
	seen map[int]Pulse // by number; nil before the first look
	last int           // numbers up to here are seen or settled
}

// NewWatch watches from the first Look on.
func NewWatch(m *Model) *Watch { return &Watch{model: m} }

// Look gives the proposals that changed since the last Look, by number; the first gives
// none. A proposal that a reorganisation took away is not told of.
func (w *Watch) Look(ctx context.Context) ([]Pulse, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	open := make([]int, 0, len(w.seen))
	for n := range w.seen {
		open = append(open, n)
	}
	now, err := w.model.pulses(ctx, w.last, open)
	if err != nil {
		return nil, err
	}
	first := w.seen == nil
	if first {
		w.seen = map[int]Pulse{}
	}
	var changed []Pulse
	there := make(map[int]bool, len(now))
	for _, p := range now {
		there[p.Number] = true
		w.last = max(w.last, p.Number)
		if before, known := w.seen[p.Number]; !first && (!known || before != p) {
			changed = append(changed, p)
		}
		if p.settled() {
			delete(w.seen, p.Number)
		} else {
			w.seen[p.Number] = p
		}
	}
	for _, n := range open {
		if !there[n] { // its number will be given to another
			delete(w.seen, n)
			w.last = min(w.last, n-1)
		}
	}
	return changed, nil
}

// pulses reads the proposals with a number above after, and those of open.
func (m *Model) pulses(ctx context.Context, after int, open []int) ([]Pulse, error) {
	numbers, err := json.Marshal(open)
	if err != nil {
		return nil, err
	}
	var out []Pulse
	err = m.look(ctx, func(v *view) error {
		list, err := v.query(`WHERE p.number > ?1 OR p.number IN (SELECT value FROM json_each(?2)) ORDER BY p.number`, after, string(numbers))
		if err != nil {
			return err
		}
		for i := range list {
			p := &list[i]
			if err := v.judge(p); err != nil {
				return err
			}
			if p.Final, err = v.sameWhenFinal(p); err != nil {
				return err
			}
			one := Pulse{ID: p.IDText, Number: p.Number, State: p.State, Final: p.Final,
				voters: p.Tally.Voters, deadline: p.Deadline, eta: p.ETA}
			if p.Quorum != nil {
				one.quorum = p.Quorum.String()
			}
			out = append(out, one)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("proposals: %w", err)
	}
	return out, nil
}

package ethereum

import "time"

// SetClock gives n another clock.
func (n *Names) SetClock(now func() time.Time) { n.now = now }

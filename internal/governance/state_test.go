package governance

import (
	"math/big"
	"testing"
)

func TestCourse(t *testing.T) {
	votes := func(n int64) Amount { return NewAmount(big.NewInt(n), 0) }
	open := course{snapshot: 10, deadline: 20, quorum: big.NewInt(5), tally: Tally{For: votes(4), Against: votes(3), Abstain: votes(1)}}
	with := func(change func(*course)) course { c := open; change(&c); return c }
	for _, test := range []struct {
		name string
		c    course
		now  uint64
		want State
	}{
		{"before", open, 9, Pending},
		{"at the snapshot", open, 10, Pending},
		{"after the snapshot", open, 11, Active},
		{"at the deadline", open, 20, Active},
		{"For wins, Abstain makes the quorum", open, 21, Succeeded},
		{"tie", with(func(c *course) { c.tally.Against = votes(4) }), 21, Defeated},
		{"one below quorum", with(func(c *course) { c.quorum = big.NewInt(6) }), 21, Defeated},
		{"quorum not read yet", with(func(c *course) { c.quorum = nil }), 21, Active},
		{"quorum of zero without votes", with(func(c *course) { c.quorum, c.tally = new(big.Int), Tally{} }), 21, Defeated},
		{"queued", with(func(c *course) { c.eta = 30 }), 21, Queued},
		{"executed", with(func(c *course) { c.executed, c.eta = true, 30 }), 40, Executed},
		{"canceled while pending", with(func(c *course) { c.canceled = true }), 5, Canceled},
	} {
		if got := test.c.state(test.now); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

package governance

import "math/big"

// State is where a proposal stands.
type State string

// The states of a proposal, named as OpenZeppelin's Governor names them.
const (
	Pending   State = "pending"   // proposed, voting has not begun
	Active    State = "active"    // members vote
	Succeeded State = "succeeded" // anyone may queue it
	Defeated  State = "defeated"
	Queued    State = "queued" // in the timelock; after its time anyone may execute it
	Executed  State = "executed"
	Canceled  State = "canceled"
)

// course is what a proposal's state follows from, as of some block.
type course struct {
	snapshot, deadline uint64 // on the token's clock; deadline with its extension
	eta                uint64 // unix seconds; 0: not queued
	executed, canceled bool
	quorum             *big.Int // at the snapshot; nil: not known yet
	tally              Tally
}

// Tally is the sum of the votes so far.
type Tally struct {
	For     Amount `json:"for"`
	Against Amount `json:"against"`
	Abstain Amount `json:"abstain"`
	Voters  int    `json:"voters"`
}

// quorumReached follows GovernorCountingSimple: For and Abstain count.
func (c course) quorumReached() bool {
	if c.quorum == nil {
		return false
	}
	sum := c.tally.For.Units()
	return sum.Add(sum, c.tally.Abstain.Units()).Cmp(c.quorum) >= 0
}

// majority follows GovernorCountingSimple: a tie fails.
func (c course) majority() bool { return c.tally.For.Units().Cmp(c.tally.Against.Units()) > 0 }

// state is Governor.state() at a point of the token's clock.
func (c course) state(now uint64) State {
	switch {
	case c.executed:
		return Executed
	case c.canceled:
		return Canceled
	case now <= c.snapshot:
		return Pending
	case now <= c.deadline, c.quorum == nil:
		// The quorum is read as soon as a block after the snapshot was followed to the
		// head of the chain; until then nobody can say how the vote ends.
		return Active
	case !c.quorumReached() || !c.majority():
		return Defeated
	case c.eta == 0:
		return Succeeded
	}
	return Queued
}

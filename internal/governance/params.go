package governance

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Params is what a DAO chooses at deployment. All but the guardian and the token's
// transferability can be changed by vote later. Durations are whole seconds.
type Params struct {
	// Name of the DAO, part of the EIP-712 domain of votes by signature.
	Name string
	// Members get the first votes of a new token. Empty with Token.
	Members []Member
	// TokenName and TokenSymbol name the new token; Transferable lets memberships be
	// sold and given away.
	TokenName, TokenSymbol string
	Transferable           bool
	// Token is the DAO's own IVotes token; zero deploys a new one.
	Token common.Address
	// BlockTime is how long a block takes, needed for a Token that counts time in
	// blocks: the governor then counts in blocks too.
	BlockTime time.Duration

	VotingDelay   time.Duration // from proposal to the start of voting and the snapshot of votes
	VotingPeriod  time.Duration
	LateExtension time.Duration // voting lasts at least this long after quorum was reached
	TimelockDelay time.Duration // from queueing to execution
	// Threshold is how many votes a proposer needs, in tokens, an absolute number from
	// then on. Empty: 0.1 % of the supply minted here, rounded up to whole units.
	Threshold     string
	QuorumPercent uint64 // of the supply, counted from For and Abstain

	// Guardian may cancel proposals before GuardianUntil; zero for nobody.
	Guardian      common.Address
	GuardianUntil time.Time
}

const day = 24 * time.Hour

// Development is for the development chain: a vote takes about a minute.
func Development() Params {
	p := Production()
	p.VotingDelay, p.VotingPeriod, p.LateExtension = time.Second, time.Minute, 10*time.Second
	p.TimelockDelay, p.Threshold = 5*time.Second, "0"
	return p
}

// Production is for every other chain.
func Production() Params {
	return Params{
		Name: "Witan", TokenName: "Witan membership", TokenSymbol: "WITAN",
		VotingDelay: day, VotingPeriod: 5 * day, LateExtension: day, TimelockDelay: 2 * day,
		QuorumPercent: 4,
	}
}

// thresholdShare of the minted supply is the default proposal threshold: 0.1 %.
const thresholdShare = 1000

// ErrParams: the parameters contradict each other or are unsafe; the text says which.
var ErrParams = errors.New("deployment parameters")

func refuse(format string, a ...any) error {
	return fmt.Errorf("%w: %s", ErrParams, fmt.Sprintf(format, a...))
}

// check judges what can be judged without the chain, except for its id and its clock's
// time: now is the timestamp of its latest block.
func (p Params) check(dev bool, now time.Time) error {
	own := p.Token != (common.Address{})
	switch {
	case own && len(p.Members) > 0:
		return refuse("members are minted by a new token: give either a list of members or a token")
	case !own && len(p.Members) == 0:
		return refuse("without members nobody could ever vote: give a list of members, or the address of your token")
	case own && p.Threshold == "":
		return refuse("with your own token the proposal threshold has no default: give it in tokens")
	case p.Name == "":
		return refuse("the DAO needs a name")
	case !own && (p.TokenName == "" || p.TokenSymbol == ""):
		return refuse("the token needs a name and a symbol")
	case p.QuorumPercent > 100:
		return refuse("a quorum of %d %% cannot be reached: at most 100", p.QuorumPercent)
	}
	if err := p.checkTimes(dev); err != nil {
		return err
	}
	none := p.Guardian == (common.Address{}) && p.GuardianUntil.IsZero()
	switch {
	case none:
	case p.Guardian == (common.Address{}):
		return refuse("a guardian's date without a guardian")
	case p.GuardianUntil.IsZero():
		return refuse("a guardian needs a date at which the right to cancel ends")
	case !p.GuardianUntil.After(now):
		return refuse("the guardian's date %s is not after the chain's latest block (%s)",
			p.GuardianUntil.UTC().Format(time.RFC3339), now.UTC().Format(time.RFC3339))
	}
	return nil
}

func (p Params) checkTimes(dev bool) error {
	for _, d := range []struct {
		name string
		d    time.Duration
		most int64 // seconds that the contract can hold
	}{
		{"voting delay", p.VotingDelay, 1<<48 - 1}, {"voting period", p.VotingPeriod, math.MaxUint32},
		{"late extension", p.LateExtension, 1<<48 - 1}, {"timelock", p.TimelockDelay, math.MaxUint32},
	} {
		if d.d < 0 || d.d%time.Second != 0 || int64(d.d/time.Second) > d.most {
			return refuse("the %s of %s must be whole seconds, from 0 to %d", d.name, d.d, d.most)
		}
	}
	switch {
	case p.VotingPeriod == 0:
		return refuse("a voting period of zero would let nobody vote")
	case p.TimelockDelay == 0 && !dev:
		return refuse("a timelock of zero is for the development chain only: members could not react to a decision")
	case p.LateExtension > p.VotingPeriod:
		return refuse("the late extension of %s is longer than the voting period of %s", p.LateExtension, p.VotingPeriod)
	}
	return nil
}

// supply is what the list of members mints, in units.
func (p Params) supply() *big.Int {
	sum := new(big.Int)
	for _, m := range p.Members {
		sum.Add(sum, m.Votes)
	}
	return sum
}

// threshold is the proposal threshold in units of the token.
func (p Params) threshold(decimals uint8) (*big.Int, error) {
	if p.Threshold == "" {
		sum := p.supply()
		sum.Add(sum, big.NewInt(thresholdShare-1))
		return sum.Div(sum, big.NewInt(thresholdShare)), nil
	}
	units, err := ParseTokens(p.Threshold, decimals)
	if err != nil {
		return nil, refuse("proposal threshold: %v", err)
	}
	if supply := p.supply(); len(p.Members) > 0 && units.Cmp(supply) > 0 {
		return nil, refuse("a proposal threshold of %s tokens is more than the %s that are minted: nobody could propose",
			p.Threshold, FormatTokens(supply, decimals))
	}
	return units, nil
}

// ticks converts a duration to the clock's unit, rounded up.
func (p Params) ticks(d time.Duration, clock Clock) (*big.Int, error) {
	if clock == ByTimestamp {
		return big.NewInt(int64(d / time.Second)), nil
	}
	if p.BlockTime <= 0 {
		return nil, refuse("the token counts time in blocks: say how long a block takes on this chain")
	}
	return big.NewInt(int64((d + p.BlockTime - 1) / p.BlockTime)), nil
}

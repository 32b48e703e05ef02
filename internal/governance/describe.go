package governance

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Line is one parameter as it is shown before anything is sent.
type Line struct {
	Name    string `json:"name"`
	Value   string `json:"value"`
	Meaning string `json:"meaning"`
}

// Describe tells every parameter with its meaning, amounts in tokens.
func (p *Plan) Describe() []Line {
	q := p.Params
	lines := []Line{
		{"chain", p.chainID.String(), "The chain that the contracts are deployed to."},
		{"deployer", p.from.Hex(), "Pays for the transactions; has no right over the contracts, at no block."},
		{"name", q.Name, "Name of the DAO; wallets show it when members vote by signature."},
	}
	if p.own() {
		lines = append(lines, Line{"token", q.Token.Hex(),
			fmt.Sprintf("Your own token (%s) gives the votes; it is not changed.", orUnnamed(p.token.Symbol))})
	} else {
		lines = append(lines,
			Line{"token", q.TokenName + " (" + q.TokenSymbol + ")", "A new token; each member votes with its balance until it delegates."},
			Line{"members", strconv.Itoa(len(q.Members)), "How many accounts get votes now. Later ones are minted by vote."},
			Line{"supply", FormatTokens(q.supply(), Decimals) + " tokens", "All votes that are minted now."},
			Line{"transferable", yesNo(q.Transferable), "Whether memberships can be sold and given away. Cannot be changed later."})
	}
	lines = append(lines,
		Line{"voting delay", p.clock(q.VotingDelay), "From a proposal to the start of voting. Votes count as they are held at that moment."},
		Line{"voting period", p.clock(q.VotingPeriod), "How long voting lasts."},
		Line{"late extension", p.clock(q.LateExtension), "Voting lasts at least this long after quorum was reached, so that a late vote can be answered."},
		Line{"timelock", span(q.TimelockDelay), "From a decision being queued to its execution: the time to react to it."},
		Line{"threshold", FormatTokens(p.threshold, p.token.Decimals) + " tokens", "Votes that a proposer needs" + p.thresholdOrigin() + "."},
		Line{"quorum", fmt.Sprintf("%d %%", q.QuorumPercent), "Part of the supply that must vote For or Abstain for a decision to count."})
	if q.Guardian == (common.Address{}) {
		return append(lines, Line{"guardian", "none", "Nobody can cancel what members decide."})
	}
	return append(lines, Line{"guardian", q.Guardian.Hex() + " until " + q.GuardianUntil.UTC().Format(time.RFC3339),
		"May cancel proposals until that time, and nothing else. The time cannot be moved."})
}

func (p *Plan) thresholdOrigin() string {
	if p.Params.Threshold == "" {
		return ": 0.1 % of the supply minted now, rounded up; from now on an absolute number"
	}
	return ", an absolute number"
}

// clock shows a duration that the governor counts by the token's clock.
func (p *Plan) clock(d time.Duration) string {
	n, err := p.Params.ticks(d, p.token.Clock)
	if err != nil || p.token.Clock == ByTimestamp {
		return span(d)
	}
	return fmt.Sprintf("%s (%s blocks)", span(d), n)
}

// span writes a duration in the units that people vote in: "5 days", "1 h 30 min".
func span(d time.Duration) string {
	if d == 0 {
		return "none"
	}
	var parts []string
	for _, u := range []struct {
		unit      time.Duration
		one, many string
	}{{day, "day", "days"}, {time.Hour, "h", "h"}, {time.Minute, "min", "min"}, {time.Second, "s", "s"}} {
		if n := d / u.unit; n > 0 {
			name := u.many
			if n == 1 {
				name = u.one
			}
			parts = append(parts, fmt.Sprintf("%d %s", n, name))
			d -= n * u.unit
		}
	}
	return strings.Join(parts, " ")
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func orUnnamed(symbol string) string {
	if symbol == "" {
		return "without a symbol"
	}
	return symbol
}

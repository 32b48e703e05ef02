package governance

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Vote is one vote that was cast.
type Vote struct {
	Proposal *big.Int       `json:"-"`
	IDText   string         `json:"proposal" doc:"uint256, decimal"`
	Number   int            `json:"number" doc:"Of the proposal"`
	Title    string         `json:"title" doc:"Of the proposal"`
	Voter    common.Address `json:"voter" format:"address"`
	Support  Support        `json:"support" enum:"against,for,abstain"`
	Weight   Amount         `json:"weight" doc:"Votes, in tokens"`
	Reason   string         `json:"reason,omitempty"`
	Block    uint64         `json:"block"`
	Tx       common.Hash    `json:"tx"`
	Time     uint64         `json:"time" doc:"Unix seconds"`
	Final    bool           `json:"final"`
}

// VotesOf chooses votes: of one proposal, of one voter, or both.
type VotesOf struct {
	Proposal *big.Int
	Voter    *common.Address
	Offset   int
	Limit    int // at most 200; 0: 50
}

// Votes lists votes, the newest first.
func (m *Model) Votes(ctx context.Context, of VotesOf) ([]Vote, error) {
	var out []Vote
	err := m.look(ctx, func(v *view) (err error) {
		out, err = v.votes(of)
		return err
	})
	return out, err
}

func (v *view) votes(of VotesOf) ([]Vote, error) {
	where, args := "WHERE 1", []any{}
	if of.Proposal != nil {
		where += " AND v.proposal = ?"
		args = append(args, proposalKey(of.Proposal))
	}
	if of.Voter != nil {
		where += " AND v.voter = ?"
		args = append(args, of.Voter[:])
	}
	out := []Vote{}
	rows, err := v.tx.QueryContext(v.ctx, fmt.Sprintf(`SELECT v.proposal, p.number, p.description, v.voter, v.support, v.weight, v.reason, v.block, v.tx, b.timestamp
		FROM vote v JOIN chain_block b ON b.number = v.block JOIN proposal p ON p.id = v.proposal %s ORDER BY v.block DESC, v.log DESC LIMIT %d OFFSET %d`,
		where, limit(of.Limit), max(0, of.Offset)), args...)
	err = each(rows, err, func(r *sql.Rows) error {
		var (
			o                   Vote
			proposal, voter, tx []byte
			description, weight string
		)
		if err := r.Scan(&proposal, &o.Number, &description, &voter, &o.Support, &weight, &o.Reason, &o.Block, &tx, &o.Time); err != nil {
			return err
		}
		units, err := number(weight)
		if err != nil {
			return err
		}
		o.Proposal = new(big.Int).SetBytes(proposal)
		o.IDText, o.Title, o.Weight = o.Proposal.String(), Title(description), NewAmount(units, v.token.Decimals)
		o.Voter, o.Tx, o.Final = common.BytesToAddress(voter), common.BytesToHash(tx), o.Block <= v.final.Number
		out = append(out, o)
		return nil
	})
	return out, err
}

// PowerAt is how many votes an account has at a point of the token's clock (a proposal's
// Snapshot), as far as following goes back.
func (m *Model) PowerAt(ctx context.Context, account common.Address, point uint64) (Amount, error) {
	column := "b.timestamp"
	if m.token.Clock == ByNumber {
		column = "b.number"
	}
	var out Amount
	err := m.look(ctx, func(v *view) (err error) {
		out, err = v.amount(`SELECT p.votes FROM member_power p JOIN chain_block b ON b.number = p.block
			WHERE p.account = ? AND `+column+` <= ? ORDER BY p.block DESC, p.log DESC LIMIT 1`, account[:], Clamp64(min(point, math.MaxInt64)))
		return err
	})
	return out, err
}

// amount reads one amount; zero if there is no row.
func (v *view) amount(query string, args ...any) (Amount, error) {
	var text string
	err := v.tx.QueryRowContext(v.ctx, query, args...).Scan(&text)
	if err == sql.ErrNoRows {
		return NewAmount(nil, v.token.Decimals), nil
	}
	if err != nil {
		return Amount{}, err
	}
	units, err := number(text)
	return NewAmount(units, v.token.Decimals), err
}

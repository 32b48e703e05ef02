package governance

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Account is a member as of the latest followed block: who holds tokens, or votes for
// those who do.
type Account struct {
	Address common.Address `json:"address" format:"address"`
	Balance Amount         `json:"balance" doc:"Tokens held"`
	Power   Amount         `json:"power" doc:"Votes that it can cast: its own and those delegated to it"`
	// Delegate is who votes with the balance; the zero address if nobody does.
	Delegate common.Address `json:"delegate" format:"address"`
}

// Delegation is one choice of a delegate.
type Delegation struct {
	To    common.Address `json:"to" format:"address"`
	Block uint64         `json:"block"`
	Tx    common.Hash    `json:"tx"`
	Time  uint64         `json:"time" doc:"Unix seconds"`
	Final bool           `json:"final"`
}

// Holding is a change of a balance.
type Holding struct {
	Balance Amount `json:"balance" doc:"After the change"`
	Block   uint64 `json:"block"`
	Time    uint64 `json:"time" doc:"Unix seconds"`
	Final   bool   `json:"final"`
}

// History is what is known of one account; each list has the newest first and at most 50.
type History struct {
	Account
	Delegators  []Account    `json:"delegators" doc:"Who lets it vote"`
	Delegations []Delegation `json:"delegations"`
	Holdings    []Holding    `json:"holdings"`
	Votes       []Vote       `json:"votes"`
	Proposals   []Summary    `json:"proposals" doc:"Those it made"`
}

// Members lists the accounts that hold tokens or can vote, the most powerful first, and
// how many there are.
func (m *Model) Members(ctx context.Context, offset, count int) (page []Account, total int, err error) {
	err = m.look(ctx, func(v *view) error {
		all, err := v.accounts("")
		if err != nil {
			return err
		}
		total = len(all)
		from := min(max(0, offset), total)
		page = all[from:min(total, from+limit(count))]
		return nil
	})
	return page, total, err
}

// Member tells all about one account. Any address has an answer; one that was never seen
// has zero balance and power.
func (m *Model) Member(ctx context.Context, account common.Address) (History, error) {
	h := History{Delegators: []Account{}, Delegations: []Delegation{}, Holdings: []Holding{}}
	err := m.look(ctx, func(v *view) error {
		found, err := v.accounts("WHERE account = ?1", account[:])
		if err != nil {
			return err
		}
		h.Account = Account{Address: account, Balance: NewAmount(nil, v.token.Decimals), Power: NewAmount(nil, v.token.Decimals)}
		if v.token.SelfDelegating {
			h.Delegate = account
		}
		if len(found) > 0 {
			h.Account = found[0]
		}
		if h.Delegators, err = v.delegators(account); err != nil {
			return err
		}
		if err := v.delegations(&h); err != nil {
			return err
		}
		if err := v.holdings(&h); err != nil {
			return err
		}
		h.Votes, err = v.votes(VotesOf{Voter: &account})
		return err
	})
	if err != nil {
		return h, err
	}
	h.Proposals, err = m.Proposals(ctx, Filter{Proposer: &account})
	return h, err
}

// accounts reads balance, power and delegate of those that where chooses (by its column
// account), without those who have and can nothing.
func (v *view) accounts(where string, args ...any) ([]Account, error) {
	rows, err := v.tx.QueryContext(v.ctx, `WITH chosen AS (
			SELECT account FROM (SELECT account FROM member_balance UNION SELECT account FROM member_power UNION SELECT account FROM member_delegate) `+where+`)
		SELECT c.account,
			(SELECT balance FROM member_balance WHERE account = c.account ORDER BY block DESC, log DESC LIMIT 1),
			(SELECT votes FROM member_power WHERE account = c.account ORDER BY block DESC, log DESC LIMIT 1),
			(SELECT delegate FROM member_delegate WHERE account = c.account ORDER BY block DESC, log DESC LIMIT 1)
		FROM chosen c`, args...)
	out := []Account{}
	err = each(rows, err, func(r *sql.Rows) error {
		var account, delegate []byte
		var balance, power sql.NullString
		if err := r.Scan(&account, &balance, &power, &delegate); err != nil {
			return err
		}
		a := Account{Address: common.BytesToAddress(account)}
		if a.Address == (common.Address{}) {
			return nil // the supply is kept there
		}
		var err error
		if a.Balance, err = v.optionalAmount(balance); err != nil {
			return err
		}
		if a.Power, err = v.optionalAmount(power); err != nil {
			return err
		}
		switch {
		case delegate != nil:
			a.Delegate = common.BytesToAddress(delegate)
		case v.token.SelfDelegating:
			a.Delegate = a.Address
		}
		if a.Balance.Units().Sign() > 0 || a.Power.Units().Sign() > 0 || where != "" {
			out = append(out, a)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Account) int {
		return cmp.Or(b.Power.Units().Cmp(a.Power.Units()), b.Balance.Units().Cmp(a.Balance.Units()), bytes.Compare(a.Address[:], b.Address[:]))
	})
	return out, err
}

func (v *view) optionalAmount(text sql.NullString) (Amount, error) {
	if !text.Valid {
		return NewAmount(nil, v.token.Decimals), nil
	}
	units, err := number(text.String)
	return NewAmount(units, v.token.Decimals), err
}

// delegators are the others whose balance account votes with.
func (v *view) delegators(account common.Address) ([]Account, error) {
	all, err := v.accounts(`WHERE account IN (SELECT d.account FROM member_delegate d WHERE d.delegate = ?1 AND (d.block, d.log) =
		(SELECT block, log FROM member_delegate WHERE account = d.account ORDER BY block DESC, log DESC LIMIT 1)) AND account <> ?1`, account[:])
	if err != nil {
		return nil, err
	}
	return all[:min(len(all), defaultLimit)], nil
}

func (v *view) delegations(h *History) error {
	rows, err := v.tx.QueryContext(v.ctx, fmt.Sprintf(`SELECT d.delegate, d.block, d.tx, b.timestamp FROM member_delegate d JOIN chain_block b ON b.number = d.block
		WHERE d.account = ? ORDER BY d.block DESC, d.log DESC LIMIT %d`, defaultLimit), h.Address[:])
	return each(rows, err, func(r *sql.Rows) error {
		var d Delegation
		var to, tx []byte
		if err := r.Scan(&to, &d.Block, &tx, &d.Time); err != nil {
			return err
		}
		d.To, d.Tx, d.Final = common.BytesToAddress(to), common.BytesToHash(tx), d.Block <= v.final.Number
		h.Delegations = append(h.Delegations, d)
		return nil
	})
}

func (v *view) holdings(h *History) error {
	rows, err := v.tx.QueryContext(v.ctx, fmt.Sprintf(`SELECT m.balance, m.block, b.timestamp FROM member_balance m JOIN chain_block b ON b.number = m.block
		WHERE m.account = ? ORDER BY m.block DESC, m.log DESC LIMIT %d`, defaultLimit), h.Address[:])
	return each(rows, err, func(r *sql.Rows) error {
		var o Holding
		var balance string
		if err := r.Scan(&balance, &o.Block, &o.Time); err != nil {
			return err
		}
		units, err := number(balance)
		o.Balance, o.Final = NewAmount(units, v.token.Decimals), o.Block <= v.final.Number
		h.Holdings = append(h.Holdings, o)
		return err
	})
}

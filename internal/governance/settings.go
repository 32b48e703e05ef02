package governance

import (
	"context"
	"database/sql"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Settings are how the DAO decides, as of the latest followed block. Delay, period and
// extension are on the token's clock: seconds, or blocks.
type Settings struct {
	Token         Token     `json:"token"`
	VotingDelay   uint64    `json:"voting_delay" doc:"From a proposal to the start of voting; in the clock's unit"`
	VotingPeriod  uint64    `json:"voting_period" doc:"In the clock's unit"`
	LateExtension uint64    `json:"late_extension" doc:"Voting lasts at least this long after quorum was reached; in the clock's unit"`
	TimelockDelay uint64    `json:"timelock_delay" doc:"Seconds from queueing to execution"`
	Threshold     Amount    `json:"threshold" doc:"Votes that a proposer needs"`
	QuorumPercent uint64    `json:"quorum_percent" doc:"Of the supply, counted from For and Abstain"`
	Supply        Amount    `json:"supply" doc:"All tokens, as far as following goes back"`
	Quorum        Amount    `json:"quorum" doc:"Votes that a proposal whose voting began now would need"`
	Guardian      *Guardian `json:"guardian,omitempty" doc:"Who may cancel proposals; absent if nobody may any more"`
}

// Settings tells how the DAO decides.
func (m *Model) Settings(ctx context.Context) (Settings, error) {
	var s Settings
	err := m.look(ctx, func(v *view) error {
		s.Token = v.token
		values := map[string]*big.Int{}
		rows, err := v.tx.QueryContext(ctx, `SELECT name, value FROM setting s WHERE (block, log) =
			(SELECT block, log FROM setting WHERE name = s.name ORDER BY block DESC, log DESC LIMIT 1)`)
		err = each(rows, err, func(r *sql.Rows) error {
			var name, value string
			if err := r.Scan(&name, &value); err != nil {
				return err
			}
			n, err := number(value)
			values[name] = n
			return err
		})
		if err != nil {
			return err
		}
		for name, to := range map[string]*uint64{
			"voting_delay": &s.VotingDelay, "voting_period": &s.VotingPeriod, "late_extension": &s.LateExtension,
			"timelock_delay": &s.TimelockDelay, "quorum_percent": &s.QuorumPercent,
		} {
			if n := values[name]; n != nil {
				*to = uint64(clamp(n))
			}
		}
		s.Threshold = NewAmount(values["threshold"], v.token.Decimals)
		if err := v.supply(&s); err != nil {
			return err
		}
		return v.guardian(&s)
	})
	return s, err
}

func (v *view) supply(s *Settings) (err error) {
	zero := common.Address{}
	s.Supply, err = v.amount(`SELECT balance FROM member_balance WHERE account = ? ORDER BY block DESC, log DESC LIMIT 1`, zero[:])
	if err != nil {
		return err
	}
	quorum := s.Supply.Units()
	quorum.Mul(quorum, big64(s.QuorumPercent))
	s.Quorum = NewAmount(quorum.Div(quorum, big.NewInt(100)), v.token.Decimals)
	return nil
}

func (v *view) guardian(s *Settings) error {
	var address []byte
	var g Guardian
	if err := v.tx.QueryRowContext(v.ctx, `SELECT guardian, guardian_until FROM chain_cursor`).Scan(&address, &g.Until); err != nil {
		return err
	}
	g.Address = common.BytesToAddress(address)
	if g.Address != (common.Address{}) && v.latest.Timestamp < g.Until {
		s.Guardian = &g
	}
	return nil
}

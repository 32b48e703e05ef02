package governance

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/big"

	eth "github.com/ethereum/go-ethereum"

	"github.com/witan-project/witan/internal/ethereum"
)

// Quorum is the quorum of one proposal at its snapshot, in units of the token.
type Quorum struct {
	proposal []byte
	units    *big.Int
}

// MissingQuorums asks the governor, at block at, for the quorum of every proposal whose
// snapshot has passed there and whose quorum is not stored yet.
func (m *Model) MissingQuorums(ctx context.Context, c *ethereum.Client, at Block) ([]Quorum, error) {
	type open struct {
		key      []byte
		snapshot uint64
	}
	var missing []open
	rows, err := m.db.Read().QueryContext(ctx, `SELECT p.id, p.snapshot FROM proposal p
		LEFT JOIN proposal_quorum q ON q.proposal = p.id WHERE q.proposal IS NULL AND p.snapshot < ?`, m.token.Clock.point(at))
	err = each(rows, err, func(r *sql.Rows) error {
		var o open
		err := r.Scan(&o.key, &o.snapshot)
		missing = append(missing, o)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []Quorum
	known := map[uint64]*big.Int{}
	for _, o := range missing {
		units, ok := known[o.snapshot]
		if !ok {
			answer, err := c.CallContractAtHash(ctx, eth.CallMsg{To: &m.addresses.Governor, Data: governorContract.PackQuorum(big64(o.snapshot))}, at.Hash)
			if err == nil {
				units, err = governorContract.UnpackQuorum(answer)
			}
			var revert *ethereum.Revert
			if err = c.RevertError(err); errors.As(err, &revert) {
				continue // a token of its own kind may not know yet: asked again next round
			}
			if err != nil {
				return nil, fmt.Errorf("quorum at %d: %w", o.snapshot, err)
			}
			known[o.snapshot] = units
		}
		out = append(out, Quorum{o.key, units})
	}
	return out, nil
}

// StoreQuorums keeps what MissingQuorums read at block at; they go if that block is
// reorganised away.
func StoreQuorums(ctx context.Context, tx *sql.Tx, at Block, found []Quorum) error {
	res, err := tx.ExecContext(ctx, `UPDATE chain_block SET events = 1 WHERE number = ? AND hash = ?`, at.Number, at.Hash[:])
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fmt.Errorf("block %d is not followed", at.Number))
	}
	for _, q := range found {
		_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO proposal_quorum (proposal, block, quorum) VALUES (?, ?, ?)`, q.proposal, at.Number, q.units.String())
		if err != nil {
			return err
		}
	}
	return nil
}

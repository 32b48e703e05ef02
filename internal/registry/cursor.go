package registry

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/governance"
)

// claim records what the database follows, or checks that it is what is configured.
func (r *Registry) claim(ctx context.Context) (governance.Token, error) {
	a, chain := r.cfg.Addresses, r.cfg.Client.ChainID().String()
	var (
		token                                   governance.Token
		chainID                                 string
		registry, governor, timelock, tokenAddr []byte
		from                                    uint64
	)
	err := r.cfg.DB.Read().QueryRowContext(ctx, `SELECT chain_id, registry, governor, timelock, token, from_block, symbol, decimals, clock, self FROM chain_cursor`).
		Scan(&chainID, &registry, &governor, &timelock, &tokenAddr, &from, &token.Symbol, &token.Decimals, &token.Clock, &token.SelfDelegating)
	if errors.Is(err, sql.ErrNoRows) {
		if token, err = governance.ReadToken(ctx, r.cfg.Client, a.Token); err != nil {
			return token, err
		}
		guardian, err := governance.ReadGuardian(ctx, r.cfg.Client, a.Governor)
		if err != nil {
			return token, fmt.Errorf("guardian: %w", err)
		}
		return token, r.cfg.DB.Write(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT INTO chain_cursor (one, chain_id, registry, governor, timelock, token, from_block, 
				symbol, decimals, clock, self, guardian, guardian_until) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				chain, a.Registry[:], a.Governor[:], a.Timelock[:], a.Token[:], a.Block, token.Symbol, token.Decimals, string(token.Clock),
				token.SelfDelegating, guardian.Address[:], governance.Clamp64(guardian.Until))
			return err
		})
	}
	if err != nil {
		return token, err
	}
	if chainID != chain || !bytes.Equal(registry, a.Registry[:]) || !bytes.Equal(governor, a.Governor[:]) ||
		!bytes.Equal(timelock, a.Timelock[:]) || !bytes.Equal(tokenAddr, a.Token[:]) {
		return token, fmt.Errorf("%w: it follows registry %s on chain %s, configured is %s on chain %s",
			ErrOtherDAO, common.BytesToAddress(registry), chainID, a.Registry, chain)
	}
	if from == a.Block {
		return token, nil
	}
	// Everything followed derives from the chain, so another beginning is a new start.
	r.cfg.Log.Info("following begins at another block, starting over", "was", from, "now", a.Block)
	return token, r.cfg.DB.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE chain_cursor SET latest = NULL, final = NULL, from_block = ?`, a.Block); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM chain_block`)
		return err
	})
}

// load takes the stored heads into memory.
func (r *Registry) load(ctx context.Context) error {
	latest, final, err := governance.Heads(ctx, r.cfg.DB.Read())
	if errors.Is(err, governance.ErrNotFollowed) {
		return nil
	}
	if err != nil {
		return err
	}
	r.latest = &latest
	if final.Hash != (common.Hash{}) {
		r.final = &final
	}
	return nil
}

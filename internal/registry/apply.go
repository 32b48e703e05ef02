package registry

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

// recentBlocks is how many blocks below the latest keep their hashes although nothing
// happened in them, so that a reorganisation is followed closely.
const recentBlocks = 256

// apply writes a stretch: all of it or nothing.
func (r *Registry) apply(ctx context.Context, p *progress) error {
	times, err := r.timestamps(ctx, p.logs)
	if err != nil {
		return err
	}
	var final *Block
	touched := map[dataset.ID]bool{}
	err = r.cfg.DB.Write(ctx, func(tx *sql.Tx) (err error) {
		s := store.Prepare(ctx, tx)
		defer func() { err = errors.Join(err, s.Close()) }()
		if p.undone {
			if err := undo(s, p.keep); err != nil {
				return fmt.Errorf("undo what was reorganised: %w", err)
			}
		}
		if err := r.foldAll(s, p.logs, times, touched); err != nil {
			return err
		}
		final, err = moveCursor(s, p)
		return err
	})
	if err != nil {
		return err
	}
	end := block(p.end)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.latest, r.final = &end, final
	r.cache.forget(touched, p.undone)
	return nil
}

// undo deletes all blocks after keep and with them everything they made.
func undo(s *store.Prepared, keep *Block) error {
	if keep == nil {
		return errors.Join(s.Exec(`UPDATE chain_cursor SET latest = NULL, final = NULL`), s.Exec(`DELETE FROM chain_block`))
	}
	return errors.Join(
		// A final block that was replaced gives way to the last one that was not.
		s.Exec(`UPDATE chain_cursor SET latest = ?1, final = CASE WHEN final > ?1 THEN ?1 ELSE final END`, keep.Number),
		s.Exec(`DELETE FROM chain_block WHERE number > ?`, keep.Number))
}

func (r *Registry) foldAll(s *store.Prepared, logs []types.Log, times map[uint64]uint64, touched map[dataset.ID]bool) error {
	operations := operations(logs, r.cfg.Addresses.Timelock)
	var last *types.Log
	for i := range logs {
		l := &logs[i]
		if last == nil || last.BlockNumber != l.BlockNumber {
			if err := keepBlock(s, Block{Number: l.BlockNumber, Hash: l.BlockHash, Timestamp: times[l.BlockNumber]}, true); err != nil {
				return err
			}
		} else if last.BlockHash != l.BlockHash {
			return errMoved
		}
		last = l
		if l.Address != r.cfg.Addresses.Registry {
			if err := r.fold.Apply(s, l); err != nil {
				return err
			}
			continue
		}
		id, err := foldDataset(s, l, times[l.BlockNumber], operations[i])
		if err != nil {
			return fmt.Errorf("log %d of block %d (%s): %w", l.Index, l.BlockNumber, l.TxHash, err)
		}
		touched[id] = true
	}
	return nil
}

// keepBlock stores a block, for ever if it has events.
func keepBlock(s *store.Prepared, b Block, events bool) error {
	var hash []byte
	found, err := s.Scan([]any{&hash}, `SELECT hash FROM chain_block WHERE number = ?`, b.Number)
	switch {
	case err != nil:
		return err
	case !found:
		return s.Exec(`INSERT INTO chain_block (number, hash, timestamp, events) VALUES (?, ?, ?, ?)`, b.Number, b.Hash[:], b.Timestamp, events)
	case common.BytesToHash(hash) != b.Hash:
		return fmt.Errorf("block %d: stored with hash %x, read with %s: %w", b.Number, hash, b.Hash, errMoved)
	case events:
		return s.Exec(`UPDATE chain_block SET events = 1 WHERE number = ?`, b.Number)
	}
	return nil
}

// moveCursor ends a round: both heads, and what need not be remembered any more.
func moveCursor(s *store.Prepared, p *progress) (*Block, error) {
	end := block(p.end)
	if err := keepBlock(s, end, false); err != nil {
		return nil, err
	}
	if err := s.Exec(`UPDATE chain_cursor SET latest = ?`, end.Number); err != nil {
		return nil, err
	}
	if p.final != nil {
		final := block(p.final)
		if err := keepBlock(s, final, false); err != nil {
			return nil, err
		}
		// The final block never moves back by itself: another endpoint may just know less.
		if err := s.Exec(`UPDATE chain_cursor SET final = ?1 WHERE final IS NULL OR final < ?1`, final.Number); err != nil {
			return nil, err
		}
	}
	if end.Number > recentBlocks {
		err := s.Exec(`DELETE FROM chain_block WHERE events = 0 AND number < ? AND number <> (SELECT coalesce(final, -1) FROM chain_cursor)`,
			end.Number-recentBlocks)
		if err != nil {
			return nil, err
		}
	}
	var final Block
	var hash []byte
	found, err := s.Scan([]any{&final.Number, &hash, &final.Timestamp},
		`SELECT b.number, b.hash, b.timestamp FROM chain_cursor c JOIN chain_block b ON b.number = c.final`)
	if err != nil || !found {
		return nil, err
	}
	final.Hash = common.BytesToHash(hash)
	return &final, nil
}

// timestamps are those of the blocks that have logs. Newer endpoints tell them in the
// logs; else the headers are asked for.
func (r *Registry) timestamps(ctx context.Context, logs []types.Log) (map[uint64]uint64, error) {
	times := map[uint64]uint64{}
	for _, l := range logs {
		if times[l.BlockNumber] != 0 {
			continue
		}
		t := l.BlockTimestamp
		if t == 0 {
			h, err := r.cfg.Client.HeaderByHash(ctx, l.BlockHash)
			if err != nil {
				return nil, fmt.Errorf("block %d: %w", l.BlockNumber, err)
			}
			t = h.Time
		}
		times[l.BlockNumber] = t
	}
	return times, nil
}

// announce tells all who wait that the state moved.
func (r *Registry) announce() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.changed)
	r.changed = make(chan struct{})
}

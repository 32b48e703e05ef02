package registry

import (
	"context"
	"fmt"
	"math/big"
	"sort"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
)

// ancestor is the last followed block that is on the endpoint's chain: latest itself if
// nothing was replaced, nil if nothing that is stored is on it.
func (r *Registry) ancestor(ctx context.Context, head *header, latest *Block) (*Block, error) {
	if latest == nil || head.ParentHash == latest.Hash {
		return latest, nil
	}
	if there, err := r.onChain(ctx, head, *latest); err != nil || there {
		return latest, err
	}
	// Blocks form a chain of hashes: whatever is before a block on the endpoint's chain is
	// on it too. So the stored blocks are searched, first in growing steps, since most
	// reorganisations are short.
	n, err := r.storedBlocks(ctx)
	if err != nil {
		return nil, err
	}
	var failed error
	matches := func(back int) bool { // back: how many stored blocks before the last one
		if failed != nil {
			return true
		}
		b, err := r.storedBlock(ctx, back)
		if err != nil {
			failed = err
			return true
		}
		there, err := r.onChain(ctx, head, b)
		failed = err
		return there || err != nil
	}
	low, high := 0, 1 // low: known not to match
	for high < n && !matches(high) {
		low, high = high, 2*high
	}
	high = min(high, n)
	at := low + 1 + sort.Search(high-low-1, func(i int) bool { return matches(low + 1 + i) })
	if failed != nil {
		return nil, fmt.Errorf("search the common ancestor: %w", failed)
	}
	if at >= n {
		return nil, nil
	}
	b, err := r.storedBlock(ctx, at)
	return &b, err
}

// onChain tells whether b is on the chain that ends in head.
func (r *Registry) onChain(ctx context.Context, head *header, b Block) (bool, error) {
	switch at := head.Number.Uint64(); {
	case at < b.Number:
		return false, nil
	case at == b.Number:
		return head.Hash() == b.Hash, nil
	}
	h, err := r.header(ctx, new(big.Int).SetUint64(b.Number))
	if ethereum.NotFound(err) {
		return false, errMoved // below its own head: another endpoint answered, or it moved
	}
	if err != nil {
		return false, fmt.Errorf("block %d: %w", b.Number, err)
	}
	return h.Hash() == b.Hash, nil
}

func (r *Registry) storedBlocks(ctx context.Context) (n int, err error) {
	err = r.cfg.DB.Read().QueryRowContext(ctx, `SELECT count(*) FROM chain_block`).Scan(&n)
	return n, err
}

func (r *Registry) storedBlock(ctx context.Context, back int) (b Block, err error) {
	var hash []byte
	err = r.cfg.DB.Read().QueryRowContext(ctx, `SELECT number, hash, timestamp FROM chain_block ORDER BY number DESC LIMIT 1 OFFSET ?`, back).
		Scan(&b.Number, &hash, &b.Timestamp)
	b.Hash = common.BytesToHash(hash)
	return b, err
}

// warnUndone tells the log what a reorganisation takes back.
func (r *Registry) warnUndone(latest, final, keep *Block, head *header) {
	kept := "none"
	depth := latest.Number
	if keep != nil {
		kept = fmt.Sprint(keep.Number)
		depth = latest.Number - keep.Number
	}
	log := r.cfg.Log.With("followed", latest.Number, "kept", kept, "depth", depth, "head", head.Number)
	if final != nil && !r.cfg.Finality.latest() && (keep == nil || keep.Number < final.Number) {
		log.Error("final blocks were replaced: the endpoint changed chains, or the finality is too weak", "final", final.Number)
		return
	}
	log.Info("chain reorganised")
}

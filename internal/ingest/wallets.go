package ingest

import (
	"context"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
)

// wallets remembers which accounts have no code at the latest block, so that a flood of
// bad signatures does not become a flood of calls to the RPC. The zero value is ready.
type wallets struct {
	mu    sync.Mutex
	block common.Hash
	plain map[common.Address]struct{}
	slots chan struct{}
}

const (
	maxPlain = 10_000 // accounts remembered for one block
	maxAsks  = 16     // calls to the RPC at once, for all requests
)

// is tells whether an account has code at a block, and so may be a contract wallet.
func (w *wallets) is(ctx context.Context, c *ethereum.Client, account common.Address, block common.Hash) (bool, error) {
	w.mu.Lock()
	if w.block != block || w.slots == nil {
		w.block, w.plain = block, map[common.Address]struct{}{}
	}
	if w.slots == nil {
		w.slots = make(chan struct{}, maxAsks)
	}
	_, plain := w.plain[account]
	w.mu.Unlock()
	if plain {
		return false, nil
	}
	select {
	case w.slots <- struct{}{}:
		defer func() { <-w.slots }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	code, err := c.CodeAtHash(ctx, account, block)
	if err != nil {
		return false, fmt.Errorf("code of %s: %w", account, err)
	}
	if len(code) == 0 {
		w.mu.Lock()
		if w.block == block && len(w.plain) < maxPlain {
			w.plain[account] = struct{}{}
		}
		w.mu.Unlock()
	}
	return len(code) > 0, nil
}

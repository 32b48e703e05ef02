package devchain

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/event"
	"github.com/ethereum/go-ethereum/miner"
)

const (
	tick     = time.Second // how often the busy function is asked
	finalLag = 64          // blocks between the head and the final block
	safeLag  = 32          // blocks between the head and the safe block
)

// Mine seals one block now, with the transactions that wait.
func (c *Chain) Mine(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.seal(ctx)
}

// sealLoop seals when transactions arrive, when the busy function says so, and else once
// a minute. Transactions that could not be included are looked at again each tick.
func (c *Chain) sealLoop(ctx context.Context) {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	failing := false
	for {
		due := false
		select {
		case <-ctx.Done():
			return
		case <-c.wake:
		case <-ticker.C:
			if due = c.due(); !due {
				if pending, _ := c.eth.TxPool().Stats(); pending == 0 {
					continue
				}
			}
		}
		err := c.sealIf(ctx, due)
		if err != nil && !failing {
			c.log.Error("chain: sealing a block failed", "error", err)
		}
		if err == nil && failing {
			c.log.Info("chain: blocks are sealed again")
		}
		failing = err != nil
	}
}

// due reports whether a block must come even without transactions.
func (c *Chain) due() bool {
	if busy := c.busy.Load(); busy != nil && (*busy)(c.Head()) {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Since(c.sealed) >= c.idle
}

// sealIf seals if it is due, and until no transaction is left that can be included.
func (c *Chain) sealIf(ctx context.Context, due bool) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for ctx.Err() == nil {
		block, err := c.next()
		if err != nil || len(block.Transactions()) == 0 && !due {
			return err
		}
		if err := c.adopt(ctx, block); err != nil {
			return err
		}
		due = false
	}
	return nil
}

// watchPool turns the pool's announcements into wake-ups. It is apart from sealLoop so
// that the pool never waits for a seal that waits for the pool.
func (c *Chain) watchPool(ctx context.Context, events <-chan core.NewTxsEvent, sub event.Subscription) {
	defer sub.Unsubscribe()
	for {
		select {
		case <-ctx.Done():
			return
		case <-sub.Err():
			return
		case <-events:
			select {
			case c.wake <- struct{}{}:
			default: // a wake-up is waiting already
			}
		}
	}
}

// seal makes one block of what waits in the pool the head. c.mu is held.
func (c *Chain) seal(ctx context.Context) error {
	block, err := c.next()
	if err != nil {
		return err
	}
	return c.adopt(ctx, block)
}

// next builds the block that would follow the head now. c.mu is held.
func (c *Chain) next() (*types.Block, error) {
	if err := c.room(); err != nil {
		return nil, err
	}
	// The pool follows the head on its own thread; without waiting for it a block could
	// hold the last one's transactions again.
	if err := c.eth.TxPool().Sync(); err != nil {
		return nil, fmt.Errorf("transaction pool: %w", err)
	}
	head := c.Head()
	return c.build(head, max(head.Time+1, c.now()), nil, false)
}

// build makes a block without making it the head: of txs, or of the pool's transactions
// if there are none, or of nothing if empty.
func (c *Chain) build(parent *types.Header, timestamp uint64, txs []*types.Transaction, empty bool) (*types.Block, error) {
	args := &miner.BuildPayloadArgs{
		Parent:      parent.Hash(),
		Timestamp:   timestamp,
		Withdrawals: types.Withdrawals{},
		BeaconRoot:  &common.Hash{},
	}
	rand.Read(args.Random[:]) // never fails
	block, _, err := c.eth.Miner().BuildTestingPayload(args, txs, empty, nil)
	if err != nil {
		return nil, fmt.Errorf("build block %d: %w", parent.Number.Uint64()+1, err)
	}
	return block, nil
}

// adopt stores a block durably and then makes it the head. c.mu is held.
func (c *Chain) adopt(ctx context.Context, block *types.Block) error {
	// Once begun, a seal is finished: a half-adopted block helps nobody.
	ctx = context.WithoutCancel(ctx)
	if _, err := c.eth.BlockChain().InsertBlockWithoutSetHead(ctx, block, false); err != nil {
		return fmt.Errorf("insert block %d: %w", block.NumberU64(), err)
	}
	return c.setHead(block)
}

// setHead makes a stored block durable and the head. c.mu is held.
func (c *Chain) setHead(block *types.Block) error {
	if err := c.writeIntent(block.Hash()); err != nil {
		return err
	}
	if _, err := c.eth.BlockChain().SetCanonical(block); err != nil {
		return fmt.Errorf("set head %d: %w", block.NumberU64(), err)
	}
	c.finalise()
	c.sealed = time.Now()
	return nil
}

// finalise marks the safe and the final block. Final never moves back.
func (c *Chain) finalise() {
	bc := c.eth.BlockChain()
	head := bc.CurrentBlock().Number.Uint64()
	below := func(lag uint64) *types.Header { return bc.GetHeaderByNumber(head - min(head, lag)) }
	bc.SetSafe(below(safeLag))
	if f := bc.CurrentFinalBlock(); f == nil || f.Number.Uint64()+finalLag <= head {
		bc.SetFinalized(below(finalLag))
	}
}

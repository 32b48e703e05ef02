package devchain

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// ErrFinal says that a reorganisation would replace a final block.
var ErrFinal = errors.New("final blocks are not replaced")

// Transactions says what becomes of the transactions of replaced blocks.
type Transactions int

const (
	// Keep includes them again, in the same order, in the new blocks.
	Keep Transactions = iota
	// Drop forgets them, as if they had never been sent.
	Drop
)

// Branch names the two sides of a reorganisation by their last blocks.
type Branch struct{ Old, New common.Hash }

// Reorg replaces the last depth blocks by as many others, with the same timestamps.
// Subscribers see the old logs again as removed. Switch to Branch.Old undoes it.
func (c *Chain) Reorg(ctx context.Context, depth uint64, txs Transactions) (Branch, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.eth.TxPool().Sync(); err != nil {
		return Branch{}, fmt.Errorf("transaction pool: %w", err)
	}
	bc := c.eth.BlockChain()
	head := bc.CurrentBlock().Number.Uint64()
	if depth == 0 || depth > head {
		return Branch{}, fmt.Errorf("reorganise %d of %d blocks: nothing to replace", depth, head)
	}
	fork := head - depth
	if err := c.notFinal(fork); err != nil {
		return Branch{}, err
	}
	branch := Branch{Old: bc.CurrentBlock().Hash()}
	parent := bc.GetHeaderByNumber(fork)
	var tip *types.Block
	for n := fork + 1; n <= head; n++ {
		old := bc.GetBlockByNumber(n)
		keep := old.Transactions()
		if txs == Drop {
			keep = nil
		}
		block, err := c.build(parent, old.Time(), keep, len(keep) == 0)
		if err != nil {
			return Branch{}, err
		}
		if _, err := bc.InsertBlockWithoutSetHead(context.WithoutCancel(ctx), block, false); err != nil {
			return Branch{}, fmt.Errorf("insert block %d: %w", n, err)
		}
		tip, parent = block, block.Header()
	}
	branch.New = tip.Hash()
	return branch, c.moveHead(tip)
}

// Switch makes a block that the chain has seen the head, with the branch it ends.
func (c *Chain) Switch(_ context.Context, tip common.Hash) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	bc := c.eth.BlockChain()
	block := bc.GetBlockByHash(tip)
	if block == nil {
		return fmt.Errorf("switch to block %s: not known", tip)
	}
	fork := block.Header()
	for fork.Number.Sign() > 0 && bc.GetCanonicalHash(fork.Number.Uint64()) != fork.Hash() {
		fork = bc.GetHeaderByHash(fork.ParentHash)
	}
	if err := c.notFinal(fork.Number.Uint64()); err != nil {
		return err
	}
	return c.moveHead(block)
}

// Rewind makes block number the head and forgets those above it and their transactions.
// Subscribers are not told which logs went.
func (c *Chain) Rewind(_ context.Context, number uint64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.notFinal(number); err != nil {
		return err
	}
	bc := c.eth.BlockChain()
	if number > bc.CurrentBlock().Number.Uint64() {
		return fmt.Errorf("rewind to block %d: the head is below", number)
	}
	if err := c.writeIntent(bc.GetCanonicalHash(number)); err != nil {
		return err
	}
	if err := bc.SetHead(number); err != nil {
		return fmt.Errorf("rewind to block %d: %w", number, err)
	}
	return c.dropPending()
}

// notFinal refuses a fork below the final block: go-ethereum moves final blocks to
// append-only files, which a deeper reorganisation would silently corrupt.
func (c *Chain) notFinal(fork uint64) error {
	if f := c.eth.BlockChain().CurrentFinalBlock(); f != nil && fork < f.Number.Uint64() {
		return fmt.Errorf("fork at block %d, final is %d: %w", fork, f.Number, ErrFinal)
	}
	return nil
}

// moveHead makes tip, on another branch, the head. c.mu is held.
func (c *Chain) moveHead(tip *types.Block) error {
	if err := c.setHead(tip); err != nil {
		return err
	}
	return c.dropPending()
}

// dropPending empties the pool of what a reorganisation returned to it.
func (c *Chain) dropPending() error {
	pool := c.eth.TxPool()
	if err := pool.Sync(); err != nil {
		return fmt.Errorf("transaction pool: %w", err)
	}
	pool.Clear()
	return nil
}

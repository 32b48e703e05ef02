package devchain

import (
	"encoding/binary"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Our keys in the chain's key-value store; go-ethereum's own have other forms.
var (
	intentKey = []byte("witan-devchain-intent") // hash of the block that is or becomes the head
	offsetKey = []byte("witan-devchain-offset") // seconds, big-endian
)

// writeIntent makes everything written so far durable, and with it the decision that the
// block with this hash is the head.
func (c *Chain) writeIntent(hash common.Hash) error {
	if err := c.eth.ChainDb().Put(intentKey, hash[:]); err != nil {
		return fmt.Errorf("record block %s: %w", hash, err)
	}
	return c.sync()
}

// sync makes all earlier writes to the key-value store durable.
func (c *Chain) sync() error {
	if err := c.eth.ChainDb().SyncKeyValue(); err != nil {
		return fmt.Errorf("sync chain: %w", err)
	}
	return nil
}

// writeOffset makes the offset durable.
func (c *Chain) writeOffset() error {
	if err := c.eth.ChainDb().Put(offsetKey, binary.BigEndian.AppendUint64(nil, uint64(c.offset))); err != nil {
		return fmt.Errorf("record time offset: %w", err)
	}
	return c.sync()
}

// recover reads the offset and rolls forward to the block that was being made the head
// when the last process ended.
func (c *Chain) recover() error {
	db, bc := c.eth.ChainDb(), c.eth.BlockChain()
	if has, err := db.Has(offsetKey); err != nil {
		return fmt.Errorf("read time offset: %w", err)
	} else if has {
		b, err := db.Get(offsetKey)
		if err != nil || len(b) != 8 {
			return fmt.Errorf("read time offset: %d bytes, %w", len(b), err)
		}
		c.offset = int64(binary.BigEndian.Uint64(b))
	}
	has, err := db.Has(intentKey)
	if err != nil {
		return fmt.Errorf("read intent: %w", err)
	}
	if !has {
		return nil
	}
	b, err := db.Get(intentKey)
	if err != nil {
		return fmt.Errorf("read intent: %w", err)
	}
	intent, head := common.BytesToHash(b), bc.CurrentBlock()
	if head.Hash() == intent {
		return nil
	}
	block := bc.GetBlockByHash(intent)
	if block == nil {
		return fmt.Errorf("the chain lost block %s, its head: the folder is damaged, start with a new one", intent)
	}
	c.log.Info("chain: rolling to the recorded head", "from", head.Number, "to", block.Number())
	if block.NumberU64() < head.Number.Uint64() && bc.GetCanonicalHash(block.NumberU64()) == intent {
		err = bc.SetHead(block.NumberU64())
	} else {
		_, err = bc.SetCanonical(block)
	}
	if err != nil {
		return fmt.Errorf("roll to block %d: %w", block.NumberU64(), err)
	}
	return nil
}

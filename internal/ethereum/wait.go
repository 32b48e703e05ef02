package ethereum

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// ErrReplaced says that another transaction took the nonce of one that was waited for.
var ErrReplaced = errors.New("transaction was replaced by another one with the same nonce")

// Bounds of the waits between two looks for a receipt.
const (
	pollFirst   = 2 * time.Millisecond
	pollMost    = 500 * time.Millisecond
	resendAfter = 3 * time.Second
)

// WaitMined waits until the transaction is in a block and the endpoint's head is at or
// above it, and returns its receipt, also of a failed one. (go-ethereum answers with a
// receipt a moment before its block is the latest.) An endpoint that is away, or still indexes, is asked again until ctx ends.
func (c *Client) WaitMined(ctx context.Context, tx common.Hash) (*types.Receipt, error) {
	return c.wait(ctx, tx, nil)
}

// wait is WaitMined that sends own again where the endpoint forgot it.
func (c *Client) wait(ctx context.Context, tx common.Hash, own *types.Transaction) (*types.Receipt, error) {
	looked := time.Now()
	for pause := pollFirst; ; pause = min(pause*2, pollMost) {
		r, err := c.TransactionReceipt(ctx, tx)
		if err == nil {
			var head uint64
			if head, err = c.BlockNumber(ctx); err == nil && head >= r.BlockNumber.Uint64() {
				return r, nil
			}
		}
		if err != nil && !NotFound(err) && !Temporary(err) {
			return nil, fmt.Errorf("receipt of %s: %w", tx, err)
		}
		if own != nil && time.Since(looked) > resendAfter {
			looked = time.Now()
			if err := c.resend(ctx, own); err != nil {
				return nil, fmt.Errorf("transaction %s: %w", tx, err)
			}
		}
		if ctxErr := sleep(ctx, pause); ctxErr != nil {
			return nil, fmt.Errorf("transaction %s not mined yet: %w", tx, ctxErr)
		}
	}
}

// resend gives a transaction that the endpoint no longer knows to it again.
func (c *Client) resend(ctx context.Context, tx *types.Transaction) error {
	_, _, err := c.TransactionByHash(ctx, tx.Hash())
	if !NotFound(err) {
		return nil // known, or the endpoint is away: look for the receipt again
	}
	err = c.SendTransaction(ctx, tx)
	if err != nil && containsAny(err.Error(), "nonce too low") {
		if _, e := c.TransactionReceipt(ctx, tx.Hash()); e == nil {
			return nil // mined between the two looks
		}
		return ErrReplaced
	}
	return nil
}

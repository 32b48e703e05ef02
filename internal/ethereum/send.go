package ethereum

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// maxTxGas is the most gas one transaction may have (EIP-7825).
const maxTxGas = 1 << 24

// spareGas is at least what a transaction gets above its estimate. The estimate runs at the
// latest block's time: a voting token then writes over the checkpoints of that block, where
// the next block needs two new ones, about 20,000 gas dearer each.
const spareGas = 60_000

// account serialises the nonces of one sender.
type account struct {
	turn chan struct{} // holds one token: who takes it may choose a nonce
	next uint64        // nonce after the last transaction sent from here
	last common.Hash   // that transaction
}

// Send makes one transaction, waits until it is mined and returns its receipt. to nil
// deploys data; value nil is 0. Several sends at once, also from one key, are safe
// within one Client. A refusal by a contract is a *Revert, before anything is sent where
// the gas estimate already shows it.
func (c *Client) Send(ctx context.Context, key Key, to *common.Address, value *big.Int, data []byte) (*types.Receipt, error) {
	tx, err := c.Submit(ctx, key, to, value, data)
	if err != nil {
		return nil, err
	}
	r, err := c.wait(ctx, tx.Hash(), tx)
	if err != nil {
		return nil, err
	}
	if r.Status != types.ReceiptStatusSuccessful {
		return r, fmt.Errorf("transaction %s: %w", tx.Hash(), c.explain(ctx, key.Address(), tx, r))
	}
	return r, nil
}

// Submit is Send without waiting for the block.
func (c *Client) Submit(ctx context.Context, key Key, to *common.Address, value *big.Int, data []byte) (*types.Transaction, error) {
	if key.IsZero() {
		return nil, ErrNoKey
	}
	a := c.account(key.Address())
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-a.turn:
		defer func() { a.turn <- struct{}{} }()
	}
	tx, err := c.prepare(ctx, key.Address(), to, value, data)
	if err != nil {
		return nil, err
	}
	if tx.Nonce, err = c.nonce(ctx, key.Address(), a); err != nil {
		return nil, fmt.Errorf("nonce of %s: %w", key.Address(), err)
	}
	signed, err := types.SignNewTx(key.secret, types.LatestSignerForChainID(c.chainID), tx)
	if err != nil {
		return nil, fmt.Errorf("sign transaction: %w", err)
	}
	if err := c.broadcast(ctx, signed); err != nil {
		return nil, fmt.Errorf("send transaction: %w", c.RevertError(err))
	}
	a.next, a.last = signed.Nonce()+1, signed.Hash()
	return signed, nil
}

func (c *Client) account(address common.Address) *account {
	c.mu.Lock()
	defer c.mu.Unlock()
	a := c.accounts[address]
	if a == nil {
		a = &account{turn: make(chan struct{}, 1)}
		a.turn <- struct{}{}
		c.accounts[address] = a
	}
	return a
}

// nonce is the endpoint's pending nonce, or the one after our last transaction while the
// endpoint knows that one but does not yet count it.
func (c *Client) nonce(ctx context.Context, address common.Address, a *account) (uint64, error) {
	n, err := c.PendingNonceAt(ctx, address)
	if err != nil || n >= a.next {
		return n, err
	}
	switch _, _, err := c.TransactionByHash(ctx, a.last); {
	case err == nil:
		return a.next, nil
	case NotFound(err):
		return n, nil // dropped, by a restart or a reorganisation
	default:
		return 0, err
	}
}

// prepare estimates gas and fees (EIP-1559).
func (c *Client) prepare(ctx context.Context, from common.Address, to *common.Address, value *big.Int, data []byte) (*types.DynamicFeeTx, error) {
	if value == nil {
		value = new(big.Int)
	}
	gas, err := c.EstimateGas(ctx, ethereum.CallMsg{From: from, To: to, Value: value, Data: data})
	if err != nil {
		return nil, fmt.Errorf("estimate gas: %w", c.RevertError(err))
	}
	// State may move between estimate and block: some more, within the cap.
	if gas <= maxTxGas {
		gas = min(gas+max(gas/4, spareGas), maxTxGas)
	}
	head, err := c.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("latest block: %w", err)
	}
	if head.BaseFee == nil {
		return nil, fmt.Errorf("chain %s has no base fee (EIP-1559): not supported", c.chainID)
	}
	tip, err := c.SuggestGasTipCap(ctx)
	if err != nil {
		return nil, fmt.Errorf("gas tip: %w", err)
	}
	fee := new(big.Int).Add(tip, new(big.Int).Lsh(head.BaseFee, 1))
	return &types.DynamicFeeTx{ChainID: c.chainID, To: to, Value: value, Data: data, Gas: gas, GasTipCap: tip, GasFeeCap: fee}, nil
}

// sendAttempts is how often a transaction is handed to an endpoint that does not answer.
const sendAttempts = 3

// broadcast hands a signed transaction to the endpoint. A lost answer is no failure:
// handing over the same transaction again cannot spend twice.
func (c *Client) broadcast(ctx context.Context, tx *types.Transaction) error {
	for attempt := 1; ; attempt++ {
		err := c.SendTransaction(ctx, tx)
		switch {
		case err == nil || containsAny(err.Error(), "already known"):
			return nil
		case attempt > 1 && containsAny(err.Error(), "nonce too low"):
			if _, _, known := c.TransactionByHash(ctx, tx.Hash()); known == nil {
				return nil // an earlier attempt arrived and is mined
			}
			return err
		case !Temporary(err) || attempt == sendAttempts || sleep(ctx, retryFirst<<attempt) != nil:
			return err
		}
	}
}

// explain replays a failed transaction on its own block, with that block's time and the
// effects of its neighbours, to learn why it failed.
func (c *Client) explain(ctx context.Context, from common.Address, tx *types.Transaction, r *types.Receipt) error {
	msg := ethereum.CallMsg{From: from, To: tx.To(), Gas: tx.Gas(), Value: tx.Value(), Data: tx.Data()}
	_, err := c.CallContractAtHash(ctx, msg, r.BlockHash)
	switch {
	case r.GasUsed == tx.Gas():
		return &Revert{Name: "Error", Args: []any{"out of gas"}, cause: err}
	case err != nil:
		return c.RevertError(err)
	}
	return &Revert{}
}

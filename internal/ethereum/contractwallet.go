package ethereum

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
)

// Caps of one ERC-1271 check: the wallet's code is the signer's, so it may be hostile.
const (
	walletGas       = 3_000_000
	walletTimeout   = 5 * time.Second
	maxWalletSig    = 16 << 10 // bytes of signature
	isValidSelector = "\x16\x26\xba\x7e"
)

// VerifyContractSignature asks the contract wallet account whether sig is its signature
// over digest (ERC-1271), in the state of one block, with at most 3,000,000 gas and 5 s.
// nil means yes. ErrSignature means no: no code there, a refusal, a revert, out of gas,
// or an answer that is not exactly the magic value. Other errors are the endpoint's.
func VerifyContractSignature(ctx context.Context, c *Client, account common.Address, digest common.Hash, sig []byte, block common.Hash) error {
	if len(sig) > maxWalletSig {
		return fmt.Errorf("%w: %d bytes, a contract wallet may take at most %d", ErrSignature, len(sig), maxWalletSig)
	}
	ctx, cancel := context.WithTimeout(ctx, walletTimeout)
	defer cancel()
	out, err := c.CallContractAtHash(ctx, ethereum.CallMsg{To: &account, Gas: walletGas, Data: isValidSignatureCall(digest, sig)}, block)
	if err != nil {
		return walletError(account, err)
	}
	var want [32]byte
	copy(want[:], isValidSelector)
	if len(out) < 32 || [32]byte(out[:32]) != want {
		return fmt.Errorf("%w: contract wallet %s does not confirm it", ErrSignature, account)
	}
	return nil
}

// isValidSignatureCall is the calldata of isValidSignature(bytes32,bytes).
func isValidSignatureCall(digest common.Hash, sig []byte) []byte {
	padded := (len(sig) + 31) / 32 * 32
	b := make([]byte, 4+3*32+padded)
	copy(b, isValidSelector)
	copy(b[4:], digest[:])
	b[4+63] = 0x40
	binary.BigEndian.PutUint64(b[4+88:], uint64(len(sig)))
	copy(b[4+96:], sig)
	return b
}

// walletError tells a failure of the wallet's code, which is a no, from one of the
// endpoint, which is no answer.
func walletError(account common.Address, err error) error {
	if codeFailed(err) {
		return fmt.Errorf("%w: contract wallet %s failed: %w", ErrSignature, account, err)
	}
	return fmt.Errorf("contract wallet %s: %w", account, err)
}

// codeFailed tells whether a call failed because of what the called code did.
func codeFailed(err error) bool {
	var revert *Revert
	return errors.As(RevertError(err), &revert) || containsAny(err.Error(), "out of gas", "invalid opcode", "stack ",
		"invalid jump", "gas uint64 overflow", "write protection", "return data out of bounds")
}

// VerifySignature accepts sig over digest if account's own key made it, or else if
// account is a contract wallet that confirms it in the state of the given block. wallet
// tells which. Errors are those of Recover and VerifyContractSignature.
func VerifySignature(ctx context.Context, c *Client, account common.Address, digest common.Hash, sig []byte, block common.Hash) (wallet bool, err error) {
	signer, err := Recover(digest, sig)
	if err == nil && signer == account {
		return false, nil
	}
	isContract, codeErr := c.codes.at(ctx, c, account, block)
	if codeErr != nil {
		return false, fmt.Errorf("code of %s: %w", account, codeErr)
	}
	if isContract {
		return true, VerifyContractSignature(ctx, c, account, digest, sig, block)
	}
	if err == nil {
		err = fmt.Errorf("%w: signed by %s, not by %s", ErrSignature, signer, account)
	}
	return false, err
}

// maxCodes bounds codes.
const maxCodes = 4096

// codes remembers which accounts have code in one block, so that a flood of bad
// signatures does not become a flood of calls.
type codes struct {
	mu    sync.Mutex
	block common.Hash
	has   map[common.Address]bool
}

func (k *codes) at(ctx context.Context, c *Client, account common.Address, block common.Hash) (bool, error) {
	k.mu.Lock()
	has, known := k.has[account]
	known = known && k.block == block
	k.mu.Unlock()
	if known {
		return has, nil
	}
	code, err := c.CodeAtHash(ctx, account, block)
	if err != nil {
		return false, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.block != block || len(k.has) >= maxCodes {
		k.block, k.has = block, map[common.Address]bool{}
	}
	k.has[account] = len(code) > 0
	return len(code) > 0, nil
}

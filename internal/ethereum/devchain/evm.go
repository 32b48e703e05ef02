package devchain

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// evmAPI is the namespace evm, with the names that development tools use.
type evmAPI struct{ c *Chain }

// IncreaseTime is evm_increaseTime: it moves the time of the next and all later blocks
// forward and returns the new total offset in seconds. Like elsewhere it seals no block.
func (a evmAPI) IncreaseTime(seconds quantity) (int64, error) {
	a.c.mu.Lock()
	defer a.c.mu.Unlock()
	err := a.c.raise(time.Duration(seconds) * time.Second)
	return a.c.offset, err
}

// Mine is evm_mine: seal one block now. It returns "0x0", as others do.
func (a evmAPI) Mine(ctx context.Context) (string, error) { return "0x0", a.c.Mine(ctx) }

// quantity is a JSON number, a decimal string or 0x and hexadecimal digits.
type quantity int64

func (q *quantity) UnmarshalJSON(b []byte) error {
	text := string(b)
	var s string
	if json.Unmarshal(b, &s) == nil {
		text = s
	}
	n, err := strconv.ParseInt(text, 0, 64)
	if err != nil || n < 0 || n > maxOffset {
		return fmt.Errorf("seconds: want a whole number from 0 to %d", int64(maxOffset))
	}
	*q = quantity(n)
	return nil
}

// web3API is the namespace web3.
type web3API struct{}

// ClientVersion is web3_clientVersion.
func (web3API) ClientVersion() string { return "witan/devchain" }

// Sha3 is web3_sha3, Keccak-256.
func (web3API) Sha3(data hexutil.Bytes) common.Hash { return crypto.Keccak256Hash(data) }

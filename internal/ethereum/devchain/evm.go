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

// IncreaseTime is evm_increaseTime: Advance by a number of seconds. It returns the new
// total offset in seconds.
func (a evmAPI) IncreaseTime(ctx context.Context, seconds quantity) (int64, error) {
	return a.c.advance(ctx, time.Duration(seconds)*time.Second)
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

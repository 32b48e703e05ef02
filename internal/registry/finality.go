package registry

import (
	"context"
	"fmt"
	"math/big"
	"strconv"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/governance"
)

type header = types.Header

// Block is a block as Witan remembers it.
type Block = governance.Block

// Head chooses one of the two blocks that matter.
type Head int

// Latest is the last followed block, Final the last followed one that is final.
const (
	Latest Head = iota
	Final
)

// Finality says when a block is final: the chain's own "finalized" (the zero value) or
// "safe" block, the latest one, or a number of blocks on top.
type Finality struct {
	tag           rpc.BlockNumber // 0: finalized, or confirmations
	confirmations uint64
}

// ParseFinality reads "finalized", "safe", "latest" or a number of confirmations of at
// least 1.
func ParseFinality(s string) (Finality, error) {
	switch s {
	case "finalized", "":
		return Finality{}, nil
	case "safe":
		return Finality{tag: rpc.SafeBlockNumber}, nil
	case "latest":
		return Finality{tag: rpc.LatestBlockNumber}, nil
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || n == 0 {
		return Finality{}, fmt.Errorf(`finality %q: want "finalized", "safe", "latest" or a number of confirmations`, s)
	}
	return Finality{confirmations: n}, nil
}

// String is the form of ParseFinality.
func (f Finality) String() string {
	switch {
	case f.confirmations > 0:
		return strconv.FormatUint(f.confirmations, 10)
	case f.tag == rpc.SafeBlockNumber:
		return "safe"
	case f.latest():
		return "latest"
	}
	return "finalized"
}

func (f Finality) latest() bool { return f.tag == rpc.LatestBlockNumber }

// final is the final block when head is the head and end, at or below it, the last block
// that this round follows; nil where the endpoint knows none yet.
func (f Finality) final(ctx context.Context, c *ethereum.Client, head, end *header) (*header, error) {
	number := big.NewInt(int64(rpc.FinalizedBlockNumber))
	switch {
	case f.latest():
		return end, nil
	case f.confirmations > head.Number.Uint64():
		return nil, nil
	case f.confirmations > 0:
		number = new(big.Int).SetUint64(head.Number.Uint64() - f.confirmations)
		if number.Cmp(end.Number) >= 0 {
			return end, nil
		}
	case f.tag != 0:
		number = big.NewInt(int64(f.tag))
	}
	h, err := c.HeaderByNumber(ctx, number)
	switch {
	case noneYet(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s block: %w", f, err)
	case h.Number.Cmp(end.Number) >= 0:
		return end, nil
	}
	return h, nil
}

func block(h *header) Block {
	return Block{Number: h.Number.Uint64(), Hash: h.Hash(), Timestamp: h.Time}
}

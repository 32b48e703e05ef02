package devchain

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
)

// AdvanceBy moves the time of the development chain behind the endpoint at url forward,
// by whole seconds and for good, and seals one block. It works from another process, and
// on every development chain that has the usual methods evm_increaseTime and evm_mine.
func AdvanceBy(ctx context.Context, url string, d time.Duration) error {
	if d < time.Second || d%time.Second != 0 {
		return fmt.Errorf("%s: want a duration of whole seconds, such as 90s, 1h or 48h", d)
	}
	c, err := rpc.DialContext(ctx, url)
	if err != nil {
		return fmt.Errorf("RPC %s: %w", url, err)
	}
	defer c.Close()
	var answer any
	if err := c.CallContext(ctx, &answer, "evm_increaseTime", uint64(d/time.Second)); err != nil {
		return fmt.Errorf("move time, which only a development chain can: %w", err)
	}
	return c.CallContext(ctx, &answer, "evm_mine")
}

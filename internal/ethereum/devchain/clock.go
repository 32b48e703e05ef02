package devchain

import (
	"context"
	"fmt"
	"time"
)

// maxOffset is how far block time may be ahead of the wall clock, in seconds: a century.
const maxOffset = 100 * 365 * 24 * 3600

// now is the time that the next block should carry, in unix seconds.
func (c *Chain) now() uint64 { return uint64(time.Now().Unix() + c.offset) }

// Offset is how far block time is ahead of the wall clock.
func (c *Chain) Offset() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Duration(c.offset) * time.Second
}

// Advance moves block time forward by at least d, rounded up to seconds, and seals one
// block at that time. Every later block, also after a restart, is moved alike.
func (c *Chain) Advance(ctx context.Context, d time.Duration) error {
	_, err := c.advance(ctx, d)
	return err
}

func (c *Chain) advance(ctx context.Context, d time.Duration) (offset int64, err error) {
	seconds := int64((d + time.Second - 1) / time.Second)
	if d < 0 {
		return 0, fmt.Errorf("advance by %s: time only moves forward", d)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	// Many blocks in one second let block time run ahead of the clock; what was asked for
	// counts from the block that people see.
	ahead := max(0, int64(c.Head().Time)-int64(c.now()))
	if c.offset+seconds+ahead > maxOffset {
		return 0, fmt.Errorf("advance by %s: block time may be at most 100 years ahead of the clock", d)
	}
	c.offset += seconds + ahead
	if err := c.writeOffset(); err != nil {
		return 0, err
	}
	return c.offset, c.seal(ctx)
}

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
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.raise(d); err != nil {
		return err
	}
	return c.seal(ctx)
}

// raise raises the offset, durably. c.mu is held.
func (c *Chain) raise(d time.Duration) error {
	if d < 0 {
		return fmt.Errorf("advance by %s: time only moves forward", d)
	}
	seconds := int64(d / time.Second)
	if d%time.Second > 0 {
		seconds++
	}
	// Many blocks in one second let block time run ahead of the clock; what was asked for
	// counts from the block that people see.
	ahead := max(0, int64(c.Head().Time)-int64(c.now()))
	if seconds > maxOffset || c.offset+seconds+ahead > maxOffset {
		return fmt.Errorf("advance by %s: block time may be at most 100 years ahead of the clock", d)
	}
	c.offset += seconds + ahead
	return c.writeOffset()
}

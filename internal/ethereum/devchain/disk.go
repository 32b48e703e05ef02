package devchain

import (
	"errors"
	"fmt"
)

// ErrDiskFull says that no block is sealed for want of disk space. Transactions wait.
var ErrDiskFull = errors.New("the disk is nearly full: free some space, then blocks are sealed again")

// diskReserve is the free space, in bytes, below which nothing is sealed: go-ethereum's
// store ends the process when a write fails, and this chain shares the process.
const diskReserve = 16 << 20

// room refuses to write where little space is left. c.mu is held.
func (c *Chain) room() error {
	if c.dir == "" {
		return nil
	}
	free, err := c.free(c.dir)
	if err != nil {
		return fmt.Errorf("free space of %s: %w", c.dir, err)
	}
	if free < diskReserve {
		return fmt.Errorf("%s: %d MB left: %w", c.dir, free>>20, ErrDiskFull)
	}
	return nil
}

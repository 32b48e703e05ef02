package ipfs

import (
	"context"

	"github.com/ipfs/go-cid"
)

// Join reads from the first shelf that holds a block.
func Join(shelves ...Blocks) Blocks { return joined(shelves) }

type joined []Blocks

// Block implements Blocks.
func (j joined) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	for _, s := range j {
		b, err := s.Block(ctx, c, limit)
		if !missing(err) {
			return b, err
		}
	}
	return nil, fail(NotFound, c, "not held")
}

// Size implements Blocks.
func (j joined) Size(ctx context.Context, c cid.Cid) (int, error) {
	for _, s := range j {
		n, err := s.Size(ctx, c)
		if !missing(err) {
			return n, err
		}
	}
	return 0, fail(NotFound, c, "not held")
}

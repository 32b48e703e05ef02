package ipfs

import (
	"context"

	"github.com/ipfs/go-cid"
)

// staged is the shelf of one fetch: its own blocks and the local sources beside them.
type staged struct {
	car    holder
	locals []Blocks
}

// Size implements Blocks.
func (s *staged) Size(ctx context.Context, c cid.Cid) (int, error) {
	a, err := resolve(c)
	if err != nil {
		return 0, err
	}
	if n, ok := s.car.held(a.digest); ok {
		return n, nil
	}
	return joined(s.locals).Size(ctx, c)
}

// Block implements Blocks.
func (s *staged) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	a, err := resolve(c)
	if err != nil {
		return nil, err
	}
	if _, ok := s.car.held(a.digest); ok {
		return s.car.read(a.digest, nil)
	}
	return joined(s.locals).Block(ctx, c, limit)
}

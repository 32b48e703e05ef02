package ipfs

import (
	"context"

	"github.com/ipfs/go-cid"
)

// staged is the shelf of one fetch: its own file and the local sources beside it.
type staged struct {
	car    *carFile
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
	for _, l := range s.locals {
		n, err := l.Size(ctx, c)
		if err == nil || !missing(err) {
			return n, err
		}
	}
	return 0, fail(NotFound, c, "not staged")
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
	for _, l := range s.locals {
		b, err := l.Block(ctx, c, limit)
		if err == nil || !missing(err) {
			return b, err
		}
	}
	return nil, fail(NotFound, c, "not staged")
}

package ipfs

import (
	"context"
	"errors"

	"github.com/ipfs/go-cid"
	ipld "github.com/ipfs/go-ipld-format"
)

// sink takes the nodes that boxo's builders make. It is as much of a DAG service as
// building needs: what was built is never read back.
type sink struct {
	put func(context.Context, ipld.Node) error
}

var _ ipld.DAGService = (*sink)(nil)

var errSink = errors.New("a DAG that is being built is not read")

// Add implements ipld.NodeAdder.
func (s *sink) Add(ctx context.Context, n ipld.Node) error { return s.put(ctx, n) }

// AddMany implements ipld.NodeAdder.
func (s *sink) AddMany(ctx context.Context, nodes []ipld.Node) error {
	for _, n := range nodes {
		if err := s.put(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// Get implements ipld.NodeGetter.
func (s *sink) Get(context.Context, cid.Cid) (ipld.Node, error) { return nil, errSink }

// GetMany implements ipld.NodeGetter.
func (s *sink) GetMany(context.Context, []cid.Cid) <-chan *ipld.NodeOption {
	answers := make(chan *ipld.NodeOption, 1)
	answers <- &ipld.NodeOption{Err: errSink}
	close(answers)
	return answers
}

// Remove implements ipld.DAGService.
func (s *sink) Remove(context.Context, cid.Cid) error { return errSink }

// RemoveMany implements ipld.DAGService.
func (s *sink) RemoveMany(context.Context, []cid.Cid) error { return errSink }

// put stores a node that a builder made, whose CID it computed from these bytes.
func (s *Store) put(ctx context.Context, n ipld.Node) error {
	a, err := resolve(n.Cid())
	if err != nil || a.isInline {
		return err
	}
	return diskError(s.blocks.Put(ctx, blockKey(a.digest), n.RawData()))
}

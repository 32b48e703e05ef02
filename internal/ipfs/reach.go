package ipfs

import (
	"context"
	"iter"
	"sync"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// Reach is the set of blocks below some roots: what a gateway that was given these
// roots serves. Of files only the inner nodes are read. It is safe for many goroutines.
type Reach struct {
	mu     sync.RWMutex
	blocks map[digest]int // how many roots reach it
	roots  map[dataset.CID]map[digest]struct{}
}

// NewReach returns the empty set.
func NewReach() *Reach {
	return &Reach{blocks: map[digest]int{}, roots: map[dataset.CID]map[digest]struct{}{}}
}

// Add walks the DAG below root on shelf. On an error the set stays as it was.
func (r *Reach) Add(ctx context.Context, root dataset.CID, shelf Blocks, limits Limits) error {
	limits = limits.WithDefaults()
	found := map[digest]struct{}{}
	seen := map[place]struct{}{}
	todo := []edge{{root.Cid(), 0}}
	for len(todo) > 0 {
		e := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		a, err := resolve(e.cid)
		if err != nil {
			continue // not served
		}
		block := a.inline
		if !a.isInline {
			p := place{a.digest, a.pb}
			if _, again := seen[p]; again {
				continue
			}
			seen[p] = struct{}{}
			found[a.digest] = struct{}{}
			if e.depth > limits.Depth {
				return fail(TooDeep, e.cid, "more than %d links deep", limits.Depth)
			}
			if len(seen) > limits.Blocks {
				return fail(TooManyNodes, root.Cid(), "more than %d blocks", limits.Blocks)
			}
			if a.pb {
				if block, err = shelf.Block(ctx, e.cid, limits.BlockBytes); err != nil {
					return err
				}
			}
		}
		todo = append(todo, children(a, block, e.depth)...)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, again := r.roots[root]; again {
		return nil
	}
	r.roots[root] = found
	for d := range found {
		r.blocks[d]++
	}
	return nil
}

// Remove takes a root out of the set.
func (r *Reach) Remove(root dataset.CID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for d := range r.roots[root] {
		if r.blocks[d]--; r.blocks[d] == 0 {
			delete(r.blocks, d)
		}
	}
	delete(r.roots, root)
}

// Has tells whether a root of the set reaches the block.
func (r *Reach) Has(c cid.Cid) bool {
	a, err := resolve(c)
	if err != nil || a.isInline {
		return false
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.blocks[a.digest] > 0
}

// Allow is Has in the form that Handler wants.
func (r *Reach) Allow(_ context.Context, c cid.Cid) bool { return r.Has(c) }

func (r *Reach) all() iter.Seq[cid.Cid] {
	return func(yield func(cid.Cid) bool) {
		for d := range r.blocks {
			if !yield(d.cid(false)) {
				return
			}
		}
	}
}

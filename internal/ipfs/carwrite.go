package ipfs

import (
	"context"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// WriteCAR writes a CARv1 with every block below root: parents first, in the order of
// links, each block once. The same DAG always gives the same bytes, so an interrupted
// upload can go on at any offset. Links to blocks of other kinds than Witan reads are
// left out.
func WriteCAR(ctx context.Context, w io.Writer, root dataset.CID, shelf Blocks, limits Limits) error {
	return writeCAR(ctx, w, root.Cid(), shelf, limits.WithDefaults())
}

func writeCAR(ctx context.Context, w io.Writer, root cid.Cid, shelf Blocks, limits Limits) error {
	if _, err := w.Write(carHeader(root)); err != nil {
		return err
	}
	var head []byte
	return eachBlock(ctx, root, shelf, limits, func(c cid.Cid, block []byte) error {
		head = section(head[:0], c, len(block))
		if _, err := w.Write(head); err != nil {
			return err
		}
		_, err := w.Write(block)
		return err
	})
}

// StreamCAR is WriteCAR as a reader. An error ends the stream; closing it ends the work.
func StreamCAR(ctx context.Context, root cid.Cid, shelf Blocks) io.ReadCloser {
	r, w := io.Pipe()
	go func() { w.CloseWithError(writeCAR(ctx, w, root, shelf, Limits{}.WithDefaults())) }()
	return r
}

// CARSize is how many bytes WriteCAR writes.
func CARSize(ctx context.Context, root dataset.CID, shelf Blocks, limits Limits) (int64, error) {
	var n countWriter
	err := WriteCAR(ctx, &n, root, shelf, limits)
	return int64(n), err
}

type countWriter int64

func (n *countWriter) Write(p []byte) (int, error) { *n += countWriter(len(p)); return len(p), nil }

// eachBlock visits every block below root once, parents first.
func eachBlock(ctx context.Context, root cid.Cid, shelf Blocks, limits Limits, visit func(cid.Cid, []byte) error) error {
	seen := map[place]struct{}{}
	sent := map[digest]struct{}{}
	todo := []edge{{root, 0}}
	for len(todo) > 0 {
		e := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		a, err := resolve(e.cid)
		if err != nil && e.depth > 0 {
			continue
		}
		if err != nil {
			return err
		}
		if e.depth > limits.Depth {
			return fail(TooDeep, e.cid, "more than %d links deep", limits.Depth)
		}
		block := a.inline
		if !a.isInline {
			if _, again := seen[place{a.digest, a.pb}]; again {
				continue
			}
			seen[place{a.digest, a.pb}] = struct{}{}
			if len(seen) > limits.Blocks {
				return fail(TooManyNodes, root, "more than %d blocks", limits.Blocks)
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if block, err = shelf.Block(ctx, e.cid, limits.BlockBytes); err != nil {
				return err
			}
			if _, again := sent[a.digest]; !again {
				sent[a.digest] = struct{}{}
				if err := visit(e.cid, block); err != nil {
					return err
				}
			}
		}
		todo = append(todo, children(a, block, e.depth)...)
	}
	return nil
}

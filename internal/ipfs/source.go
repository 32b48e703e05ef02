package ipfs

import (
	"context"
	"io"

	"github.com/ipfs/go-cid"
)

// Source is where blocks come from. Nobody believes it: every byte is hashed.
//
// Methods may be called from many goroutines and end when ctx does. Failures are
// *Error with a Code; NotFound when the source does not have the content. A source
// does not retry; Fetch decides what to ask next.
type Source interface {
	// Name is for people and logs.
	Name() string
	// CAR streams a CARv1 with all blocks below root, parents first, none twice. The
	// caller closes it.
	CAR(ctx context.Context, root cid.Cid) (io.ReadCloser, error)
	// Block returns one block; one of more than limit bytes is BlockTooLong.
	Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error)
}

// Blocks is a shelf of blocks on this machine: a Store, an upload, what blobs keeps. A
// Source that is also Blocks is read in place by Fetch, nothing of it is copied.
//
// Methods may be called from many goroutines.
type Blocks interface {
	// Block returns one block after hashing it; NotFound if it is not held, Corrupt if
	// it is not what its CID says any more.
	Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error)
	// Size is the length of a block without reading it; NotFound if it is not held.
	Size(ctx context.Context, c cid.Cid) (int, error)
}

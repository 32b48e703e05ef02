package ipfs

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/ipfs/boxo/datastore/dshelp"
	"github.com/ipfs/go-cid"
	"github.com/ipfs/go-datastore"
	"github.com/ipfs/go-datastore/query"
	flatfs "github.com/ipfs/go-ds-flatfs"
	mh "github.com/multiformats/go-multihash"
)

// Store is a local block store in Kubo's flatfs layout: one file per block, raw, below
// DIR/blocks; and one small JSON file per pinned root below DIR/roots.
//
// Nothing is synced block by block. Pin makes what was put before it durable as far as
// a crash of the process goes; after a crash of the machine the store notices that it
// was not closed, hashes every block when it is opened and drops what is not whole.
// One process at a time may have it open.
type Store struct {
	dir    string
	blocks *flatfs.Datastore
}

var _ interface {
	Blocks
	Source
} = (*Store)(nil)

const unclean = "unclean" // the marker file while a store is open

// OpenStore opens or creates a store.
func OpenStore(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(filepath.Join(dir, "roots"), 0o700); err != nil {
		return nil, err
	}
	d, err := flatfs.CreateOrOpen(filepath.Join(dir, "blocks"), flatfs.NextToLast(2), false)
	if err != nil {
		return nil, fmt.Errorf("block store %s: %w", dir, err)
	}
	s := &Store{dir: dir, blocks: d}
	_, err = os.Stat(filepath.Join(dir, unclean))
	if err == nil {
		err = s.check(ctx)
	} else if errors.Is(err, fs.ErrNotExist) {
		err = os.WriteFile(filepath.Join(dir, unclean), nil, 0o600)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("block store %s: %w", dir, err), d.Close())
	}
	return s, nil
}

// Close closes the store. Without it the next OpenStore hashes every block.
func (s *Store) Close() error {
	if err := s.blocks.Close(); err != nil {
		return err
	}
	return os.Remove(filepath.Join(s.dir, unclean))
}

// check drops every block that is not what its name says.
func (s *Store) check(ctx context.Context) error {
	results, err := s.blocks.Query(ctx, query.Query{KeysOnly: true})
	if err != nil {
		return err
	}
	defer results.Close() // its errors come with the results
	for r := range results.Next() {
		if r.Error != nil {
			return r.Error
		}
		h, err := dshelp.DsKeyToMultihash(datastore.RawKey(r.Key))
		if err != nil {
			continue // a file that is none of ours
		}
		c := cid.NewCidV1(cid.Raw, h)
		if _, err := s.Block(ctx, c, int(^uint(0)>>1)); err != nil && codeOf(err, "") != Corrupt {
			return err
		}
	}
	return nil
}

func blockKey(d digest) datastore.Key {
	h, err := mh.Encode(d[:], mh.SHA2_256)
	if err != nil {
		panic(err) // fails for unknown functions only
	}
	return dshelp.MultihashToDsKey(h)
}

// Put stores a block after hashing it: BadBlock if data is not what c says.
func (s *Store) Put(ctx context.Context, c cid.Cid, data []byte) error {
	a, err := resolve(c)
	if err != nil || a.isInline {
		return err
	}
	if err := verify(c, a, data); err != nil {
		return err
	}
	return diskError(s.blocks.Put(ctx, blockKey(a.digest), data))
}

// Name implements Source.
func (s *Store) Name() string { return "local store" }

// Block implements Blocks. A block that changed on disk is dropped, so that it can be
// put again.
func (s *Store) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	a, err := resolve(c)
	if err != nil {
		return nil, err
	}
	if a.isInline {
		return a.inline, nil
	}
	b, err := s.blocks.Get(ctx, blockKey(a.digest))
	switch {
	case errors.Is(err, datastore.ErrNotFound):
		return nil, fail(NotFound, c, "not in the local store")
	case err != nil:
		return nil, err
	case digest(sha256.Sum256(b)) != a.digest:
		return nil, errors.Join(fail(Corrupt, c, "the local store's block changed on disk"), s.blocks.Delete(ctx, blockKey(a.digest)))
	case len(b) > limit:
		return nil, fail(BlockTooLong, c, "%d bytes", len(b))
	}
	return b, nil
}

// Size implements Blocks.
func (s *Store) Size(ctx context.Context, c cid.Cid) (int, error) {
	a, err := resolve(c)
	if err != nil {
		return 0, err
	}
	if a.isInline {
		return len(a.inline), nil
	}
	n, err := s.blocks.GetSize(ctx, blockKey(a.digest))
	if errors.Is(err, datastore.ErrNotFound) {
		return 0, fail(NotFound, c, "not in the local store")
	}
	return n, err
}

// Has tells whether a block is held.
func (s *Store) Has(ctx context.Context, c cid.Cid) (bool, error) {
	_, err := s.Size(ctx, c)
	if missing(err) {
		return false, nil
	}
	return err == nil, err
}

// Delete removes a block; one that is not there is no error. The caller knows that no
// root needs it.
func (s *Store) Delete(ctx context.Context, c cid.Cid) error {
	a, err := resolve(c)
	if err != nil || a.isInline {
		return err
	}
	return s.blocks.Delete(ctx, blockKey(a.digest))
}

// CAR implements Source.
func (s *Store) CAR(ctx context.Context, root cid.Cid) (io.ReadCloser, error) {
	return StreamCAR(ctx, root, s), nil
}

package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Blocks shows stored datasets as the blocks that they were made of, so that the
// gateway can serve them, and Fetch can take them for another dataset, without a second
// copy. Every block is hashed when it is read. It is also an ipfs.Source.
func (s *Store) Blocks() ipfs.Blocks { return shelf{s} }

// Holders are the datasets that hold a block, whole ones only.
func (s *Store) Holders(ctx context.Context, c cid.Cid) ([]dataset.ID, error) {
	d, file, err := names(c)
	if err != nil {
		return nil, err
	}
	return s.ids(ctx, `SELECT d.dataset FROM blob_datasets d WHERE d.state = 1 AND d.id IN (
		SELECT dataset FROM blob_blocks WHERE digest = ?1 UNION SELECT dataset FROM blob_refs WHERE file = ?2)`, d, file)
}

type shelf struct{ *Store }

var _ interface {
	ipfs.Blocks
	ipfs.Source
} = shelf{}

// Name implements ipfs.Source.
func (s shelf) Name() string { return "stored datasets" }

// CAR implements ipfs.Source. Fetch does not need it, since it reads blocks in place.
func (s shelf) CAR(ctx context.Context, root cid.Cid) (io.ReadCloser, error) {
	return ipfs.StreamCAR(ctx, root, s), nil
}

// names gives a CID's digest and, as bytes, the CIDv1 under which a file of it is kept.
func names(c cid.Cid) (d, file []byte, err error) {
	sum, ok := sha(c)
	if !ok {
		return nil, nil, &ipfs.Error{Code: ipfs.BadCID, CID: c}
	}
	return sum[:], cid.NewCidV1(c.Type(), c.Hash()).Bytes(), nil
}

// Size implements ipfs.Blocks.
func (s shelf) Size(ctx context.Context, c cid.Cid) (int, error) {
	at, err := s.find(ctx, c)
	if err != nil {
		return 0, err
	}
	if !at.node.Valid {
		return int(at.length), nil
	}
	b, err := s.load(ctx, at, func(length int64) ([]byte, error) { return s.data(ctx, at, length) })
	return len(b), err
}

// Block implements ipfs.Blocks.
func (s shelf) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	at, err := s.find(ctx, c)
	if err != nil {
		return nil, err
	}
	if at.length > int64(limit) || at.nodeLen > int64(limit) {
		return nil, &ipfs.Error{Code: ipfs.BlockTooLong, CID: c}
	}
	return s.join(ctx, c, at, func(length int64) ([]byte, error) { return s.data(ctx, at, length) }, at.where())
}

// join makes a block from its node record and its data, and hashes it.
func (s shelf) join(ctx context.Context, c cid.Cid, at found, data func(int64) ([]byte, error), where string) ([]byte, error) {
	b, err := s.load(ctx, at, data)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(b); string(sum[:]) != string(at.digest) {
		return nil, &ipfs.Error{Code: ipfs.Corrupt, CID: c, Err: fmt.Errorf("stored in %s: %w", where, ErrDamaged)}
	}
	return b, nil
}

// found is where a block is.
type found struct {
	digest        []byte
	dataset       dataset.ID
	node          sql.NullInt64
	nodeLen       int64
	file          dataset.CID
	start, length int64
}

func (f found) where() string {
	if f.file.Defined() {
		return fileKey(f.file)
	}
	return nodesKey(f.dataset)
}

// findQuery looks for a block by its digest (?1) among those that are no whole file, and
// by its CIDv1 (?2, raw only) among the files.
const findQuery = `SELECT d.dataset, b.node_at, coalesce(b.node_len, 0), b.file, coalesce(b.start, 0), coalesce(b.length, 0)
	FROM blob_blocks b JOIN blob_datasets d ON d.id = b.dataset WHERE b.digest = ?1 AND d.state = 1
	UNION ALL
	SELECT d.dataset, NULL, 0, f.file, 0, f.size
	FROM blob_files f JOIN blob_refs r ON r.file = f.file JOIN blob_datasets d ON d.id = r.dataset
	WHERE f.file = ?2 AND d.state = 1 LIMIT 1`

func (s shelf) find(ctx context.Context, c cid.Cid) (found, error) {
	d, name, err := names(c)
	if err != nil {
		return found{}, err
	}
	if c.Type() != cid.Raw {
		name = nil // the object of that name is the file's bytes, not this node
	}
	f := found{digest: d}
	var id, file []byte
	err = s.findBlock.QueryRowContext(ctx, d, name).Scan(&id, &f.node, &f.nodeLen, &file, &f.start, &f.length)
	if errors.Is(err, sql.ErrNoRows) {
		return f, &ipfs.Error{Code: ipfs.NotFound, CID: c}
	}
	if err != nil {
		return f, err
	}
	f.dataset = dataset.ID(id)
	if file != nil {
		f.file, err = dataset.CIDFromBytes(file)
	}
	return f, err
}

// load reads a block: data, or what its node record puts around it.
func (s shelf) load(ctx context.Context, f found, data func(length int64) ([]byte, error)) ([]byte, error) {
	if !f.node.Valid {
		return data(f.length)
	}
	record, err := s.readAt(ctx, nodesKey(f.dataset), f.node.Int64, f.nodeLen)
	if err != nil {
		return nil, damaged(err)
	}
	head, length, tail, err := decodeNode(record)
	if err != nil || length != f.length {
		return nil, fmt.Errorf("%s: malformed: %w", nodesKey(f.dataset), ErrDamaged)
	}
	if length == 0 {
		return append(head, tail...), nil
	}
	middle, err := data(length)
	if err != nil {
		return nil, err
	}
	return slices.Concat(head, middle, tail), nil
}

func (s shelf) data(ctx context.Context, f found, length int64) ([]byte, error) {
	if length == 0 {
		return nil, nil
	}
	b, err := s.ReadRange(ctx, f.file, f.start, f.start+length)
	return b, damaged(err)
}

// damaged: an object that its record names is there and long enough.
func damaged(err error) error {
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrRange) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

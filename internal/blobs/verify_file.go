package blobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
	"gocloud.dev/blob"

	"github.com/witan-project/witan/internal/ipfs"
)

// ownShelf reads the data of a file's blocks from that file itself, in order. A block
// that several files share, or that a file repeats, is found at one place by its row;
// here every place counts.
type ownShelf struct {
	shelf
	file io.Reader // of the file being verified, or nil
	key  string
}

// hash proves a file's bytes block by block and returns their SHA-256.
func (s *ownShelf) hash(ctx context.Context, f ipfs.File) (string, error) {
	if f.Readable {
		r, err := s.read(ctx, fileKey(f.CID), 0, -1)
		if err != nil {
			return "", damaged(err)
		}
		defer r.Close() // read only
		s.file, s.key = r, fileKey(f.CID)
		defer func() { s.file = nil }()
		return s.content(ctx, f, r)
	}
	for _, err := range f.Parts(ctx) {
		if err != nil {
			return "", err
		}
	}
	return "", nil
}

func (s *ownShelf) content(ctx context.Context, f ipfs.File, r *blob.Reader) (string, error) {
	if r.Size() != f.Size {
		return "", fmt.Errorf("%s has %d bytes, its blocks say %d: %w", s.key, r.Size(), f.Size, ErrDamaged)
	}
	sum := sha256.New()
	for part, err := range f.Parts(ctx) {
		if err != nil {
			return "", err
		}
		sum.Write(part.Data)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Block implements ipfs.Blocks.
func (s *ownShelf) Block(ctx context.Context, c cid.Cid, limit int) ([]byte, error) {
	if s.file == nil {
		return s.shelf.Block(ctx, c, limit)
	}
	at, err := s.find(ctx, c)
	if err != nil {
		return nil, err
	}
	return s.join(ctx, c, at, func(length int64) ([]byte, error) {
		b := make([]byte, length)
		if _, err := io.ReadFull(s.file, b); err != nil {
			return nil, failed(s.key, err)
		}
		return b, nil
	}, s.key)
}

package blobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Problem is one thing that Verify found wrong.
type Problem struct {
	Dataset dataset.ID  `json:"dataset"`
	Path    string      `json:"path,omitempty"` // of the file, if one is concerned
	File    dataset.CID `json:"file,omitzero"`
	What    string      `json:"what"`
}

// Verify proves again that what is stored of a dataset is what its root CID names: it
// hashes every file's blocks through the kept dag-pb nodes up to the root, and compares
// the manifest with the DAG, entry by entry. Every difference is reported. The error
// tells that it could not finish, or ErrNotFound.
func (s *Store) Verify(ctx context.Context, id dataset.ID, report func(Problem)) error {
	r, err := s.row(ctx, id)
	if err != nil {
		return err
	}
	if r.state != stateWhole {
		return fmt.Errorf("dataset %s is not whole: %w", id, ErrNotFound)
	}
	problem := func(f File, format string, args ...any) {
		report(Problem{id, f.Path, f.CID, fmt.Sprintf(format, args...)})
	}
	m, err := s.manifest(ctx, id, r)
	if errors.Is(err, ErrDamaged) {
		problem(File{}, "%v", err)
	} else if err != nil {
		return err
	}
	v, err := ipfs.Inspect(ctx, r.root, s.Blocks(), ipfs.Limits{})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		problem(File{}, "the DAG cannot be read: %v", err)
		return nil
	}
	var list []File
	for f, err := range v.Files(ctx) {
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			problem(File{}, "the DAG cannot be read: %v", err)
			return nil
		}
		entry := File{Path: f.Path, CID: f.CID, Size: f.Size, Reason: f.Reason}
		if f.Readable {
			sum, err := s.hash(ctx, f)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				problem(entry, "%v", err)
				continue
			}
			entry.SHA256 = sum
		}
		list = append(list, entry)
	}
	if m.Format == "" {
		return nil // named above
	}
	slices.SortStableFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	if !slices.Equal(list, m.Files) {
		problem(File{}, "the manifest does not list what the DAG holds")
	}
	return nil
}

// hash reads a file block by block, each hashed by the shelf.
func (s *Store) hash(ctx context.Context, f ipfs.File) (string, error) {
	sum := sha256.New()
	for part, err := range f.Parts(ctx) {
		if err != nil {
			return "", err
		}
		sum.Write(part.Data)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

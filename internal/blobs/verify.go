package blobs

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

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
	v := &verifier{Store: s, id: id, row: r, report: report, named: map[string]bool{}}
	if v.m, err = s.manifest(ctx, id, r); errors.Is(err, ErrDamaged) {
		v.problem(File{}, "%v", err)
	} else if err != nil {
		return err
	}
	v.manifestGood = err == nil
	if err := v.nodes(ctx); err != nil {
		return err
	}
	return v.dag(ctx)
}

type verifier struct {
	*Store
	id           dataset.ID
	row          row
	report       func(Problem)
	m            Manifest
	manifestGood bool
	named        map[string]bool // paths that were reported
}

func (v *verifier) problem(f File, format string, args ...any) {
	v.report(Problem{v.id, f.Path, f.CID, fmt.Sprintf(format, args...)})
}

// nodes hashes the nodes object as a whole, so that bytes count that no block uses.
func (v *verifier) nodes(ctx context.Context) error {
	r, err := v.read(ctx, nodesKey(v.id), 0, -1)
	if errors.Is(err, ErrNotFound) {
		v.problem(File{}, "%v", damaged(err))
		return nil
	}
	if err != nil {
		return err
	}
	defer r.Close() // read only
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return failed(nodesKey(v.id), err)
	}
	if string(sum.Sum(nil)) != string(v.row.nodes) {
		v.problem(File{}, "%s changed: %v", nodesKey(v.id), ErrDamaged)
	}
	return nil
}

// dag walks from the root. If the walk itself fails, the files are hashed against the
// manifest, so that every damaged one is named all the same.
func (v *verifier) dag(ctx context.Context) error {
	own := &ownShelf{shelf: shelf{v.Store}}
	proof, err := ipfs.Inspect(ctx, v.row.root, own, unlimited)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		v.problem(File{}, "the blocks do not prove the root %s: %v", v.row.root, err)
		return v.flat(ctx)
	}
	var list []File
	for f, err := range proof.Files(ctx) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.problem(File{}, "the blocks do not prove the root %s: %v", v.row.root, err)
			return v.flat(ctx)
		}
		entry := File{Path: f.Path, CID: f.CID, Size: f.Size, Reason: f.Reason}
		sum, err := own.hash(ctx, f)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.problem(entry, "%v", err)
			v.named[entry.Path] = true
		} else if f.Readable {
			entry.SHA256 = sum
		}
		list = append(list, entry)
	}
	if v.manifestGood {
		v.compare(list)
	}
	return nil
}

// unlimited: limits were judged when the dataset was fetched; a later, narrower
// configuration does not make it wrong.
var unlimited = ipfs.Limits{
	Bytes: math.MaxInt64, Blocks: math.MaxInt, BlockBytes: math.MaxInt32, Depth: 10_000,
	Links: math.MaxInt64, Entries: math.MaxInt64, LogicalBytes: math.MaxInt64,
}

// flat hashes every file against the manifest.
func (v *verifier) flat(ctx context.Context) error {
	for _, f := range v.m.Files {
		if f.SHA256 == "" {
			continue
		}
		err := v.check(ctx, f.CID)
		if errors.Is(err, ErrDamaged) {
			v.problem(f, "%v", err)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// compare names every entry in which the manifest and the DAG differ.
func (v *verifier) compare(dag []File) {
	slices.SortStableFunc(dag, byPath)
	listed := v.m.Files
	for len(dag) > 0 || len(listed) > 0 {
		switch {
		case len(listed) == 0 || len(dag) > 0 && dag[0].Path < listed[0].Path:
			v.problem(dag[0], "the manifest lacks it")
			dag = dag[1:]
		case len(dag) == 0 || listed[0].Path < dag[0].Path:
			v.problem(listed[0], "the manifest lists it, the DAG cannot prove it")
			listed = listed[1:]
		default:
			if dag[0] != listed[0] && !v.named[dag[0].Path] {
				v.problem(listed[0], "the manifest says %+v, the DAG %+v", listed[0], dag[0])
			}
			dag, listed = dag[1:], listed[1:]
		}
	}
}

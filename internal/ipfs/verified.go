package ipfs

import (
	"context"
	"errors"
	"iter"
	"sync"

	"github.com/witan-project/witan/internal/dataset"
)

// Verified is the proof that every block reachable from a root is held, hashed to its
// CID and within Limits. Only Fetch and Inspect make one. It holds the staging of its
// root until Close or Discard.
type Verified struct {
	root    dataset.CID
	tree    *tree
	release func(discard bool) error
	once    sync.Once
}

// Root is the CID that the content was verified against.
func (v *Verified) Root() dataset.CID { return v.root }

// Totals sum up the DAG.
func (v *Verified) Totals() Totals { return v.tree.totals }

// Files lists every entry that is not a folder, in the order of the DAG. The paths of
// entries without a Reason are unique. An error ends the sequence.
func (v *Verified) Files(ctx context.Context) iter.Seq2[File, error] { return v.tree.files(ctx) }

// Folders gives the blocks of all folders, parents first, each once.
func (v *Verified) Folders(ctx context.Context) iter.Seq2[Part, error] { return v.tree.folders(ctx) }

// Close lets go of the staged blocks but keeps them for a later fetch.
func (v *Verified) Close() error { return v.end(false) }

// Discard deletes the staged blocks. Call it when the content is published or given up.
func (v *Verified) Discard() error { return v.end(true) }

func (v *Verified) end(discard bool) error {
	err := error(nil)
	v.once.Do(func() { err = v.release(discard) })
	return err
}

// Inspect verifies what a local shelf holds, without fetching or staging anything:
// NotFound if a block is missing. The blocks stay where they are.
func Inspect(ctx context.Context, root dataset.CID, shelf Blocks, limits Limits) (*Verified, error) {
	limits = limits.WithDefaults()
	if !root.Defined() {
		return nil, &Error{Code: BadCID, Err: errors.New("undefined root")}
	}
	t, err := surveyTree(ctx, root.Cid(), shelf, limits)
	if err != nil {
		return nil, err
	}
	return &Verified{root: root, tree: t, release: func(bool) error { return nil }}, nil
}

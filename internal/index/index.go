// Package index is the port of the full-text index: what every driver promises, the
// digest of its content, and the analysis of words that drivers and answers share.
package index

import (
	"context"
	"errors"
	"iter"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
)

// Document is one file to be published.
type Document struct {
	Path   string      // in the dataset, with /
	File   dataset.CID // of the file's bytes
	Title  string
	Meta   map[string]string
	Chunks []document.Chunk
}

// Hit is a passage that was found or read.
type Hit struct {
	Dataset dataset.ID
	Path    string
	File    dataset.CID
	Title   string
	Chunk   document.Chunk

	// Score is the passage's, Document that of its whole document; both compare hits of
	// one answer only. Zero in hits of Read.
	Score, Document float64
	Named           bool // the query names the document by its file name or title
}

// Query asks for the best passages of the best documents.
type Query struct {
	Text      string
	Context   string // earlier words of the conversation: they help where Text is short of them
	Documents int    // at most this many documents; default 10
	Passages  int    // at most this many passages of each; default 3
	Opening   bool   // beside them the first two chunks of each: front matter and how it begins

	// Related asks also for documents that link to the best ones, or that these link to.
	Related bool

	// Visible tells which datasets may be searched. It is asked once per dataset and
	// query and must be quick. nil: all.
	Visible func(dataset.ID) bool
}

// Result is what Search found.
type Result struct {
	Hits  []Hit  // best document first, within it best passage first
	Terms []Term // of the query text, with what the searched datasets know of them
}

// Term is a word of the query as it was searched.
type Term struct {
	Text      string   // analysed
	Variants  []string // derivations that were searched as if they were it
	Endings   []string // words that a rare compound ends with: searched too, but they do not show that it occurs
	Weight    float64  // 1 for a word of the text, less for parts of one and for Context
	Whole     bool     // a word itself, not a part of one or two joined
	Documents int      // documents that hold it or a variant
	Of        int      // documents searched
}

// Record is one stored chunk, for audit.
type Record struct {
	Path       string
	File       dataset.CID
	Start, End uint64
	Text       string
}

// Index holds the chunks of datasets and finds the best for a question.
//
// Durability: Publish and Remove are durable when they return nil. Visibility: a
// dataset is found whole or not at all, by every Search that begins after Publish
// returned and by none that begins after Remove returned; a Search that runs beside
// either sees the dataset as it was before or after. Deletion: after Remove returned
// nil no copy of the text that the index held for the dataset is left on its disks.
// Ordering: calls for one dataset are made one after the other by the caller; the last
// one counts. Concurrency: all methods may be called at the same time. Failure: after
// an error the dataset is as before the call or, for Remove, hidden but possibly still
// stored; the caller repeats the call. Both are idempotent. A driver never retries
// longer than ctx lives. Scores and order depend on the visible datasets only: the
// same content gives the same answer in every process.
type Index interface {
	// Publish stores docs as the whole content of id, in place of what it had.
	Publish(ctx context.Context, id dataset.ID, docs []Document) error
	// Remove deletes id physically. An unknown id is no error.
	Remove(ctx context.Context, id dataset.ID) error
	// Search finds passages. No match is an empty result.
	Search(ctx context.Context, q Query) (Result, error)
	// Read returns all chunks of one document in file order; ErrNotFound.
	Read(ctx context.Context, id dataset.ID, path string) ([]Hit, error)
	// Datasets lists what is published, sorted bytewise.
	Datasets(ctx context.Context) ([]dataset.ID, error)
	// Chunks yields the stored chunks of id, by path and start, as they are on disk. An
	// unknown id has none. The sequence ends after an error.
	Chunks(ctx context.Context, id dataset.ID) iter.Seq2[Record, error]
	// Digest is the index digest of all that is stored (see Digester).
	Digest(ctx context.Context) ([32]byte, error)
	// Close waits for running calls and releases the files.
	Close() error
}

// ErrNotFound: the index does not hold the document.
var ErrNotFound = errors.New("the document is not in the index")

// ErrClosed: the index was closed.
var ErrClosed = errors.New("the index is closed")

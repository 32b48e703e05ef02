package audit

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/registry"
)

// Kind says what differs. Values never change.
type Kind string

// The differences that audit tells apart.
const (
	ChainBehind     Kind = "chain_behind"     // the follower's final block is not on the chain or far behind
	ApprovalForged  Kind = "approval_forged"  // SQL has a decision that the chain does not have
	ApprovalMissing Kind = "approval_missing" // the chain has a decision that SQL does not have
	ApprovalDiffers Kind = "approval_differs" // both have it, with other values
	RequestInvalid  Kind = "request_invalid"  // a line of the log is not the contributor's request
	DatasetMissing  Kind = "dataset_missing"  // approved and requested, but not held
	DatasetExcess   Kind = "dataset_excess"   // held, but not approved and requested
	BlobDamaged     Kind = "blob_damaged"     // a stored file, node or manifest is not what the CID commits to
	ChunkMissing    Kind = "chunk_missing"    // the file has it, the index does not
	ChunkExcess     Kind = "chunk_excess"     // the index has it, the file does not
	ChunkDiffers    Kind = "chunk_differs"    // same place, other text
	DigestDiffers   Kind = "digest_differs"   // the index's own digest is not that of its chunks
)

// Difference is one disagreement, with its place.
type Difference struct {
	Kind    Kind        `json:"kind"`
	Dataset *dataset.ID `json:"dataset,omitempty"`
	Path    string      `json:"path,omitempty"`
	Start   *uint64     `json:"start,omitempty"` // byte range in the file, of a chunk
	End     *uint64     `json:"end,omitempty"`
	Detail  string      `json:"detail"`
}

// String is one line for people.
func (d Difference) String() string {
	var b strings.Builder
	b.WriteString(string(d.Kind))
	if d.Dataset != nil {
		fmt.Fprintf(&b, " dataset %s", d.Dataset)
	}
	if d.Path != "" {
		fmt.Fprintf(&b, " file %q", d.Path)
	}
	if d.Start != nil && d.End != nil {
		fmt.Fprintf(&b, " bytes %d–%d", *d.Start, *d.End)
	}
	return b.String() + ": " + d.Detail
}

// Pending is a dataset that the reconciler had not finished with.
type Pending struct {
	Dataset dataset.ID    `json:"dataset"`
	State   ingest.State  `json:"state"`
	Reason  ingest.Reason `json:"reason,omitempty"` // of the last failed attempt
}

// Report is the outcome of an audit.
type Report struct {
	Block registry.Block `json:"block"` // the final block that everything is compared at

	// The index statement's hashes, and the digest of what the files of all datasets
	// give when they are read anew. Digest and Expected are equal if the index is right.
	Requests common.Hash `json:"requests"`
	Settings common.Hash `json:"settings"`
	Digest   common.Hash `json:"digest"`
	Expected common.Hash `json:"expected"`

	Counts Counts `json:"counts"`

	// Equal: chain, requests, blobs and index agree, and nothing is left out.
	Equal       bool                `json:"equal"`
	Differences []Difference        `json:"differences"`
	Truncated   bool                `json:"truncated,omitempty"` // more differences were found than are listed
	Suspended   []ingest.Suspension `json:"suspended"`
	Pending     []Pending           `json:"pending"`
	Failed      []Pending           `json:"failed"`  // given up, though the law wants them
	Refused     []Pending           `json:"refused"` // content over the limits of the settings: rightly not held

	Took time.Duration `json:"took_ns"`
}

// Counts say how much was compared.
type Counts struct {
	Decisions    int   `json:"decisions"` // datasets that the chain decided about
	Approvals    int   `json:"approvals"` // in force at Block
	Requests     int   `json:"requests"`
	Signatures   int   `json:"signatures"`    // checked again
	NotRechecked int   `json:"not_rechecked"` // ERC-1271 signatures whose block's state the RPC no longer has
	Datasets     int   `json:"datasets"`      // held and compared
	Files        int   `json:"files"`
	Bytes        int64 `json:"bytes"`
	Documents    int   `json:"documents"`
	Chunks       int   `json:"chunks"`
}

// maxDifferences bounds the list.
const maxDifferences = 1000

func (r *Report) add(list ...Difference) {
	for _, d := range list {
		if len(r.Differences) == maxDifferences {
			r.Truncated = true
			return
		}
		r.Differences = append(r.Differences, d)
	}
}

// finish sorts the lists and says whether all is equal.
func (r *Report) finish() {
	slices.SortStableFunc(r.Differences, func(a, b Difference) int {
		return strings.Compare(a.String(), b.String())
	})
	for _, list := range [][]Pending{r.Pending, r.Failed, r.Refused} {
		slices.SortFunc(list, func(a, b Pending) int { return slices.Compare(a.Dataset[:], b.Dataset[:]) })
	}
	r.Equal = len(r.Differences)+len(r.Suspended)+len(r.Pending)+len(r.Failed) == 0
}

// Write prints the report for people.
func (r *Report) Write(w io.Writer) error {
	var b strings.Builder
	c := r.Counts
	fmt.Fprintf(&b, "block      %d %s\n", r.Block.Number, r.Block.Hash)
	fmt.Fprintf(&b, "requests   %x  %d lines, %d signatures checked", r.Requests, c.Requests, c.Signatures)
	if c.NotRechecked > 0 {
		fmt.Fprintf(&b, ", %d not re-checked (ERC-1271: the RPC has no state of their blocks)", c.NotRechecked)
	}
	fmt.Fprintf(&b, "\nsettings   %x\n", r.Settings)
	fmt.Fprintf(&b, "digest     %x  index: %d chunks of %d documents\n", r.Digest, c.Chunks, c.Documents)
	fmt.Fprintf(&b, "expected   %x  %d files, %d bytes, %d datasets read anew\n", r.Expected, c.Files, c.Bytes, c.Datasets)
	fmt.Fprintf(&b, "approvals  %d in force, of %d datasets that the chain decided about\n", c.Approvals, c.Decisions)
	for _, s := range r.Suspended {
		fmt.Fprintf(&b, "suspended  dataset %s since %s: %s\n", s.Dataset, s.At.UTC().Format(time.RFC3339), s.Reason)
	}
	for _, l := range []struct {
		name string
		list []Pending
	}{{"pending", r.Pending}, {"failed", r.Failed}, {"refused", r.Refused}} {
		for _, p := range l.list {
			fmt.Fprintf(&b, "%-10s dataset %s: %s %s\n", l.name, p.Dataset, p.State, p.Reason)
		}
	}
	for _, d := range r.Differences {
		fmt.Fprintf(&b, "DIFFERENCE %s\n", d)
	}
	switch {
	case r.Equal:
		b.WriteString("equal: the index is what chain and requests say\n")
	case len(r.Differences) > 0:
		fmt.Fprintf(&b, "NOT equal: %d differences\n", len(r.Differences))
	default:
		b.WriteString("not equal: see what is suspended, pending or failed above\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

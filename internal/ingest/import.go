package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/dataset"
)

// State is how far an import is.
type State string

// The states of an import, in the order in which it usually meets them.
const (
	Waiting   State = "waiting"   // approved at the latest block, not yet at the final one
	Requested State = "requested" // wanted, not begun or to be tried again
	Fetching  State = "fetching"  // its blocks are coming from IPFS and are verified
	Storing   State = "storing"   // its files go to the bucket
	Indexing  State = "indexing"  // its files are read and published to the index
	Ready     State = "ready"     // held whole
	Failed    State = "failed"    // given up; Reason has the error's code; Retry begins again
	Purging   State = "purging"   // its copies are being deleted
	Purged    State = "purged"    // nothing of it is held
)

// Reason is a stable code that says why an import failed, or why its content is removed.
type Reason string

// Why content is removed.
const (
	Revoked     Reason = "revoked"
	Withdrawn   Reason = "withdrawn"
	Expired     Reason = "expired"
	Suspended   Reason = "suspended"
	Reorganised Reason = "reorganised"
	// Unrequested: index or blobs held a dataset that no request names, for example
	// after a restored backup.
	Unrequested Reason = "unrequested"
)

// ID names an import: the dataset and the round of its approval, so that it is the same
// on every server of the DAO.
type ID struct {
	Dataset dataset.ID
	Round   uint32
}

// ParseID reads the form of String.
func ParseID(s string) (ID, error) {
	id, round, ok := strings.Cut(s, "-")
	d, err := dataset.ParseID(id)
	if err != nil || !ok {
		return ID{}, fmt.Errorf("import %q: want a dataset id, a hyphen and a round", s)
	}
	r, err := strconv.ParseUint(round, 10, 32)
	if err != nil {
		return ID{}, fmt.Errorf("import %q: the round %q is no number of 32 bits", s, round)
	}
	return ID{d, uint32(r)}, nil
}

// String is the dataset's id, a hyphen and the round.
func (id ID) String() string {
	return id.Dataset.String() + "-" + strconv.FormatUint(uint64(id.Round), 10)
}

// MarshalText writes the form of String.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads the form of String.
func (id *ID) UnmarshalText(b []byte) error {
	v, err := ParseID(string(b))
	if err == nil {
		*id = v
	}
	return err
}

// Import is one import request and what became of it.
type Import struct {
	ID      ID
	Dataset dataset.Dataset
	State   State
	Reason  Reason // of Failed, Purging and Purged
	Hidden  bool   // a revocation, withdrawal or expiry is seen at latest but not final
	// Suspended is set while the operator keeps the dataset out.
	Suspended *Suspension

	Attempts  int       // of the import since it was last requested or retried
	LastError Reason    // code of the last failed attempt
	RetryAt   time.Time // when a temporary failure is tried again; zero: no retry is due

	Bytes     int64 // of files
	Blocks    int64 // fetched and verified
	Files     int64
	Documents int64 // files that were read and indexed; the others are in Unread
	Chunks    int64

	Requested time.Time
	Updated   time.Time
	ReadyAt   time.Time // zero: never ready
}

// Suspension is an operator's decision to keep a dataset out of the knowledge base.
type Suspension struct {
	Dataset dataset.ID `json:"dataset"`
	Reason  string     `json:"reason"`
	At      time.Time  `json:"at"`
}

// UnreadFile is a file of a dataset that is stored but not indexed.
type UnreadFile struct {
	Path string `json:"path"`
	Code string `json:"code"` // stable, of package document
}

// Event tells an observer that an import changed: a stage, a counter or a flag.
type Event struct{ Import Import }

package preview

import (
	"errors"
	"fmt"

	"github.com/witan-project/witan/internal/ipfs"
)

var (
	// ErrNoFile: the dataset has no file at this path.
	ErrNoFile = errors.New("no file at this path")
	// ErrNoMetadata: proposal and approval name no metadata.
	ErrNoMetadata = errors.New("no metadata is given")
	// ErrClosed: the service was closed.
	ErrClosed = errors.New("previews are closed")
)

// Gone says that a dataset is not shown any more. Reason is its decision (defeated,
// cancelled, revoked, withdrawn, expired), or suspended.
type Gone struct{ Reason string }

func (g *Gone) Error() string { return "the dataset is not shown any more: " + g.Reason }

// Unavailable says that content cannot be shown now. Code is one of package ipfs, or
// Busy; with Retry the same call may succeed later.
type Unavailable struct {
	Code  ipfs.Code
	Retry bool
	err   error
}

// Busy: too many previews are being made.
const Busy ipfs.Code = "busy"

func (u *Unavailable) Error() string { return fmt.Sprintf("not to be had now: %v", u.err) }

func (u *Unavailable) Unwrap() error { return u.err }

// unavailable turns what package ipfs says of content into an Unavailable. Other errors
// are the server's own and stay as they are.
func unavailable(err error) error {
	e, ok := errors.AsType[*ipfs.Error](err)
	if !ok {
		return err
	}
	return &Unavailable{Code: e.Code, Retry: e.Retry(), err: err}
}

package ingest

import (
	"context"
	"errors"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ipfs"
)

// Codes of failures that are not of package ipfs.
const (
	Internal    Reason = "internal"        // not foreseen; the log has more
	DiskFull    Reason = "disk_full"       // no space for blocks, files, index or state
	TooMuchText Reason = "too_much_text"   // more text than Settings.TextBytes
	BlobDamaged Reason = "blob_damaged"    // a stored file is missing or changed; it is fetched anew
	ChainGone   Reason = Reason(ChainAway) // the contracts' state cannot be read now
	TimedOut    Reason = "timeout"         // a store or index did not answer in time
)

// permanent is a failure that no repetition changes.
type permanent struct {
	code Reason
	error
}

func (p permanent) Unwrap() error { return p.error }

// classify gives an error's stable code and whether trying again may help.
func classify(err error) (code Reason, retry bool) {
	var p permanent
	var full *sqlite.Error
	switch {
	case errors.As(err, &p):
		return p.code, false
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return DiskFull, true
	case errors.As(err, &full) && full.Code()&0xff == sqlite3.SQLITE_FULL:
		return DiskFull, true
	}
	if e, ok := errors.AsType[*ipfs.Error](err); ok {
		return Reason(e.Code), e.Retry()
	}
	switch {
	case errors.Is(err, blobs.ErrDamaged):
		return BlobDamaged, true
	case errors.Is(err, context.DeadlineExceeded):
		return TimedOut, true
	case ethereum.Temporary(err):
		return ChainGone, true
	}
	return Internal, true
}

// Refusal tells whether the content is refused by the limits of the settings: that is
// what the law wants, and no fault of the server.
func (r Reason) Refusal() bool {
	switch ipfs.Code(r) {
	case ipfs.BadCID, ipfs.BadDAG, ipfs.TooLarge, ipfs.TooManyNodes, ipfs.BlockTooLong, ipfs.TooDeep,
		ipfs.TooWide, ipfs.TooManyNames, ipfs.TooMuchText:
		return true
	}
	return r == TooMuchText
}

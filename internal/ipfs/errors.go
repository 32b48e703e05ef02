package ipfs

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ipfs/go-cid"
)

// Code names a failure for machines; its values never change. As an error it is what
// errors.Is compares an *Error with.
type Code string

// What can go wrong while content is fetched, uploaded or read.
const (
	// Trying later may succeed.
	NotFound       Code = "not_found"           // no source has the content now
	Unavailable    Code = "gateway_unavailable" // a gateway is down or answers 5xx or 429
	Stalled        Code = "gateway_stalled"     // a gateway sends nothing, or too slowly, for Limits.Idle
	Truncated      Code = "gateway_truncated"   // an answer ended early
	BadBlock       Code = "bad_block"           // bytes that are not what their CID says, or that nobody asked for
	TimedOut       Code = "fetch_timeout"       // Limits.Total is over; what was staged stays
	Redirected     Code = "redirect_refused"    // a gateway sent us to another host
	AddressRefused Code = "address_refused"     // a gateway's name leads to a private address
	DiskFull       Code = "disk_full"           // no space for staging
	Corrupt        Code = "block_corrupt"       // a block on our own disk changed; it was dropped
	BlockTooLong   Code = "block_too_large"     // more than Limits.BlockBytes came for one block; true or a gateway's lie

	// The content itself is refused; no retry can change that.
	BadCID       Code = "cid_unsupported"    // not dag-pb or raw under sha2-256
	BadDAG       Code = "dag_malformed"      // a node that is no valid dag-pb, or a root that is no file or folder
	TooLarge     Code = "too_large"          // distinct bytes over Limits.Bytes
	TooManyNodes Code = "too_many_blocks"    // distinct blocks over Limits.Blocks
	TooDeep      Code = "too_deep"           // a path of links over Limits.Depth
	TooWide      Code = "too_wide"           // links, repeats counted, over Limits.Links
	TooManyNames Code = "too_many_entries"   // files and folders, repeats counted, over Limits.Entries
	TooMuchText  Code = "too_large_unpacked" // bytes of all files, repeats counted, over Limits.LogicalBytes
)

// Error makes a Code usable with errors.Is.
func (c Code) Error() string { return strings.ReplaceAll(string(c), "_", " ") }

// Retry tells whether the same fetch may succeed later. Otherwise the content is
// refused for good.
func (c Code) Retry() bool {
	switch c {
	case NotFound, Unavailable, Stalled, Truncated, BadBlock, TimedOut, Redirected, AddressRefused, DiskFull, Corrupt, BlockTooLong:
		return true
	}
	return false
}

// Error is a failure with its code and where it happened.
type Error struct {
	Code   Code
	Source string  // the gateway that was asked, if any
	CID    cid.Cid // the block concerned, if one is
	Err    error   // detail, may be nil
}

func fail(code Code, c cid.Cid, format string, args ...any) *Error {
	return &Error{Code: code, CID: c, Err: fmt.Errorf(format, args...)}
}

// Error names source, code, block and detail.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Source != "" {
		b.WriteString(e.Source + ": ")
	}
	b.WriteString(e.Code.Error())
	if e.CID.Defined() {
		b.WriteString(" (" + e.CID.String() + ")")
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Is compares with a Code.
func (e *Error) Is(target error) bool {
	c, ok := target.(Code)
	return ok && c == e.Code
}

// Unwrap gives the detail.
func (e *Error) Unwrap() error { return e.Err }

// Retry is Code.Retry.
func (e *Error) Retry() bool { return e.Code.Retry() }

// codeOf is the code of err, or otherwise for an error without one.
func codeOf(err error, otherwise Code) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return otherwise
}

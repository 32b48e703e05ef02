package ingest

import (
	"errors"
	"fmt"
)

// Code names a reason for which a request is refused. Its values never change.
type Code string

// Why Admit refuses a request.
const (
	// The request itself.
	Malformed      Code = "malformed_request"   // a field is not of the form that the typed data fixes
	BadSignature   Code = "signature_invalid"   // not the contributor's signature for this chain and registry
	Malleable      Code = "signature_malleable" // s in the upper half of the curve order
	DeadlinePassed Code = "deadline_passed"     // not later than the latest block's timestamp
	DeadlineTooFar Code = "deadline_too_far"    // more than 24 hours after it
	NonceUsed      Code = "nonce_used"          // the contributor spent this nonce on another request

	// The contracts' state at the latest block.
	NotApproved      Code = "not_approved"      // never proposed with success
	OtherContributor Code = "other_contributor" // approved, but for another address
	StaleRound       Code = "stale_round"       // an older round than the approval's
	UnknownRound     Code = "unknown_round"     // a round that is not reached
	WasRevoked       Code = "revoked"           // revoked by vote
	WasWithdrawn     Code = "withdrawn"         // withdrawn by the contributor
	HasExpired       Code = "expired"           // the approval's expiry passed

	// The server. Trying again may succeed.
	ChainAway Code = "chain_unavailable" // no block is known yet, or the RPC does not answer
)

// Refusal says why a request was not admitted, and what to do.
type Refusal struct {
	Code   Code
	Detail string // for people
	Err    error  // cause, may be nil
}

func refuse(code Code, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Detail: fmt.Sprintf(format, args...)}
}

// Error is the detail and the cause.
func (r *Refusal) Error() string {
	if r.Err != nil {
		return r.Detail + ": " + r.Err.Error()
	}
	return r.Detail
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// Is compares with a Code.
func (r *Refusal) Is(target error) bool {
	c, ok := target.(Code)
	return ok && c == r.Code
}

// Error makes a Code usable with errors.Is.
func (c Code) Error() string { return string(c) }

// Temporary tells whether the same request may be admitted later.
func (c Code) Temporary() bool { return c == ChainAway }

var (
	// ErrNotFound: no such import.
	ErrNotFound = errors.New("no such import")
	// ErrNotFailed: only a failed import, or one that waits for a retry, can be retried.
	ErrNotFailed = errors.New("the import has not failed")
	// ErrUnknownDataset: no proposal and no decision on the chain names the dataset.
	ErrUnknownDataset = errors.New("no such dataset")
)

package api

import (
	"context"
	"errors"
	"math"
	"net/http"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
)

// rule gives an error of another package its place in HTTP.
type rule struct {
	err    error
	status int
	code   string
	advice string
}

// rules is the one map from sentinels to HTTP. The first that matches counts.
var rules = []rule{
	{access.ErrNoSession, 401, "no_session", "sign in"},
	{access.ErrSignIn, 401, "sign_in_required", "sign in"},
	{access.ErrNotMember, 403, "not_a_member", "only addresses that hold votes may ask here"},
	{access.ErrNoGrant, 403, "no_grant", "ask again"},
	{access.ErrNotOperator, 403, "not_operator", "send the operator token"},
	{access.ErrMessage, 422, "bad_message", "make the message as EIP-4361 says"},
	{access.ErrDomain, 403, "wrong_domain", "sign in at this server's public URL"},
	{access.ErrChain, 403, "wrong_chain", "switch the wallet to this server's chain"},
	{access.ErrMessageTime, 403, "message_time", "make a new message"},
	{access.ErrNonceUsed, 403, "sign_in_nonce_used", "get a new nonce and sign again"},
	{access.ErrNonce, 403, "bad_nonce", "get a new nonce with the same cookies and sign again"},
	{access.ErrBusy, 503, "busy", "try again in a few minutes"},

	{answer.ErrNoConversation, 404, "no_conversation", "leave the conversation out to begin a new one"},
	{answer.ErrEmptyQuestion, 422, "empty_question", "type a question"},
	{answer.ErrLongQuestion, 422, "long_question", "ask more briefly"},
	{answer.ErrFull, 409, "conversation_full", "begin a new conversation"},

	{ethereum.ErrMalleable, 403, "signature_malleable", "sign with a low s, as every common wallet does"},
	{ethereum.ErrSignature, 403, "signature_invalid", "sign with the account that is named"},

	{ingest.ErrNotFound, 404, "no_import", "see the list of imports"},
	{ingest.ErrNotFailed, 409, "not_failed", "wait for it"},
	{ingest.ErrUnknownDataset, 404, "no_dataset", "see the list of datasets"},
	{ingest.ErrReason, 422, "reason", "say why, in at most 1000 bytes"},
	{governance.ErrNotFollowed, 503, "chain_unavailable", "try again in a moment"},
	{governance.ErrUnknown, 404, "not_found", "see the list"},
	{registry.ErrUnknown, 404, "no_dataset", "see the list of datasets"},
	{blobs.ErrNotFound, 404, "not_stored", "see the dataset's state"},
	{index.ErrNotFound, 404, "no_document", "see the dataset's documents"},

	{context.DeadlineExceeded, 504, "timeout", "try again"},
}

// translate turns an error of another package into a Problem. What is not planned for
// stays inside: the caller learns that something failed, the log what.
func translate(err error) *Problem {
	var rate *access.RateError
	var offset *ipfs.OffsetError
	var content *ipfs.Error
	var refusal *ingest.Refusal
	switch {
	case errors.As(err, &offset):
		p := problem(http.StatusConflict, string(offset.Code), err.Error(), "go on at the offset that is named")
		p.Offset = &offset.Offset
		return p
	case errors.As(err, &refusal):
		return translateRefusal(refusal)
	case errors.As(err, &content):
		return translateContent(content)
	case errors.As(err, &rate):
		p := problem(http.StatusTooManyRequests, "rate_limited", rate.Error(), "wait, then try again")
		p.RetryAfter = int64(math.Ceil(rate.Wait.Seconds()))
		return p
	case errors.Is(err, context.Canceled):
		return problem(499, "cancelled", "the request was given up", "")
	}
	for _, r := range rules {
		if errors.Is(err, r.err) {
			p := problem(r.status, r.code, err.Error(), r.advice)
			if r.status >= 500 {
				p.Detail, p.cause = r.err.Error(), err
			}
			return p
		}
	}
	if ethereum.Temporary(err) {
		p := problem(http.StatusServiceUnavailable, "chain_unavailable", "the chain's RPC does not answer", "try again in a moment")
		p.cause = err
		return p
	}
	return internal(err)
}

// translateContent is translate for what package ipfs refuses.
func translateContent(e *ipfs.Error) *Problem {
	status, advice := http.StatusUnprocessableEntity, "the content itself is refused: sending it again changes nothing"
	switch e.Code {
	case ipfs.UploadUnknown:
		status, advice = http.StatusNotFound, "begin a new upload"
	case ipfs.UploadClosed:
		status, advice = http.StatusConflict, "begin a new upload if this one failed"
	case ipfs.UploadLost:
		status, advice = http.StatusGone, "begin a new upload"
	case ipfs.UploadTooLarge, ipfs.PartTooLarge:
		status, advice = http.StatusRequestEntityTooLarge, "see part_bytes, or serve the content by a gateway of your own"
	case ipfs.QuotaAddress:
		status, advice = http.StatusTooManyRequests, "finish an upload, wait, or serve the content by a gateway of your own"
	case ipfs.QuotaTotal, ipfs.DiskFull:
		status, advice = http.StatusInsufficientStorage, "try again later, or serve the content by a gateway of your own"
	case ipfs.BadBlock, ipfs.NotACAR, ipfs.Incomplete, ipfs.Unlinked:
		advice = "make the CARv1 of the root anew and begin a new upload"
	case ipfs.Corrupt:
		return internal(e)
	}
	p := problem(status, string(e.Code), e.Error(), advice)
	if status >= 500 {
		p.Detail, p.cause = e.Code.Error(), e
	}
	return p
}

// translateRefusal is translate for what package ingest does not admit.
func translateRefusal(r *ingest.Refusal) *Problem {
	status, advice := http.StatusForbidden, "sign the request with the account and for the dataset that are approved"
	switch r.Code {
	case ingest.Malformed:
		status, advice = http.StatusUnprocessableEntity, "correct the field and sign again"
	case ingest.Malleable:
		advice = "sign with a low s, as every common wallet does"
	case ingest.DeadlinePassed, ingest.DeadlineTooFar:
		status, advice = http.StatusUnprocessableEntity, "take the latest block's timestamp from status and sign again"
	case ingest.NonceUsed:
		status, advice = http.StatusConflict, "sign again with a new random nonce"
	case ingest.StaleRound, ingest.UnknownRound:
		status, advice = http.StatusConflict, "take the round from the dataset and sign again"
	case ingest.WasRevoked, ingest.WasWithdrawn, ingest.HasExpired:
		status, advice = http.StatusConflict, "propose the dataset anew"
	case ingest.NotApproved:
		advice = "wait for the proposal to be executed"
	case ingest.ChainAway:
		status, advice = http.StatusServiceUnavailable, "try again in a moment"
	}
	p := problem(status, string(r.Code), r.Error(), advice)
	if status >= 500 {
		p.Detail, p.cause = r.Detail, r
	}
	return p
}

package ethereum

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/rpc"
)

// ErrRedirect says that an endpoint answered with a redirect, which is never followed:
// only configured addresses are dialled. Correct the URL.
var ErrRedirect = errors.New("the RPC endpoint redirects elsewhere: configure the final URL")

// Temporary reports whether the same call may succeed later: the endpoint is away, slow,
// overloaded, or has not yet seen a block. Reverts and malformed calls are not temporary.
// A cancelled context is not temporary.
func Temporary(err error) bool {
	var (
		revert  *Revert
		status  rpc.HTTPError
		coded   rpc.Error
		network net.Error
	)
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, ErrRedirect), errors.As(err, &revert), TooMuch(err):
		return false
	case errors.As(err, &status):
		return status.StatusCode >= 500 || status.StatusCode == http.StatusTooManyRequests ||
			status.StatusCode == http.StatusRequestTimeout || status.StatusCode == http.StatusTooEarly
	case errors.As(err, &coded):
		return temporaryCode(coded)
	case errors.As(err, &network), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, net.ErrClosed), errors.Is(err, rpc.ErrClientQuit):
		return true
	}
	return false
}

// temporaryCode judges a JSON-RPC error by its code (EIP-1474) and, where nodes use one
// code for everything, by its words.
func temporaryCode(err rpc.Error) bool {
	switch err.ErrorCode() {
	case 3, -32600, -32601, -32602, -32700: // revert; malformed request
		return false
	case -32005, -32002, -32603: // limit exceeded; resource unavailable; internal
		return true
	}
	return containsAny(err.Error(), "not found", "indexing is in progress", "unknown block", "timeout",
		"timed out", "rate limit", "too many requests", "try again", "missing trie node", "overloaded", "unfinalized")
}

// TooMuch reports whether an endpoint refused a log query for its size, or answered with
// more than this process takes: ask for fewer blocks. Endpoints say it in many words.
func TooMuch(err error) bool {
	var (
		tooLong *http.MaxBytesError
		status  rpc.HTTPError
		coded   rpc.Error
	)
	if errors.As(err, &tooLong) || errors.As(err, &status) && status.StatusCode == http.StatusRequestEntityTooLarge {
		return true
	}
	return errors.As(err, &coded) && !containsAny(err.Error(), "too many requests") &&
		containsAny(err.Error(), "response size", "more than", "too many", "limited to", "too wide", "too large",
			"exceed max", "exceeds max", "max range", "range limit")
}

// NotFound reports whether the endpoint does not know the block, transaction or receipt.
func NotFound(err error) bool { return errors.Is(err, ethereum.NotFound) }

func containsAny(s string, words ...string) bool {
	s = strings.ToLower(s)
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// Bounds of Retry's waits.
const (
	retryFirst = 100 * time.Millisecond
	retryMost  = 10 * time.Second
)

// Retry calls f until it succeeds, fails for good (see Temporary) or ctx ends, with
// waits that double from 100 ms to 10 s, half of each random. It returns f's last error.
func Retry(ctx context.Context, f func(context.Context) error) error {
	for wait := retryFirst; ; wait = min(2*wait, retryMost) {
		err := f(ctx)
		if err == nil || ctx.Err() != nil || !Temporary(err) {
			return err
		}
		if sleep(ctx, wait/2+rand.N(wait/2)) != nil {
			return err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

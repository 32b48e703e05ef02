package ethereum_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/rpc"

	"github.com/witan-project/witan/internal/ethereum"
)

// rpcError is a JSON-RPC error as endpoints send it.
type rpcError struct {
	code int
	text string
}

func (e rpcError) Error() string  { return e.text }
func (e rpcError) ErrorCode() int { return e.code }

func TestErrorClasses(t *testing.T) {
	for _, c := range []struct {
		err                error
		temporary, tooMuch bool
	}{
		{nil, false, false},
		{context.Canceled, false, false},
		{&url.Error{Op: "Post", Err: syscall.ECONNREFUSED}, true, false},
		{&url.Error{Op: "Post", Err: io.EOF}, true, false},
		{&url.Error{Op: "Post", Err: ethereum.ErrRedirect}, false, false},
		{rpc.HTTPError{StatusCode: 429}, true, false},
		{rpc.HTTPError{StatusCode: 503}, true, false},
		{rpc.HTTPError{StatusCode: 401}, false, false},
		{rpc.HTTPError{StatusCode: 413}, false, true},
		{&http.MaxBytesError{Limit: 1}, false, true},
		{rpcError{-32601, "the method eth_foo does not exist"}, false, false},
		{rpcError{-32602, "invalid argument 0"}, false, false},
		{rpcError{3, "execution reverted: no"}, false, false},
		{rpcError{-32000, "nonce too low"}, false, false},
		{rpcError{-32000, "insufficient funds for gas * price + value"}, false, false},
		{rpcError{-32000, "header not found"}, true, false},
		{rpcError{-32000, "transaction indexing is in progress"}, true, false},
		{rpcError{-32005, "daily request count exceeded, request rate limited"}, true, false},
		{rpcError{-32005, "Too Many Requests"}, true, false},
		{rpcError{-32603, "internal error"}, true, false},
		{rpcError{-32005, "query returned more than 10000 results"}, false, true},
		{rpcError{-32602, "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range"}, false, true},
		{rpcError{-32614, "eth_getLogs is limited to a 10,000 range"}, false, true},
		{rpcError{-32000, "exceed maximum block range: 5000"}, false, true},
		{rpcError{-32602, "query exceeds max block range 100000"}, false, true},
		{rpcError{-32000, "block range is too wide"}, false, true},
		{rpcError{-32000, "invalid block range params"}, false, false},
		{fmt.Errorf("logs: %w", rpcError{-32005, "query returned more than 10000 results"}), false, true},
		{errors.New("anything else"), false, false},
	} {
		if got := ethereum.Temporary(c.err); got != c.temporary {
			t.Errorf("Temporary(%v) is %t", c.err, got)
		}
		if got := ethereum.TooMuch(c.err); got != c.tooMuch {
			t.Errorf("TooMuch(%v) is %t", c.err, got)
		}
	}
}

func TestRetryWaitsLonger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var times []time.Duration
		begin := time.Now()
		err := ethereum.Retry(t.Context(), func(context.Context) error {
			times = append(times, time.Since(begin))
			if len(times) < 12 {
				return rpc.HTTPError{StatusCode: 503}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if first := times[1]; first < 50*time.Millisecond || first > 100*time.Millisecond {
			t.Errorf("first wait %s", first)
		}
		if last := times[11] - times[10]; last < 5*time.Second || last > 10*time.Second {
			t.Errorf("last wait %s", last)
		}
	})
}

func TestRetryStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		permanent := errors.New("no")
		err := ethereum.Retry(t.Context(), func(context.Context) error { calls++; return permanent })
		if !errors.Is(err, permanent) || calls != 1 {
			t.Errorf("%d calls, %v", calls, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		away := rpc.HTTPError{StatusCode: 502}
		if err := ethereum.Retry(ctx, func(context.Context) error { return away }); !errors.As(err, new(rpc.HTTPError)) {
			t.Errorf("after the deadline: %v", err)
		}
	})
}

func TestDialNamesWhatIsWrong(t *testing.T) {
	elsewhere := httptest.NewServer(http.RedirectHandler("http://127.0.0.1:1/", http.StatusTemporaryRedirect))
	defer elsewhere.Close()
	refusing := httptest.NewServer(http.NotFoundHandler())
	defer refusing.Close()
	gone := httptest.NewServer(nil)
	gone.Close()
	for _, c := range []struct {
		name, url, want string
		temporary       bool
	}{
		{"redirect", elsewhere.URL, "configure the final URL", false},
		{"refused", refusing.URL, "404", false},
		{"away", gone.URL, "connection refused", true},
		{"away, WebSocket", strings.Replace(gone.URL, "http", "ws", 1), "connection refused", true},
		{"other scheme", "gopher://x", "gopher", false},
		{"no host", "localhost:8545", "malformed", false},
		{"control character", "http://local\x7fhost/s3cret", "malformed", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ethereum.Dial(t.Context(), c.url+"/v3/s3cret?key=s3cret")
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "s3cret") {
				t.Fatalf("got %v", err)
			}
			if ethereum.Temporary(err) != c.temporary {
				t.Errorf("temporary is %t: %v", !c.temporary, err)
			}
		})
	}
}

func TestDialSendsPathAndCredentials(t *testing.T) {
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		got = user + ":" + password + "@" + r.URL.String()
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"jsonrpc":"2.0","id":1,"result":"0x7a69"}`)
	}))
	defer server.Close()
	client, err := ethereum.Dial(t.Context(), strings.Replace(server.URL, "://", "://me:pw@", 1)+"/v3/abc?x=1")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if got != "me:pw@/v3/abc?x=1" || client.ChainID().Int64() != 31337 {
		t.Fatalf("asked %s, chain %s", got, client.ChainID())
	}
}

package ethereum_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/core/vm/program"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

func startChain(t testing.TB) (*devchain.Chain, *ethereum.Client) {
	t.Helper()
	chain, err := devchain.Start(t.Context(), devchain.Config{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	})
	return chain, dial(t, chain.URL())
}

func dial(t testing.TB, url string) *ethereum.Client {
	t.Helper()
	client, err := ethereum.Dial(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// proxy stands between client and chain.
type proxy struct {
	URL  string
	away atomic.Int32 // so many requests are answered 503 and not passed on
	lost atomic.Int32 // so many transactions are passed on, and the answers lost
	kept atomic.Int32 // so many transactions are accepted and never passed on
	late atomic.Int32 // so many questions for a nonce are answered 0
	past atomic.Int32 // so many questions for the head are answered 0
}

func startProxy(t testing.TB, target string) *proxy {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{}
	pass := httputil.NewSingleHostReverseProxy(u)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		switch {
		case p.away.Add(-1) >= 0:
			http.Error(w, "away", http.StatusServiceUnavailable)
		case bytes.Contains(body, []byte("eth_sendRawTransaction")) && p.lost.Add(-1) >= 0:
			pass.ServeHTTP(httptest.NewRecorder(), r)
			http.Error(w, "lost", http.StatusBadGateway)
		case bytes.Contains(body, []byte("eth_sendRawTransaction")) && p.kept.Add(-1) >= 0:
			answer(t, w, body, fmt.Sprintf("0x%064d", 0))
		case bytes.Contains(body, []byte("eth_getTransactionCount")) && p.late.Add(-1) >= 0:
			answer(t, w, body, "0x0")
		case bytes.Contains(body, []byte("eth_blockNumber")) && p.past.Add(-1) >= 0:
			answer(t, w, body, "0x0")
		default:
			pass.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	p.URL = server.URL
	return p
}

// answer replies to a JSON-RPC call.
func answer(t testing.TB, w http.ResponseWriter, call []byte, result string) {
	var c struct{ ID json.RawMessage }
	if err := json.Unmarshal(call, &c); err != nil {
		t.Error(err)
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"result":%q}`, c.ID, result)
}

// deploy puts runtime code on the chain and returns its address.
func deploy(t testing.TB, c *ethereum.Client, key ethereum.Key, runtime *program.Program) common.Address {
	t.Helper()
	r, err := c.Send(t.Context(), key, nil, nil, program.New().ReturnViaCodeCopy(runtime.Bytes()).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return r.ContractAddress
}

// ifOddBlock runs then in odd blocks and stops in even ones.
func ifOddBlock(then func(*program.Program)) *program.Program {
	p := program.New().Push(1).Op(vm.NUMBER, vm.AND)
	p.Push(p.Size()+4).Op(vm.JUMPI, vm.STOP)
	p, _ = p.Jumpdest()
	then(p)
	return p
}

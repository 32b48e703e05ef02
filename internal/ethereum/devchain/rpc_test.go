package devchain_test

import (
	"encoding/json"
	"io"
	"math/big"
	"net/http"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/witan-project/witan/internal/ethereum/devchain"
)

var finalized = big.NewInt(int64(rpc.FinalizedBlockNumber))

// TestWalletCalls makes the calls that browser wallets make, over both transports.
func TestWalletCalls(t *testing.T) {
	chain, _ := start(t, devchain.Config{Dir: t.TempDir()})
	account := chain.Accounts()[0].Address.Hex()
	transfer := map[string]any{"from": account, "to": chain.Accounts()[1].Address.Hex(), "value": "0x1"}
	calls := []struct {
		method string
		params []any
		want   string // of the JSON answer; empty: any answer but null
	}{
		{"eth_chainId", nil, `"0x7a69"`},
		{"net_version", nil, `"31337"`},
		{"eth_syncing", nil, `false`},
		{"eth_accounts", nil, `[]`},
		{"eth_blockNumber", nil, `"0x1"`},
		{"eth_getBalance", []any{account, "latest"}, `"0x21e19e0c9bab2400000"`},
		{"eth_getTransactionCount", []any{account, "pending"}, `"0x0"`},
		{"eth_getCode", []any{account, "latest"}, `"0x"`},
		{"eth_getBlockByNumber", []any{"latest", false}, ""},
		{"eth_getBlockByNumber", []any{"pending", false}, ""},
		{"eth_getBlockByNumber", []any{"safe", false}, ""},
		{"eth_getBlockByNumber", []any{"finalized", false}, ""},
		{"eth_getBlockByNumber", []any{"earliest", true}, ""},
		{"eth_gasPrice", nil, ""},
		{"eth_maxPriorityFeePerGas", nil, ""},
		{"eth_feeHistory", []any{"0x1", "latest", []float64{25, 75}}, ""},
		{"eth_estimateGas", []any{transfer}, `"0x5208"`},
		{"eth_call", []any{transfer, "latest"}, `"0x"`},
		{"eth_getLogs", []any{map[string]any{"fromBlock": "0x0", "toBlock": "latest"}}, `[]`},
		{"web3_clientVersion", nil, ""},
		{"web3_sha3", []any{"0x"}, `"0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"`},
		{"eth_signTypedData_v4", []any{account, "{}"}, "error"}, // the wallet's, not the node's
		{"debug_setHead", []any{"0x0"}, "error"},
		{"admin_nodeInfo", nil, "error"},
		{"miner_setGasPrice", []any{"0x1"}, "error"},
	}
	for _, endpoint := range []string{chain.URL(), chain.WSURL()} {
		client, err := rpc.DialContext(t.Context(), endpoint)
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		for _, c := range calls {
			var got json.RawMessage
			err := client.CallContext(t.Context(), &got, c.method, c.params...)
			switch {
			case c.want == "error":
				if err == nil {
					t.Errorf("%s %s answered %s", endpoint, c.method, got)
				}
			case err != nil:
				t.Errorf("%s %s: %v", endpoint, c.method, err)
			case c.want != "" && string(got) != c.want || string(got) == "null":
				t.Errorf("%s %s answered %s, want %s", endpoint, c.method, got, c.want)
			}
		}
	}
}

func TestEvmNamespace(t *testing.T) {
	chain, client := start(t, devchain.Config{})
	call := func(method string, params ...any) (out json.RawMessage, err error) {
		return out, client.Client.Client().CallContext(t.Context(), &out, method, params...)
	}
	for _, c := range []struct {
		param       any
		want, moved uint64
	}{{3600, 3600, 3600}, {"0x10", 3616, 16}, {"4", 3620, 4}} {
		before := chain.Head()
		out, err := call("evm_increaseTime", c.param)
		if err != nil {
			t.Fatal(err)
		}
		var total uint64
		if err := json.Unmarshal(out, &total); err != nil || total < c.want || total > c.want+60 {
			t.Errorf("evm_increaseTime(%v) answered %s, want %d", c.param, out, c.want)
		}
		if _, err := call("evm_mine"); err != nil {
			t.Fatal(err)
		}
		if after := chain.Head(); after.Number.Uint64() != before.Number.Uint64()+1 || after.Time-before.Time < c.moved {
			t.Errorf("evm_increaseTime(%v) and evm_mine went %d blocks and %d s", c.param, after.Number.Uint64()-before.Number.Uint64(), after.Time-before.Time)
		}
	}
	for _, bad := range []any{-1, "soon", 1.5, 1 << 40} {
		if out, err := call("evm_increaseTime", bad); err == nil {
			t.Errorf("evm_increaseTime(%v) answered %s", bad, out)
		}
	}
	before := number(chain)
	if out, err := call("evm_mine"); err != nil || string(out) != `"0x0"` || number(chain) != before+1 {
		t.Errorf("evm_mine answered %s, %v; head %d, was %d", out, err, number(chain), before)
	}
}

func TestWebSocketAnnouncesHeads(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	client, err := rpc.DialContext(t.Context(), chain.WSURL())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	heads := make(chan *types.Header, 4)
	sub, err := client.EthSubscribe(t.Context(), heads, "newHeads")
	if err != nil {
		t.Fatal(err)
	}
	defer sub.Unsubscribe()
	if err := chain.Mine(t.Context()); err != nil {
		t.Fatal(err)
	}
	if h := <-heads; h.Hash() != chain.Head().Hash() {
		t.Fatalf("announced block %d", h.Number)
	}
}

func TestOnlyKnownHostsAndOrigins(t *testing.T) {
	chain, _ := start(t, devchain.Config{Origins: []string{"http://127.0.0.1:7420"}})
	for _, c := range []struct {
		name, method, host, origin string
		upgrade                    bool
		want                       int
	}{
		{name: "program", method: "POST", want: 200},
		{name: "localhost", method: "POST", host: "localhost:8545", want: 200},
		{name: "IPv6 loopback", method: "POST", host: "[::1]:8545", want: 200},
		{name: "rebinding", method: "POST", host: "evil.example", want: 403},
		{name: "rebinding with port", method: "POST", host: "evil.example:8545", want: 403},
		{name: "other address", method: "POST", host: "192.0.2.1:8545", want: 403},
		{name: "listed page", method: "POST", origin: "http://127.0.0.1:7420", want: 200},
		{name: "listed page asks first", method: "OPTIONS", origin: "http://127.0.0.1:7420", want: 204},
		{name: "other page", method: "POST", origin: "https://evil.example", want: 403},
		{name: "other page asks first", method: "OPTIONS", origin: "https://evil.example", want: 403},
		{name: "other port", method: "POST", origin: "http://127.0.0.1:7421", want: 403},
		{name: "page without origin", method: "POST", origin: "null", want: 403},
		{name: "wallet extension", method: "POST", origin: "chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn", want: 200},
		{name: "other page, WebSocket", method: "GET", origin: "https://evil.example", upgrade: true, want: 403},
		{name: "listed page, WebSocket", method: "GET", origin: "http://127.0.0.1:7420", upgrade: true, want: 101},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}`)
			r, err := http.NewRequestWithContext(t.Context(), c.method, chain.URL(), body)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = c.host
			r.Header.Set("Content-Type", "application/json")
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			if c.upgrade {
				r.Body, r.ContentLength = nil, 0
				for k, v := range map[string]string{"Connection": "Upgrade", "Upgrade": "websocket",
					"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="} {
					r.Header.Set(k, v)
				}
			}
			res, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			if res.StatusCode != c.want {
				text, err := io.ReadAll(io.LimitReader(res.Body, 200))
				t.Fatalf("status %d, want %d: %s %v", res.StatusCode, c.want, text, err)
			}
			if allowed := res.Header.Get("Access-Control-Allow-Origin"); c.want < 300 && c.want != 101 && allowed != c.origin {
				t.Errorf("allowed origin %q", allowed)
			}
		})
	}
}

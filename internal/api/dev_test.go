package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/api"
)

// dev is the offer of a development chain, as package app makes it.
func (s *site) dev() *api.Dev {
	d := &api.Dev{RPC: s.chain.URL(), Advance: s.chain.Advance}
	for i, a := range s.chain.Accounts() {
		d.Accounts = append(d.Accounts, api.DevAccount{Index: i, Address: a.Address.Hex(), Key: a.PrivateKeyHex(), Role: "spare"})
	}
	return d
}

func TestDevelopmentChainOffersAccounts(t *testing.T) {
	s := newSite(t)
	var got struct{ Accounts []api.DevAccount }
	s.call(s.browser(), "GET", "/api/v1/dev/accounts", nil).into(t, &got)
	if len(got.Accounts) != 10 || got.Accounts[3].Address != s.account(3).Address.Hex() || got.Accounts[3].Key != s.account(3).PrivateKeyHex() {
		t.Fatalf("%+v", got)
	}
}

func TestMovingTimeIsFollowedBeforeTheAnswer(t *testing.T) {
	s := newSite(t)
	before := s.chain.Head()
	var got struct {
		Block struct{ Number, Timestamp uint64 }
	}
	s.call(s.browser(), "POST", "/api/v1/dev/advance", api.Advance{Seconds: 3600}).into(t, &got)
	if got.Block.Number <= before.Number.Uint64() || got.Block.Timestamp < before.Time+3600 {
		t.Errorf("block %+v after %d at %d", got.Block, before.Number, before.Time)
	}
	for _, bad := range []int64{0, -1, 1 << 40} {
		if r := s.call(s.browser(), "POST", "/api/v1/dev/advance", api.Advance{Seconds: bad}); r.StatusCode != 422 {
			t.Errorf("%d seconds: %d", bad, r.StatusCode)
		}
	}
}

func TestRPCProxy(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct{ name, body, want string }{
		{"call", `{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}`, `"result":"0x7a69"`},
		{"batch", `[{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber"},{"jsonrpc":"2.0","id":2,"method":"net_version"}]`, `"31337"`},
		{"time", `{"jsonrpc":"2.0","id":7,"method":"evm_increaseTime","params":[1]}`, `"code":-32601`},
		{"one bad in a batch", `[{"jsonrpc":"2.0","id":1,"method":"eth_chainId"},{"jsonrpc":"2.0","id":2,"method":"debug_setHead"}]`, `"code":-32601`},
		{"empty batch", `[]`, `"code":-32600`},
		{"no JSON", `{`, `"code":-32700`},
		{"empty", ``, ``},
	} {
		r := s.call(s.browser(), "POST", "/api/v1/dev/rpc", strings.NewReader(c.body))
		if !strings.Contains(string(r.body), c.want) {
			t.Errorf("%s: %d %s", c.name, r.StatusCode, r.body)
		}
		if strings.Contains(c.want, "-32") && strings.Contains(string(r.body), "0x7a69") {
			t.Errorf("%s: part of a refused batch ran", c.name)
		}
	}
	if r := s.call(s.browser(), "POST", "/api/v1/dev/rpc", strings.NewReader("["+strings.Repeat(" ", 1<<20)+"]")); r.code() != "too_large" {
		t.Errorf("2 MB: %d %s", r.StatusCode, r.body)
	}
	if r := s.call(s.browser(), "POST", "/api/v1/dev/rpc", strings.NewReader(`{}`), header("Origin", "http://evil.example")); r.code() != "cross_origin" {
		t.Errorf("another site's page: %d %s", r.StatusCode, r.body)
	}
}

// Each call of a batch that is refused gets an answer with its id, and none of them runs
// (JSON-RPC 2.0, section 6). Notifications get none.
func TestRPCProxyAnswersEachCallOfARefusedBatch(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct{ name, body, want string }{
		{"method", `[{"id":1,"method":"eth_chainId"},{"id":"b","method":"debug_setHead"},{"method":"eth_chainId"}]`, `1:-32000 "b":-32601`},
		{"no calls", `[1,{"id":2,"method":"eth_chainId"},{"id":3}]`, `null:-32600 2:-32000 null:-32600`},
		{"id null", `[{"id":null,"method":"evm_mine"}]`, `null:-32601`},
		{"notifications", `[{"method":"evm_mine"},{"method":"eth_chainId"}]`, ``},
	} {
		r := s.call(s.browser(), "POST", "/api/v1/dev/rpc", strings.NewReader(c.body))
		var answers []struct {
			JSONRPC string
			ID      json.RawMessage
			Result  any
			Error   struct{ Code int }
		}
		// Not into: an id that is null is JSON-RPC's, not the API's.
		if len(r.body) > 0 && json.Unmarshal(r.body, &answers) != nil {
			t.Errorf("%s: no batch: %s", c.name, r.body)
		}
		var got []string
		for _, a := range answers {
			got = append(got, fmt.Sprintf("%s:%d", a.ID, a.Error.Code))
			if a.JSONRPC != "2.0" || a.Result != nil {
				t.Errorf("%s: %s", c.name, r.body)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, r.body, c.want)
		}
	}
	// A notification on its own; and what is JSON but no call.
	for body, want := range map[string]string{`{"method":"evm_mine"}`: "", `7`: `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"not a JSON-RPC call"}}`} {
		if r := s.call(s.browser(), "POST", "/api/v1/dev/rpc", strings.NewReader(body)); r.StatusCode != 200 || string(r.body) != want {
			t.Errorf("%s: %d %s", body, r.StatusCode, r.body)
		}
	}
}

// A chain that is away, or whose answer is too long to pass on whole, is said to be away.
func TestRPCProxyWithoutAnswer(t *testing.T) {
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for range 9 << 10 {
			if _, err := w.Write(make([]byte, 1<<10)); err != nil {
				return // the proxy has had enough
			}
		}
	}))
	defer endless.Close()
	for _, url := range []string{"http://127.0.0.1:1", endless.URL} {
		s := newSite(t, func(o *options) { o.api.Dev = &api.Dev{RPC: url, Advance: o.api.Dev.Advance} })
		r := s.call(s.browser(), "POST", "/api/v1/dev/rpc", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}`))
		if r.code() != "chain_away" {
			t.Errorf("%s: %d %.100s", url, r.StatusCode, r.body)
		}
	}
}

// A chain with the development chain's id, but not the server's own, offers nothing.
func TestOtherChainsOfferNothing(t *testing.T) {
	s := newSite(t, func(o *options) { o.api.Dev = nil })
	for path, method := range map[string]string{"/dev/accounts": "GET", "/dev/advance": "POST", "/dev/rpc": "POST"} {
		var body any
		if method == "POST" {
			body = json.RawMessage(`{"seconds":1}`)
		}
		if r := s.call(s.browser(), method, "/api/v1"+path, body); r.StatusCode != http.StatusNotFound || r.code() != "not_dev_chain" {
			t.Errorf("%s: %d %s", path, r.StatusCode, r.body)
		}
	}
}

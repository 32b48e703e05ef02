package registry

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/ethereum/go-ethereum/common/hexutil"
)

// blockRange reads the range of an eth_getLogs request.
func blockRange(body string) (from, to uint64, ok bool) {
	var m struct {
		Method string
		Params []struct{ FromBlock, ToBlock hexutil.Uint64 }
	}
	if err := json.Unmarshal([]byte(body), &m); err != nil || m.Method != "eth_getLogs" || len(m.Params) == 0 {
		return 0, 0, false
	}
	return uint64(m.Params[0].FromBlock), uint64(m.Params[0].ToBlock), true
}

// refuseRange answers as endpoints with a limit do.
func refuseRange(w http.ResponseWriter, r *http.Request, refuse func(string) bool) bool {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return false
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if !refuse(string(body)) {
		return false
	}
	var m struct{ ID json.RawMessage }
	if err := json.Unmarshal(body, &m); err != nil {
		return false
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,"error":{"code":-32005,"message":"block range is too large"}}`, m.ID)
	return true
}

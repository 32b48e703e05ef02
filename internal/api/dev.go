package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/registry"
)

// Dev is what the app offers on the server's own development chain, and nowhere else: a
// newcomer needs no wallet there. Whether a chain is one is known by who started it, never
// by its chain id.
type Dev struct {
	RPC      string // the chain's JSON-RPC
	Accounts []DevAccount
	// Advance moves the chain's time forward by whole seconds and seals a block.
	Advance func(context.Context, time.Duration) error
}

// DevAccount is a test account. Its key is public.
type DevAccount struct {
	Index   int    `json:"index"`
	Address string `json:"address"`
	Key     string `json:"key" doc:"Private key, which everybody knows: never send anything of value to its address"`
	Role    string `json:"role" enum:"member,contributor,spare"`
}

var errNotDev = problem(http.StatusNotFound, "not_dev_chain", "this server does not run a development chain of its own",
	"use a wallet")

func (s *Server) dev() (*Dev, error) {
	if s.cfg.Dev == nil {
		return nil, errNotDev
	}
	return s.cfg.Dev, nil
}

type devAccountsOutput struct {
	Body struct {
		Accounts []DevAccount `json:"accounts"`
	}
}

func (s *Server) devAccounts(context.Context, *struct{}) (*devAccountsOutput, error) {
	d, err := s.dev()
	if err != nil {
		return nil, err
	}
	out := &devAccountsOutput{}
	out.Body.Accounts = append([]DevAccount{}, d.Accounts...)
	return out, nil
}

// maxAdvance is one year.
const maxAdvance = 366 * 24 * 3600

// Advance asks for the time to move.
type Advance struct {
	Seconds int64 `json:"seconds" minimum:"1" maximum:"31622400" doc:"At most a leap year"`
}

type advanceInput struct{ Body Advance }

type advanceOutput struct {
	Body struct {
		Block governance.Block `json:"block" doc:"Latest block that the server follows by now"`
	}
}

func (s *Server) devAdvance(ctx context.Context, in *advanceInput) (*advanceOutput, error) {
	d, err := s.dev()
	if err != nil {
		return nil, err
	}
	if err := d.Advance(ctx, time.Duration(min(in.Body.Seconds, maxAdvance))*time.Second); err != nil {
		return nil, err
	}
	// What the caller reads next has followed the block.
	if err := s.parts.Registry.Sync(ctx); err != nil {
		return nil, err
	}
	out := &advanceOutput{}
	out.Body.Block, err = s.parts.Registry.Head(ctx, registry.Latest)
	return out, err
}

// Bounds of the proxy.
const (
	maxRPCBody   = 1 << 20
	maxRPCAnswer = 8 << 20
	maxRPCBatch  = 100
	rpcTimeout   = 30 * time.Second
)

// rpcMethods may be called through the proxy besides eth_*: what wallets and viem need.
var rpcMethods = []string{"net_version", "web3_clientVersion"}

// rpcCall is as much of a JSON-RPC call as the proxy looks at.
type rpcCall struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
}

// rpcAnswer is a JSON-RPC 2.0 error answer.
type rpcAnswer struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Error   rpcError        `json:"error"`
}

type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func refuseRPC(id json.RawMessage, code int, message string) *rpcAnswer {
	if len(id) == 0 {
		id = json.RawMessage("null") // what is no call has none
	}
	return &rpcAnswer{"2.0", id, rpcError{code, message}}
}

// checkRPC answers in place of the chain where a body is no call, or one that the proxy
// does not pass on. Of a batch nothing runs then, and each of its calls is told so. pass
// lets the body through; no answer and no pass is what JSON-RPC wants for notifications.
func checkRPC(body []byte) (answer any, pass bool) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || body[0] != '[' {
		if !json.Valid(body) {
			return refuseRPC(nil, -32700, "not JSON"), false
		}
		c, refused := checkCall(body)
		if refused != nil && c.ID == nil && c.Method != "" {
			return nil, false
		}
		return refused, refused == nil
	}
	var batch []json.RawMessage
	if err := json.Unmarshal(body, &batch); err != nil {
		return refuseRPC(nil, -32700, "not JSON: "+err.Error()), false
	}
	if len(batch) == 0 || len(batch) > maxRPCBatch {
		return refuseRPC(nil, -32600, "want 1 to 100 calls"), false
	}
	pass = true
	var answers []*rpcAnswer
	for _, raw := range batch {
		c, refused := checkCall(raw)
		pass = pass && refused == nil
		switch {
		case c.ID == nil && c.Method != "": // a notification has no answer
		case refused != nil:
			answers = append(answers, refused)
		default:
			answers = append(answers, refuseRPC(c.ID, -32000, "not run: another call of the batch is refused"))
		}
	}
	if pass || answers == nil {
		return nil, pass
	}
	return answers, false
}

// checkCall reads one call; refused is nil where it may run.
func checkCall(raw json.RawMessage) (c rpcCall, refused *rpcAnswer) {
	if err := json.Unmarshal(raw, &c); err != nil || c.Method == "" {
		return rpcCall{}, refuseRPC(nil, -32600, "not a JSON-RPC call")
	}
	if !strings.HasPrefix(c.Method, "eth_") && !slices.Contains(rpcMethods, c.Method) {
		return c, refuseRPC(c.ID, -32601, "the method "+c.Method+" is not available here")
	}
	return c, nil
}

type devRPCInput struct {
	RawBody []byte `contentType:"application/json"`
}

// devRPC passes JSON-RPC on to the development chain, so that a page needs no origin but
// its own. The guard lets no other site's page call it.
func (s *Server) devRPC(ctx context.Context, in *devRPCInput) (*huma.StreamResponse, error) {
	d, err := s.dev()
	if err != nil {
		return nil, err
	}
	refusal, pass := checkRPC(in.RawBody)
	var answer []byte
	switch {
	case pass:
		if answer, err = callRPC(ctx, d.RPC, in.RawBody); err != nil {
			visitOf(ctx).log.WarnContext(ctx, "development chain did not answer", "error", err)
			return nil, problem(http.StatusBadGateway, "chain_away", "the development chain did not answer", "try again in a moment")
		}
	case refusal != nil:
		if answer, err = json.Marshal(refusal); err != nil {
			return nil, err
		}
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		_, w := humago.Unwrap(hctx)
		w.Header().Set("Content-Type", "application/json")
		// An error means that the client has gone.
		_, _ = w.Write(answer)
	}}, nil
}

func callRPC(ctx context.Context, url string, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, rpcTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	return io.ReadAll(http.MaxBytesReader(nil, res.Body, maxRPCAnswer)) // a cut answer would be no JSON
}

// describeRPC gives the proxy's body and answer their forms in the description.
func describeRPC(op *huma.Operation) {
	op.MaxBodyBytes, op.SkipValidateBody = maxRPCBody, true // checkRPC does it
	anything := map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{Description: "JSON-RPC 2.0, one or a batch"}}}
	op.RequestBody = &huma.RequestBody{Required: true, Content: anything}
	op.Responses = map[string]*huma.Response{"200": {Description: "JSON-RPC 2.0", Content: anything}}
}

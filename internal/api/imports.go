package api

import (
	"context"
	"fmt"
	"math/big"
	"net/http"
	"reflect"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ingest"
)

// ImportRequest is a signed import request: typed data "ImportRequest" of the EIP-712
// domain {name: "Witan", version: "1", chainId, verifyingContract: registry}.
type ImportRequest struct {
	Contributor string `json:"contributor" pattern:"^0x[0-9a-fA-F]{40}$" doc:"Who signs, and whose dataset it is"`
	Collection  string `json:"collection" minLength:"1" maxLength:"31"`
	CID         string `json:"cid" maxLength:"128" doc:"Base32 CIDv1"`
	Round       uint32 `json:"round" doc:"Round that the approval made"`
	Nonce       string `json:"nonce" pattern:"^(0|[1-9][0-9]{0,77})$" doc:"Random uint256, decimal; never used before by this contributor"`
	Deadline    uint64 `json:"deadline" doc:"Unix seconds of chain time: later than the latest block's timestamp (see status), at most 24 hours later"`
	Signature   string `json:"signature" pattern:"^0x([0-9a-fA-F]{2})+$" maxLength:"32770" doc:"r ‖ s ‖ v with a low s; of a contract wallet, what it takes (ERC-1271)"`
}

// signed reads the text fields, whose form was checked before.
func (r ImportRequest) signed() (ingest.Signed, error) {
	nonce, ok := new(big.Int).SetString(r.Nonce, 10)
	if !ok {
		return ingest.Signed{}, malformed("body.nonce", fmt.Errorf("%q is no decimal number", r.Nonce))
	}
	signature, err := hexutil.Decode(r.Signature)
	if err != nil {
		return ingest.Signed{}, malformed("body.signature", err)
	}
	return ingest.Signed{
		ImportRequest: ethereum.ImportRequest{
			Contributor: common.HexToAddress(r.Contributor), Collection: r.Collection, CID: r.CID,
			Round: r.Round, Nonce: nonce, Deadline: r.Deadline,
		},
		Signature: signature,
	}, nil
}

// Import is an import request and what became of it.
type Import struct {
	ID          string `json:"id" doc:"Dataset id, a hyphen and the round"`
	Dataset     string `json:"dataset"`
	Contributor string `json:"contributor"`
	Collection  string `json:"collection"`
	CID         string `json:"cid"`
	Round       uint32 `json:"round"`

	State     string             `json:"state" enum:"waiting,requested,fetching,storing,indexing,ready,failed,purging,purged"`
	Reason    string             `json:"reason,omitempty" doc:"Of failed, purging and purged: revoked, withdrawn, expired, suspended, reorganised or an error's stable code"`
	Hidden    bool               `json:"hidden,omitempty" doc:"A removal is seen but not final: questions do not see the dataset"`
	Suspended *ingest.Suspension `json:"suspended,omitempty" doc:"The operator keeps the dataset out"`

	Attempts  int        `json:"attempts,omitempty" doc:"Tries since it was last requested or retried"`
	LastError string     `json:"last_error,omitempty" doc:"Stable code of the last failed try"`
	RetryAt   *time.Time `json:"retry_at,omitempty" doc:"When it is tried again"`

	Bytes     int64 `json:"bytes" doc:"Of its files"`
	Blocks    int64 `json:"blocks" doc:"IPFS blocks fetched and verified"`
	Files     int64 `json:"files"`
	Documents int64 `json:"documents" doc:"Files that are read and indexed"`
	Chunks    int64 `json:"chunks"`

	Requested time.Time  `json:"requested"`
	Updated   time.Time  `json:"updated"`
	ReadyAt   *time.Time `json:"ready_at,omitempty"`
}

func viewImport(i ingest.Import) Import {
	return Import{
		ID: i.ID.String(), Dataset: i.ID.Dataset.String(), Contributor: i.Dataset.Contributor.Hex(),
		Collection: i.Dataset.Collection.String(), CID: i.Dataset.CID.String(), Round: i.ID.Round,
		State: string(i.State), Reason: string(i.Reason), Hidden: i.Hidden, Suspended: i.Suspended,
		Attempts: i.Attempts, LastError: string(i.LastError), RetryAt: moment(i.RetryAt),
		Bytes: i.Bytes, Blocks: i.Blocks, Files: i.Files, Documents: i.Documents, Chunks: i.Chunks,
		Requested: i.Requested.UTC(), Updated: i.Updated.UTC(), ReadyAt: moment(i.ReadyAt),
	}
}

// moment is a time that may be none.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

type postImportInput struct{ Body ImportRequest }

type postImportOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     Import
}

// postImport admits a request. It authenticates itself: no session is needed.
func (s *Server) postImport(ctx context.Context, in *postImportInput) (*postImportOutput, error) {
	if err := s.limits.imports.Spend(visitOf(ctx).ip); err != nil {
		return nil, err
	}
	r, err := in.Body.signed()
	if err != nil {
		return nil, err
	}
	i, outcome, err := s.parts.Ingest.Admit(ctx, r)
	if err != nil {
		return nil, err
	}
	out := &postImportOutput{http.StatusOK, base + "/imports/" + i.ID.String(), viewImport(i)}
	if outcome == ingest.Accepted {
		out.Status = http.StatusAccepted
	}
	return out, nil
}

type listImportsInput struct {
	Page
	State   string `query:"state" enum:"waiting,requested,fetching,storing,indexing,ready,failed,purging,purged"`
	Dataset string `query:"dataset" maxLength:"66"`
}

type importList struct {
	Body struct {
		Imports []Import `json:"imports" doc:"Newest request first"`
		Next    string   `json:"next,omitempty" doc:"Cursor of the next page"`
	}
}

func (s *Server) listImports(ctx context.Context, in *listImportsInput) (*importList, error) {
	p := ingest.Page{State: ingest.State(in.State), Limit: in.Limit}
	if in.Dataset != "" {
		id, err := dataset.ParseID(in.Dataset)
		if err != nil {
			return nil, malformed("query.dataset", err)
		}
		p.Dataset = &id
	}
	if in.Cursor != "" {
		after, err := in.after()
		if p.Before, _ = strconv.ParseInt(after, 10, 64); err != nil || p.Before <= 0 {
			return nil, errCursor
		}
	}
	list, next, err := s.parts.Ingest.Imports(ctx, p)
	if err != nil {
		return nil, err
	}
	out := &importList{}
	out.Body.Imports = make([]Import, 0, len(list))
	for _, i := range list {
		out.Body.Imports = append(out.Body.Imports, viewImport(i))
	}
	if next > 0 {
		out.Body.Next = cursor(strconv.FormatInt(next, 10))
	}
	return out, nil
}

type importInput struct {
	ID string `path:"id" maxLength:"80" doc:"Dataset id, a hyphen and the round"`
}

type importOutput struct{ Body Import }

func (s *Server) getImport(ctx context.Context, in *importInput) (*importOutput, error) {
	id, err := ingest.ParseID(in.ID)
	if err != nil {
		return nil, ingest.ErrNotFound
	}
	i, err := s.parts.Ingest.Import(ctx, id)
	return &importOutput{viewImport(i)}, err
}

// retryImport is for the contributor or the operator: a retry costs a fetch.
func (s *Server) retryImport(ctx context.Context, in *importInput) (*importOutput, error) {
	id, err := ingest.ParseID(in.ID)
	if err != nil {
		return nil, ingest.ErrNotFound
	}
	if s.operator(ctx) != nil {
		caller, err := s.signedIn(ctx)
		if err != nil {
			return nil, err
		}
		i, err := s.parts.Ingest.Import(ctx, id)
		if err != nil {
			return nil, err
		}
		if address, _ := caller.Address(); address != i.Dataset.Contributor {
			return nil, problem(http.StatusForbidden, "not_contributor", "only the dataset's contributor or the operator may retry its import", "sign in as the contributor")
		}
	}
	i, err := s.parts.Ingest.Retry(ctx, id)
	return &importOutput{viewImport(i)}, err
}

// requestsLog sends the public log of requests.
func (s *Server) requestsLog(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		r, w := humago.Unwrap(hctx)
		w.Header().Set("Content-Type", "application/jsonl; charset=utf-8")
		if err := s.parts.Ingest.WriteRequests(r.Context(), w); err != nil {
			visitOf(ctx).log.WarnContext(ctx, "requests.jsonl was cut off", "error", err)
			panic(http.ErrAbortHandler) // so that the part is not taken for the whole
		}
	}}, nil
}

// describeText gives op an answer of plain lines.
func describeText(contentType, about string) func(*huma.Operation) {
	return func(op *huma.Operation) {
		op.Responses = map[string]*huma.Response{"200": {Description: about, Content: map[string]*huma.MediaType{
			contentType: {Schema: &huma.Schema{Type: huma.TypeString}},
		}}}
	}
}

// describeAdmission names the two successes of POST /imports.
func (s *Server) describeAdmission(op *huma.Operation) {
	op.DefaultStatus = http.StatusAccepted
	op.Responses = map[string]*huma.Response{
		"200": {Description: "Requested before: the same import", Content: map[string]*huma.MediaType{
			"application/json": {Schema: s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Import](), true, "Import")},
		}},
	}
}

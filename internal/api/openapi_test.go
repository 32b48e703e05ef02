package api_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/api"
)

func TestOpenAPIFileIsUpToDate(t *testing.T) {
	want, err := api.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("openapi.json is out of date: run go generate ./internal/api")
	}
}

func TestServedOpenAPIIsTheFile(t *testing.T) {
	s := newSite(t)
	want, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	r := s.call(s.browser(), "GET", "/api/openapi.json", nil)
	if !bytes.Equal(r.body, want) {
		t.Errorf("%d: %d bytes served, the file has %d", r.StatusCode, len(r.body), len(want))
	}
}

// TestOpenAPIOffersEveryCall: a client generator finds all calls, each with an answer
// and with the one form of errors.
func TestOpenAPIOffersEveryCall(t *testing.T) {
	b, err := api.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string
			Responses   map[string]struct {
				Content map[string]json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1.") {
		t.Errorf("OpenAPI %s", doc.OpenAPI)
	}
	ids := map[string]bool{}
	for path, methods := range doc.Paths {
		if !strings.HasPrefix(path, "/api/v1/") {
			t.Errorf("path %s", path)
		}
		for method, op := range methods {
			if op.OperationID == "" || ids[op.OperationID] {
				t.Errorf("%s %s: operation id %q", method, path, op.OperationID)
			}
			ids[op.OperationID] = true
			if _, ok := op.Responses["default"].Content["application/problem+json"]; !ok {
				t.Errorf("%s %s: errors have no form: %v", method, path, op.Responses)
			}
		}
	}
	for _, id := range []string{"getNonce", "signIn", "signOut", "listDatasets", "getDataset", "createUpload", "appendUpload", "listProposals",
		"getProposal", "listMembers", "getMember", "requestImport", "getRequests", "getEvents", "ask", "listConversations", "getStatus", "getHealth", "runAudit"} {
		if !ids[id] {
			t.Errorf("no operation %s", id)
		}
	}
}

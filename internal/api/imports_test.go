package api_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ingest"
)

const importsPath = "/api/v1/imports"

var walrus = map[string]string{"a.md": "# Alpha\n\nThe walrus sings at dawn.\n", "b.bin": "\x00\x01\x02"}

func TestImportFromRequestToReady(t *testing.T) {
	s := newSite(t)
	d := s.dataset(walrus)
	proposal := s.approve(d)
	body := s.signedRequest(s.request(d), s.domain(), 3)
	r := s.call(s.browser(), "POST", importsPath, body)
	var got api.Import
	r.into(t, &got)
	if r.StatusCode != 202 || got.State != "requested" || got.Dataset != d.ID().String() || r.Header.Get("Location") != importsPath+"/"+got.ID {
		t.Fatalf("%d %s, location %s", r.StatusCode, r.body, r.Header.Get("Location"))
	}
	s.settle()
	s.get(r.Header.Get("Location"), &got)
	if got.State != "ready" || got.Files != 2 || got.Documents != 1 || got.ReadyAt == nil {
		t.Errorf("%+v", got)
	}
	var v api.DatasetDetail
	s.get("/api/v1/datasets/"+d.ID().String(), &v)
	if v.Decision != "approved" || !v.Final || !v.Askable || v.Round != 1 || v.ProposalID != proposal.String() || v.Import == nil || v.Import.State != "ready" {
		t.Errorf("%+v", v)
	}
	if len(v.History) != 1 || v.History[0].Kind != "approved" || v.History[0].ProposalID != proposal.String() {
		t.Errorf("history %+v", v.History)
	}
}

func TestImportAnswersOfResending(t *testing.T) {
	s := newSite(t)
	d := s.dataset(walrus)
	s.approve(d)
	c := s.browser()
	first := s.request(d)
	body := s.signedRequest(first, s.domain(), 3)
	another := first
	another.Nonce = big.NewInt(7)
	changed := first
	changed.Deadline++
	reused := another
	reused.Deadline++
	for _, try := range []struct {
		name string
		body api.ImportRequest
		want string
	}{
		{"first", body, "Accepted"},
		{"the same body again", body, "OK"},
		{"a new nonce for the same dataset and round", s.signedRequest(another, s.domain(), 3), "OK"},
		{"the same nonce with other content", s.signedRequest(changed, s.domain(), 3), "nonce_used"},
		{"the nonce that was spent without a line", s.signedRequest(reused, s.domain(), 3), "nonce_used"},
	} {
		r := s.call(c, "POST", importsPath, try.body)
		if r.code() != try.want {
			t.Errorf("%s: %d %s, want %s", try.name, r.StatusCode, r.body, try.want)
		}
		if try.want == "nonce_used" && r.StatusCode != 409 {
			t.Errorf("%s: status %d", try.name, r.StatusCode)
		}
	}
	lines := strings.Split(strings.TrimSpace(string(s.call(c, "GET", importsPath+"/requests.jsonl", nil).body)), "\n")
	if len(lines) != 1 {
		t.Fatalf("%d lines: %s", len(lines), lines)
	}
	var line ingest.Line
	if err := json.Unmarshal([]byte(lines[0]), &line); err != nil || line.Nonce != first.Nonce.String() || line.Signature.String() != body.Signature {
		t.Errorf("line %s, error %v", lines[0], err)
	}
}

func TestTwoEqualRequestsAtOnce(t *testing.T) {
	s := newSite(t)
	d := s.dataset(walrus)
	s.approve(d)
	body := s.signedRequest(s.request(d), s.domain(), 3)
	var mu sync.Mutex
	codes := map[string]int{}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			r := s.call(s.browser(), "POST", importsPath, body)
			mu.Lock()
			defer mu.Unlock()
			codes[r.code()]++
		})
	}
	wait.Wait()
	if codes["Accepted"] != 1 || codes["OK"] != 7 {
		t.Errorf("%v", codes)
	}
}

// malleate gives the other form of a signature, which anyone can make (EIP-2).
func malleate(t testing.TB, signature string) string {
	t.Helper()
	b, err := hexutil.Decode(signature)
	if err != nil {
		t.Fatal(err)
	}
	n := crypto.S256().Params().N
	new(big.Int).Sub(n, new(big.Int).SetBytes(b[32:64])).FillBytes(b[32:64])
	b[64] ^= 27 ^ 28
	return hexutil.Encode(b)
}

func TestImportRefusals(t *testing.T) {
	s := newSite(t)
	d, never := s.dataset(walrus), s.dataset(map[string]string{"c.md": "# Never proposed\n"})
	revoked, withdrawn := s.dataset(map[string]string{"d.md": "# Revoked\n"}), s.dataset(map[string]string{"e.md": "# Withdrawn\n"})
	again := s.dataset(map[string]string{"f.md": "# Approved twice\n"})
	expired := s.dataset(map[string]string{"g.md": "# Expired\n"})
	head, err := s.client.HeaderByNumber(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.approve(d, revoked, withdrawn, again)
	s.pass("Approve for a while", must(s.dao.Approve(governance.Approval{Dataset: expired, Licence: "CC0-1.0", Expiry: head.Time + 300}))(t))
	s.pass("Revoke", s.dao.Revoke(revoked.ID(), "wrong"), s.dao.Revoke(again.ID(), "for a moment"))
	s.send(3, s.dao.Withdraw(withdrawn))
	s.pass("Approve again", must(s.dao.Approve(governance.Approval{Dataset: again, Licence: "CC0-1.0", Round: 2}))(t))
	s.advance(10 * time.Minute)
	s.follow()

	other := d
	other.Contributor = s.account(4).Address
	good := s.request(d)
	edit := func(f func(*ethereum.ImportRequest)) ethereum.ImportRequest {
		r := s.request(d)
		f(&r)
		return r
	}
	text := func(f func(*api.ImportRequest)) api.ImportRequest {
		r := s.signedRequest(s.request(d), s.domain(), 3)
		f(&r)
		return r
	}
	chain1, registry1 := s.domain(), s.domain()
	chain1.ChainID = big.NewInt(1)
	registry1.Registry = s.dao.Token
	for _, c := range []struct {
		name, want string
		status     int
		body       any
	}{
		{"other signer", "signature_invalid", 403, s.signedRequest(good, s.domain(), 4)},
		{"other chain id", "signature_invalid", 403, s.signedRequest(good, chain1, 3)},
		{"other registry", "signature_invalid", 403, s.signedRequest(good, registry1, 3)},
		{"malleable signature", "signature_malleable", 403, text(func(r *api.ImportRequest) { r.Signature = malleate(t, r.Signature) })},
		{"cut signature", "signature_invalid", 403, text(func(r *api.ImportRequest) { r.Signature = r.Signature[:len(r.Signature)-2] })},
		{"expired deadline", "deadline_passed", 422, s.signedRequest(edit(func(r *ethereum.ImportRequest) { r.Deadline -= 3600 }), s.domain(), 3)},
		{"deadline too far", "deadline_too_far", 422, s.signedRequest(edit(func(r *ethereum.ImportRequest) { r.Deadline += 24 * 3600 }), s.domain(), 3)},
		{"older round", "stale_round", 409, s.signedRequest(func() ethereum.ImportRequest { r := s.request(again); r.Round = 1; return r }(), s.domain(), 3)},
		{"round not reached", "unknown_round", 409, s.signedRequest(edit(func(r *ethereum.ImportRequest) { r.Round = 2 }), s.domain(), 3)},
		{"approved for another address", "other_contributor", 403, s.signedRequest(s.request(other), s.domain(), 4)},
		{"never approved", "not_approved", 403, s.signedRequest(s.request(never), s.domain(), 3)},
		{"revoked", "revoked", 409, s.signedRequest(s.request(revoked), s.domain(), 3)},
		{"withdrawn", "withdrawn", 409, s.signedRequest(s.request(withdrawn), s.domain(), 3)},
		{"approval expired", "expired", 409, s.signedRequest(s.request(expired), s.domain(), 3)},
		{"no CID", "malformed_request", 422, text(func(r *api.ImportRequest) { r.CID = "../etc/passwd" })},
		{"CID in another base", "malformed_request", 422, text(func(r *api.ImportRequest) { r.CID = strings.ToUpper(r.CID) })},
		{"no collection", "malformed", 422, text(func(r *api.ImportRequest) { r.Collection = "" })},
		{"bad collection", "malformed_request", 422, text(func(r *api.ImportRequest) { r.Collection = "Main" })},
		{"zero contributor", "malformed_request", 422, text(func(r *api.ImportRequest) { r.Contributor = "0x" + strings.Repeat("0", 40) })},
		{"nonce beyond uint256", "malformed_request", 422, text(func(r *api.ImportRequest) { r.Nonce = "9" + strings.Repeat("0", 77) })},
		{"nonce with a leading zero", "malformed", 422, text(func(r *api.ImportRequest) { r.Nonce = "007" })},
		{"negative nonce", "malformed", 422, text(func(r *api.ImportRequest) { r.Nonce = "-7" })},
		{"round as text", "malformed", 422, strings.NewReader(`{"contributor":"0x00","round":"1"}`)},
		{"unknown field", "malformed", 422, strings.NewReader(`{"admin":true}`)},
		{"not JSON", "malformed", 400, strings.NewReader(`contributor=0x00`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.call(s.browser(), "POST", importsPath, c.body)
			if r.StatusCode != c.status || r.code() != c.want {
				t.Errorf("%d %s, want %d %s", r.StatusCode, r.body, c.status, c.want)
			}
		})
	}
	// No one was let in, and nothing was lost: the good one still works.
	var list struct{ Imports []api.Import }
	s.get(importsPath, &list)
	if len(list.Imports) != 0 {
		t.Errorf("%d imports were admitted", len(list.Imports))
	}
	if r := s.call(s.browser(), "POST", importsPath, s.signedRequest(good, s.domain(), 3)); r.StatusCode != 202 {
		t.Errorf("the good request: %d %s", r.StatusCode, r.body)
	}
}

func TestImportsAreListedInPages(t *testing.T) {
	s := newSite(t)
	var all []string
	for i := range 5 {
		d := s.dataset(map[string]string{"a.md": fmt.Sprintf("# Number %d\n", i)})
		s.approve(d)
		var got api.Import
		s.call(s.browser(), "POST", importsPath, s.signedRequest(s.request(d), s.domain(), 3)).into(t, &got)
		all = append([]string{got.ID}, all...) // newest first
	}
	s.settle()
	var listed []string
	for next := ""; ; {
		var page struct {
			Imports []api.Import
			Next    string
		}
		s.get(importsPath+"?limit=2&cursor="+next, &page)
		for _, i := range page.Imports {
			listed = append(listed, i.ID)
		}
		if next = page.Next; next == "" {
			break
		}
	}
	if fmt.Sprint(listed) != fmt.Sprint(all) {
		t.Errorf("listed %v, want %v", listed, all)
	}
	var ready struct{ Imports []api.Import }
	s.get(importsPath+"?state=failed", &ready)
	if len(ready.Imports) != 0 {
		t.Errorf("failed: %v", ready.Imports)
	}
	for path, want := range map[string]string{
		"?cursor=x": "bad_cursor", "?limit=0": "malformed", "?limit=501": "malformed", "?state=sleeping": "malformed",
		"?dataset=0x12": "malformed", "/nothing": "no_import", "/" + all[0] + "0": "no_import",
	} {
		if r := s.call(s.browser(), "GET", importsPath+path, nil); r.code() != want {
			t.Errorf("%s: %s, want %s", path, r.code(), want)
		}
	}
}

func TestRetryIsTheContributorsOrTheOperators(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	path := importsPath + "/" + ingest.ID{Dataset: d.ID(), Round: 1}.String() + "/retry"
	contributor, other := s.browser(), s.browser()
	s.signIn(contributor, 3)
	s.signIn(other, 0)
	for name, c := range map[string]struct {
		do   func() reply
		want string
	}{
		"nobody":      {func() reply { return s.call(s.browser(), "POST", path, nil) }, "no_session"},
		"other":       {func() reply { return s.call(other, "POST", path, nil) }, "not_contributor"},
		"contributor": {func() reply { return s.call(contributor, "POST", path, nil) }, "not_failed"},
		"operator":    {func() reply { return s.call(s.browser(), "POST", path, nil, bearer(s.token)) }, "not_failed"},
	} {
		if r := c.do(); r.code() != c.want {
			t.Errorf("%s: %s, want %s", name, r.code(), c.want)
		}
	}
}

package api_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/registry"
)

// sendTransaction lets an account send what the API proposes to send.
func (s *site) sendTransaction(from int, p api.Proposal, action string) {
	s.t.Helper()
	for _, tx := range p.Transactions {
		if tx.Action != action {
			continue
		}
		to, data := common.HexToAddress(tx.To), must(hexutil.Decode(tx.Data))(s.t)
		must(s.client.Send(s.t.Context(), s.account(from).Key, &to, nil, data))(s.t)
		s.follow()
		return
	}
	s.t.Fatalf("no transaction %s in state %s: %+v", action, p.State, p.Transactions)
}

// TestProposalFromItsTransactions walks a proposal from state to state by sending exactly
// what the API offers.
func TestProposalFromItsTransactions(t *testing.T) {
	s := newSite(t)
	d := s.dataset(walrus)
	id := s.propose("Approve the walrus", must(s.dao.Approve(governance.Approval{Dataset: d, Licence: "CC0-1.0"}))(t))
	s.follow()
	path := "/api/v1/proposals/" + id.String()
	var p api.Proposal
	state := func(want governance.State) {
		t.Helper()
		p = api.Proposal{}
		if s.get(path, &p); p.State != want {
			t.Fatalf("state %s, want %s", p.State, want)
		}
	}
	state(governance.Pending)
	if p.IDText != id.String() || p.Title != "Approve the walrus" || p.Number != 1 || len(p.Mismatches) != 0 {
		t.Errorf("%+v", p)
	}
	if want := "Approve dataset " + d.CID.String() + " for collection main"; p.Heading != want || s.server.Heading(t.Context(), "proposals", "1") != want ||
		s.server.Heading(t.Context(), "proposals", "2") != "" || s.server.Heading(t.Context(), "members", "1") != "" {
		t.Errorf("heading %s", p.Heading)
	}
	if len(p.Effects) != 1 || p.Effects[0].Kind != governance.KindApprove || p.Effects[0].Datasets[0].ID != d.ID() {
		t.Errorf("effects %+v", p.Effects)
	}
	s.advance(2 * time.Second)
	s.follow()
	state(governance.Active)
	s.sendTransaction(0, p, "vote_for")
	s.sendTransaction(2, p, "vote_against")
	state(governance.Active)
	if p.Tally.For.String() != "50" || p.Tally.Against.String() != "20" || p.Tally.Voters != 2 || !p.QuorumReached || !p.Majority {
		t.Errorf("tally %+v", p.Tally)
	}
	s.advance(time.Minute)
	s.follow()
	state(governance.Succeeded)
	s.sendTransaction(4, p, "queue")
	state(governance.Queued)
	if p.ETA == 0 {
		t.Error("queued without a time")
	}
	s.advance(6 * time.Second)
	s.follow()
	s.get(path, &p)
	s.sendTransaction(5, p, "execute")
	state(governance.Executed)
	if len(p.Transactions) != 0 || len(p.Steps) != 3 {
		t.Errorf("transactions %v, steps %v", p.Transactions, p.Steps)
	}
	var byNumber api.Proposal
	if s.get("/api/v1/proposals/1", &byNumber); byNumber.IDText != p.IDText {
		t.Errorf("by its number: %s", byNumber.IDText)
	}
}

func TestProposalLists(t *testing.T) {
	s := newSite(t)
	d := s.dataset(walrus)
	s.approve(d)
	s.propose("Mint", s.dao.Mint(s.account(5).Address, common.Big1))
	s.propose("Another", s.dao.Mint(s.account(6).Address, common.Big1))
	s.follow()
	var list struct {
		Proposals []governance.Summary
		Next      string
	}
	for query, want := range map[string]string{
		"": "Another,Mint,Approve", "state=executed": "Approve", "state=pending&state=executed": "Another,Mint,Approve", "state=defeated": "",
		"dataset=" + d.ID().String(): "Approve", "proposer=" + s.account(0).Address.Hex(): "Another,Mint,Approve",
		"proposer=" + s.account(1).Address.Hex(): "", "not_voted_by=" + s.account(0).Address.Hex(): "Another,Mint", "limit=2": "Another,Mint",
	} {
		list.Proposals, list.Next = nil, ""
		s.get("/api/v1/proposals?"+query, &list)
		var titles []string
		for _, p := range list.Proposals {
			titles = append(titles, p.Title)
		}
		if got := strings.Join(titles, ","); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
	s.get("/api/v1/proposals?limit=2", &list)
	next := list.Next
	list.Proposals, list.Next = nil, ""
	s.get("/api/v1/proposals?limit=2&cursor="+next, &list)
	if len(list.Proposals) != 1 || list.Proposals[0].Title != "Approve" {
		t.Errorf("second page %+v", list.Proposals)
	}
	for path, want := range map[string]string{
		"/99": "not_found", "/abc": "not_found", "/-1": "not_found", "/" + strings.Repeat("9", 78): "not_found", "?state=sleeping": "malformed",
		"?proposer=0x12": "malformed", "?cursor=!": "bad_cursor",
	} {
		if r := s.call(s.browser(), "GET", "/api/v1/proposals"+path, nil); r.code() != want {
			t.Errorf("%s: %s, want %s", path, r.code(), want)
		}
	}
}

// TestHostileProseIsOnlyText: a title is what somebody typed, and leaves as JSON.
func TestHostileProseIsOnlyText(t *testing.T) {
	s := newSite(t)
	id := s.propose("<script>alert(1)</script>", s.dao.Mint(s.account(5).Address, common.Big1))
	s.follow()
	r := s.call(s.browser(), "GET", "/api/v1/proposals/"+id.String(), nil)
	if r.Header.Get("Content-Type") != "application/json" || r.Header.Get("X-Content-Type-Options") != "nosniff" ||
		!strings.Contains(r.Header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("headers %v", r.Header)
	}
}

func TestStatus(t *testing.T) {
	s := newSite(t)
	d := s.imported(walrus)
	var v api.Status
	s.get("/api/v1/status", &v)
	head := must(s.client.HeaderByNumber(t.Context(), nil))(t)
	if v.Chain.ID != "31337" || !v.Chain.DevChain || v.Chain.Latest == nil || v.Chain.Latest.Timestamp != head.Time || v.Chain.Final == nil {
		t.Errorf("chain %+v", v.Chain)
	}
	if v.Contracts.Registry != s.dao.Registry.Hex() || v.Contracts.Governor != s.dao.Governor.Hex() || v.Token.Symbol != "WITAN" || v.Token.Decimals != 18 {
		t.Errorf("%+v %+v", v.Contracts, v.Token)
	}
	if !v.Index.Settled || v.Index.Digest == (common.Hash{}) || v.Index.Block.Hash != head.Hash() || v.Ask != "everyone" {
		t.Errorf("%+v", v.Index)
	}
	if !s.ingest.Visible(d.ID()) {
		t.Error("not visible")
	}
	var health api.HealthReport
	if s.get("/api/v1/healthz", &health); !health.OK || health.Chain != "following" {
		t.Errorf("%+v", health)
	}
}

func TestAuditOverHTTP(t *testing.T) {
	s := newSite(t)
	s.imported(walrus)
	if r := s.call(s.browser(), "GET", "/api/v1/audit", nil); r.code() != "no_audit" {
		t.Errorf("before the first: %s", r.code())
	}
	var run, last api.AuditRun
	s.call(s.browser(), "POST", "/api/v1/audit", nil).into(t, &run)
	if !run.Report.Equal || run.Report.Counts.Datasets != 1 || run.Report.Counts.Signatures != 1 {
		t.Errorf("%+v", run.Report)
	}
	if s.get("/api/v1/audit", &last); !last.Began.Equal(run.Began) {
		t.Errorf("last %v, run %v", last.Began, run.Began)
	}
	var v api.Status
	if s.get("/api/v1/status", &v); v.LastAudit == nil || !v.LastAudit.Equal || v.Index.Digest != run.Report.Digest {
		t.Errorf("%+v", v.LastAudit)
	}
}

func TestMetrics(t *testing.T) {
	s := newSite(t)
	s.call(s.browser(), "GET", "/api/v1/healthz", nil)
	s.call(s.browser(), "POST", askPath, api.Question{Question: "Anything?"})
	text := string(s.call(s.browser(), "GET", "/api/v1/metrics", nil).body)
	head := must(s.registry.Head(t.Context(), registry.Latest))(t)
	for _, line := range []string{
		`witan_http_requests_total{route="GET /api/v1/healthz",status="2xx"} 1`, `witan_questions_total{outcome="refused"} 1`,
		fmt.Sprintf(`witan_chain_block{head="latest"} %d`, head.Number), "witan_event_streams 0", "go_goroutines",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("no %s in\n%s", line, text)
		}
	}
}

func TestMembers(t *testing.T) {
	s := newSite(t)
	id := s.pass("Mint", s.dao.Mint(s.account(5).Address, big.NewInt(1e18)))
	s.send(2, s.dao.Delegate(s.account(1).Address))
	s.follow()
	var list struct {
		Members []governance.Account
		Total   int
		Next    string
	}
	s.get("/api/v1/members?limit=3", &list)
	if list.Total != 4 || len(list.Members) != 3 || list.Next == "" || list.Members[0].Power.String() != "50" || list.Members[1].Power.String() != "50" {
		t.Errorf("%+v", list)
	}
	cursor := list.Next
	if s.get("/api/v1/members?limit=3&cursor="+cursor, &list); len(list.Members) != 1 {
		t.Errorf("second page %+v", list)
	}
	var m governance.History
	s.get("/api/v1/members/"+s.account(1).Address.Hex(), &m)
	if m.Power.String() != "50" || m.Balance.String() != "30" || len(m.Delegators) != 1 || m.Delegators[0].Address != s.account(2).Address {
		t.Errorf("%+v", m)
	}
	var unknown governance.History
	if s.get("/api/v1/members/"+s.account(8).Address.Hex(), &unknown); unknown.Power.String() != "0" {
		t.Errorf("%+v", unknown)
	}
	if r := s.call(s.browser(), "GET", "/api/v1/members/0x12", nil); r.code() != "malformed" {
		t.Errorf("no address: %s", r.code())
	}
	var votes struct{ Votes []governance.Vote }
	s.get("/api/v1/proposals/"+id.String()+"/votes", &votes)
	if len(votes.Votes) != 1 || votes.Votes[0].Reason != "because" || votes.Votes[0].Voter != s.account(0).Address {
		t.Errorf("%+v", votes)
	}
	var p api.Proposal
	s.get("/api/v1/proposals/"+id.String()+"?voter="+s.account(0).Address.Hex(), &p)
	if p.Voter == nil || p.Voter.Power.String() != "50" || p.Voter.Vote == nil || p.Voter.Vote.Support != governance.For {
		t.Errorf("%+v", p.Voter)
	}
	var settings governance.Settings
	if s.get("/api/v1/settings", &settings); settings.VotingPeriod != 60 || settings.QuorumPercent != 4 || settings.Supply.String() != "101" {
		t.Errorf("%+v", settings)
	}
}

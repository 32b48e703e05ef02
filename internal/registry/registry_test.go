package registry

import (
	"errors"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/governance"
)

func TestApprovalLeadsToItsProposal(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	meta := w.offered(2).CID
	id := w.pass("One", w.approve(governance.Approval{Dataset: d, Licence: "CC0-1.0", Metadata: meta, Expiry: 1 << 40}))
	w.sync()
	s := w.state(d, Final)
	if s.Status != Approved || s.Round != 1 || s.Licence != "CC0-1.0" || s.Metadata != meta || s.Expiry != 1<<40 || s.Dataset != d || s.ID != d.ID() {
		t.Errorf("got %+v", s)
	}
	if s.Approval.ProposalID == nil || s.Approval.ProposalID.Cmp(id) != 0 {
		t.Errorf("proposal %v, want %v", s.Approval.ProposalID, id)
	}
	r, err := w.client.TransactionReceipt(t.Context(), s.Approval.Tx)
	if err != nil || r.BlockNumber.Uint64() != s.Approval.Block {
		t.Errorf("the approval's transaction: %v, %v", r, err)
	}
	p, err := w.r.Model().Proposal(t.Context(), id)
	if err != nil || p.State != governance.Executed {
		t.Errorf("got %+v, %v", p, err)
	}
	if _, err := w.r.Lookup(t.Context(), w.offered(99).ID(), Latest); !errors.Is(err, ErrUnknown) {
		t.Errorf("a stranger: %v", err)
	}
}

func TestWholeGovernancePath(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	want := func(s governance.State) {
		t.Helper()
		w.sync()
		list, err := w.r.Model().Proposals(t.Context(), governance.Filter{})
		if err != nil || len(list) != 1 || list[0].State != s {
			t.Fatalf("want %s, got %+v, %v", s, list, err)
		}
	}
	id := w.propose("One", w.approve(governance.Approval{Dataset: d}))
	want(governance.Pending)
	w.advance(2 * time.Second)
	want(governance.Active)
	w.send(0, w.at.Vote(id, governance.For, "it is good"))
	w.send(1, w.at.Vote(id, governance.Against, ""))
	w.send(2, w.at.Vote(id, governance.Abstain, ""))
	want(governance.Active)
	w.advance(61 * time.Second)
	want(governance.Succeeded)
	w.send(3, w.at.Queue(id))
	want(governance.Queued)
	w.advance(6 * time.Second)
	w.send(3, w.at.Execute(id))
	want(governance.Executed)
	if !w.approved(d, Final) {
		t.Error("executed, but not approved")
	}
	p, err := w.r.Model().Proposal(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if p.Tally.For.String() != "50" || p.Tally.Against.String() != "30" || p.Tally.Abstain.String() != "20" || p.Tally.Voters != 3 {
		t.Errorf("tally %+v", p.Tally)
	}
	if p.Quorum == nil || p.Quorum.String() != "4" || !p.QuorumReached || !p.Majority || !p.Final {
		t.Errorf("got %+v", p)
	}
}

func TestRevocationWithdrawalAndRounds(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	revocation := w.pass("Two", w.at.Revoke(d.ID(), "copied"))
	w.sync()
	s := w.state(d, Final)
	if s.Status != Revoked || s.Round != 2 || s.Reason != "copied" || s.Ended.ProposalID.Cmp(revocation) != 0 || s.ApprovedAt != 0 {
		t.Errorf("revoked: %+v", s)
	}
	w.pass("Three", w.approve(governance.Approval{Dataset: d, Round: 2}))
	w.sync()
	if s := w.state(d, Final); s.Status != Approved || s.Round != 3 || s.Ended != (Ref{}) || s.Reason != "" {
		t.Errorf("approved again: %+v", s)
	}
	w.send(4, w.at.Withdraw(d))
	w.sync()
	if s := w.state(d, Final); s.Status != Withdrawn || s.Round != 4 || s.Ended.ProposalID != nil || s.Ended.Block == 0 {
		t.Errorf("withdrawn: %+v", s)
	}
}

func TestWithdrawalBeforeApprovalMakesItStale(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	id := w.propose("One", w.approve(governance.Approval{Dataset: d}))
	w.send(4, w.at.Withdraw(d))
	w.decide(id)
	w.send(3, w.at.Execute(id))
	w.sync()
	if s := w.state(d, Final); s.Status != Withdrawn || s.Round != 1 || s.Dataset != d {
		t.Errorf("got %+v", s)
	}
}

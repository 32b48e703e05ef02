package registry

import (
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

func (w *world) decision(d dataset.Dataset) Entry {
	w.Helper()
	w.sync()
	e, err := w.r.Entry(w.Context(), d.ID())
	if err != nil {
		w.Fatal(err)
	}
	if e.Dataset != d {
		w.Errorf("entry of %v, want %v", e.Dataset, d)
	}
	return e
}

func (w *world) decided(d dataset.Dataset, want Decision) {
	w.Helper()
	if e := w.decision(d); e.Decision != want || !e.Final {
		w.Errorf("got %s (final %v), want %s", e.Decision, e.Final, want)
	}
}

func TestDecisionsOnTheWay(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	meta := w.offered(5).CID
	id := w.propose("One", w.approve(governance.Approval{Dataset: d, Licence: "MIT", Metadata: meta}))
	w.decided(d, IsProposed)
	if e := w.decision(d); e.Licence != "MIT" || e.Metadata != meta || e.Proposal.Cmp(id) != 0 {
		t.Errorf("what is only proposed: %+v", e)
	}
	w.advance(2 * time.Second)
	w.decided(d, IsVoting)
	w.send(0, w.at.Vote(id, governance.For, ""))
	w.advance(61 * time.Second)
	w.decided(d, IsVoting) // succeeded, anyone may queue it
	w.send(0, w.at.Queue(id))
	w.decided(d, IsQueued)
	w.advance(6 * time.Second)
	w.send(0, w.at.Execute(id))
	w.decided(d, IsApproved)
	second := w.propose("Two", w.at.Revoke(d.ID(), "old"))
	w.decided(d, IsApproved) // a proposal to revoke changes nothing yet
	w.decide(second)
	w.send(0, w.at.Execute(second))
	w.decided(d, IsRevoked)
	if e := w.decision(d); e.Proposal.Cmp(second) != 0 || e.Reason != "old" {
		t.Errorf("revoked: %+v", e)
	}
	w.propose("Again", w.approve(governance.Approval{Dataset: d, Round: 2}))
	w.decided(d, IsProposed)
	w.send(4, w.at.Withdraw(d))
	w.decided(d, IsWithdrawn) // the open proposal was made for another round
}

func TestDecisionDefeated(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	id := w.propose("One", w.approve(governance.Approval{Dataset: d}))
	w.advance(2 * time.Second)
	w.send(0, w.at.Vote(id, governance.Against, ""))
	w.advance(61 * time.Second)
	w.decided(d, IsDefeated)
}

func TestDecisionCancelled(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	id := w.propose("One", w.approve(governance.Approval{Dataset: d}))
	// Only a pending proposal can be cancelled by its proposer: in the same second.
	if _, err := w.client.Send(t.Context(), w.key(0), &w.at.Governor, nil, w.at.Cancel(id).Data); err != nil {
		t.Skip("the second was over before the cancellation:", err)
	}
	w.decided(d, IsCancelled)
}

func TestDecisionExpired(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d, Expiry: w.chain.Head().Time + 3600}))
	w.decided(d, IsApproved)
	if !w.approved(d, Final) {
		t.Error("not approved before its expiry")
	}
	w.advance(time.Hour)
	w.decided(d, IsExpired)
	if w.approved(d, Final) || w.approved(d, Latest) {
		t.Error("approved after its expiry")
	}
	id := w.propose("Again", w.approve(governance.Approval{Dataset: d, Round: 1}))
	w.decided(d, IsProposed)
	w.decide(id)
	w.send(0, w.at.Execute(id))
	w.decided(d, IsApproved)
	if s := w.state(d, Final); s.Round != 2 {
		t.Errorf("approved anew in round %d", s.Round)
	}
}

func TestDecisionOfAnEntryThatExpiredInTheTimelock(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d, Expiry: w.chain.Head().Time + 30}))
	w.decided(d, IsExpired)
}

func TestRenewalKeepsRoundAndApproval(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	first := w.pass("One", w.approve(governance.Approval{Dataset: d, Licence: "MIT", Expiry: w.chain.Head().Time + 7200}))
	w.sync()
	before := w.state(d, Final)
	later := before.Expiry + 7200
	w.pass("Renew", w.approve(governance.Approval{Dataset: d, Licence: "other", Round: 1, Expiry: later}))
	w.sync()
	s := w.state(d, Final)
	if s.Round != 1 || s.Expiry != later || s.Approval.Tx != before.Approval.Tx || s.Approval.ProposalID.Cmp(first) != 0 || s.Licence != "MIT" || s.ApprovedAt != before.ApprovedAt {
		t.Errorf("got %+v, before %+v", s, before)
	}
}

func TestBatchWithSkips(t *testing.T) {
	w := newWorld(t)
	good, dup, stale, late := w.offered(1), w.offered(2), w.offered(3), w.offered(4)
	w.pass("First", w.approve(governance.Approval{Dataset: dup}))
	w.send(4, w.at.Withdraw(stale))
	w.pass("Batch", w.approve(
		governance.Approval{Dataset: dup, Round: 1},
		governance.Approval{Dataset: stale},
		governance.Approval{Dataset: late, Expiry: w.chain.Head().Time + 10},
		governance.Approval{Dataset: good},
	))
	w.decided(good, IsApproved)
	w.decided(dup, IsApproved)
	w.decided(stale, IsWithdrawn)
	w.decided(late, IsExpired)
	for d, reason := range map[dataset.Dataset]string{dup: "duplicate", stale: "stale", late: "expired"} {
		h, err := w.r.History(t.Context(), d.ID())
		if err != nil || len(h) == 0 || h[len(h)-1].Kind != "skipped" || h[len(h)-1].Reason != reason {
			t.Errorf("%s: history %+v, %v", reason, h, err)
		}
	}
	if s := w.state(dup, Final); s.Round != 1 || s.Status != Approved {
		t.Errorf("a skipped entry changed the state: %+v", s)
	}
}

func TestTwoApprovalsInOneProposal(t *testing.T) {
	w := newWorld(t)
	a, b := w.offered(1), w.offered(2)
	id := w.pass("Both", w.approve(governance.Approval{Dataset: a}), w.approve(governance.Approval{Dataset: b}))
	w.sync()
	for _, d := range []dataset.Dataset{a, b} {
		if s := w.state(d, Final); s.Approval.ProposalID.Cmp(id) != 0 {
			t.Errorf("got %+v", s)
		}
	}
	if x, y := w.state(a, Final), w.state(b, Final); x.Approval.LogIndex >= y.Approval.LogIndex || x.Approval.Tx != y.Approval.Tx {
		t.Errorf("got %+v and %+v", x.Approval, y.Approval)
	}
}

func TestOperationsOfOneTransaction(t *testing.T) {
	// Two proposals executed by one transaction: each event belongs to the operation that
	// the timelock names next.
	w := newWorld(t)
	a, b := w.offered(1), w.offered(2)
	one := w.propose("One", w.approve(governance.Approval{Dataset: a}))
	two := w.propose("Two", w.approve(governance.Approval{Dataset: b}))
	w.advance(2 * time.Second)
	w.send(0, w.at.Vote(one, governance.For, ""))
	w.send(0, w.at.Vote(two, governance.For, ""))
	w.advance(61 * time.Second)
	w.send(0, w.at.Queue(one))
	w.send(0, w.at.Queue(two))
	w.advance(6 * time.Second)
	w.multicall(w.at.Execute(one), w.at.Execute(two))
	w.sync()
	if p := w.state(a, Final).Approval; p.ProposalID.Cmp(one) != 0 {
		t.Errorf("first: %v", p.ProposalID)
	}
	if p := w.state(b, Final).Approval; p.ProposalID.Cmp(two) != 0 {
		t.Errorf("second: %v", p.ProposalID)
	}
	if w.state(a, Final).Approval.Tx != w.state(b, Final).Approval.Tx {
		t.Error("the test should execute both in one transaction")
	}
}

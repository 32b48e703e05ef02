package registry

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/governance"
)

func TestProposalFilters(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	first := w.pass("First", w.approve(governance.Approval{Dataset: d}))
	second := w.propose("Second", w.at.Revoke(d.ID(), "x"))
	w.advance(2 * time.Second)
	w.send(1, w.at.Vote(second, governance.For, ""))
	third := w.propose("Third", w.at.Mint(w.chain.Accounts()[7].Address, tokens(1)))
	w.sync()
	me, other, voter, id := w.chain.Accounts()[0].Address, w.chain.Accounts()[1].Address, w.chain.Accounts()[1].Address, d.ID()
	for _, test := range []struct {
		name   string
		filter governance.Filter
		want   []*big.Int
	}{
		{"all", governance.Filter{}, []*big.Int{third, second, first}},
		{"executed", governance.Filter{States: []governance.State{governance.Executed}}, []*big.Int{first}},
		{"open", governance.Filter{States: []governance.State{governance.Pending, governance.Active}}, []*big.Int{third, second}},
		{"mine", governance.Filter{Proposer: &me}, []*big.Int{third, second, first}},
		{"another's", governance.Filter{Proposer: &other}, nil},
		{"of a dataset", governance.Filter{Dataset: &id}, []*big.Int{second, first}},
		{"not voted", governance.Filter{NotVotedBy: &voter}, []*big.Int{third, first}},
		{"page", governance.Filter{Limit: 1, Before: 3}, []*big.Int{second}},
		{"page of a state", governance.Filter{Limit: 1, States: []governance.State{governance.Executed}}, []*big.Int{first}},
	} {
		list, err := w.r.Model().Proposals(t.Context(), test.filter)
		if err != nil {
			t.Fatal(err)
		}
		got := make([]*big.Int, len(list))
		for i, p := range list {
			got[i] = p.ID
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
			continue
		}
		for i := range got {
			if got[i].Cmp(test.want[i]) != 0 {
				t.Errorf("%s: got %v, want %v", test.name, got, test.want)
			}
		}
	}
	if p, err := w.r.Model().ProposalNumber(t.Context(), 2); err != nil || p.ID.Cmp(second) != 0 || p.Effects[0].Datasets[0].CID != d.CID {
		t.Errorf("number 2: %+v, %v", p, err)
	}
	if _, err := w.r.Model().Proposal(t.Context(), big.NewInt(1)); !errors.Is(err, governance.ErrUnknown) {
		t.Errorf("a stranger: %v", err)
	}
}

func TestStepsOfAProposal(t *testing.T) {
	w := newWorld(t)
	id := w.pass("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.sync()
	p, err := w.r.Model().Proposal(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, s := range p.Steps {
		kinds = append(kinds, s.Kind)
		if s.Tx == (common.Hash{}) || s.Time == 0 || !s.Final {
			t.Errorf("step %+v", s)
		}
	}
	if strings.Join(kinds, " ") != "proposed queued executed" {
		t.Errorf("got %v", kinds)
	}
	if p.EndedAt != p.Steps[2].Time || p.ETA == 0 || *p.OnlyProposer != w.chain.Accounts()[0].Address {
		t.Errorf("got %+v", p)
	}
}

func TestMembersAndDelegation(t *testing.T) {
	w := newWorld(t)
	a := w.chain.Accounts()
	w.send(1, w.at.Delegate(a[2].Address))
	w.send(2, w.at.Delegate(a[5].Address))
	w.sync()
	page, total, err := w.r.Model().Members(t.Context(), 0, 2)
	if err != nil || total != 4 || len(page) != 2 || page[0].Address != a[0].Address || page[1].Address != a[2].Address {
		t.Errorf("got %+v of %d, %v", page, total, err)
	}
	if rest, _, err := w.r.Model().Members(t.Context(), 2, 0); err != nil || len(rest) != 2 || rest[0].Address != a[5].Address || rest[1].Address != a[1].Address {
		t.Errorf("the rest: %+v, %v", rest, err)
	}
	h, err := w.r.Model().Member(t.Context(), a[2].Address)
	if err != nil {
		t.Fatal(err)
	}
	if h.Balance.String() != "20" || h.Power.String() != "30" || h.Delegate != a[5].Address || len(h.Delegators) != 1 ||
		h.Delegators[0].Address != a[1].Address || h.Delegators[0].Balance.String() != "30" || len(h.Delegations) != 1 || len(h.Holdings) != 1 {
		t.Errorf("got %+v", h)
	}
	stranger, err := w.r.Model().Member(t.Context(), common.Address{9})
	if err != nil || stranger.Balance.String() != "0" || stranger.Delegate != (common.Address{9}) {
		t.Errorf("a stranger: %+v, %v", stranger, err)
	}
}

func TestVotesAreListed(t *testing.T) {
	w := newWorld(t)
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.advance(2 * time.Second)
	w.send(0, w.at.Vote(id, governance.For, "good"))
	w.send(1, w.at.Vote(id, governance.Against, ""))
	w.sync()
	votes, err := w.r.Model().Votes(t.Context(), governance.VotesOf{Proposal: id})
	if err != nil || len(votes) != 2 || votes[0].Support != governance.Against || votes[1].Reason != "good" || votes[1].Weight.String() != "50" || votes[1].Title != "One" {
		t.Errorf("got %+v, %v", votes, err)
	}
	voter := w.chain.Accounts()[1].Address
	if mine, err := w.r.Model().Votes(t.Context(), governance.VotesOf{Voter: &voter}); err != nil || len(mine) != 1 || mine[0].Voter != voter {
		t.Errorf("got %+v, %v", mine, err)
	}
}

func TestSettingsAndGuardian(t *testing.T) {
	w := newWorld(t)
	w.close()
	p := governance.Development()
	p.Members = []governance.Member{{Address: w.chain.Accounts()[0].Address, Votes: tokens(200)}}
	p.Guardian, p.GuardianUntil = w.chain.Accounts()[5].Address, time.Unix(int64(w.chain.Head().Time), 0).Add(time.Hour)
	var err error
	if w.at, err = governance.Deploy(t.Context(), w.client, w.key(9), p); err != nil {
		t.Fatal(err)
	}
	w.path += ".guarded"
	w.open()
	w.sync()
	s, err := w.r.Model().Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.VotingPeriod != 60 || s.VotingDelay != 1 || s.LateExtension != 10 || s.TimelockDelay != 5 || s.QuorumPercent != 4 ||
		s.Supply.String() != "200" || s.Quorum.String() != "8" || s.Guardian == nil || s.Guardian.Address != p.Guardian {
		t.Errorf("got %+v", s)
	}
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.send(5, w.at.Cancel(id))
	w.decided(w.offered(1), IsCancelled)
	w.advance(time.Hour)
	w.sync()
	if s, err := w.r.Model().Settings(t.Context()); err != nil || s.Guardian != nil {
		t.Errorf("a guardian whose time is over: %+v, %v", s.Guardian, err)
	}
}

// TestHostileProposalsAreFollowed: what anyone can propose must never stop the follower.
func TestHostileProposalsAreFollowed(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	entry := datasetregistry.IDatasetRegistryApproval{Contributor: d.Contributor, Collection: d.Collection, Cid: d.CID.Bytes(), Licence: "a\xffb\x00",
		Metadata: []byte{1}, Expiry: 1<<64 - 1, ExpectedRound: 1<<32 - 1}
	endless := entry
	endless.Licence, endless.Metadata = "MIT", nil
	call := governance.Call{Target: w.at.Registry, Data: datasetregistry.NewDatasetRegistry().PackApprove([]datasetregistry.IDatasetRegistryApproval{
		entry, {}, {Cid: []byte{}, Collection: [32]byte{0xff}}, endless, endless})}
	huge := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	for _, text := range []string{"", "\xff\xfe\x00 text", strings.Repeat("# ", 20_000), "#proposer=0x"} {
		for _, calls := range [][]governance.Call{
			{call, call},
			{{Target: common.Address{1}, Value: huge, Data: []byte{1, 2, 3}}},
			{{Target: w.at.Governor, Data: datagovernor.NewDataGovernor().PackSetVotingDelay(big.NewInt(1<<48 - 1))}, w.at.Mint(common.Address{}, huge)},
		} {
			w.send(6, w.at.Propose(calls, text))
		}
	}
	w.sync()
	list, err := w.r.Model().Proposals(t.Context(), governance.Filter{})
	if err != nil || len(list) != 12 {
		t.Fatalf("%d proposals, %v", len(list), err)
	}
	for _, p := range list {
		if len(p.Effects) == 0 || p.Effects[0].Sentence == "" {
			t.Errorf("proposal %d: %+v", p.Number, p.Effects)
		}
	}
	if _, err := w.r.Entries(t.Context()); err != nil {
		t.Error(err)
	}
	w.likeFresh()
}

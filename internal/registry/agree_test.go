package registry

import (
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/ethereum/bindings/membershiptoken"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

// ask reads from a contract at the latest block.
func ask[T any](w *world, to common.Address, data []byte, unpack func([]byte) (T, error)) T {
	w.Helper()
	out, err := w.client.CallContract(w.Context(), eth.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		w.Fatal(w.client.RevertError(err))
	}
	v, err := unpack(out)
	if err != nil {
		w.Fatal(err)
	}
	return v
}

// chainStates are the governor's ProposalState by number.
var chainStates = []governance.State{governance.Pending, governance.Active, governance.Canceled, governance.Defeated,
	governance.Succeeded, governance.Queued, "expired", governance.Executed}

// agrees compares the whole read model with what the contracts say.
func (w *world) agrees(accounts []common.Address) {
	w.Helper()
	w.sync()
	g, t := datagovernor.NewDataGovernor(), membershiptoken.NewMembershipToken()
	m := w.r.Model()
	for _, a := range accounts {
		got, err := m.Member(w.Context(), a)
		if err != nil {
			w.Fatal(err)
		}
		power, balance := ask(w, w.at.Token, t.PackGetVotes(a), t.UnpackGetVotes), ask(w, w.at.Token, t.PackBalanceOf(a), t.UnpackBalanceOf)
		delegate := ask(w, w.at.Token, t.PackDelegates(a), t.UnpackDelegates)
		if got.Power.Units().Cmp(power) != 0 || got.Balance.Units().Cmp(balance) != 0 || got.Delegate != delegate {
			w.Errorf("%s: got power %s, balance %s, delegate %s; the token says %s, %s, %s", a, got.Power, got.Balance, got.Delegate, power, balance, delegate)
		}
	}
	list, err := m.Proposals(w.Context(), governance.Filter{Limit: 200})
	if err != nil {
		w.Fatal(err)
	}
	if n := ask(w, w.at.Governor, g.PackProposalCount(), g.UnpackProposalCount); n.Int64() != int64(len(list)) {
		w.Errorf("%d proposals, the governor has %s", len(list), n)
	}
	for _, p := range list {
		state := chainStates[ask(w, w.at.Governor, g.PackState(p.ID), g.UnpackState)]
		votes := ask(w, w.at.Governor, g.PackProposalVotes(p.ID), g.UnpackProposalVotes)
		deadline := ask(w, w.at.Governor, g.PackProposalDeadline(p.ID), g.UnpackProposalDeadline)
		if p.State != state || p.Deadline != deadline.Uint64() || p.Tally.Against.Units().Cmp(votes.AgainstVotes) != 0 ||
			p.Tally.For.Units().Cmp(votes.ForVotes) != 0 || p.Tally.Abstain.Units().Cmp(votes.AbstainVotes) != 0 {
			w.Errorf("proposal %d: got %s until %d, %+v; the governor says %s until %s, %v", p.Number, p.State, p.Deadline, p.Tally, state, deadline, votes)
		}
		now := m.Token().Point(Block{Number: w.chain.Head().Number.Uint64(), Timestamp: w.chain.Head().Time})
		if now > p.Snapshot {
			quorum := ask(w, w.at.Governor, g.PackQuorum(new(big.Int).SetUint64(p.Snapshot)), g.UnpackQuorum)
			if p.Quorum == nil || p.Quorum.Units().Cmp(quorum) != 0 {
				w.Errorf("proposal %d: quorum %v, the governor says %s", p.Number, p.Quorum, quorum)
			}
			for _, a := range accounts[:3] {
				power, err := m.PowerAt(w.Context(), a, p.Snapshot)
				if err != nil {
					w.Fatal(err)
				}
				if want := ask(w, w.at.Governor, g.PackGetVotes(a, new(big.Int).SetUint64(p.Snapshot)), g.UnpackGetVotes); power.Units().Cmp(want) != 0 {
					w.Errorf("proposal %d: %s had %s votes, the governor says %s", p.Number, a, power, want)
				}
			}
		}
	}
	s, err := m.Settings(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	for name, pair := range map[string][2]*big.Int{
		"voting delay":   {new(big.Int).SetUint64(s.VotingDelay), ask(w, w.at.Governor, g.PackVotingDelay(), g.UnpackVotingDelay)},
		"voting period":  {new(big.Int).SetUint64(s.VotingPeriod), ask(w, w.at.Governor, g.PackVotingPeriod(), g.UnpackVotingPeriod)},
		"late extension": {new(big.Int).SetUint64(s.LateExtension), ask(w, w.at.Governor, g.PackLateQuorumVoteExtension(), g.UnpackLateQuorumVoteExtension)},
		"threshold":      {s.Threshold.Units(), ask(w, w.at.Governor, g.PackProposalThreshold(), g.UnpackProposalThreshold)},
		"quorum percent": {new(big.Int).SetUint64(s.QuorumPercent), ask(w, w.at.Governor, g.PackQuorumNumerator(), g.UnpackQuorumNumerator)},
		"supply":         {s.Supply.Units(), ask(w, w.at.Token, t.PackTotalSupply(), t.UnpackTotalSupply)},
	} {
		if pair[0].Cmp(pair[1]) != 0 {
			w.Errorf("%s: got %s, the chain says %s", name, pair[0], pair[1])
		}
	}
}

// TestModelAgreesWithTheChain lets members do random things, reorganisations included, and
// compares everything with the contracts.
func TestModelAgreesWithTheChain(t *testing.T) {
	w := newWorld(t)
	rng := rand.New(rand.NewPCG(7, 42))
	g := datagovernor.NewDataGovernor()
	var accounts []common.Address
	for i := range 6 {
		accounts = append(accounts, w.chain.Accounts()[i].Address)
	}
	anyone := func() int { return rng.IntN(6) }
	try := func(account int, c governance.Call) { // what the contracts refuse is no matter
		if _, err := w.client.Send(t.Context(), w.key(account), &c.Target, nil, c.Data); err != nil {
			t.Log(err)
		}
	}
	var proposals []*big.Int
	proposal := func() *big.Int { return proposals[max(0, len(proposals)-1-rng.IntN(3))] }
	for n := range 200 {
		if len(proposals) == 0 || rng.IntN(14) == 0 {
			calls := []governance.Call{
				w.approve(governance.Approval{Dataset: w.offered(n)}),
				w.at.Mint(accounts[anyone()], tokens(int64(1+rng.IntN(20)))),
				w.at.Burn(accounts[anyone()], tokens(1)),
				{Target: w.at.Governor, Data: g.PackUpdateQuorumNumerator(big.NewInt(int64(1 + rng.IntN(60))))},
				{Target: w.at.Governor, Data: g.PackSetVotingPeriod(uint32(30 + rng.IntN(60)))},
				{Target: w.at.Governor, Data: g.PackSetProposalThreshold(tokens(int64(rng.IntN(3))))},
			}
			proposals = append(proposals, w.propose("Number "+big.NewInt(int64(n)).String(), calls[rng.IntN(len(calls))]))
		}
		switch rng.IntN(9) {
		case 0:
			try(anyone(), w.at.Delegate(accounts[anyone()]))
		case 1, 2, 3:
			try(anyone(), w.at.Vote(proposal(), []governance.Support{governance.For, governance.For, governance.Against, governance.Abstain}[rng.IntN(4)], []string{"", "because"}[rng.IntN(2)]))
		case 4:
			try(anyone(), w.at.Queue(proposal()))
		case 5:
			try(anyone(), w.at.Execute(proposal()))
		case 6, 7:
			w.advance(time.Duration(1+rng.IntN(40)) * time.Second)
		case 8:
			try(0, w.at.Cancel(proposal()))
		}
		if n%9 == 0 {
			w.reorg(1+rng.Uint64N(4), devchain.Keep)
		}
		if n%3 == 0 || n%9 == 0 {
			w.agrees(accounts)
		}
		if t.Failed() {
			t.Fatalf("after step %d", n)
		}
	}
	states := map[governance.State]int{}
	list, err := w.r.Model().Proposals(t.Context(), governance.Filter{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		states[p.State]++
	}
	for _, s := range []governance.State{governance.Executed, governance.Defeated} {
		if states[s] == 0 {
			t.Errorf("the test should reach %s, it has %v", s, states)
		}
	}
	w.likeFresh()
}

func TestLateQuorumExtendsTheVote(t *testing.T) {
	w := newWorld(t)
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.sync()
	before, err := w.r.Model().Proposal(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	w.advance(time.Duration(before.Deadline-w.chain.Head().Time-2) * time.Second)
	w.send(0, w.at.Vote(id, governance.For, ""))
	w.sync()
	after, err := w.r.Model().Proposal(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if !after.Extended || after.Deadline <= before.Deadline {
		t.Errorf("deadline %d before, %d after a vote at the last moment", before.Deadline, after.Deadline)
	}
	w.agrees(threeOf(w))
	w.advance(time.Duration(before.Deadline-w.chain.Head().Time+1) * time.Second)
	w.agrees(threeOf(w))
}

func threeOf(w *world) []common.Address {
	return []common.Address{w.chain.Accounts()[0].Address, w.chain.Accounts()[1].Address, w.chain.Accounts()[2].Address}
}

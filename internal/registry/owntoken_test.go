package registry

import (
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/governance"
)

// withOwnToken is a world whose DAO brings a token: its clock counts blocks, and nobody
// has votes without delegating. Account 0 holds all 100.
func withOwnToken(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.close()
	text, err := os.ReadFile("testdata/BlockClockToken.hex")
	if err != nil {
		t.Fatal(err)
	}
	code, err := hex.DecodeString(strings.Join(strings.Fields(string(text)), ""))
	if err != nil {
		t.Fatal(err)
	}
	code = append(code, common.LeftPadBytes(w.chain.Accounts()[0].Address[:], 32)...)
	r, err := w.client.Send(t.Context(), w.key(0), nil, nil, code)
	if err != nil {
		t.Fatal(err)
	}
	p := governance.Development()
	p.Token, p.Threshold, p.BlockTime = r.ContractAddress, "1", 12*time.Second
	p.VotingDelay, p.VotingPeriod, p.LateExtension = 24*time.Second, 2*time.Minute, time.Minute
	if w.at, err = governance.Deploy(t.Context(), w.client, w.key(9), p); err != nil {
		t.Fatal(err)
	}
	w.at.Block = r.BlockNumber.Uint64() // the token's, so that its holders are known
	w.path += ".own"
	w.open()
	return w
}

func (w *world) mine(blocks int) {
	w.Helper()
	for range blocks {
		if err := w.chain.Mine(w.Context()); err != nil {
			w.Fatal(err)
		}
	}
}

func TestOwnTokenOnAClockOfBlocks(t *testing.T) {
	w := withOwnToken(t)
	if got := w.r.Model().Token(); got != (governance.Token{Symbol: "OTHER", Decimals: 18, Clock: governance.ByNumber}) {
		t.Fatalf("token %+v", got)
	}
	accounts := threeOf(w)
	w.agrees(accounts)
	w.send(0, w.at.Delegate(accounts[1]))
	w.mine(1) // a proposer needs its votes a block before
	w.agrees(accounts)

	call := w.approve(governance.Approval{Dataset: w.offered(1)})
	text := governance.Description("One", "", nil, accounts[1])
	w.send(1, w.at.Propose([]governance.Call{call}, text))
	id := governance.ProposalID([]governance.Call{call}, text)
	w.agrees(accounts)
	w.decided(w.offered(1), IsProposed)
	if !w.r.Busy(w.chain.Head()) {
		t.Error("a pending proposal waits for blocks")
	}
	w.mine(3)
	w.agrees(accounts)
	w.decided(w.offered(1), IsVoting)
	w.send(1, w.at.Vote(id, governance.For, ""))
	w.mine(11)
	w.agrees(accounts)
	w.send(0, w.at.Queue(id))
	w.advance(6 * time.Second)
	w.send(0, w.at.Execute(id))
	w.agrees(accounts)
	w.decided(w.offered(1), IsApproved)
}

func TestOwnTokenWithoutABlockTimeIsRefused(t *testing.T) {
	w := withOwnToken(t)
	p := governance.Development()
	p.Token, p.Threshold = w.at.Token, "1"
	_, err := governance.Prepare(t.Context(), w.client, w.key(9).Address(), p)
	if err == nil || !strings.Contains(err.Error(), "how long a block takes") {
		t.Errorf("got %v", err)
	}
}

func TestOwnTokenFollowedFromTheGovernorOnly(t *testing.T) {
	// Balances from before are unknown, votes and quorum are not.
	w := withOwnToken(t)
	w.close()
	w.at.Block += 2
	w.path += ".late"
	w.open()
	w.send(0, w.at.Delegate(w.chain.Accounts()[0].Address))
	w.mine(1)
	id := w.propose("One", governance.Call{Target: w.at.Governor, Data: datagovernor.NewDataGovernor().PackSetVotingPeriod(9)})
	w.mine(3)
	w.send(0, w.at.Vote(id, governance.For, ""))
	w.mine(11)
	w.sync()
	p, err := w.r.Model().Proposal(t.Context(), id)
	if err != nil || p.State != governance.Succeeded || p.Quorum.String() != "4" || p.Tally.For.String() != "100" {
		t.Errorf("got %+v, %v", p.Summary, err)
	}
}

package governance

import (
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/ipfs/go-cid"
)

func TestMismatches(t *testing.T) {
	d, stranger := offered(t, 1), offered(t, 9)
	approval := approve(t, Approval{Dataset: d, Licence: "MIT"})
	revocation := contracts.Revoke(d.ID(), "")
	mint := contracts.Mint(member, tokensOf(1))
	quorum := Call{Target: contracts.Governor, Data: governorContract.PackUpdateQuorumNumerator(big.NewInt(1))}
	handOver := Call{Target: contracts.Registry, Data: registryContract.PackTransferOwnership(member)}
	opaque := Call{Target: member, Data: []byte{1, 2, 3, 4}}
	v0 := cid.NewCidV0(d.CID.Cid().Hash()).String()
	v0Stranger := cid.NewCidV0(stranger.CID.Cid().Hash()).String()

	for _, test := range []struct {
		name  string
		prose string
		calls []Call
		want  string // part of the only sentence; empty: none
	}{
		{"kind by word", "We should approve this.", []Call{approval}, ""},
		{"kind by CID", d.CID.String(), []Call{approval}, ""},
		{"kind by old CID", "Adding " + v0, []Call{approval}, ""},
		{"kind by dataset id", d.ID().String(), []Call{revocation}, ""},
		{"kind by address", alice, []Call{mint}, ""},
		{"kind by address in lower case", strings.ToLower(alice), []Call{mint}, ""},
		{"kind by two words", "A longer voting period.", []Call{{Target: contracts.Governor, Data: governorContract.PackSetVotingPeriod(9)}}, ""},
		{"inflected", "Removal of old text", []Call{revocation}, ""},
		{"capitals", "APPROVE IT", []Call{approval}, ""},
		{"collection named", "Approve it for collection main", []Call{approval}, ""},
		{"collection in plain English", "Add this collection of notes. Garbage collection notes; in the collection we have", []Call{approval}, ""},

		{"kind missing", "A fine handbook", []Call{approval}, "omits call 1: Approve dataset"},
		{"second kind missing", "Approve " + d.CID.String(), []Call{approval, quorum}, "omits call 2: Set the quorum to 1%"},
		{"word inside a word", "An address is padded", []Call{approval}, "omits call 1"},
		{"empty", "", []Call{mint}, "omits call 1: Mint"},
		{"strange CID", "Approve " + stranger.CID.String(), []Call{approval}, "names the CID " + stranger.CID.String()},
		{"strange old CID", "Approve " + v0Stranger, []Call{approval}, "names the CID " + v0Stranger},
		{"strange address", "Approve the data of " + bob, []Call{approval}, "names the address " + bob},
		{"strange collection", "Approve it for collection finance.", []Call{approval}, "names the collection finance"},
		{"strange collection after a colon", "Approve.\n\nCollection: finance", []Call{approval}, "names the collection finance"},
		{"strange collection quoted", "Approve it for the `finance` collection", []Call{approval}, "names the collection finance"},
		{"other always", "Transfer ownership of " + contracts.Registry.Hex() + " to " + alice, []Call{handOver}, "Call 1 is of no kind"},
		{"undecodable always", "Call " + alice + " with 0x01020304", []Call{opaque}, "Call 1 cannot be decoded"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Mismatches(test.prose+"\n\n#proposer="+bob, decoder.Decode(test.calls))
			switch {
			case test.want == "" && len(got) > 0:
				t.Errorf("false alarm: %v", got)
			case test.want != "" && (len(got) != 1 || !strings.Contains(got[0].Sentence, test.want)):
				t.Errorf("got %v, want %q", got, test.want)
			}
		})
	}
}

// TestOwnProseNeverTriggers: what Description writes mentions every kind that has words.
func TestOwnProseNeverTriggers(t *testing.T) {
	var many []Approval
	for n := range byte(50) {
		many = append(many, Approval{Dataset: offered(t, n), Licence: "CC0-1.0", Metadata: content(t, 100+n)})
	}
	for name, call := range map[string]Call{
		"approve":   approve(t, many[0]),
		"batch":     approve(t, many...),
		"revoke":    contracts.Revoke(many[3].Dataset.ID(), "copied from elsewhere"),
		"mint":      contracts.Mint(member, tokensOf(5)),
		"burn":      contracts.Burn(common.HexToAddress(bob), tokensOf(5)),
		"period":    {Target: contracts.Governor, Data: governorContract.PackSetVotingPeriod(100)},
		"delay":     {Target: contracts.Governor, Data: governorContract.PackSetVotingDelay(big.NewInt(100))},
		"extension": {Target: contracts.Governor, Data: governorContract.PackSetLateQuorumVoteExtension(big.NewInt(100))},
		"threshold": {Target: contracts.Governor, Data: governorContract.PackSetProposalThreshold(big.NewInt(100))},
		"quorum":    {Target: contracts.Governor, Data: governorContract.PackUpdateQuorumNumerator(big.NewInt(10))},
		"timelock":  {Target: contracts.Timelock, Data: timelockContract.PackUpdateDelay(big.NewInt(100))},
	} {
		t.Run(name, func(t *testing.T) {
			effects := decoder.Decode([]Call{call})
			if got := Mismatches(Description("A title", "Some words.", effects, member), effects); len(got) > 0 {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestEveryKindWithWordsIsCovered(t *testing.T) {
	for kind, words := range kindWords {
		if len(words) == 0 || kind == KindOther {
			t.Errorf("%s: %v", kind, words)
		}
		for _, w := range words {
			if w != strings.ToLower(w) {
				t.Errorf("%q is compared in lower case", w)
			}
		}
	}
}

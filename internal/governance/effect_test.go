package governance

import (
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
)

var (
	contracts = Addresses{Token: common.Address{1}, Governor: common.Address{2}, Timelock: common.Address{3}, Registry: common.Address{4}}
	decoder   = Decoder{Addresses: contracts, Token: Token{Symbol: "T", Decimals: 18, Clock: ByTimestamp}}
	member    = common.HexToAddress(alice)
)

// content is a CID of made-up content.
func content(t testing.TB, n byte) dataset.CID {
	t.Helper()
	c, err := dataset.CIDFromBytes(append([]byte{1, 0x70, 0x12, 0x20}, crypto.Keccak256([]byte{n})...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func offered(t testing.TB, n byte) dataset.Dataset {
	t.Helper()
	c, err := dataset.ParseCollection("main")
	if err != nil {
		t.Fatal(err)
	}
	return dataset.Dataset{Contributor: member, Collection: c, CID: content(t, n)}
}

func approve(t testing.TB, approvals ...Approval) Call {
	t.Helper()
	c, err := contracts.Approve(approvals...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDecodeSentences(t *testing.T) {
	d, other := offered(t, 1), offered(t, 2)
	id := d.ID()
	for _, test := range []struct {
		name     string
		call     Call
		kind     Kind
		sentence string
	}{
		{"approve one", approve(t, Approval{Dataset: d, Licence: "CC-BY-4.0"}), KindApprove,
			"Approve dataset " + d.CID.String() + " by " + alice + " for collection main, CC-BY-4.0, no expiry."},
		{"approve with expiry", approve(t, Approval{Dataset: d, Expiry: 1_800_000_000}), KindApprove,
			"Approve dataset " + d.CID.String() + " by " + alice + " for collection main, no licence given, until 2027-01-15 08:00:00 UTC."},
		{"approve two", approve(t, Approval{Dataset: d, Licence: "MIT"}, Approval{Dataset: other, Licence: "MIT"}), KindApprove,
			"Approve 2 datasets by " + alice + " for collection main, MIT: " + d.CID.String() + ", " + other.CID.String() + "."},
		{"revoke", contracts.Revoke(id, "copied\nfrom a book"), KindRevoke,
			"Revoke dataset " + id.String() + ", reason: “copied from a book”."},
		{"mint", contracts.Mint(member, big.NewInt(1_500_000_000_000_000_000)), KindMembership, "Mint 1.5 tokens to member " + alice + "."},
		{"burn", contracts.Burn(member, big.NewInt(1)), KindMembership, "Burn 0.000000000000000001 tokens of member " + alice + "."},
		{"voting period", Call{Target: contracts.Governor, Data: governorContract.PackSetVotingPeriod(5 * 86400)}, KindSetting,
			"Set the voting period to 5 days."},
		{"voting delay", Call{Target: contracts.Governor, Data: governorContract.PackSetVotingDelay(big.NewInt(90))}, KindSetting,
			"Set the voting delay to 1 min 30 s."},
		{"threshold", Call{Target: contracts.Governor, Data: governorContract.PackSetProposalThreshold(tokensOf(100))}, KindSetting,
			"Set the proposal threshold to 100 tokens."},
		{"late extension", Call{Target: contracts.Governor, Data: governorContract.PackSetLateQuorumVoteExtension(big.NewInt(3600))}, KindSetting,
			"Set the extension of the voting period after a late quorum to 1 h."},
		{"quorum", Call{Target: contracts.Governor, Data: governorContract.PackUpdateQuorumNumerator(big.NewInt(1))}, KindSetting,
			"Set the quorum to 1% of the supply."},
		{"timelock", Call{Target: contracts.Timelock, Data: timelockContract.PackUpdateDelay(big.NewInt(0))}, KindSetting,
			"Set the delay of the timelock to 0 s."},
		{"hand over", Call{Target: contracts.Registry, Data: registryContract.PackTransferOwnership(member)}, KindOther,
			"Hand the dataset registry over to " + alice + ": the DAO no longer decides about it."},
		{"role", Call{Target: contracts.Timelock, Data: timelockContract.PackGrantRole(roleProposer, member)}, KindOther,
			"Call grantRole of the timelock role " + roleProposer.Hex() + ", account " + alice + "."},
		{"ether", Call{Target: member, Value: big.NewInt(5e17)}, KindOther, "Send 0.5 ether to " + alice + "."},
		{"ether along", Call{Target: contracts.Registry, Value: big.NewInt(1e18), Data: contracts.Revoke(id, "").Data}, KindRevoke,
			"Revoke dataset " + id.String() + ", no reason given. 1 ether are sent along."},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := decoder.Decode([]Call{test.call})[0]
			if e.Sentence != test.sentence {
				t.Errorf("got  %s\nwant %s", e.Sentence, test.sentence)
			}
			if e.Kind != test.kind || !e.Decoded || e.Call != 1 {
				t.Errorf("got %+v", e)
			}
		})
	}
}

func tokensOf(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e18)) }

func TestDecodeNamesTheDatasetOfARevocation(t *testing.T) {
	d := offered(t, 1)
	knowing := decoder
	knowing.Known = func(id dataset.ID) (dataset.Dataset, bool) { return d, id == d.ID() }
	e := knowing.Decode([]Call{contracts.Revoke(d.ID(), "old")})[0]
	if want := "Revoke dataset " + d.ID().String() + " (" + d.CID.String() + " by " + alice + " for collection main), reason: “old”."; e.Sentence != want {
		t.Errorf("got %s", e.Sentence)
	}
}

func TestHeading(t *testing.T) {
	d, other, foreign := offered(t, 1), offered(t, 2), offered(t, 3)
	var err error
	if foreign.Collection, err = dataset.ParseCollection("drafts"); err != nil {
		t.Fatal(err)
	}
	knowing := decoder
	knowing.Known = func(id dataset.ID) (dataset.Dataset, bool) { return d, id == d.ID() }
	one, mint := approve(t, Approval{Dataset: d}), contracts.Mint(member, big.NewInt(1e18))
	paid := one
	paid.Value = big.NewInt(1)
	approval := "Approve dataset " + d.CID.String() + " for collection main"
	for _, test := range []struct {
		name  string
		calls []Call
		want  string
	}{
		{"none", nil, "Does nothing: the proposal has no calls"},
		{"one", []Call{one}, approval},
		{"many", []Call{approve(t, Approval{Dataset: d}, Approval{Dataset: other})}, "Approve 2 datasets for collection main"},
		{"revocation", []Call{contracts.Revoke(d.ID(), "old")}, "Revoke dataset " + d.CID.String() + " from collection main"},
		{"two", []Call{one, mint}, approval + "; Mint 1 tokens to member " + alice},
		{"three", []Call{one, mint, mint}, approval + "; Mint 1 tokens to member " + alice + " and 1 more call"},
		{"four", []Call{one, mint, mint, mint}, approval + "; Mint 1 tokens to member " + alice + " and 2 more calls"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := heading(knowing.Decode(test.calls)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	if got := []rune(heading(knowing.Decode([]Call{contracts.Revoke(other.ID(), strings.Repeat("ä", 10_000))}))); len(got) != 400 || got[399] != '…' {
		t.Errorf("%d characters of a long reason", len(got))
	}
	// Nothing is shortened that would hide something.
	for name, call := range map[string]Call{
		"ether along":     paid,
		"two collections": approve(t, Approval{Dataset: d}, Approval{Dataset: foreign}),
		"unknown dataset": contracts.Revoke(other.ID(), "old"),
		"malformed": {Target: contracts.Registry, Data: registryContract.PackApprove([]datasetregistry.IDatasetRegistryApproval{
			{Contributor: member, Collection: d.Collection, Cid: d.CID.Bytes()}, {Contributor: member, Collection: d.Collection, Cid: []byte{1}}})},
	} {
		t.Run(name, func(t *testing.T) {
			effects := knowing.Decode([]Call{call})
			if got := heading(effects); got != strings.TrimSuffix(effects[0].Sentence, ".") {
				t.Errorf("%s hides something of %s", got, effects[0].Sentence)
			}
		})
	}
}

func TestDecodeFlagsWhatItCannotRead(t *testing.T) {
	good := contracts.Revoke(dataset.ID{1}, "x")
	for name, call := range map[string]Call{
		"unknown contract":        {Target: member, Data: good.Data},
		"another contract's call": {Target: contracts.Token, Data: good.Data},
		"cut":                     {Target: contracts.Registry, Data: good.Data[:len(good.Data)-32]},
		"trailing bytes":          {Target: contracts.Registry, Data: append(append([]byte{}, good.Data...), 1)},
		"selector only":           {Target: contracts.Registry, Data: good.Data[:4]},
		"three bytes":             {Target: contracts.Registry, Data: good.Data[:3]},
		"unknown function":        {Target: contracts.Registry, Data: []byte{1, 2, 3, 4}},
	} {
		t.Run(name, func(t *testing.T) {
			e := decoder.Decode([]Call{call})[0]
			if e.Decoded || e.Kind != KindOther || !strings.HasPrefix(e.Sentence, "We cannot decode this call") {
				t.Errorf("got %+v", e)
			}
		})
	}
}

func TestDecodeShowsMalformedEntries(t *testing.T) {
	d := offered(t, 1)
	good := datasetregistry.IDatasetRegistryApproval{Contributor: member, Collection: d.Collection, Cid: d.CID.Bytes()}
	for name, change := range map[string]func(*datasetregistry.IDatasetRegistryApproval){
		"CID":         func(a *datasetregistry.IDatasetRegistryApproval) { a.Cid = []byte{1, 2} },
		"collection":  func(a *datasetregistry.IDatasetRegistryApproval) { a.Collection = [32]byte{'A'} },
		"contributor": func(a *datasetregistry.IDatasetRegistryApproval) { a.Contributor = common.Address{} },
		"licence":     func(a *datasetregistry.IDatasetRegistryApproval) { a.Licence = strings.Repeat("x", 65) },
		"metadata":    func(a *datasetregistry.IDatasetRegistryApproval) { a.Metadata = []byte{9} },
	} {
		t.Run(name, func(t *testing.T) {
			bad := good
			change(&bad)
			e := decoder.Decode([]Call{{Target: contracts.Registry,
				Data: registryContract.PackApprove([]datasetregistry.IDatasetRegistryApproval{good, bad})}})[0]
			if !e.Decoded || e.Datasets[0].Malformed != "" || e.Datasets[1].Malformed == "" {
				t.Errorf("got %+v", e.Datasets)
			}
			if !strings.Contains(e.Sentence, "alformed") {
				t.Errorf("the sentence hides it: %s", e.Sentence)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(uint8(4), []byte(contracts.Revoke(dataset.ID{1}, "x").Data))
	f.Add(uint8(1), []byte(contracts.Mint(member, big.NewInt(1)).Data))
	f.Fuzz(func(t *testing.T, target uint8, data []byte) {
		effects := decoder.Decode([]Call{{Target: common.Address{target % 5}, Data: data}})
		if effects[0].Sentence == "" {
			t.Error("an effect without a sentence")
		}
		Mismatches("approve", effects)
	})
}

func TestApproveRefuses(t *testing.T) {
	d := offered(t, 1)
	for name, approvals := range map[string][]Approval{
		"nothing":        nil,
		"twice":          {{Dataset: d}, {Dataset: d}},
		"no CID":         {{Dataset: dataset.Dataset{Contributor: member, Collection: d.Collection}}},
		"no contributor": {{Dataset: dataset.Dataset{Collection: d.Collection, CID: d.CID}}},
		"no collection":  {{Dataset: dataset.Dataset{Contributor: member, CID: d.CID}}},
		"long licence":   {{Dataset: d, Licence: strings.Repeat("x", 65)}},
		"licence in ü":   {{Dataset: d, Licence: "ü"}},
	} {
		if _, err := contracts.Approve(approvals...); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestDescription(t *testing.T) {
	d := offered(t, 1)
	effects := decoder.Decode([]Call{approve(t, Approval{Dataset: d})})
	text := Description(" The  handbook\n", "Worth having.\n\n", effects, member)
	if Title(text) != "The handbook" {
		t.Errorf("title %q", Title(text))
	}
	prose, only := Prose(text)
	if only != member || strings.Contains(prose, "#proposer") || !strings.Contains(prose, "Worth having.") || !strings.Contains(prose, d.CID.String()) {
		t.Errorf("prose %q, only %s", prose, only)
	}
	if suffix := text[len(text)-52:]; suffix != "#proposer="+alice {
		t.Errorf("the guard must be the last 52 bytes, got %q", suffix)
	}
}

func TestProseWithoutGuard(t *testing.T) {
	for _, text := range []string{"", "short", "#proposer=0x12", "a #proposer=" + alice + " b"} {
		if prose, only := Prose(text); prose != text || only != (common.Address{}) {
			t.Errorf("%q became %q, %s", text, prose, only)
		}
	}
}

func TestTitleIsCut(t *testing.T) {
	if got := Title("\n\n## " + strings.Repeat("ü", 300)); len([]rune(got)) != 120 || !strings.HasSuffix(got, "…") {
		t.Errorf("got %q", got)
	}
}

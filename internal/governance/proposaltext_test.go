package governance

import (
	"encoding/json"
	"flag"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/dataset"
)

// The web app makes proposals by itself. Its calls, sentences and texts must be those of
// this package, or members would see a warning on an honest proposal: both sides are held
// to testdata/proposal_text.json (web/src/chain/proposal-text.test.ts reads it too).
var writeGolden = flag.Bool("golden", false, "write testdata/proposal_text.json anew")

type goldenApproval struct {
	Contributor   string `json:"contributor"`
	Collection    string `json:"collection"`
	CID           string `json:"cid"`
	Licence       string `json:"licence"`
	Metadata      string `json:"metadata,omitempty"`
	Expiry        uint64 `json:"expiry"`
	ExpectedRound uint32 `json:"expectedRound"`
}

// goldenAction is what someone fills in; one of its fields is given.
type goldenAction struct {
	Approve []goldenApproval `json:"approve,omitempty"`
	Revoke  *goldenApproval  `json:"revoke,omitempty"`
	Mint    string           `json:"mint,omitempty"` // smallest units
	Burn    string           `json:"burn,omitempty"`
	Reason  string           `json:"reason,omitempty"`
	Member  string           `json:"member,omitempty"`
}

type goldenCall struct {
	Target   string      `json:"target"`
	Data     common.Hash `json:"data"` // keccak256 of the calldata
	Sentence string      `json:"sentence"`
}

type goldenText struct {
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Prose       string         `json:"prose"`
	Proposer    string         `json:"proposer"`
	Actions     []goldenAction `json:"actions"`
	Calls       []goldenCall   `json:"calls"`
	Description string         `json:"description"`
	Propose     common.Hash    `json:"propose"` // keccak256 of Governor.propose's calldata
}

type goldenFile struct {
	About     string    `json:"about"`
	Contracts Addresses `json:"contracts"`
	Decimals  uint8     `json:"decimals"`
	// Cases hold what was filled in, and what the governor gets for it.
	Cases []goldenText `json:"cases"`
}

func goldenCases(t *testing.T) []goldenText {
	t.Helper()
	dataset := func(n byte, collection string) goldenApproval {
		return goldenApproval{Contributor: alice, Collection: collection, CID: content(t, n).String(), Licence: "CC-BY-4.0"}
	}
	with := func(a goldenApproval, change func(*goldenApproval)) goldenApproval {
		change(&a)
		return a
	}
	var many []goldenApproval
	for n := range byte(7) {
		a := dataset(n, []string{"main", "notes", "law", "minutes"}[n%4])
		a.Licence = []string{"MIT", "", "CC0-1.0", "CC-BY-4.0"}[n%4]
		if n%2 == 1 {
			a.Contributor, a.Metadata = bob, content(t, 100+n).String()
		}
		many = append(many, a)
	}
	approve := func(list ...goldenApproval) []goldenAction { return []goldenAction{{Approve: list}} }
	one := dataset(1, "main")
	return []goldenText{
		{Name: "one dataset", Title: "Approve the handbook", Prose: "It was asked for.", Actions: approve(one)},
		{Name: "no prose", Title: "Approve the handbook", Actions: approve(one)},
		{Name: "no title", Prose: "Please.", Actions: approve(one)},
		{Name: "neither", Actions: approve(one)},
		{Name: "no licence", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Licence = "" }))},
		{Name: "licence expression", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Licence = "MIT OR (Apache-2.0 AND CC0-1.0)" }))},
		{Name: "metadata and round", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Metadata, a.ExpectedRound = content(t, 9).String(), 4_294_967_295 }))},
		{Name: "expiry", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Expiry = 1_800_000_000 }))},
		{Name: "expiry at the first second", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Expiry = 1 }))},
		{Name: "expiry far away", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Expiry = 1<<40 + 1 }))},
		{Name: "last expiry with a date", Title: "T", Actions: approve(with(one, func(a *goldenApproval) { a.Expiry = 1 << 40 }))},
		{Name: "longest collection", Title: "T", Actions: approve(dataset(1, strings.Repeat("c", 31)))},
		{Name: "two datasets", Title: "T", Actions: approve(many[:2]...)},
		{Name: "three of one collection", Title: "T", Actions: approve(dataset(1, "main"), dataset(2, "main"), dataset(3, "main"))},
		{Name: "many datasets", Title: "T", Actions: approve(many...)},
		{Name: "revoke", Title: "Revoke the handbook", Actions: []goldenAction{{Revoke: &one}}},
		{Name: "revoke with a reason", Title: "T", Actions: []goldenAction{{Revoke: &one, Reason: "  copied\n from   elsewhere "}}},
		{Name: "reason in other scripts", Title: "T", Actions: []goldenAction{{Revoke: &one, Reason: "\u00a0zażółć\u2003😀\u3000نص \u0085 \ufeffend"}}},
		{Name: "mint", Title: "T", Actions: []goldenAction{{Mint: "1200000000000000000000", Member: bob}}},
		{Name: "mint the smallest unit", Title: "T", Actions: []goldenAction{{Mint: "1", Member: bob}}},
		{Name: "mint halves", Title: "T", Actions: []goldenAction{{Mint: "1500000000000000000", Member: bob}}},
		{Name: "burn", Title: "T", Actions: []goldenAction{{Burn: "340282366920938463463374607431768211456", Member: alice}}},
		{Name: "several calls", Title: "Change the guard", Prose: "One leaves, one comes.\n\n- first\n- second", Actions: []goldenAction{
			{Revoke: &one, Reason: "left"}, {Burn: "1000000000000000000", Member: alice}, {Mint: "1000000000000000000", Member: bob}, {Approve: many[2:4]},
		}},
		{Name: "white space", Title: " \u0085 two\t\tlines\r\nof\u2028title \ufeff ", Prose: "\u0085\u3000 kept\n\n  as it is \ufeff\n\u00a0", Actions: approve(one)},
		{Name: "title of heading marks", Title: "# ## what", Prose: "#proposer=nobody", Actions: approve(one)},
	}
}

func TestProposalText(t *testing.T) {
	file := goldenFile{
		About:     "Proposals as they are filled in and as the governor gets them (calldata by its keccak256); written by go test ./internal/governance -run TestProposalText -golden.",
		Contracts: contracts, Decimals: decoder.Token.Decimals, Cases: goldenCases(t),
	}
	for i := range file.Cases {
		file.Cases[i].Proposer = bob
		t.Run(file.Cases[i].Name, func(t *testing.T) { propose(t, &file.Cases[i]) })
	}
	got, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := filepath.Join("testdata", "proposal_text.json")
	if *writeGolden {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s is out of date: the web app would propose other texts than this package. Write it anew with -golden, then mend the web app until its tests pass", path)
	}
}

// propose fills in what the governor gets, and holds it to the promise that an honest
// form never causes a warning.
func propose(t *testing.T, g *goldenText) {
	t.Helper()
	var calls []Call
	known := map[dataset.ID]dataset.Dataset{}
	for _, a := range g.Actions {
		switch {
		case a.Approve != nil:
			list := make([]Approval, len(a.Approve))
			for i, e := range a.Approve {
				list[i] = e.approval(t)
			}
			calls = append(calls, approve(t, list...))
		case a.Revoke != nil:
			d := a.Revoke.approval(t).Dataset
			known[d.ID()] = d
			calls = append(calls, contracts.Revoke(d.ID(), a.Reason))
		case a.Mint != "":
			calls = append(calls, contracts.Mint(common.HexToAddress(a.Member), unitsOf(t, a.Mint)))
		default:
			calls = append(calls, contracts.Burn(common.HexToAddress(a.Member), unitsOf(t, a.Burn)))
		}
	}
	d := decoder
	d.Known = func(id dataset.ID) (dataset.Dataset, bool) { ds, ok := known[id]; return ds, ok }
	effects := d.Decode(calls)
	for i, e := range effects {
		g.Calls = append(g.Calls, goldenCall{calls[i].Target.Hex(), crypto.Keccak256Hash(calls[i].Data), e.Sentence})
	}
	g.Description = Description(g.Title, g.Prose, effects, common.HexToAddress(g.Proposer))
	g.Propose = crypto.Keccak256Hash(contracts.Propose(calls, g.Description).Data)
	if found := Mismatches(g.Description, effects); len(found) > 0 {
		t.Errorf("an honest form causes a warning: %v", found)
	}
}

func (a goldenApproval) approval(t *testing.T) Approval {
	t.Helper()
	collection, err := dataset.ParseCollection(a.Collection)
	if err != nil {
		t.Fatal(err)
	}
	out := Approval{Licence: a.Licence, Expiry: a.Expiry, Round: a.ExpectedRound}
	out.Dataset = dataset.Dataset{Contributor: common.HexToAddress(a.Contributor), Collection: collection, CID: cidOf(t, a.CID)}
	if a.Metadata != "" {
		out.Metadata = cidOf(t, a.Metadata)
	}
	return out
}

func cidOf(t *testing.T, s string) dataset.CID {
	t.Helper()
	c, err := dataset.ParseCID(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func unitsOf(t *testing.T, s string) *big.Int {
	t.Helper()
	n, ok := new(big.Int).SetString(s, 10)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return n
}

package ethereum_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/core/vm/program"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/enstest"
)

// person is an address for a record.
func person(n int64) common.Address { return common.BigToAddress(big.NewInt(1<<40 + n)) }

func lookup(t *testing.T, n *ethereum.Names, who ...common.Address) map[common.Address]string {
	t.Helper()
	names, err := n.Lookup(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// The vectors of ERC-137.
func TestENSNode(t *testing.T) {
	for name, want := range map[string]string{
		"":        "0x0000000000000000000000000000000000000000000000000000000000000000",
		"eth":     "0x93cdeb708b7545dc668eb9280176169d1c33cfd8ed6f04690a0bcc88a93fc4ae",
		"foo.eth": "0xde9b09fd7c5f901e23a3f19fecc54828e9c848539801e86591bd9801b019f84f",
	} {
		if got := enstest.Node(name); got != common.HexToHash(want) {
			t.Errorf("%q: %s", name, got)
		}
	}
}

func TestNames(t *testing.T) {
	chain, client := startChain(t)
	loop := program.New()
	loop, start := loop.Jumpdest()
	loop.Jump(start)
	cases := []struct {
		what, name string
		forward    int64 // whom the name leads to; 0: nobody
		resolver   *program.Program
		want       string
	}{
		{"honest", "alice.eth", 1, nil, "alice.eth"},
		{"a name below a name", "data.alice-2.eth", 2, nil, "data.alice-2.eth"},
		{"another's name", "alice.eth", 1, nil, ""},
		{"a name of nobody", "nobody.eth", 0, nil, ""},
		{"no name", "", 0, nil, ""},
		{"upper case", "Alice.eth", 6, nil, ""},
		{"a Cyrillic letter", "аlice.eth", 7, nil, ""},
		{"a script", "<script>.eth", 8, nil, ""},
		{"an empty label", "alice..eth", 9, nil, ""},
		{"one label", "alice", 10, nil, ""},
		{"Punycode", "xn--lice-5cd.eth", 11, nil, ""},
		{"an address", "0x00000000000000000000000000000000000000ff.eth", 12, nil, ""},
		{"turned text", "alice\u202e.eth", 13, nil, ""},
		{"a long label", strings.Repeat("a", 64) + ".eth", 14, nil, ""},
		{"a long name", strings.Repeat("a.", 127) + "eth", 15, nil, ""},
		{"a revert", "a.eth", 0, program.New().Push(0).Push(0).Op(vm.REVERT), ""},
		{"a loop", "a.eth", 0, loop, ""},
		{"a huge answer", "a.eth", 0, program.New().Return(0, 400<<10), ""},
		{"too huge an answer", "a.eth", 0, program.New().Return(0, 100<<20), ""},
		{"no answer", "a.eth", 0, program.New().Op(vm.STOP), ""},
		{"an offset beyond", "a.eth", 0, program.New().Mstore(common.MaxHash[:], 0).Return(0, 96), ""},
		{"a length beyond", "a.eth", 0, program.New().Mstore(pad(32), 0).Mstore(common.MaxHash[:], 32).Return(0, 96), ""},
		{"a length that lies", "a.eth", 0, program.New().Mstore(pad(32), 0).Mstore(pad(255), 32).Return(0, 96), ""},
		{"a write", "a.eth", 0, program.New().Sstore(0, 1).Op(vm.INVALID), ""},
	}
	var records []enstest.Record
	var all []common.Address
	for i, c := range cases {
		r := enstest.Record{Address: person(int64(i + 1)), Name: c.name, Resolver: c.resolver}
		if c.forward != 0 {
			r.Forward = person(c.forward)
		}
		records, all = append(records, r), append(all, r.Address)
	}
	registry, err := enstest.Deploy(t.Context(), client, chain.Accounts()[0].Key, records...)
	if err != nil {
		t.Fatal(err)
	}
	got := lookup(t, ethereum.NewNames(client, registry), append(all, person(999))...)
	for i, c := range cases {
		if name := got[person(int64(i+1))]; name != c.want {
			t.Errorf("%s: %q, want %q", c.what, name, c.want)
		}
	}
	if _, ok := got[person(999)]; ok || len(got) != 2 {
		t.Errorf("%v", got)
	}
}

// What was found, and what was not, is remembered for an hour; an endpoint that is away is
// an error, and not remembered as a lack of names.
func TestNamesAreRemembered(t *testing.T) {
	chain, direct := startChain(t)
	registry, err := enstest.Deploy(t.Context(), direct, chain.Accounts()[0].Key,
		enstest.Record{Address: person(1), Name: "alice.eth", Forward: person(1)})
	if err != nil {
		t.Fatal(err)
	}
	p := startProxy(t, chain.URL())
	n := ethereum.NewNames(dial(t, p.URL), registry)
	p.away.Store(1)
	if _, err := n.Lookup(t.Context(), []common.Address{person(1)}); !ethereum.Temporary(err) {
		t.Fatalf("away: %v", err)
	}
	p.away.Store(0)
	if got := lookup(t, n, person(1), person(2)); got[person(1)] != "alice.eth" || len(got) != 1 {
		t.Fatalf("%v", got)
	}
	p.away.Store(1)
	if got := lookup(t, n, person(1), person(2)); got[person(1)] != "alice.eth" || len(got) != 1 {
		t.Errorf("from memory: %v", got)
	}
	n.SetClock(func() time.Time { return time.Now().Add(time.Hour) })
	if _, err := n.Lookup(t.Context(), []common.Address{person(1)}); !ethereum.Temporary(err) {
		t.Errorf("an hour later: %v", err)
	}
}

func TestChainWithoutENS(t *testing.T) {
	chain, _ := startChain(t)
	p := startProxy(t, chain.URL())
	n := ethereum.NewNames(dial(t, p.URL), ethereum.ENSRegistry)
	if got := lookup(t, n, person(1)); len(got) != 0 {
		t.Errorf("%v", got)
	}
	p.away.Store(1)
	if got := lookup(t, n, person(2)); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

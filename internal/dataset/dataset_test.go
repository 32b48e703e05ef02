package dataset

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

const (
	folder = "bafybeiczsscdsbs7ffqz55asqdf3smv6klcw3gofszvwlyarci47bgf354" // the empty folder
	file   = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku" // the empty file, raw
)

func TestIDIsTheABIEncodingsHash(t *testing.T) {
	address, _ := abi.NewType("address", "", nil)
	word, _ := abi.NewType("bytes32", "", nil)
	dynamic, _ := abi.NewType("bytes", "", nil)
	arguments := abi.Arguments{{Type: address}, {Type: word}, {Type: dynamic}}
	for _, content := range []string{folder, file} {
		d, err := New(common.HexToAddress("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"), "main", content)
		if err != nil {
			t.Fatal(err)
		}
		packed, err := arguments.Pack(d.Contributor, [32]byte(d.Collection), d.CID.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if want := ID(crypto.Keccak256Hash(packed)); d.ID() != want {
			t.Errorf("%s: id %s, want %s", content, d.ID(), want)
		}
	}
}

func TestCollectionNames(t *testing.T) {
	for _, good := range []string{"a", "main", "eips-2026", strings.Repeat("x", 31)} {
		c, err := ParseCollection(good)
		if err != nil || c.String() != good {
			t.Errorf("%q: got %q, %v", good, c, err)
		}
		if back, err := CollectionFromBytes32(c); err != nil || back != c {
			t.Errorf("%q: does not come back from the chain's form: %v", good, err)
		}
	}
	for _, bad := range []string{"", "Main", "a b", "a_b", "é", "a\x00b", strings.Repeat("x", 32)} {
		if _, err := ParseCollection(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
	if _, err := CollectionFromBytes32([32]byte{'a', 0, 'b'}); err == nil {
		t.Error("a zero byte inside a name was accepted")
	}
}

func TestCIDRules(t *testing.T) {
	for _, good := range []string{folder, file} {
		c, err := ParseCID(good)
		if err != nil || c.String() != good || len(c.Bytes()) != 36 {
			t.Fatalf("%s: got %v, %v", good, c, err)
		}
		if back, err := CIDFromBytes(c.Bytes()); err != nil || back.String() != good {
			t.Errorf("%s: does not come back from bytes: %v", good, err)
		}
	}
	for name, bad := range map[string]string{
		"nothing":   "",
		"not a CID": "hello",
		"version 0": "QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn",
		"dag-cbor":  "bafyreigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
		"identity":  "bafkqaaik",
		"truncated": folder[:40],
	} {
		if c, err := ParseCID(bad); err == nil {
			t.Errorf("%s: %q was accepted as %s", name, bad, c)
		}
	}
	_, err := ParseCID("QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn")
	if err == nil || !strings.Contains(err.Error(), folder) {
		t.Errorf("the refusal of a CIDv0 should name its CIDv1 %s: %v", folder, err)
	}
	if _, err := CIDFromBytes(append(must(t, folder).Bytes(), 0)); err == nil {
		t.Error("trailing bytes were accepted")
	}
}

func TestTextForms(t *testing.T) {
	d, err := New(common.Address{1}, "main", file)
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]any{"id": d.ID(), "collection": d.Collection, "cid": d.CID}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		ID         ID
		Collection Collection
		CID        CID
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if out.ID != d.ID() || out.Collection != d.Collection || out.CID != d.CID {
		t.Errorf("%s came back as %+v", b, out)
	}
	if _, err := ParseID(strings.Repeat("0", 63)); err == nil {
		t.Error("a short id was accepted")
	}
	if _, err := New(common.Address{}, "main", file); err == nil {
		t.Error("the zero address was accepted")
	}
}

func must(t *testing.T, s string) CID {
	t.Helper()
	c, err := ParseCID(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

package ethereum_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
)

// vector is one signed request of the golden files.
type vector struct {
	Name    string
	Domain  ethereum.Domain
	Request ethereum.ImportRequest

	DomainSeparator, Digest common.Hash
	PrivateKey              string
	Signature               hexutil.Bytes
	Dataset                 string // its id; empty: not in the file
}

// golden reads the vectors that viem made and Solidity checks.
func golden(t testing.TB) (out []vector) {
	t.Helper()
	var file struct {
		Vectors []struct {
			Name, PrivateKey, ChainID, Collection, CID, Nonce, Deadline, DatasetID string
			Registry, Contributor                                                  common.Address
			Round                                                                  uint32
			DomainSeparator, Digest                                                common.Hash
			Signature                                                              hexutil.Bytes
		}
	}
	readJSON(t, "../../contracts/testdata/import_request.json", &file)
	for _, v := range file.Vectors {
		out = append(out, vector{
			Name:    "viem: " + v.Name,
			Domain:  ethereum.Domain{ChainID: bigInt(t, v.ChainID), Registry: v.Registry},
			Request: ethereum.ImportRequest{Contributor: v.Contributor, Collection: v.Collection, CID: v.CID, Round: v.Round, Nonce: bigInt(t, v.Nonce), Deadline: uintOf(t, v.Deadline, 64)},

			DomainSeparator: v.DomainSeparator, Digest: v.Digest, PrivateKey: v.PrivateKey, Signature: v.Signature, Dataset: v.DatasetID,
		})
	}
	return out
}

// foreign is testdata/eth_account.json, made with Python's eth-account.
type foreign struct {
	Vectors []struct {
		Name   string
		Domain struct {
			ChainID  string
			Registry common.Address
		}
		Message struct {
			Contributor                             common.Address
			Collection, CID, Round, Nonce, Deadline string
		}
		DomainSeparator, Digest common.Hash
		PrivateKey              string
		Signature               hexutil.Bytes
	}
	// Refused are signatures over the first digest that do not count: by form, as
	// "malleable", or since they are another "signer"'s.
	Refused []struct {
		Name, Error string
		Digest      common.Hash
		Signature   hexutil.Bytes
	}
}

func readForeign(t testing.TB) (file foreign, out []vector) {
	t.Helper()
	readJSON(t, "testdata/eth_account.json", &file)
	for _, v := range file.Vectors {
		m := v.Message
		out = append(out, vector{
			Name:   "eth-account: " + v.Name,
			Domain: ethereum.Domain{ChainID: bigInt(t, v.Domain.ChainID), Registry: v.Domain.Registry},
			Request: ethereum.ImportRequest{Contributor: m.Contributor, Collection: m.Collection, CID: m.CID,
				Round: uint32(uintOf(t, m.Round, 32)), Nonce: bigInt(t, m.Nonce), Deadline: uintOf(t, m.Deadline, 64)},

			DomainSeparator: v.DomainSeparator, Digest: v.Digest, PrivateKey: v.PrivateKey, Signature: v.Signature,
		})
	}
	if len(out) == 0 || len(file.Refused) == 0 {
		t.Fatal("no vectors")
	}
	return file, out
}

func readJSON(t testing.TB, path string, v any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func bigInt(t testing.TB, s string) *big.Int {
	t.Helper()
	n, ok := new(big.Int).SetString(s, 10)
	if !ok {
		t.Fatalf("number %q", s)
	}
	return n
}

func uintOf(t testing.TB, s string, bits int) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(s, 10, bits)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestGoldenImportRequests(t *testing.T) {
	_, more := readForeign(t)
	for _, v := range append(golden(t), more...) {
		t.Run(v.Name, func(t *testing.T) {
			if got := v.Domain.Separator(); got != v.DomainSeparator {
				t.Errorf("separator %s, want %s", got, v.DomainSeparator)
			}
			digest := v.Request.Digest(v.Domain)
			if digest != v.Digest {
				t.Errorf("digest %s, want %s", digest, v.Digest)
			}
			reference, _, err := apitypes.TypedDataAndHash(v.Request.TypedData(v.Domain))
			if err != nil || common.Hash(reference) != v.Digest {
				t.Errorf("digest of the wallets' form %x, %v; want %s", reference, err, v.Digest)
			}
			key, err := ethereum.ParseKey(v.PrivateKey)
			if err != nil {
				t.Fatal(err)
			}
			sig, err := ethereum.SignDigest(key, digest)
			if err != nil || string(sig) != string(v.Signature) {
				t.Errorf("signature %x, %v; want %s", sig, err, v.Signature)
			}
			signer, err := ethereum.Recover(digest, v.Signature)
			if err != nil || signer != v.Request.Contributor {
				t.Errorf("signer %s, %v; want %s", signer, err, v.Request.Contributor)
			}
			if v.Dataset == "" {
				return
			}
			d, err := dataset.New(v.Request.Contributor, v.Request.Collection, v.Request.CID)
			if err != nil || d.ID().String() != v.Dataset {
				t.Errorf("dataset %s, %v; want %s", d.ID(), err, v.Dataset)
			}
		})
	}
}

func TestRefusedSignatures(t *testing.T) {
	file, vectors := readForeign(t)
	for _, r := range file.Refused {
		t.Run(r.Name, func(t *testing.T) {
			signer, err := ethereum.Recover(r.Digest, r.Signature)
			switch r.Error {
			case "malleable":
				if !errors.Is(err, ethereum.ErrMalleable) {
					t.Fatalf("got %s, %v", signer, err)
				}
			case "signature":
				if !errors.Is(err, ethereum.ErrSignature) {
					t.Fatalf("got %s, %v", signer, err)
				}
			case "signer":
				if err != nil || signer == vectors[0].Request.Contributor {
					t.Fatalf("got %s, %v", signer, err)
				}
			default:
				t.Fatalf("unknown error %q", r.Error)
			}
		})
	}
}

// Every field is part of what is signed.
func TestDigestCoversEveryField(t *testing.T) {
	domain := ethereum.Domain{ChainID: big.NewInt(31337), Registry: common.Address{1}}
	base := ethereum.ImportRequest{Contributor: common.Address{2}, Collection: "c", CID: "b", Round: 1, Nonce: big.NewInt(1), Deadline: 1}
	seen := map[common.Hash]string{base.Digest(domain): "base"}
	for name, digest := range map[string]common.Hash{
		"chain id":    base.Digest(ethereum.Domain{ChainID: big.NewInt(1), Registry: domain.Registry}),
		"registry":    base.Digest(ethereum.Domain{ChainID: domain.ChainID, Registry: common.Address{9}}),
		"contributor": with(base, func(r *ethereum.ImportRequest) { r.Contributor[0]++ }).Digest(domain),
		"collection":  with(base, func(r *ethereum.ImportRequest) { r.Collection += "c" }).Digest(domain),
		"cid":         with(base, func(r *ethereum.ImportRequest) { r.CID += "b" }).Digest(domain),
		"round":       with(base, func(r *ethereum.ImportRequest) { r.Round++ }).Digest(domain),
		"nonce":       with(base, func(r *ethereum.ImportRequest) { r.Nonce = big.NewInt(2) }).Digest(domain),
		"deadline":    with(base, func(r *ethereum.ImportRequest) { r.Deadline++ }).Digest(domain),
	} {
		if other, taken := seen[digest]; taken {
			t.Errorf("%s changes nothing: same digest as %s", name, other)
		}
		seen[digest] = name
	}
}

func with(r ethereum.ImportRequest, change func(*ethereum.ImportRequest)) ethereum.ImportRequest {
	change(&r)
	return r
}

// Such nonces are refused where requests are read; here they only must do no harm.
func TestNonceOutsideItsTypeWraps(t *testing.T) {
	domain := ethereum.Domain{ChainID: big.NewInt(1)}
	digest := func(nonce *big.Int) common.Hash { return ethereum.ImportRequest{Nonce: nonce}.Digest(domain) }
	modulus := new(big.Int).Lsh(big.NewInt(1), 256)
	for _, c := range []struct{ nonce, same *big.Int }{
		{modulus, big.NewInt(0)},
		{new(big.Int).Add(modulus, big.NewInt(7)), big.NewInt(7)},
		{big.NewInt(-1), new(big.Int).Sub(modulus, big.NewInt(1))},
		{nil, big.NewInt(0)},
	} {
		if digest(c.nonce) != digest(c.same) {
			t.Errorf("nonce %v is not taken as %v", c.nonce, c.same)
		}
	}
}

// What a wallet is handed survives JSON, as it will in a browser.
func TestTypedDataSurvivesJSON(t *testing.T) {
	domain := ethereum.Domain{ChainID: big.NewInt(31337), Registry: common.Address{1}}
	request := ethereum.ImportRequest{Contributor: common.Address{2}, Collection: "c", CID: "b", Round: 1, Nonce: new(big.Int).Lsh(big.NewInt(1), 255), Deadline: 1 << 60}
	b, err := json.Marshal(request.TypedData(domain))
	if err != nil {
		t.Fatal(err)
	}
	var typed apitypes.TypedData
	if err := json.Unmarshal(b, &typed); err != nil {
		t.Fatal(err)
	}
	got, _, err := apitypes.TypedDataAndHash(typed)
	if err != nil || common.Hash(got) != request.Digest(domain) {
		t.Fatalf("digest %x, %v", got, err)
	}
}

// TestPersonalHash has the example of the web3.js documentation.
func TestPersonalHash(t *testing.T) {
	want := common.HexToHash("0xa1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2")
	if got := ethereum.PersonalHash([]byte("Hello World")); got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
}

func FuzzRecoverNeverPanics(f *testing.F) {
	file, vectors := readForeign(f)
	for _, v := range vectors {
		f.Add(v.Digest[:], []byte(v.Signature))
	}
	for _, r := range file.Refused {
		f.Add(r.Digest[:], []byte(r.Signature))
	}
	f.Fuzz(func(t *testing.T, digest, sig []byte) {
		signer, err := ethereum.Recover(common.BytesToHash(digest), sig)
		if (signer == common.Address{}) != (err != nil) {
			t.Fatalf("signer %s with error %v", signer, err)
		}
	})
}

var sink any

func BenchmarkDigest(b *testing.B) {
	domain := ethereum.Domain{ChainID: big.NewInt(31337), Registry: common.Address{1}}
	request := ethereum.ImportRequest{Contributor: common.Address{2}, Collection: "eips",
		CID: "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi", Round: 1, Nonce: new(big.Int).Lsh(big.NewInt(1), 255), Deadline: 1 << 31}
	for b.Loop() {
		sink = request.Digest(domain)
	}
}

func BenchmarkRecover(b *testing.B) {
	v := golden(b)[0]
	for b.Loop() {
		signer, err := ethereum.Recover(v.Digest, v.Signature)
		if err != nil {
			b.Fatal(err)
		}
		sink = signer
	}
}

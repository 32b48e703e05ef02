// Package bindings_test checks the committed contracts on a real chain.
package bindings_test

import (
	"crypto/sha256"
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// The gas that forge reports for the committed contracts (contracts/test/Gas.t.sol) is
// the gas that a chain takes from the owner for the same transactions, to the unit; and
// it is the committed bytecode that takes it.
func TestGasSnapshotHoldsOnAChain(t *testing.T) {
	raw, err := os.ReadFile("../../../contracts/.gas-snapshot/GasTest.json")
	if err != nil {
		t.Fatal(err)
	}
	var snapshot map[string]string
	if err := json.Unmarshal(raw, &snapshot); err != nil {
		t.Fatal(err)
	}

	ctx := t.Context()
	chain, err := devchain.Start(ctx, devchain.Config{Addr: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	})
	client, err := ethereum.Dial(ctx, chain.URL())
	if err != nil {
		t.Fatal(err)
	}
	owner := chain.Accounts()[0]
	registry := datasetregistry.NewDatasetRegistry()

	for _, n := range []int{1, 50} {
		t.Run("approve "+strconv.Itoa(n), func(t *testing.T) {
			want, err := strconv.ParseUint(snapshot["approve "+strconv.Itoa(n)], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			code := append(common.FromHex(datasetregistry.DatasetRegistryMetaData.Bin), registry.PackConstructor(owner.Address)...)
			deployed, err := client.Send(ctx, owner.Key, nil, nil, code)
			if err != nil {
				t.Fatal(err)
			}
			batch := make([]datasetregistry.IDatasetRegistryApproval, n)
			for i := range batch {
				batch[i] = sample(t, i)
			}
			receipt, err := client.Send(ctx, owner.Key, &deployed.ContractAddress, nil, registry.PackApprove(batch))
			if err != nil {
				t.Fatal(err)
			}
			if len(receipt.Logs) != n {
				t.Errorf("%d events, want %d", len(receipt.Logs), n)
			}
			if receipt.GasUsed != want {
				t.Errorf("the chain took %d gas, forge's snapshot says %d", receipt.GasUsed, want)
			}
		})
	}
}

// sample is Samples.approval of contracts/test/Samples.sol.
func sample(t *testing.T, i int) datasetregistry.IDatasetRegistryApproval {
	t.Helper()
	number := math.U256Bytes(big.NewInt(int64(i)))
	word, err := abi.NewType("uint256", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := abi.NewType("string", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	labelled := func(label string) []byte {
		b, err := abi.Arguments{{Type: text}, {Type: word}}.Pack(label, big.NewInt(int64(i)))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	cid := func(prefix string, content []byte) []byte {
		digest := sha256.Sum256(content)
		return append(common.FromHex(prefix), digest[:]...)
	}
	a := datasetregistry.IDatasetRegistryApproval{
		Contributor: common.BytesToAddress(crypto.Keccak256(labelled("contributor"))[12:]),
		Cid:         cid("0x01701220", number),
		Licence:     "CC0-1.0",
		Metadata:    cid("0x01551220", labelled("metadata")),
	}
	copy(a.Collection[:], "ethereum-eips")
	return a
}

package ingesttest

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

// Chain is a development chain with a DatasetRegistry that its first account owns.
type Chain struct {
	*devchain.Chain
	Client   *ethereum.Client
	Registry common.Address
	Block    uint64 // of the registry's deployment
}

var contract = datasetregistry.NewDatasetRegistry()

// StartChain starts a chain; dir empty: in memory.
func StartChain(t testing.TB, dir string) *Chain {
	t.Helper()
	c, err := devchain.Start(t.Context(), devchain.Config{Dir: dir, Log: Quiet})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	client := dial(t, c.URL())
	owner := c.Accounts()[0]
	code := append(common.FromHex(datasetregistry.DatasetRegistryMetaData.Bin), contract.PackConstructor(owner.Address)...)
	r, err := client.Send(t.Context(), owner.Key, nil, nil, code)
	if err != nil {
		t.Fatal(err)
	}
	return &Chain{Chain: c, Client: client, Registry: r.ContractAddress, Block: r.BlockNumber.Uint64()}
}

// Dial reaches a chain that another process started. It can be followed, and nothing can
// be sent to it.
func Dial(t testing.TB, url string, registry common.Address, block uint64) *Chain {
	t.Helper()
	return &Chain{Client: dial(t, url), Registry: registry, Block: block}
}

func dial(t testing.TB, url string) *ethereum.Client {
	t.Helper()
	client, err := ethereum.Dial(t.Context(), url, governance.ABIs()...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// Domain is what requests are signed for.
func (c *Chain) Domain() ethereum.Domain { return c.Client.Domain(c.Registry) }

// Send sends a transaction to the registry.
func (c *Chain) Send(t testing.TB, from devchain.Account, data []byte) {
	t.Helper()
	r, err := c.Client.Send(t.Context(), from.Key, &c.Registry, nil, data)
	check(t, err)
	// A receipt can be read a moment before its block is the latest.
	for n := uint64(0); n < r.BlockNumber.Uint64(); {
		n, err = c.Client.BlockNumber(t.Context())
		check(t, err)
	}
}

// Approval is one entry of Approve.
type Approval struct {
	Dataset dataset.Dataset
	Round   uint32 // expected
	Expiry  uint64
}

// Approve approves, in one transaction.
func (c *Chain) Approve(t testing.TB, list ...Approval) {
	t.Helper()
	for part := range slices.Chunk(list, 100) {
		var entries []datasetregistry.IDatasetRegistryApproval
		for _, a := range part {
			entries = append(entries, datasetregistry.IDatasetRegistryApproval{
				Contributor: a.Dataset.Contributor, Collection: a.Dataset.Collection, Cid: a.Dataset.CID.Bytes(),
				Licence: "CC0-1.0", Expiry: a.Expiry, ExpectedRound: a.Round,
			})
		}
		c.Send(t, c.Accounts()[0], contract.PackApprove(entries))
	}
}

// Revoke revokes a dataset.
func (c *Chain) Revoke(t testing.TB, id dataset.ID) {
	t.Helper()
	c.Send(t, c.Accounts()[0], contract.PackRevoke(id, "a test"))
}

// Withdraw withdraws a dataset of an account.
func (c *Chain) Withdraw(t testing.TB, from devchain.Account, d dataset.Dataset) {
	t.Helper()
	c.Send(t, from, contract.PackWithdraw(d.Collection, d.CID.Bytes()))
}

// wallet is a contract wallet (ERC-1271) that confirms every signature until someone
// sends it an empty transaction.
var wallet = common.FromHex("6021600c60003960216000f3" + "3615601a5760005415631626ba7e0260e01b60005260206000f35b600160005500")

// Wallet deploys a contract wallet that confirms every signature, until close is called.
func (c *Chain) Wallet(t testing.TB) (address common.Address, close func()) {
	t.Helper()
	key := c.Accounts()[0].Key
	r := need[*types.Receipt](t)(c.Client.Send(t.Context(), key, nil, nil, wallet))
	return r.ContractAddress, func() {
		t.Helper()
		_, err := c.Client.Send(t.Context(), key, &r.ContractAddress, nil, nil)
		check(t, err)
	}
}

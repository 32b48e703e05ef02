package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

// DevMembers are the first accounts of the development chain that hold votes, 1,000
// tokens each; the others are there to contribute and to ask without a vote.
const DevMembers = 5

// devDAO returns the DAO of a development chain, deploying it when the chain is new.
// The addresses are kept beside the chain; a file that does not fit the chain (the chain
// was deleted, or the deployment was interrupted) is replaced by a new deployment.
func devDAO(ctx context.Context, chain *devchain.Chain, dir string) (governance.Addresses, error) {
	client, err := ethereum.Dial(ctx, chain.URL(), governance.ABIs()...)
	if err != nil {
		return governance.Addresses{}, err
	}
	defer client.Close()
	file := filepath.Join(dir, "dao.json")
	if a, err := readDAO(file); err == nil && a.Check(ctx, client) == nil {
		return a, nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return a, err
	}
	a, err := governance.Deploy(ctx, client, chain.Accounts()[0].Key, devParams(chain))
	if err != nil {
		return a, fmt.Errorf("deploy the development DAO: %w", err)
	}
	b, err := json.MarshalIndent(a, "", "  ")
	if err != nil {
		return a, err
	}
	return a, writeFile(file, append(b, '\n'))
}

func devParams(chain *devchain.Chain) governance.Params {
	p := governance.Development()
	votes := new(big.Int).Mul(big.NewInt(1000), big.NewInt(1e18))
	for _, account := range chain.Accounts()[:DevMembers] {
		p.Members = append(p.Members, governance.Member{Address: account.Address, Votes: votes})
	}
	return p
}

func readDAO(file string) (governance.Addresses, error) {
	var a governance.Addresses
	b, err := os.ReadFile(file)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(b, &a); err != nil {
		return a, fmt.Errorf("%s: %w: delete it to deploy anew", file, err)
	}
	return a, nil
}

// writeFile replaces a file whole or not at all.
func writeFile(name string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // already renamed unless something failed
	if _, err := f.Write(content); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// devOffer is what the web app offers on the development chain.
func devOffer(chain *devchain.Chain) *api.Dev {
	d := &api.Dev{RPC: chain.URL(), Advance: chain.Advance}
	for i, a := range chain.Accounts() {
		role := "spare"
		switch {
		case i < DevMembers:
			role = "member"
		case i == DevMembers:
			role = "contributor"
		}
		d.Accounts = append(d.Accounts, api.DevAccount{Index: i, Address: a.Address.Hex(), Key: a.PrivateKeyHex(), Role: role})
	}
	return d
}

package main

import (
	"fmt"
	"math/big"
	"os"

	"github.com/spf13/pflag"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// signerFlags choose the key that signs.
type signerFlags struct {
	keystore, passwordFile string
	dev                    int
}

func (s *signerFlags) add(f *pflag.FlagSet) {
	f.StringVar(&s.keystore, "keystore", "", "go-ethereum keystore file of the key that signs (else WITAN_KEY)")
	f.StringVar(&s.passwordFile, "password-file", "", "file whose first line is the keystore's password (else WITAN_KEY_PASSWORD)")
	f.IntVar(&s.dev, "as", -1, "sign as test account 0–9 of the development chain, whose keys are public")
}

func (s *signerFlags) load() (ethereum.Key, error) {
	if s.dev >= 0 {
		if s.keystore != "" {
			return ethereum.Key{}, fmt.Errorf("--as and --keystore exclude each other")
		}
		accounts := devchain.Accounts(10)
		if s.dev >= len(accounts) {
			return ethereum.Key{}, fmt.Errorf("--as %d: the development chain has the accounts 0 to %d", s.dev, len(accounts)-1)
		}
		return accounts[s.dev].Key, nil
	}
	return ethereum.LoadKey(os.Getenv, s.keystore, s.passwordFile)
}

// check refuses a test account on any chain but the development chain.
func (s *signerFlags) check(chainID *big.Int) error {
	if s.dev >= 0 && chainID.Cmp(big.NewInt(devchain.ChainID)) != 0 {
		return fmt.Errorf("--as is for the development chain (id %d), this is chain %s: everyone has the test accounts' keys", devchain.ChainID, chainID)
	}
	return nil
}

package devchain_test

import (
	"testing"

	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// The addresses that every development chain derives from the shared mnemonic.
func TestAccountsAreTheWellKnownOnes(t *testing.T) {
	accounts := devchain.Accounts(10)
	for i, want := range map[int]string{
		0: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
		1: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
		9: "0xa0Ee7A142d267C1f36714E4a8F75612F20a79720",
	} {
		if got := accounts[i].Address.Hex(); got != want {
			t.Errorf("account %d is %s, want %s", i, got, want)
		}
	}
	if got, want := accounts[0].PrivateKeyHex(), "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"; got != want {
		t.Errorf("key of account 0 is %s, want %s", got, want)
	}
}

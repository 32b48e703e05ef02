package ethereum_test

import (
	"bytes"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/core/vm/program"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// magic is what isValidSignature returns for yes, as a word.
var magic = common.RightPadBytes([]byte{0x16, 0x26, 0xba, 0x7e}, 32)

// wallet is a contract wallet with one owner: it answers the magic value if the 65 bytes
// of signature over the digest are the owner's, else zero.
func wallet(owner common.Address) *program.Program {
	const digest, r, v = 4, 100, 164 // offsets in the calldata of isValidSignature(bytes32,bytes)
	p := program.New().Push(digest).Op(vm.CALLDATALOAD).Push(0).Op(vm.MSTORE)
	p.Push(v).Op(vm.CALLDATALOAD).Push(248).Op(vm.SHR).Push(32).Op(vm.MSTORE)
	p.Push(64).Push(r).Push(64).Op(vm.CALLDATACOPY)  // r and s
	p.StaticCall(nil, 1, 0, 128, 128, 32).Op(vm.POP) // ecrecover
	p.Push(128).Op(vm.MLOAD).Push(owner).Op(vm.EQ).Push(224).Op(vm.SHL).Push(0x1626ba7e).Op(vm.MUL)
	return p.Push(0).Op(vm.MSTORE).Return(0, 32)
}

func verify(t *testing.T, chain *devchain.Chain, c *ethereum.Client, account common.Address, digest common.Hash, sig []byte) error {
	t.Helper()
	return ethereum.VerifyContractSignature(t.Context(), c, account, digest, sig, chain.Head().Hash())
}

func TestContractWallet(t *testing.T) {
	chain, client := startChain(t)
	owner, other := chain.Accounts()[0], chain.Accounts()[1]
	account := deploy(t, client, owner.Key, wallet(owner.Address))
	digest := crypto.Keccak256Hash([]byte("hello"))
	sig := func(a devchain.Account) []byte {
		s, err := ethereum.SignDigest(a.Key, digest)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if err := verify(t, chain, client, account, digest, sig(owner)); err != nil {
		t.Errorf("the owner: %v", err)
	}
	for name, bad := range map[string][]byte{"another's": sig(other), "empty": nil, "long": make([]byte, 20<<10)} {
		if err := verify(t, chain, client, account, digest, bad); !errors.Is(err, ethereum.ErrSignature) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := verify(t, chain, client, account, crypto.Keccak256Hash([]byte("other text")), sig(owner)); !errors.Is(err, ethereum.ErrSignature) {
		t.Errorf("other digest: %v", err)
	}
}

// Whatever the wallet's code does, the answer is no, soon.
func TestHostileWallets(t *testing.T) {
	chain, client := startChain(t)
	key := chain.Accounts()[0].Key
	loop := program.New()
	loop, start := loop.Jumpdest()
	loop.Jump(start)
	greedy := program.New()
	greedy, again := greedy.Jumpdest()
	greedy.Op(vm.MSIZE, vm.MSIZE, vm.MSTORE).Jump(again)
	for name, code := range map[string]*program.Program{
		"loops":              loop,
		"eats memory":        greedy,
		"reverts":            revertWith(program.New(), []byte("no")),
		"reverts with magic": revertWith(program.New(), magic),
		"invalid opcode":     program.New().Op(vm.INVALID),
		"stack underflow":    program.New().Op(vm.POP),
		"bad jump":           program.New().Jump(3),
		"writes":             program.New().Sstore(0, 1),
		"says nothing":       program.New().Op(vm.STOP),
		"says 4 bytes":       program.New().Mstore(magic, 0).Return(0, 4),
		"says true":          program.New().Mstore(pad(1), 0).Return(0, 32),
		"magic at the end":   program.New().Mstore(common.LeftPadBytes(magic[:4], 32), 0).Return(0, 32),
		"magic and dirt":     program.New().Mstore(append(bytes.Clone(magic[:31]), 1), 0).Return(0, 32),
		"says a megabyte":    program.New().Return(0, 1<<20),
		"calls itself":       program.New().Op(vm.PUSH0, vm.PUSH0, vm.PUSH0, vm.PUSH0, vm.PUSH0, vm.ADDRESS, vm.GAS, vm.CALL, vm.PUSH0, vm.PUSH0, vm.RETURN),
	} {
		t.Run(name, func(t *testing.T) {
			account := deploy(t, client, key, code)
			if err := verify(t, chain, client, account, common.Hash{1}, []byte{1}); !errors.Is(err, ethereum.ErrSignature) || ethereum.Temporary(err) {
				t.Fatalf("got %v", err)
			}
		})
	}
}

// The state of one block is asked, not of the latest: the wallet was not there before.
func TestContractWalletAtABlock(t *testing.T) {
	chain, client := startChain(t)
	owner := chain.Accounts()[0]
	before := chain.Head().Hash()
	account := deploy(t, client, owner.Key, wallet(owner.Address))
	digest := common.Hash{1}
	sig, err := ethereum.SignDigest(owner.Key, digest)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time from memory
		if w, err := ethereum.VerifySignature(t.Context(), client, account, digest, sig, before); w || !errors.Is(err, ethereum.ErrSignature) {
			t.Errorf("before its block: %t, %v", w, err)
		}
		if w, err := ethereum.VerifySignature(t.Context(), client, account, digest, sig, chain.Head().Hash()); !w || err != nil {
			t.Errorf("after its block: %t, %v", w, err)
		}
	}
	if err := ethereum.VerifyContractSignature(t.Context(), client, account, digest, sig, common.Hash{9}); err == nil || errors.Is(err, ethereum.ErrSignature) {
		t.Errorf("unknown block: %v", err)
	}
}

func TestVerifySignatureOfAKey(t *testing.T) {
	chain, client := startChain(t)
	signer, other := chain.Accounts()[0], chain.Accounts()[1].Address
	digest := common.Hash{1}
	sig, err := ethereum.SignDigest(signer.Key, digest)
	if err != nil {
		t.Fatal(err)
	}
	head := chain.Head().Hash()
	if w, err := ethereum.VerifySignature(t.Context(), client, signer.Address, digest, sig, head); w || err != nil {
		t.Errorf("own: %t, %v", w, err)
	}
	if _, err := ethereum.VerifySignature(t.Context(), client, other, digest, sig, head); !errors.Is(err, ethereum.ErrSignature) {
		t.Errorf("another's: %v", err)
	}
	if _, err := ethereum.VerifySignature(t.Context(), client, other, digest, highS(sig), head); !errors.Is(err, ethereum.ErrMalleable) {
		t.Errorf("high s: %v", err)
	}
}

// An endpoint that is away is no refusal.
func TestWalletBehindAnAbsentEndpoint(t *testing.T) {
	chain, direct := startChain(t)
	p := startProxy(t, chain.URL())
	client := dial(t, p.URL)
	account := deploy(t, direct, chain.Accounts()[0].Key, wallet(chain.Accounts()[0].Address))
	p.away.Store(1)
	err := verify(t, chain, client, account, common.Hash{1}, make([]byte, 65))
	if errors.Is(err, ethereum.ErrSignature) || !ethereum.Temporary(err) {
		t.Fatalf("got %v", err)
	}
}

// highS is the other signature that the same key could have made.
func highS(sig []byte) []byte {
	s := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(sig[32:64]))
	return append(append(bytes.Clone(sig[:32]), common.BigToHash(s).Bytes()...), 27+28-sig[64])
}

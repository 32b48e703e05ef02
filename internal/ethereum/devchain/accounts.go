package devchain

import (
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum"
)

// Mnemonic is the BIP-39 phrase of the funded accounts, the one that development chains
// share. Everyone knows its keys: never use them on a real chain.
const Mnemonic = "test test test test test test test test test test test junk"

// Path is the BIP-44 derivation path of account number %d.
const Path = "m/44'/60'/0'/0/%d"

// Balance of each funded account at genesis: 10,000 ether, in wei.
var Balance = new(big.Int).Mul(big.NewInt(10_000), big.NewInt(1e18))

// Account is a funded account whose key is public.
type Account struct {
	Address common.Address
	Key     ethereum.Key
}

// PrivateKeyHex is the account's private key, 0x and 64 hexadecimal digits, for printing:
// it is no secret, everyone has it.
func (a Account) PrivateKeyHex() string {
	return "0x" + hex.EncodeToString(crypto.FromECDSA(a.Key.ECDSA()))
}

// funded are the accounts that own ether at genesis.
var funded = sync.OnceValue(func() []Account { return Accounts(10) })

// Accounts derives the first n accounts of Mnemonic.
func Accounts(n int) []Account {
	parent := deriveParent()
	out := make([]Account, n)
	for i := range out {
		key := ethereum.NewKey(secret(parent.child(uint32(i)).key))
		out[i] = Account{Address: key.Address(), Key: key}
	}
	return out
}

// extended is an extended private key (BIP-32).
type extended struct{ key, chain [32]byte }

// deriveParent walks from the mnemonic's seed to m/44'/60'/0'/0.
func deriveParent() extended {
	seed, err := pbkdf2.Key(sha512.New, Mnemonic, []byte("mnemonic"), 2048, 64)
	if err != nil {
		panic("devchain: " + err.Error()) // constant arguments
	}
	const hardened = 1 << 31
	k := split(hash512([]byte("Bitcoin seed"), seed))
	for _, i := range []uint32{44 + hardened, 60 + hardened, hardened, 0} {
		k = k.child(i)
	}
	return k
}

// child is CKDpriv of BIP-32.
func (k extended) child(i uint32) extended {
	var data []byte
	if i >= 1<<31 {
		data = append([]byte{0}, k.key[:]...)
	} else {
		data = crypto.CompressPubkey(&secret(k.key).PublicKey)
	}
	c := split(hash512(k.chain[:], binary.BigEndian.AppendUint32(data, i)))
	sum := new(big.Int).Add(new(big.Int).SetBytes(c.key[:]), new(big.Int).SetBytes(k.key[:]))
	sum.Mod(sum, crypto.S256().Params().N).FillBytes(c.key[:])
	return c
}

// secret reads a private key. It is invalid with probability 2^-127, and then in every
// run, since the mnemonic is a constant.
func secret(key [32]byte) *ecdsa.PrivateKey {
	k, err := crypto.ToECDSA(key[:])
	if err != nil {
		panic("devchain: " + err.Error())
	}
	return k
}

func hash512(key, data []byte) []byte {
	h := hmac.New(sha512.New, key)
	h.Write(data)
	return h.Sum(nil)
}

func split(b []byte) extended { return extended{[32]byte(b[:32]), [32]byte(b[32:64])} }

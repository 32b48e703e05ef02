package ethereum

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

var (
	// ErrSignature says that a signature is not one by the expected account. Refuse.
	ErrSignature = errors.New("signature not valid")
	// ErrMalleable says that a signature has the high s of its two forms (EIP-2), which
	// anyone can make from the other without the key. Refuse.
	ErrMalleable = errors.New("signature is malleable: s is in the upper half of the curve order")
)

// The order of the secp256k1 group, and half of it, rounded down: the largest low s.
var (
	order     = [32]byte(crypto.S256().Params().N.Bytes())
	halfOrder = [32]byte(new(big.Int).Rsh(crypto.S256().Params().N, 1).FillBytes(make([]byte, 32)))
)

// Recover returns the account whose key made sig over digest. sig is r ‖ s ‖ v, 65
// bytes, v 27 or 28, s low. Everything else is ErrSignature or ErrMalleable. A wrong
// digest recovers to some other account: compare.
func Recover(digest common.Hash, sig []byte) (common.Address, error) {
	if len(sig) != crypto.SignatureLength {
		return common.Address{}, fmt.Errorf("%w: %d bytes, want 65", ErrSignature, len(sig))
	}
	v := sig[64]
	if v != 27 && v != 28 {
		return common.Address{}, fmt.Errorf("%w: v is %d, want 27 or 28", ErrSignature, v)
	}
	if err := checkScalars([32]byte(sig[:32]), [32]byte(sig[32:64])); err != nil {
		return common.Address{}, err
	}
	var compact [crypto.SignatureLength]byte
	copy(compact[:], sig)
	compact[64] = v - 27
	pub, err := crypto.Ecrecover(digest[:], compact[:])
	if err != nil {
		return common.Address{}, fmt.Errorf("%w: r is not on the curve", ErrSignature)
	}
	return common.Address(crypto.Keccak256(pub[1:])[12:]), nil
}

// checkScalars wants 0 < r < n and 0 < s ≤ n/2.
func checkScalars(r, s [32]byte) error {
	var zero [32]byte
	if r == zero || s == zero || !less(r, order) || !less(s, order) {
		return fmt.Errorf("%w: r or s out of range", ErrSignature)
	}
	if less(halfOrder, s) {
		return ErrMalleable
	}
	return nil
}

// less compares two big-endian numbers.
func less(a, b [32]byte) bool { return string(a[:]) < string(b[:]) }

// SignDigest signs a digest as wallets do: r ‖ s ‖ v, v 27 or 28, s low, deterministic
// (RFC 6979).
func SignDigest(key Key, digest common.Hash) ([]byte, error) {
	if key.IsZero() {
		return nil, ErrNoKey
	}
	sig, err := crypto.Sign(digest[:], key.secret)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	sig[64] += 27
	return sig, nil
}

// PersonalHash is what a wallet signs for the text msg (EIP-191 version 0x45,
// personal_sign).
func PersonalHash(msg []byte) common.Hash {
	return crypto.Keccak256Hash([]byte("\x19Ethereum Signed Message:\n"), strconv.AppendInt(nil, int64(len(msg)), 10), msg)
}

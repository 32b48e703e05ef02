package ethereum

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// ErrNoKey says that no signing key was configured.
var ErrNoKey = errors.New("no signing key: set WITAN_KEY to 64 hexadecimal digits, or name a go-ethereum keystore file")

// Key is a secp256k1 signing key. However it is printed, logged or formatted, only its
// address shows. The zero value is no key.
type Key struct{ secret *ecdsa.PrivateKey }

// NewKey wraps a private key.
func NewKey(secret *ecdsa.PrivateKey) Key { return Key{secret} }

// GenerateKey makes a random key.
func GenerateKey() (Key, error) {
	k, err := crypto.GenerateKey()
	return Key{k}, err
}

// ParseKey reads 64 hexadecimal digits, with or without 0x. The error does not repeat
// the input.
func ParseKey(s string) (Key, error) {
	k, err := crypto.HexToECDSA(strings.TrimPrefix(strings.TrimSpace(s), "0x"))
	if err != nil {
		return Key{}, errors.New("signing key: want 64 hexadecimal digits of a secp256k1 private key")
	}
	return Key{k}, nil
}

// IsZero reports whether k is no key.
func (k Key) IsZero() bool { return k.secret == nil }

// Address is the account that k signs for; the zero address for no key.
func (k Key) Address() common.Address {
	if k.secret == nil {
		return common.Address{}
	}
	return crypto.PubkeyToAddress(k.secret.PublicKey)
}

// ECDSA hands the secret to libraries that sign. Never print it.
func (k Key) ECDSA() *ecdsa.PrivateKey { return k.secret }

// String is "key of 0x…", never the secret.
func (k Key) String() string {
	if k.secret == nil {
		return "no key"
	}
	return "key of " + k.Address().Hex()
}

// Format writes String for every verb, so that %#v and %x do not show the secret.
func (k Key) Format(f fmt.State, _ rune) {
	// A failed write shows in the Fprintf that called us.
	_, _ = io.WriteString(f, k.String())
}

// LogValue is String.
func (k Key) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalText writes String, so that no encoder reaches the secret.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// LoadKey finds the operator's key. keystorePath, if not empty, names a go-ethereum
// keystore file (Web3 Secret Storage, version 3), whose password is the first line of
// passwordFile or, without one, the environment variable WITAN_KEY_PASSWORD. Without
// keystorePath the key is WITAN_KEY, 64 hexadecimal digits; without that ErrNoKey.
// getenv is usually os.Getenv. No error holds the key or the password.
func LoadKey(getenv func(string) string, keystorePath, passwordFile string) (Key, error) {
	if keystorePath == "" {
		if s := getenv("WITAN_KEY"); s != "" {
			k, err := ParseKey(s)
			if err != nil {
				return Key{}, fmt.Errorf("WITAN_KEY: %w", err)
			}
			return k, nil
		}
		return Key{}, ErrNoKey
	}
	blob, err := os.ReadFile(keystorePath)
	if err != nil {
		return Key{}, fmt.Errorf("keystore: %w", err)
	}
	password := getenv("WITAN_KEY_PASSWORD")
	if passwordFile != "" {
		b, err := os.ReadFile(passwordFile)
		if err != nil {
			return Key{}, fmt.Errorf("keystore password: %w", err)
		}
		line, _, _ := bytes.Cut(b, []byte("\n"))
		password = string(bytes.TrimSuffix(line, []byte("\r")))
	}
	k, err := keystore.DecryptKey(blob, password)
	if errors.Is(err, keystore.ErrDecrypt) {
		return Key{}, fmt.Errorf("keystore %s: wrong password: give a password file or set WITAN_KEY_PASSWORD", keystorePath)
	}
	if err != nil {
		return Key{}, fmt.Errorf("keystore %s: not a version 3 keystore file: %w", keystorePath, err)
	}
	return Key{k.PrivateKey}, nil
}

package ethereum_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum"
)

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func newKey(t testing.TB) (ethereum.Key, string) {
	t.Helper()
	key, err := ethereum.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key, hex.EncodeToString(crypto.FromECDSA(key.ECDSA()))
}

func TestKeyNeverShows(t *testing.T) {
	key, secret := newKey(t)
	holder := struct {
		Name string
		Key  ethereum.Key
		key  ethereum.Key
	}{"x", key, key}
	var log bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&log, nil), slog.NewJSONHandler(&log, nil)} {
		slog.New(h).Info("key", "key", key, "holder", holder, "pointer", &key)
	}
	out := []string{log.String(), key.String()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
		out = append(out, fmt.Sprintf(verb, key), fmt.Sprintf(verb, &key), fmt.Sprintf(verb, holder), fmt.Sprintf(verb, []ethereum.Key{key}))
	}
	for _, v := range []any{key, &key, holder, map[string]any{"k": key}} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	decimal := new(big.Int).SetBytes(crypto.FromECDSA(key.ECDSA())).String()
	for _, s := range out {
		if strings.Contains(strings.ToLower(s), secret) || strings.Contains(s, decimal) {
			t.Errorf("the secret shows in %s", s)
		}
	}
}

func TestLoadKey(t *testing.T) {
	key, secret := newKey(t)
	dir := t.TempDir()
	blob, err := keystore.EncryptKey(&keystore.Key{Address: key.Address(), PrivateKey: key.ECDSA()}, "open sesame", keystore.LightScryptN, keystore.LightScryptP)
	if err != nil {
		t.Fatal(err)
	}
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	store := file("store", string(blob))
	password := file("password", "open sesame\r\nsecond line")
	_, other := newKey(t)
	for _, c := range []struct {
		name               string
		getenv             func(string) string
		keystore, password string
		wrong              string // part of the error; empty: the key is loaded
	}{
		{name: "hexadecimal", getenv: environment("WITAN_KEY", secret)},
		{name: "0x and spaces", getenv: environment("WITAN_KEY", " 0x"+secret+"\n")},
		{name: "keystore, password file", getenv: environment(), keystore: store, password: password},
		{name: "keystore, password in environment", getenv: environment("WITAN_KEY_PASSWORD", "open sesame"), keystore: store},
		{name: "keystore goes before WITAN_KEY", getenv: environment("WITAN_KEY", other), keystore: store, password: password},
		{name: "nothing", getenv: environment(), wrong: "WITAN_KEY"},
		{name: "short", getenv: environment("WITAN_KEY", secret[:62]), wrong: "64 hexadecimal digits"},
		{name: "not hexadecimal", getenv: environment("WITAN_KEY", "zz"+secret[2:]), wrong: "64 hexadecimal digits"},
		{name: "zero", getenv: environment("WITAN_KEY", strings.Repeat("0", 64)), wrong: "private key"},
		{name: "above the order", getenv: environment("WITAN_KEY", strings.Repeat("f", 64)), wrong: "private key"},
		{name: "wrong password", getenv: environment("WITAN_KEY_PASSWORD", "no"), keystore: store, wrong: "wrong password"},
		{name: "no such keystore", getenv: environment(), keystore: filepath.Join(dir, "none"), wrong: "no such file"},
		{name: "not a keystore", getenv: environment(), keystore: password, wrong: "not a version 3 keystore"},
		{name: "no such password file", getenv: environment(), keystore: store, password: filepath.Join(dir, "none"), wrong: "keystore password"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ethereum.LoadKey(c.getenv, c.keystore, c.password)
			if c.wrong == "" {
				if err != nil || got.Address() != key.Address() {
					t.Fatalf("got %v, %v", got, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.wrong) || !got.IsZero() {
				t.Fatalf("got %v, %v", got, err)
			}
			for _, leak := range []string{secret[4:60], "open sesame"} {
				if strings.Contains(err.Error(), leak) {
					t.Fatalf("the error tells a secret: %v", err)
				}
			}
		})
	}
}

func TestNoKeyDoesNotSign(t *testing.T) {
	if _, err := ethereum.SignDigest(ethereum.Key{}, crypto.Keccak256Hash()); !errors.Is(err, ethereum.ErrNoKey) {
		t.Fatalf("got %v", err)
	}
}

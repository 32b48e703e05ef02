package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// NewVisitor makes the token of one browser or client that has not signed in: 128
// random bits in base64url. It binds nonces to the browser that asked for them, and
// owns what an anonymous visitor makes. Whoever holds it is that visitor.
func NewVisitor() string {
	var b [16]byte
	rand.Read(b[:]) // never fails (crypto/rand)
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// HashVisitor is the SHA-256 of a visitor token, the only form of it that is kept; ok
// is false for text that NewVisitor cannot have made.
func HashVisitor(token string) (hash [32]byte, ok bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(b) != 16 {
		return hash, false
	}
	return sha256.Sum256(b), true
}

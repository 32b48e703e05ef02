package access

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"slices"
	"sync"
	"time"
)

// Refusals of a nonce.
var (
	// ErrNonce: not a nonce that this server gave to this visitor and that still lives.
	// Ask for a new one and sign again.
	ErrNonce = errors.New("the nonce is unknown, too old, or was given to another browser: ask for a new one")
	// ErrNonceUsed: somebody has signed in with it already.
	ErrNonceUsed = errors.New("the nonce was used before: ask for a new one")
	// ErrBusy: too many sign-ins at once to remember their nonces.
	ErrBusy = errors.New("too many sign-ins at once: try again in a few minutes")
)

const (
	nonceLife = 5 * time.Minute
	maxUsed   = 1 << 20 // used nonces remembered, about 60 MB at worst
)

// nonces hands out nonces without remembering them: a nonce is 128 random bits, its
// expiry and a MAC over both and the visitor it was given to. So visitors cannot fill
// memory by asking, and only nonces of successful sign-ins are remembered until they
// expire. The key lives as long as the process; a nonce from before a restart is void.
type nonces struct {
	key [32]byte

	mu   sync.Mutex
	used map[[16]byte]time.Time // random part → expiry
	next time.Time              // when to forget expired ones again
}

// nonceText has letters and digits only, as EIP-4361 wants.
var nonceText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

type nonceParts struct {
	random  [16]byte
	expires [8]byte // unix ms, big-endian
	mac     [16]byte
}

func newNonces() *nonces {
	n := &nonces{used: make(map[[16]byte]time.Time)}
	rand.Read(n.key[:]) // never fails (crypto/rand)
	return n
}

func (n *nonces) issue(visitor [32]byte, now time.Time) (text string, expires time.Time) {
	var p nonceParts
	rand.Read(p.random[:]) // never fails (crypto/rand)
	expires = now.Add(nonceLife).Truncate(time.Millisecond)
	binary.BigEndian.PutUint64(p.expires[:], uint64(expires.UnixMilli()))
	p.mac = n.seal(p, visitor)
	b := slices.Concat(p.random[:], p.expires[:], p.mac[:])
	return nonceText.EncodeToString(b), expires
}

// check tells whether text is a live nonce of visitor, without using it up.
func (n *nonces) check(text string, visitor [32]byte, now time.Time) (nonceParts, error) {
	var p nonceParts
	b, err := nonceText.DecodeString(text)
	if err != nil || len(b) != len(p.random)+len(p.expires)+len(p.mac) || nonceText.EncodeToString(b) != text {
		return p, ErrNonce
	}
	copy(p.random[:], b)
	copy(p.expires[:], b[16:])
	copy(p.mac[:], b[24:])
	mac := n.seal(p, visitor)
	if !hmac.Equal(mac[:], p.mac[:]) || now.After(p.expiry()) {
		return p, ErrNonce
	}
	return p, nil
}

// use marks a checked nonce as used; of two callers with the same one the second gets
// ErrNonceUsed.
func (n *nonces) use(p nonceParts, now time.Time) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if now.After(n.next) {
		for r, expires := range n.used {
			if now.After(expires) {
				delete(n.used, r)
			}
		}
		n.next = now.Add(nonceLife / 5)
	}
	if _, used := n.used[p.random]; used {
		return ErrNonceUsed
	}
	if len(n.used) >= maxUsed {
		return ErrBusy
	}
	n.used[p.random] = p.expiry()
	return nil
}

func (n *nonces) seal(p nonceParts, visitor [32]byte) (mac [16]byte) {
	h := hmac.New(sha256.New, n.key[:])
	h.Write(p.random[:])
	h.Write(p.expires[:])
	h.Write(visitor[:])
	copy(mac[:], h.Sum(nil))
	return mac
}

func (p nonceParts) expiry() time.Time {
	return time.UnixMilli(int64(binary.BigEndian.Uint64(p.expires[:])))
}

package access

import (
	"encoding/hex"
	"net/netip"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// Caller is who a request comes from: an address proved by a session, or a visitor
// known only by a random token that its browser or client keeps.
type Caller struct {
	address  common.Address
	signedIn bool
	visitor  [32]byte // SHA-256 of the visitor token; zero without one
	ip       netip.Addr
}

// SignedIn is a caller whose address a session has proved. ip may be the zero Addr
// for a caller in this process.
func SignedIn(address common.Address, ip netip.Addr) Caller {
	return Caller{address: address, signedIn: true, ip: ip}
}

// Anonymous is a caller without a session. visitor is the SHA-256 of its visitor
// token, zero where it sent none.
func Anonymous(visitor [32]byte, ip netip.Addr) Caller {
	return Caller{visitor: visitor, ip: ip}
}

// Local is the caller of a command that works in this process, such as `witan eval`.
func Local() Caller { return Caller{visitor: [32]byte{31: 1}} }

// Address is the proved address, if there is one.
func (c Caller) Address() (common.Address, bool) { return c.address, c.signedIn }

// IP is where the request came from; the zero Addr for a caller in this process.
func (c Caller) IP() netip.Addr { return c.ip }

// Owner names the caller as the owner of what it makes (conversations, uploads). Two
// requests have the same owner exactly when they come from the same address or, both
// anonymous, bear the same visitor token.
func (c Caller) Owner() Owner {
	switch {
	case c.signedIn:
		return Owner(strings.ToLower(c.address.Hex()))
	case c.visitor != [32]byte{}:
		return Owner("visitor:" + hex.EncodeToString(c.visitor[:]))
	default:
		return ""
	}
}

// Owner is "0x" and 40 lower-case hexadecimal digits for an address, "visitor:" and 64
// for an anonymous visitor, and empty for a caller that can own nothing. It is no
// secret: a visitor's token cannot be found from it.
type Owner string

package access

import (
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// ErrNoGrant is the answer to a question that comes without a valid grant: the zero
// Grant, or one that has lapsed. The caller has to ask its Policy for a new one.
var ErrNoGrant = errors.New("no valid grant to ask: obtain one from the access policy")

// grantLife bounds the time between the decision that a caller may ask and the
// question; a grant is for now, not for keeping.
const grantLife = time.Minute

// Grant is the right to ask one question now. Policy.Grant is its only constructor, so
// whoever holds a valid one has passed the policy and its rate limits.
type Grant struct {
	caller Caller
	until  time.Time
}

// Check is nil while the grant is valid at now, else ErrNoGrant.
func (g Grant) Check(now time.Time) error {
	if g.until.IsZero() || now.After(g.until) {
		return ErrNoGrant
	}
	return nil
}

// Owner is to whom a conversation made under this grant belongs.
func (g Grant) Owner() Owner { return g.caller.Owner() }

// Address is the asker's proved address, if there is one.
func (g Grant) Address() (common.Address, bool) { return g.caller.Address() }

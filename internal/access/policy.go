package access

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Who may ask.
type Who string

// The settings of ask.access.
const (
	Everyone     Who = "everyone"  // no session needed
	SignedInOnly Who = "signed-in" // any address that has signed in
	Members      Who = "members"   // addresses with votes: balance or delegated
)

// ParseWho reads a setting of ask.access.
func ParseWho(s string) (Who, error) {
	switch w := Who(s); w {
	case Everyone, SignedInOnly, Members:
		return w, nil
	}
	return "", fmt.Errorf("ask.access %q: want everyone, signed-in or members", s)
}

// Refusals of Policy.Grant.
var (
	ErrSignIn    = errors.New("sign in to ask: this server answers signed-in addresses only")
	ErrNotMember = errors.New("this server answers members only: the address holds no votes")
)

// RateError is a refusal by a rate limit: the same call may succeed after Wait.
type RateError struct {
	Wait time.Duration // > 0
}

func (e *RateError) Error() string {
	return fmt.Sprintf("too many requests: try again in %s", e.Wait.Round(time.Second).String())
}

// PolicyConfig says who may ask and how often.
type PolicyConfig struct {
	Who        Who  // default SignedInOnly
	PerAddress Rate // per signed-in address; default 30 a minute, burst 10
	PerIP      Rate // per IPv4 address or IPv6 /64; default 60 a minute, burst 20
	Unlimited  bool // no rate limits, for benchmarks and in-process commands
	Tracked    int  // buckets remembered per limit; default 65,536 (about 10 MB each limit)

	// Member tells whether an address holds votes now. Needed for Members only.
	Member func(context.Context, common.Address) (bool, error)
}

// WithDefaults fills what is unset.
func (c PolicyConfig) WithDefaults() PolicyConfig {
	if c.Who == "" {
		c.Who = SignedInOnly
	}
	if c.PerAddress == (Rate{}) {
		c.PerAddress = Rate{PerMinute: 30, Burst: 10}
	}
	if c.PerIP == (Rate{}) {
		c.PerIP = Rate{PerMinute: 60, Burst: 20}
	}
	if c.Unlimited {
		c.PerAddress, c.PerIP = Rate{}, Rate{}
	}
	if c.Tracked <= 0 {
		c.Tracked = 1 << 16
	}
	return c
}

// Policy decides who may ask now. It is safe for concurrent use.
type Policy struct {
	cfg       PolicyConfig
	byAddress *limiter
	byIP      *limiter
}

// NewPolicy checks the configuration and builds the policy.
func NewPolicy(cfg PolicyConfig) (*Policy, error) {
	cfg = cfg.WithDefaults()
	if _, err := ParseWho(string(cfg.Who)); err != nil {
		return nil, err
	}
	if cfg.Who == Members && cfg.Member == nil {
		return nil, errors.New("ask.access members: no source of membership is configured")
	}
	return &Policy{cfg, newLimiter(cfg.PerAddress, cfg.Tracked), newLimiter(cfg.PerIP, cfg.Tracked)}, nil
}

// Who is the policy's setting.
func (p *Policy) Who() Who { return p.cfg.Who }

// Grant gives caller the right to ask one question now, spending one unit of its rate
// limits. Errors: ErrSignIn, ErrNotMember, *RateError, or what the source of membership
// failed with.
func (p *Policy) Grant(ctx context.Context, caller Caller) (Grant, error) {
	now := time.Now()
	address, signedIn := caller.Address()
	if p.cfg.Who != Everyone && !signedIn {
		return Grant{}, ErrSignIn
	}
	if err := p.spend(caller, now); err != nil {
		return Grant{}, err
	}
	if p.cfg.Who == Members {
		member, err := p.cfg.Member(ctx, address)
		if err != nil {
			return Grant{}, fmt.Errorf("membership of %s: %w", address, err)
		}
		if !member {
			return Grant{}, ErrNotMember
		}
	}
	return Grant{caller: caller, until: now.Add(grantLife)}, nil
}

// spend takes from both limits or from neither.
func (p *Policy) spend(caller Caller, now time.Time) error {
	ip := ipKey(caller.ip)
	if ip != "" {
		if wait := p.byIP.take(ip, now); wait > 0 {
			return &RateError{wait}
		}
	}
	owner := string(caller.Owner())
	// A visitor token is free to make, so it is no limit of its own: the IP is.
	if strings.HasPrefix(owner, "0x") {
		if wait := p.byAddress.take(owner, now); wait > 0 {
			p.byIP.give(ip)
			return &RateError{wait}
		}
	}
	return nil
}

// ipKey is the unit of the limit per IP: an IPv4 address or, since one host commonly
// has a whole IPv6 /64, that network. Empty for a caller in this process.
func ipKey(ip netip.Addr) string {
	ip = ip.Unmap().WithZone("")
	if !ip.IsValid() {
		return ""
	}
	if ip.Is6() {
		if net, err := ip.Prefix(64); err == nil {
			return net.String()
		}
	}
	return ip.String()
}

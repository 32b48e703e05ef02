package access

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

var (
	member   = common.HexToAddress("0x01")
	stranger = common.HexToAddress("0x02")
	home     = netip.MustParseAddr("192.0.2.1")
)

func newPolicy(t *testing.T, cfg PolicyConfig) *Policy {
	t.Helper()
	cfg.Member = func(_ context.Context, a common.Address) (bool, error) { return a == member, nil }
	p, err := NewPolicy(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhoMayAsk(t *testing.T) {
	visitor := Anonymous([32]byte{7}, home)
	for _, c := range []struct {
		who    Who
		caller Caller
		want   error
	}{
		{Everyone, visitor, nil},
		{Everyone, SignedIn(stranger, home), nil},
		{SignedInOnly, visitor, ErrSignIn},
		{SignedInOnly, SignedIn(stranger, home), nil},
		{Members, visitor, ErrSignIn},
		{Members, SignedIn(stranger, home), ErrNotMember},
		{Members, SignedIn(member, home), nil},
	} {
		g, err := newPolicy(t, PolicyConfig{Who: c.who}).Grant(t.Context(), c.caller)
		if !errors.Is(err, c.want) || (err == nil) != (g.Check(time.Now()) == nil) {
			t.Errorf("%s, %s: error %v, grant %v", c.who, c.caller.Owner(), err, g.Check(time.Now()))
		}
	}
}

func TestDefaultIsSignedIn(t *testing.T) {
	if who := newPolicy(t, PolicyConfig{}).Who(); who != SignedInOnly {
		t.Errorf("default %s", who)
	}
}

func TestUnknownMembershipIsNoGrant(t *testing.T) {
	away := errors.New("RPC away")
	p, err := NewPolicy(PolicyConfig{Who: Members, Member: func(context.Context, common.Address) (bool, error) { return true, away }})
	if err != nil {
		t.Fatal(err)
	}
	if g, err := p.Grant(t.Context(), SignedIn(member, home)); !errors.Is(err, away) || g.Check(time.Now()) == nil {
		t.Errorf("error %v, grant %v", err, g.Check(time.Now()))
	}
}

func TestMembersNeedsASource(t *testing.T) {
	if _, err := NewPolicy(PolicyConfig{Who: Members}); err == nil {
		t.Error("a policy for members without a source of membership was built")
	}
}

func TestGrantIsForNow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, err := newPolicy(t, PolicyConfig{Who: Everyone}).Grant(t.Context(), Local())
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(grantLife + time.Second)
		if !errors.Is(g.Check(time.Now()), ErrNoGrant) || !errors.Is((Grant{}).Check(time.Now()), ErrNoGrant) {
			t.Error("a lapsed and a zero grant are valid")
		}
	})
}

// asks counts how many of n calls pass at once, and returns the last refusal.
func asks(t *testing.T, p *Policy, n int, caller func(i int) Caller) (passed int, last *RateError) {
	t.Helper()
	for i := range n {
		_, err := p.Grant(t.Context(), caller(i))
		var rate *RateError
		switch {
		case err == nil:
			passed++
		case errors.As(err, &rate):
			last = rate
		default:
			t.Fatal(err)
		}
	}
	return passed, last
}

func TestRateLimits(t *testing.T) {
	ips := func(format string) func(int) Caller {
		return func(i int) Caller {
			return Anonymous([32]byte{byte(i + 1)}, netip.MustParseAddr(fmt.Sprintf(format, i+1)))
		}
	}
	perIP := PolicyConfig{Who: Everyone, PerIP: Rate{PerMinute: 60, Burst: 5}}
	perAddress := PolicyConfig{Who: Everyone, PerAddress: Rate{PerMinute: 60, Burst: 5}, PerIP: Rate{PerMinute: 6000, Burst: 100}}
	for _, c := range []struct {
		name   string
		cfg    PolicyConfig
		caller func(int) Caller
		want   int
	}{
		{"one IP, many visitor tokens", perIP, func(i int) Caller { return Anonymous([32]byte{byte(i + 1)}, home) }, 5},
		{"many IPv4 addresses", perIP, ips("192.0.2.%d"), 20},
		{"one IPv4 address, also mapped into IPv6", perIP, func(i int) Caller {
			if i%2 == 0 {
				return Anonymous([32]byte{}, home)
			}
			return Anonymous([32]byte{}, netip.AddrFrom16(home.As16()))
		}, 5},
		{"one IPv6 network of a host", perIP, ips("2001:db8:0:1::%x"), 5},
		{"many IPv6 networks", perIP, ips("2001:db8:0:%x::1"), 20},
		{"one address from many IPs", perAddress, func(i int) Caller {
			return SignedIn(member, netip.MustParseAddr(fmt.Sprintf("192.0.2.%d", i)))
		}, 5},
		{"in this process", perIP, func(int) Caller { return Local() }, 20},
		{"switched off", PolicyConfig{Who: Everyone, Unlimited: true}, func(int) Caller { return SignedIn(member, home) }, 20},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newPolicy(t, c.cfg)
				passed, refusal := asks(t, p, 20, c.caller)
				if passed != c.want {
					t.Fatalf("%d of 20 passed, want %d", passed, c.want)
				}
				if refusal == nil {
					return
				}
				if refusal.Wait <= 0 || refusal.Wait > time.Second {
					t.Errorf("wait %s, want at most the second that one unit takes", refusal.Wait)
				}
				time.Sleep(refusal.Wait)
				if passed, _ := asks(t, p, 1, c.caller); passed != 1 {
					t.Error("refused again after the wait it was told")
				}
			})
		})
	}
}

func TestLimiterIsBounded(t *testing.T) {
	l := newLimiter(Rate{PerMinute: 1, Burst: 1}, 100)
	for i := range 10_000 {
		l.take(fmt.Sprint(i), noon)
	}
	if len(l.byKey) != 100 || l.order.Len() != 100 {
		t.Errorf("remembers %d keys, %d in order", len(l.byKey), l.order.Len())
	}
	if l.take("9999", noon) == 0 {
		t.Error("the newest key was forgotten")
	}
}

func TestRefusalByAddressCostsTheIPNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPolicy(t, PolicyConfig{Who: Everyone, PerAddress: Rate{1, 1}, PerIP: Rate{1, 3}})
		asks(t, p, 10, func(int) Caller { return SignedIn(member, home) })
		if passed, _ := asks(t, p, 10, func(int) Caller { return Anonymous([32]byte{}, home) }); passed != 2 {
			t.Errorf("%d more passed from the same IP, want 2", passed)
		}
	})
}

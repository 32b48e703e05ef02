package governance_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

func chain(t testing.TB) (*devchain.Chain, *ethereum.Client) {
	t.Helper()
	c, err := devchain.Start(t.Context(), devchain.Config{Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	client, err := ethereum.Dial(t.Context(), c.URL(), governance.ABIs()...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return c, client
}

func tokens(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e18)) }

// threeMembers have 50, 30 and 20 votes.
func threeMembers(c *devchain.Chain) governance.Params {
	p := governance.Development()
	for i, votes := range []int64{50, 30, 20} {
		p.Members = append(p.Members, governance.Member{Address: c.Accounts()[i].Address, Votes: tokens(votes)})
	}
	return p
}

func TestDeploy(t *testing.T) {
	c, client := chain(t)
	a, err := governance.Deploy(t.Context(), client, c.Accounts()[9].Key, threeMembers(c))
	if err != nil {
		t.Fatal(err)
	}
	if a.Block == 0 || a.Token == (common.Address{}) || a.Registry == (common.Address{}) {
		t.Errorf("got %+v", a)
	}
	if err := a.Check(t.Context(), client); err != nil {
		t.Error(err)
	}
}

func TestDeployFailsLoudlyWhenAnotherTransactionComesBetween(t *testing.T) {
	c, client := chain(t)
	key := c.Accounts()[0].Key
	plan, err := governance.Prepare(t.Context(), client, key.Address(), threeMembers(c))
	if err != nil {
		t.Fatal(err)
	}
	// The governor then gets another address than the one that will own the token.
	_, err = plan.Send(t.Context(), key, func(what string, _ *types.Receipt) {
		if what != "token" {
			return
		}
		to := c.Accounts()[1].Address
		if _, err := client.Send(t.Context(), key, &to, big.NewInt(1), nil); err != nil {
			t.Error(err)
		}
	})
	if err == nil || !strings.Contains(err.Error(), "do not use these contracts") || !strings.Contains(err.Error(), "not by the timelock") {
		t.Errorf("got %v", err)
	}
}

func TestDeployManyMembers(t *testing.T) {
	c, client := chain(t)
	p := governance.Development()
	for i := range 250 {
		p.Members = append(p.Members, governance.Member{Address: common.BigToAddress(big.NewInt(int64(i + 1000))), Votes: tokens(1)})
	}
	if _, err := governance.Deploy(t.Context(), client, c.Accounts()[0].Key, p); err != nil {
		t.Fatal(err)
	}
}

func TestDeployWithGuardian(t *testing.T) {
	c, client := chain(t)
	p := threeMembers(c)
	p.Guardian, p.GuardianUntil = c.Accounts()[5].Address, time.Now().Add(1000*time.Hour)
	if _, err := governance.Deploy(t.Context(), client, c.Accounts()[0].Key, p); err != nil {
		t.Fatal(err)
	}
}

func TestDeployOverOwnToken(t *testing.T) {
	c, client := chain(t)
	first, err := governance.Deploy(t.Context(), client, c.Accounts()[0].Key, threeMembers(c))
	if err != nil {
		t.Fatal(err)
	}
	p := governance.Development()
	p.Token, p.Threshold = first.Token, "1.5"
	second, err := governance.Deploy(t.Context(), client, c.Accounts()[0].Key, p)
	if err != nil {
		t.Fatal(err)
	}
	if second.Token != first.Token || second.Governor == first.Governor {
		t.Errorf("got %+v after %+v", second, first)
	}
}

func TestPrepareRefuses(t *testing.T) {
	c, client := chain(t)
	good := threeMembers(c)
	if _, err := governance.Prepare(t.Context(), client, c.Accounts()[0].Address, good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*governance.Params){
		"no members":                 func(p *governance.Params) { p.Members = nil },
		"members and a token":        func(p *governance.Params) { p.Token = common.Address{1} },
		"token without threshold":    func(p *governance.Params) { p.Members, p.Token, p.Threshold = nil, common.Address{1}, "" },
		"address without a contract": func(p *governance.Params) { p.Members, p.Token = nil, common.Address{1} },
		"no name":                    func(p *governance.Params) { p.Name = "" },
		"zero voting period":         func(p *governance.Params) { p.VotingPeriod, p.LateExtension = 0, 0 },
		"extension over period":      func(p *governance.Params) { p.LateExtension = 2 * p.VotingPeriod },
		"fraction of a second":       func(p *governance.Params) { p.TimelockDelay = time.Millisecond },
		"negative delay":             func(p *governance.Params) { p.VotingDelay = -time.Second },
		"period of 200 years":        func(p *governance.Params) { p.VotingPeriod = 200 * 365 * 24 * time.Hour },
		"quorum over 100":            func(p *governance.Params) { p.QuorumPercent = 101 },
		"threshold over supply":      func(p *governance.Params) { p.Threshold = "101" },
		"threshold no number":        func(p *governance.Params) { p.Threshold = "few" },
		"guardian without date":      func(p *governance.Params) { p.Guardian = common.Address{1} },
		"date without guardian":      func(p *governance.Params) { p.GuardianUntil = time.Now().Add(time.Hour) },
		"guardian's date past":       func(p *governance.Params) { p.Guardian, p.GuardianUntil = common.Address{1}, time.Unix(1, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			p := good
			change(&p)
			if _, err := governance.Prepare(context.Background(), client, c.Accounts()[0].Address, p); !errors.Is(err, governance.ErrParams) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestDescribeNamesEveryParameterInTokens(t *testing.T) {
	c, client := chain(t)
	p := governance.Production()
	p.Members = threeMembers(c).Members
	plan, err := governance.Prepare(t.Context(), client, c.Accounts()[0].Address, p)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range plan.Describe() {
		if l.Meaning == "" {
			t.Errorf("%s has no meaning", l.Name)
		}
		got[l.Name] = l.Value
	}
	for name, value := range map[string]string{
		"voting delay": "1 day", "voting period": "5 days", "late extension": "1 day", "timelock": "2 days",
		"threshold": "0.1 tokens", "quorum": "4 %", "supply": "100 tokens", "members": "3", "guardian": "none",
	} {
		if got[name] != value {
			t.Errorf("%s: got %q, want %q", name, got[name], value)
		}
	}
}

func TestDefaultThresholdIsRoundedUp(t *testing.T) {
	c, client := chain(t)
	p := governance.Production()
	p.Members = []governance.Member{{Address: c.Accounts()[0].Address, Votes: big.NewInt(1001)}}
	plan, err := governance.Prepare(t.Context(), client, c.Accounts()[0].Address, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range plan.Describe() {
		if l.Name == "threshold" && l.Value != "0.000000000000000002 tokens" {
			t.Errorf("0.1 %% of 1001 units is shown as %s", l.Value)
		}
	}
}

func TestCheckNamesWhatDoesNotFit(t *testing.T) {
	c, client := chain(t)
	one, err := governance.Deploy(t.Context(), client, c.Accounts()[0].Key, threeMembers(c))
	if err != nil {
		t.Fatal(err)
	}
	two, err := governance.Deploy(t.Context(), client, c.Accounts()[0].Key, threeMembers(c))
	if err != nil {
		t.Fatal(err)
	}
	for what, a := range map[string]governance.Addresses{
		"registry's owner": {Token: one.Token, Governor: one.Governor, Timelock: one.Timelock, Registry: two.Registry},
		"governor's token": {Token: two.Token, Governor: one.Governor, Timelock: one.Timelock, Registry: one.Registry},
		"timelock":         {Token: one.Token, Governor: one.Governor, Timelock: two.Timelock, Registry: one.Registry},
		"no contract":      {Token: one.Token, Governor: one.Governor, Timelock: one.Timelock, Registry: common.Address{1}},
		"no such function": {Token: one.Token, Governor: one.Registry, Timelock: one.Timelock, Registry: one.Registry},
	} {
		if err := a.Check(t.Context(), client); err == nil || !strings.Contains(err.Error(), what) && what != "no such function" {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

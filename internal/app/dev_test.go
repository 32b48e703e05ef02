package app_test

import (
	"testing"

	"github.com/witan-project/witan/internal/app"
)

// What a newcomer's browser is offered: accounts by role, a gateway, and no names, since
// the development chain has no ENS.
func TestOfferOfTheDevelopmentChain(t *testing.T) {
	w := start(t, t.TempDir())
	var status struct {
		Gateway string
		Chain   struct {
			DevChain bool `json:"dev_chain"`
		}
	}
	w.read("/status", &status)
	if !status.Chain.DevChain || status.Gateway == "" || status.Gateway != w.server.GatewayURL() {
		t.Errorf("status: %+v, gateway %s", status, w.server.GatewayURL())
	}
	var offer struct {
		Accounts []struct {
			Index         int
			Address, Role string
		}
	}
	w.read("/dev/accounts", &offer)
	roles := map[string]int{}
	for i, a := range offer.Accounts {
		roles[a.Role]++
		if a.Index != i || a.Address != w.server.Chain().Accounts()[i].Address.Hex() {
			t.Errorf("account %d: %+v", i, a)
		}
		var member struct{ Power string }
		w.eventually("the chain is followed", func() bool { return w.read("/members/"+a.Address, &member) == 200 })
		if (member.Power != "0") != (a.Role == "member") {
			t.Errorf("%s %s has the power %s", a.Role, a.Address, member.Power)
		}
	}
	if roles["member"] != app.DevMembers || roles["contributor"] != 1 || roles["spare"] == 0 {
		t.Errorf("roles: %v", roles)
	}
	var names struct{ Names map[string]string }
	if w.read("/names?address="+offer.Accounts[0].Address, &names); names.Names == nil || len(names.Names) > 0 {
		t.Errorf("names: %v", names.Names)
	}
}

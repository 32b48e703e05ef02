package api_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/ethereum/enstest"
)

func TestNamesOfAddresses(t *testing.T) {
	a := devchain.Accounts(3)
	s := newSite(t, func(o *options) {
		o.names = []enstest.Record{
			{Address: a[0].Address, Name: "alice.eth", Forward: a[0].Address},
			{Address: a[1].Address, Name: "alice.eth", Forward: a[0].Address}, // says to be Alice
		}
	})
	query := ""
	for _, x := range a {
		query += "&address=" + strings.ToLower(x.Address.Hex())
	}
	var got struct{ Names map[string]string }
	s.call(s.browser(), "GET", "/api/v1/names?"+query[1:], nil).into(t, &got)
	if want := map[string]string{a[0].Address.Hex(): "alice.eth"}; !maps.Equal(got.Names, want) {
		t.Errorf("%v, want %v", got.Names, want)
	}
}

func TestNamesWithoutENS(t *testing.T) {
	s := newSite(t)
	one := "&address=" + s.account(0).Address.Hex()
	for _, c := range []struct {
		query  string
		status int
	}{
		{one[1:], 200}, {strings.Repeat(one, 100)[1:], 200},
		{strings.Repeat(one, 101)[1:], 422}, {"", 422}, {"address=alice.eth", 422}, {"address=0x12", 422}, {"address=", 422},
	} {
		r := s.call(s.browser(), "GET", "/api/v1/names?"+c.query, nil)
		if r.StatusCode != c.status || c.status == 200 && strings.TrimSpace(string(r.body)) != `{"names":{}}` {
			t.Errorf("%.60s: %d %s", c.query, r.StatusCode, r.body)
		}
	}
}

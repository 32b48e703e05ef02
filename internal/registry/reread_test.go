package registry

import (
	"fmt"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

func TestRereadEqualsWhatWasFollowed(t *testing.T) {
	w := newWorld(t)
	a, b, c := w.offered(1), w.offered(2), w.offered(3)
	w.pass("One", w.approve(governance.Approval{Dataset: a, Licence: "MIT", Metadata: c.CID}, governance.Approval{Dataset: b, Expiry: 1 << 63}))
	w.pass("Two", w.at.Revoke(a.ID(), "old"))
	w.pass("Three", w.approve(governance.Approval{Dataset: b, Round: 9}))
	w.send(4, w.at.Withdraw(c))
	w.sync()
	list, at, err := w.r.List(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	again, err := w.r.Reread(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 3 || len(again) != 3 {
		t.Fatalf("%d followed, %d read again", len(list), len(again))
	}
	for _, s := range list {
		if got := again[s.ID]; fmt.Sprint(got) != fmt.Sprint(s) {
			t.Errorf("followed %+v\nread     %+v", s, got)
		}
	}
}

func TestRereadFindsMissingLogs(t *testing.T) {
	w := newWorld(t)
	w.pass("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.sync()
	at, err := w.r.Head(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	states := map[dataset.ID]State{w.offered(1).ID(): {Status: Revoked, Round: 2}}
	if err := w.r.compareStorage(t.Context(), states, at); err == nil || !strings.Contains(err.Error(), "not complete") {
		t.Errorf("got %v", err)
	}
}

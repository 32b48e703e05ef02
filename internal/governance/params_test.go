package governance

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

func TestZeroTimesOffTheDevelopmentChain(t *testing.T) {
	good := Production()
	good.Members = []Member{{common.Address{1}, big.NewInt(1)}}
	if err := good.check(false, time.Now()); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Params){
		"voting period": func(p *Params) { p.VotingPeriod, p.LateExtension = 0, 0 },
		"timelock":      func(p *Params) { p.TimelockDelay = 0 },
	} {
		p := good
		change(&p)
		if err := p.check(false, time.Now()); !errors.Is(err, ErrParams) || !strings.Contains(err.Error(), name) {
			t.Errorf("zero %s: got %v", name, err)
		}
	}
	p := good
	p.TimelockDelay = 0
	if err := p.check(true, time.Now()); err != nil {
		t.Errorf("zero timelock on the development chain: %v", err)
	}
}

func TestTicks(t *testing.T) {
	p := Params{BlockTime: 12 * time.Second}
	for _, test := range []struct {
		d     time.Duration
		clock Clock
		want  int64
	}{
		{day, ByTimestamp, 86400}, {day, ByNumber, 7200}, {time.Second, ByNumber, 1}, {13 * time.Second, ByNumber, 2}, {0, ByNumber, 0},
	} {
		if got, err := p.ticks(test.d, test.clock); err != nil || got.Int64() != test.want {
			t.Errorf("%s by %s: got %v, %v, want %d", test.d, test.clock, got, err, test.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "none", time.Second: "1 s", time.Minute: "1 min", 90 * time.Minute: "1 h 30 min", day: "1 day", 5 * day: "5 days",
		25*time.Hour + time.Second: "1 day 1 h 1 s",
	} {
		if got := span(d); got != want {
			t.Errorf("%d: got %q, want %q", d, got, want)
		}
	}
}

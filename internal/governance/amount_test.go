package governance

import (
	"encoding/json"
	"math/big"
	"testing"
)

func TestParseTokens(t *testing.T) {
	for _, test := range []struct {
		text     string
		decimals uint8
		want     string // empty: refused
	}{
		{"1", 18, "1000000000000000000"},
		{"0.5", 18, "500000000000000000"},
		{"1200.000000000000000001", 18, "1200000000000000000001"},
		{"007", 0, "7"},
		{"0", 18, "0"},
		{"1.50", 2, "150"},
		{"1.0000000000000000001", 18, ""},
		{"1.", 18, ""},
		{".5", 18, ""},
		{"", 18, ""},
		{"-1", 18, ""},
		{"1e3", 18, ""},
		{"1,200", 18, ""},
		{"0x10", 18, ""},
		{"١٢", 18, ""},
		{"115792089237316195423570985008687907853269984665640564039457584007913129639936", 0, ""},
	} {
		got, err := ParseTokens(test.text, test.decimals)
		switch {
		case test.want == "" && err == nil:
			t.Errorf("%q: got %s, want an error", test.text, got)
		case test.want != "" && (err != nil || got.String() != test.want):
			t.Errorf("%q: got %v, %v, want %s", test.text, got, err, test.want)
		}
	}
}

func FuzzTokensRoundTrip(f *testing.F) {
	f.Add([]byte{1}, uint8(18))
	f.Add([]byte{}, uint8(0))
	f.Fuzz(func(t *testing.T, b []byte, decimals uint8) {
		units := new(big.Int).SetBytes(b[:min(len(b), 32)])
		decimals %= 78
		text := FormatTokens(units, decimals)
		if len(text) > 78 && decimals == 0 {
			return
		}
		back, err := ParseTokens(text, decimals)
		if err != nil || back.Cmp(units) != 0 {
			t.Fatalf("%s with %d decimals became %q and came back as %v, %v", units, decimals, text, back, err)
		}
	})
}

func TestAmountJSON(t *testing.T) {
	b, err := json.Marshal(NewAmount(big.NewInt(1_500_000_000_000_000_000), 18))
	if err != nil || string(b) != `"1.5"` {
		t.Errorf("got %s, %v", b, err)
	}
	var a Amount
	if err := json.Unmarshal(b, &a); err != nil || a.String() != "1.5" {
		t.Errorf("got %s, %v", a, err)
	}
}

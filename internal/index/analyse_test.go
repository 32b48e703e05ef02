package index

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"How large may it be?":          "How|large|may|it|be",
		"EIP-4844, eip4844 and (7702).": "EIP-4844|eip4844|and|7702",
		"1,150,000 or 10_700_000 gas":   "1,150,000|or|10_700_000|gas",
		"a, b, 1, 2":                    "a|b|1|2",
		"0.375 MB v1.":                  "0.375|MB|v1",
		"proof-of-stake":                "proof|of|stake",
		"`eth_getProof` _emphasis_":     "eth_getProof|_emphasis",
		"0x5E.":                         "0x5E",
		"naïve Straße 日本":               "naïve|Straße|日本",
		"2**17":                         "2|17",
		"eth/64":                        "eth|64",
		"see https://a.org/b/c?d=e, f":  "see|https|a|org|f",
		"[x](http://a.org/b/c) d":       "x|http|a|org|d",
		"https://a.org d":               "https|a|org|d",
		"https://a.org/":                "https|a|org",
	} {
		var got []string
		Words(text, func(w string, start, end int) bool {
			if text[start:end] != w {
				t.Errorf("%q: offsets of %q", text, w)
			}
			got = append(got, w)
			return true
		})
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestTerms(t *testing.T) {
	for word, want := range map[string][]string{
		"the":                   nil,
		"Transactions":          {"transact"},
		"EIP-4844":              {"eip4844", "eip", "4844"},
		"eip4844":               {"eip4844", "eip", "4844"},
		"4844":                  {"4844"},
		"1,150,000":             {"1150000"},
		"10_700_000":            {"10700000"},
		"eth_getProof":          {"eth_getproof", "eth", "proof"},
		"MAX_BLOB_GAS":          {"max_blob_gas", "max", "blob", "gas"},
		"DELEGATECALL":          {"delegatecal"},
		"PUSH0":                 {"push0"},
		"PUSH32":                {"push32", "push", "32"},
		"0x5E":                  {"0x5e"},
		"getProof":              {"getproof", "proof"},
		strings.Repeat("a", 99): {strings.Repeat("a", 72)},
	} {
		if got := Terms(word); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

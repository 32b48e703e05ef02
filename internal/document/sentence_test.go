package document

import (
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"One. Two! Three?":                           {"One.", "Two!", "Three?"},
		"It costs 0.5 ETH, e.g. for A. Smith. Next.": {"It costs 0.5 ETH, e.g. for A. Smith.", "Next."},
		"See a.b.c and v1.2. Then more":              {"See a.b.c and v1.2.", "Then more"},
		"He said \"stop.\" Then he left.":            {"He said \"stop.\"", "Then he left."},
		"(It ends.) Next one.":                       {"(It ends.)", "Next one."},
		"`code` ends. `more` begins.":                {"`code` ends.", "`more` begins."},
		"wait... what happens":                       {"wait... what happens"},
		"":                                           nil,
		"  \n ":                                      nil,
		"1. begins an item":                          {"1. begins an item"},
	} {
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

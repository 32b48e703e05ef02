package answer

import (
	"strings"
	"testing"
)

func TestWordLimit(t *testing.T) {
	for q, want := range map[string]limit{
		"Can you summarize RFC 9 in 200 words?":        {words: 200},
		"Give me a 50-word summary of it":              {words: 50},
		"Explain in about one hundred words":           {words: 100},
		"in two hundred and fifty words":               {words: 250},
		"in at least 80 words, please":                 {words: 80, atLeast: true},
		"Which words does it use?":                     {},
		"How many words are in 4 bytes?":               {},
		"No more than 30 words: what is a node?":       {words: 30},
		"in 100 words or rather in 60 words":           {words: 60},
		"Summarise it in 0 words":                      {},
		"describe the 32 bytes of a word":              {},
		"in a hundred words":                           {words: 100},
		"using exactly fifteen words":                  {words: 15},
		"What do you know, in fewer than ninety words": {words: 90},
	} {
		got := wordLimit(q)
		if got.words != want.words || got.atLeast != want.atLeast {
			t.Errorf("%q: %+v, want %+v", q, got, want)
		}
		if got.words > 0 && strings.Contains(topic(q), "word") {
			t.Errorf("%q: the topic %q still holds the limit", q, topic(q))
		}
	}
}

func TestForms(t *testing.T) {
	nouns := []string{"rfcs"}
	for q, want := range map[string]Form{
		"Which RFCs are related to pigeons?":                          List,
		"Can you summarize the content of RFC 1149 in 200 words?":     Summary,
		"What is RFC 1149 about?":                                     Summary,
		"Give me an overview of avian carriers":                       Summary,
		"How large may a datagram be?":                                Fact,
		"Which document describes teapots?":                           Fact,
		"Which documents describe teapots?":                           List,
		"What proposals are there for raising the limit?":             List,
		"Has anyone written about coffee?":                            Fact,
		"list all standards on brewing":                               List,
		"Who wrote RFC 1149?":                                         Fact,
		"Give me the numbered versions of the protocol, from 2 on":    List,
		"What is the maximum number of cups in a pot?":                Fact,
		"Which papers, if any, discuss the transport by carrier bird": List,
	} {
		if got := understand(q, nouns).form; got != want {
			t.Errorf("%q: %s, want %s", q, got, want)
		}
	}
}

func TestLeans(t *testing.T) {
	for q, want := range map[string]bool{
		"Who proposed that?":                            true,
		"What opcode number does it have?":              true,
		"What are the byte values of the two commands?": true,
		"And in 2020?":                                  true,
		"Why?":                                          true,
		"What about teapots?":                           true,
		"How large may a datagram be?":                  false,
		"Is there a protocol for coffee pots?":          false,
		"Which document says that carriers are slow?":   false,
		"Which carrier that is slow was measured?":      false,
		"What is the capital of Mongolia?":              false,
	} {
		if got := leans(q); got != want {
			t.Errorf("leans(%q) = %v", q, got)
		}
	}
}

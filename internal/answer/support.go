package answer

import (
	"strings"
	"unicode"

	"github.com/witan-project/witan/internal/index"
)

// evidence is what the index has for a question.
type evidence struct {
	passage float64 // share of the question, by rarity, that the best passage holds
	whole   float64 // share that the best document's passages hold together
	unknown float64 // share that no document holds
	missing string  // a name or identifier that no document holds; "" = none
	terms   int     // words that count
}

// weighEvidence measures how much of a question the hits support.
func weighEvidence(question string, r index.Result) evidence {
	counts := func(t index.Term) bool { return t.Whole && t.Weight == 1 }
	m := newMatcher(r.Terms, counts)
	e := evidence{missing: missingName(question, r.Terms)}
	for i, t := range r.Terms {
		if m.weight[i] > 0 {
			e.terms++
			if t.Documents == 0 {
				e.unknown += ratio(m.weight[i], m.total)
			}
		}
	}
	for _, doc := range documents(r.Hits) {
		all := make([]float64, len(m.weight))
		for _, i := range doc {
			h := r.Hits[i]
			own := make([]float64, len(m.weight))
			m.found(h.Title, own, 1)
			for _, head := range h.Chunk.Headings {
				m.found(head, own, 1)
			}
			m.found(h.Chunk.Text, own, 1)
			e.passage = max(e.passage, ratio(m.sum(own), m.total))
			for k, g := range own {
				all[k] = max(all[k], g)
			}
		}
		e.whole = max(e.whole, ratio(m.sum(all), m.total))
	}
	return e
}

// missingName finds a proper name or an identifier in the question that no document
// holds: then the question is about something that is not here, whatever else matches.
func missingName(question string, terms []index.Term) string {
	unknown := make(map[string]bool)
	for _, t := range terms {
		if t.Documents == 0 && t.Whole && t.Weight == 1 {
			unknown[t.Text] = true
		}
	}
	name, initial := "", true
	end := 0
	index.Words(question, func(w string, from, to int) bool {
		if strings.ContainsAny(question[end:from], ".!?:\n") {
			initial = true
		}
		if t := index.Terms(w); len(t) > 0 && unknown[t[0]] && (identifier(w) || !initial && unicode.IsUpper([]rune(w)[0])) {
			name = w
			return false
		}
		initial, end = false, to
		return true
	})
	return name
}

// identifier tells words that are made up to name one thing: eth_call, maxFee, RFC-9999.
func identifier(w string) bool {
	if strings.Contains(w, "_") {
		return true
	}
	letter, digit, inner := false, false, false
	for i, r := range w {
		letter = letter || unicode.IsLetter(r)
		digit = digit || unicode.IsDigit(r)
		inner = inner || i > 0 && unicode.IsUpper(r)
	}
	return letter && (digit || inner)
}

package answer

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/witan-project/witan/internal/index"
)

// evidence is what the index has for a question. Shares are of the question's words,
// weighted by rarity; a word that no document holds weighs as the rarest.
type evidence struct {
	found     bool    // there are hits
	leaning   bool    // the question is understood only with what was asked before
	named     bool    // it names a document that is here
	missing   bool    // it names something that no document holds
	names     bool    // it holds proper names or identifiers
	unknown   float64 // share that no document holds
	passage   float64 // share that the best passage holds
	about     float64 // the same, of passages that hold all the names
	documents int     // in the base
	whole     float64 // share that one document's passages hold together, all names among it
}

// The borders of refusal, set on public questions about one corpus (docs/benchmarks.md)
// and meant to be generous: a wrong refusal is worse than an answer that quotes its
// weak source.
const (
	mostUnknown  = 0.5 // in a base of a thousand documents
	leastPassage = 0.25
	leastAbout   = 0.4
	leastWhole   = 0.45
	scattered    = 0.5 // names that never stand together need this much in one passage
)

// supported tells whether the evidence is enough to answer at all.
func (e evidence) supported() bool {
	switch {
	case !e.found || e.missing:
		return false
	case e.named:
		return true
	case e.leaning:
		return true // its own words say too little to judge by
	case e.unknown >= e.mostUnknown():
		return false
	case e.names && e.whole == 0:
		return e.passage >= scattered
	case e.names:
		return e.about >= leastAbout || e.whole >= leastWhole
	}
	return e.passage >= leastPassage
}

// mostUnknown is how much of a question may be unknown words. The smaller the base, the
// less it tells that a word is not in it.
func (e evidence) mostUnknown() float64 {
	large := min(1, math.Log10(float64(max(e.documents, 1)))/3)
	return mostUnknown + (1-large)*0.25
}

// weighEvidence measures how much of a question the hits support.
func weighEvidence(q index.Query, r index.Result) evidence {
	strict := slices.Clone(r.Terms)
	for i := range strict {
		strict[i].Endings = nil
	}
	m := newMatcher(strict, func(t index.Term) bool { return t.Whole && t.Weight == 1 })
	names := properNames(q.Text, r.Terms)
	e := evidence{found: len(r.Hits) > 0, leaning: q.Context != "", names: len(names) > 0}
	for i, t := range r.Terms {
		e.documents = t.Of
		if m.weight[i] > 0 && t.Documents == 0 {
			e.unknown += ratio(m.weight[i], m.total)
		}
	}
	for _, n := range names {
		e.missing = e.missing || r.Terms[n].Documents == 0
	}
	for _, doc := range documents(r.Hits) {
		all := make([]float64, len(m.weight))
		for _, i := range doc {
			h := r.Hits[i]
			e.named = e.named || h.Named
			own := make([]float64, len(m.weight))
			m.found(h.Title, own, 1)
			for _, head := range h.Chunk.Headings {
				m.found(head, own, 1)
			}
			m.found(h.Chunk.Text, own, 1)
			share := ratio(m.sum(own), m.total)
			e.passage = max(e.passage, share)
			if holds(own, names) {
				e.about = max(e.about, share)
			}
			for k, g := range own {
				all[k] = max(all[k], g)
			}
		}
		if holds(all, names) {
			e.whole = max(e.whole, ratio(m.sum(all), m.total))
		}
	}
	return e
}

func holds(got []float64, terms []int) bool {
	for _, n := range terms {
		if got[n] == 0 {
			return false
		}
	}
	return true
}

// properNames lists the terms of a question that are proper names (a capital within a
// sentence) or identifiers. Where most words have capitals, as in a title, capitals
// tell nothing.
func properNames(question string, terms []index.Term) []int {
	var out, capital []int
	words, capitals := 0, 0
	initial, end := true, 0
	index.Words(question, func(w string, from, to int) bool {
		if strings.ContainsAny(question[end:from], ".!?:\n") {
			initial = true
		}
		if t := index.Terms(w); len(t) > 0 {
			n := termOf(terms, t[0])
			upper := unicode.IsUpper([]rune(w)[0])
			if !initial {
				words++
			}
			switch {
			case n < 0:
			case identifier(w):
				out = append(out, n)
			case !initial && upper:
				capitals++
				capital = append(capital, n)
			}
		}
		initial, end = false, to
		return true
	})
	if capitals*2 > words && words > 2 {
		return out
	}
	return append(out, capital...)
}

func termOf(terms []index.Term, text string) int {
	for i, t := range terms {
		if t.Whole && t.Weight == 1 && t.Text == text {
			return i
		}
	}
	return -1
}

// identifier tells words that are made up to name one thing: eth_call, maxFee, RFC-9999.
func identifier(w string) bool {
	if strings.Contains(w, "_") || strings.HasPrefix(w, "0x") {
		return true
	}
	if w[0] >= '0' && w[0] <= '9' {
		return false // 2nd, 24h, 10x
	}
	letter, digit, inner := false, false, false
	for i, r := range w {
		letter = letter || unicode.IsLetter(r)
		digit = digit || unicode.IsDigit(r)
		inner = inner || i > 0 && unicode.IsUpper(r)
	}
	return letter && (digit || inner)
}

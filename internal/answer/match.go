package answer

import (
	"math"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// matcher tells how much of a question a text holds.
type matcher struct {
	weight []float64           // of each term: what it tells, by rarity
	total  float64             // of all weights
	terms  map[string][]match  // analysed word → terms of the question
	starts map[[3]byte]bool    // beginnings of these words: others need no analysis
	cache  map[string][]string // word as written → analysed
	wants  Wants               // signs to look for
	known  map[string]bool     // words of the question, as written: they tell nothing new
}

type match struct {
	term  int
	share float64 // 1 for the word itself, less for a derivation
}

const (
	derived = 0.8
	ending  = 0.5
)

// newMatcher weighs the terms that use admits.
func newMatcher(terms []index.Term, use func(index.Term) bool) *matcher {
	m := &matcher{weight: make([]float64, len(terms)), terms: make(map[string][]match), starts: make(map[[3]byte]bool), cache: make(map[string][]string)}
	for i, t := range terms {
		if !use(t) {
			continue
		}
		m.weight[i] = t.Weight * rarity(t)
		m.total += m.weight[i]
		m.learn(t.Text, match{i, 1})
		for _, v := range t.Variants {
			m.learn(v, match{i, derived})
		}
		for _, v := range t.Endings {
			m.learn(v, match{i, ending})
		}
	}
	return m
}

// rarity is the inverse document frequency of a term.
func rarity(t index.Term) float64 {
	n, df := float64(t.Of), float64(max(t.Documents, 1))
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}

func (m *matcher) learn(term string, x match) {
	m.terms[term] = append(m.terms[term], x)
	m.starts[start(term)] = true
}

func start(s string) [3]byte {
	var b [3]byte
	copy(b[:], s)
	return b
}

// look tells which signs found has to look for, and in which words not.
func (m *matcher) look(wants Wants, question string) {
	m.wants, m.known = wants, make(map[string]bool)
	index.Words(question, func(w string, _, _ int) bool {
		m.known[w] = true
		return true
	})
}

// found adds to got the share of each term that text holds, and tells which kinds of
// things stand in it.
func (m *matcher) found(text string, got []float64, scale float64) (signs Wants) {
	index.Words(text, func(w string, _, _ int) bool {
		if m.wants&^signs != 0 {
			if s := signOf(w) & m.wants; s&^signs != 0 && !m.known[w] {
				signs |= s
			}
		}
		for _, t := range m.analyse(w) {
			for _, x := range m.terms[t] {
				got[x.term] = max(got[x.term], scale*x.share)
			}
		}
		return true
	})
	return signs
}

// signOf tells what a word may be, by its looks.
func signOf(w string) (s Wants) {
	digits, upper, lower, other := 0, 0, 0, false
	for i := range len(w) {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z':
			upper++
			other = other || lower > 0 // maxFee
		case c >= 'a' && c <= 'z':
			lower++
		default:
			other = other || c == '_'
		}
	}
	switch {
	case strings.HasPrefix(w, "0x"):
		return Number | Hex | Code
	case w[0] >= '0' && w[0] <= '9':
		if s = Number; digits == 1 && len(w) == 1 {
			s = Few
		}
		if year := digits == 4 && (w[0] == '1' && w[1] == '9' || w[0] == '2' && w[1] == '0'); year || digits > 4 {
			s |= Date
		}
	case other && lower+upper > 2 || upper >= 4 && lower == 0:
		s = Code
	case numberWords[w]:
		s = Few
	case months[w]:
		s = Date
	}
	return s
}

var numberWords = set("two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million billion half twice")

var months = set("January February March April May June July August September October November December")

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// analyse gives a word's terms, or none if they cannot be among the question's.
func (m *matcher) analyse(w string) []string {
	plain := true
	for i := 1; i < len(w); i++ {
		if c := w[i]; c < 'a' || c > 'z' {
			plain = false
			break
		}
	}
	if plain && !m.starts[start(strings.ToLower(w[:min(3, len(w))]))] {
		return nil
	}
	t, ok := m.cache[w]
	if !ok {
		t = index.Terms(w)
		m.cache[w] = t
	}
	return t
}

// sum is the weight of what was found.
func (m *matcher) sum(got []float64) float64 {
	s := 0.0
	for i, g := range got {
		s += g * m.weight[i]
	}
	return s
}

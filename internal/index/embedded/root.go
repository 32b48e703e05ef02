package embedded

import (
	"sort"
	"strings"
)

// Derivation: a question says "edit" where a document says "editor", "pricier" where
// it says "price". Stems keep such words apart, so a query also looks for the terms
// that have the same root. It is coarser than a stemmer and therefore counts less.

// derivations are endings of English derivation, as they look on stems; longer ones
// come before their ends.
var derivations = []string{"ational", "ation", "ator", "ement", "ment", "ness", "able", "ibl", "ier", "iest",
	"ity", "iti", "ist", "ism", "ion", "ive", "iv", "ful", "less", "ance", "anc", "ence", "enc", "ant", "ent",
	"al", "er", "or", "est", "ly", "li", "at", "e", "i", "y"}

// minRoot is the shortest root, in bytes; terms are compared by it first.
const minRoot = 4

// rootOf strips derivational endings off a term; at least minRoot bytes stay.
func rootOf(term string) string {
	for {
		n := len(term)
		for _, d := range derivations {
			if len(term)-len(d) >= minRoot && strings.HasSuffix(term, d) {
				term = term[:len(term)-len(d)]
				break
			}
		}
		if len(term) == n {
			return term
		}
	}
}

// derivable tells whether a term can have relatives at all.
func derivable(term string) bool { return len(term) >= minRoot && term[0] >= 'a' && term[0] <= 'z' }

// roots numbers the terms' roots: terms with the same number share a root. Terms with
// the same root have their first minRoot bytes in common, so they lie close together.
func roots(s *segment) []uint32 {
	out := make([]uint32, len(s.termEnd))
	seen := make(map[string]uint32)
	prefix := ""
	for i := range out {
		t := string(s.term(i))
		if !derivable(t) {
			out[i] = uint32(i)
			continue
		}
		if t[:minRoot] != prefix {
			prefix = t[:minRoot]
			clear(seen)
		}
		r := rootOf(t)
		first, ok := seen[r]
		if !ok {
			first = uint32(i)
			seen[r] = first
		}
		out[i] = first
	}
	return out
}

// relatives calls f for every other term of the segment with the root of term.
func (s *segment) relatives(term string, f func(string)) {
	if !derivable(term) {
		return
	}
	prefix := term[:minRoot]
	at, known := s.position(term)
	from := sort.Search(len(s.termEnd), func(i int) bool { return string(s.term(i)) >= prefix })
	for i := from; i < len(s.termEnd); i++ {
		t := s.term(i)
		if len(t) < minRoot || string(t[:minRoot]) != prefix {
			return
		}
		same := known && s.root[i] == s.root[at]
		if !known {
			same = rootOf(string(t)) == rootOf(term)
		}
		if same && string(t) != term {
			f(string(t))
		}
	}
}

package answer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// scored is a unit with what speaks for it.
type scored struct {
	unit
	got   []float64 // share of each term of the question
	share float64   // of the question that it holds
	score float64
	doc   int    // its document's place among those found
	start uint64 // where in its file it begins
}

// The weights of a unit's score. A unit that holds the whole question by itself, in
// the best document, has about 1.5.
const (
	inHeading   = 0.6  // share of a term that stands in the headings above, not in the unit
	inTitle     = 0.5  // in the document's title
	inNeighbour = 0.4  // in the unit before, of the same block
	forDocument = 0.35 // for the best document
	forPassage  = 0.15 // for the best passage of its document
	forWant     = 0.22 // for something of the kind that is wanted
	forOpening  = 0.15 // for standing where the document says what it is about
	forFocus    = 0.3  // for saying nothing but what is asked, where a value is wanted
	forKey      = 0.5  // for the front matter's line that the question asks for
)

// rate scores all units of the passages, best first.
func rate(t Task, m *matcher) []scored {
	topDoc, topPassage := t.Passages[0].Document, 0.0
	for _, h := range t.Passages {
		topDoc, topPassage = max(topDoc, h.Document), max(topPassage, h.Score)
	}
	nth := make(map[string]int) // chunks of a document seen, the front matter not counted
	var out []scored
	for i, h := range t.Passages {
		if h.Chunk.Kind == document.Body {
			nth[docOf(h)]++
		}
		above := make([]float64, len(m.weight))
		m.found(h.Title, above, inTitle)
		for _, head := range h.Chunk.Headings {
			m.found(head, above, inHeading)
		}
		prior := forDocument*ratio(h.Document, topDoc) + forPassage*ratio(h.Score, topPassage)
		var before []float64
		units := unitsOf(i, h)
		for k, u := range units {
			own := make([]float64, len(m.weight))
			signs := m.found(u.text, own, 1)
			got := slices.Clone(own)
			for j := range got {
				got[j] = max(got[j], above[j])
				if before != nil && k > 0 && units[k-1].block == u.block {
					got[j] = max(got[j], inNeighbour*before[j])
				}
			}
			before = own
			s := scored{unit: u, got: got, start: h.Chunk.Start + uint64(u.span.Start)}
			if u.kind == itemList {
				signs |= Several
			}
			s.share = ratio(m.sum(got), m.total)
			s.score = prior + s.share + wanted(t, u, signs)
			if t.Wants == 0 && h.Chunk.Kind == document.Body && nth[docOf(h)] <= openingChunks && u.kind != tableRow {
				s.score += forOpening
			}
			if m.sum(own) == 0 && signs&t.Wants&(Hex|Date|Code) == 0 {
				s.score -= 0.3
			}
			if t.Wants&(Number|Hex|Date) != 0 && signs&t.Wants != 0 {
				s.score += forFocus * focus(own, u.text)
			}
			s.score -= awkward(u)
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return out
}

// focus is how much of a unit is about the question: near 1 for a line that names
// what is asked for and its value.
func focus(own []float64, text string) float64 {
	hits := 0
	for _, g := range own {
		if g > 0 {
			hits++
		}
	}
	return min(1, ratio(float64(hits), float64(countWords(text))))
}

// openingChunks is how many passages of a document say what it is about.
const openingChunks = 3

func docOf(h index.Hit) string { return string(h.Dataset[:]) + h.Path }

func ratio(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

var (
	personKey = regexp.MustCompile(`^(authors?|creators?|by|editors?|contributors?|maintainers?|writers?)$`)
	dateKey   = regexp.MustCompile(`^(created|date|published|updated|last.?modified|issued)$`)
)

// wanted is the bonus for holding what the question wants.
func wanted(t Task, u unit, signs Wants) float64 {
	if u.kind == metaLine {
		switch {
		case t.Wants&Person != 0 && personKey.MatchString(u.key):
			return 2 * forKey
		case t.Wants&Date != 0 && dateKey.MatchString(u.key) && asks(t.Question, "created", "written", "published", "dated", "date", "proposed", "old"):
			return forKey
		case asks(t.Question, u.key):
			return forKey
		case describes(u.key):
			return 0
		}
		return -forKey
	}
	bonus := 0.0
	for _, w := range []Wants{Number, Few, Hex, Date, Code, Several} {
		if t.Wants&w != 0 && signs&w != 0 {
			bonus += forWant
		}
	}
	return bonus
}

func asks(question string, words ...string) bool {
	hit := false
	index.Words(question, func(w string, _, _ int) bool {
		hit = slices.Contains(words, strings.ToLower(w))
		return !hit
	})
	return hit
}

// awkward is what speaks against quoting a unit by itself.
func awkward(u unit) float64 {
	n, bad := countWords(u.text), 0.0
	switch u.kind {
	case heading:
		bad += 0.35
	case codeLine:
		bad += 0.25
	case tableRow:
		bad += 0.05
	case itemList:
		bad += 0.1
	case metaLine:
	default:
		if strings.HasSuffix(u.text, ":") {
			bad += 0.3 // what it announces is not part of it
		}
		if n < 4 {
			bad += 0.15
		}
		if !u.leading && dangles(u.text) {
			bad += 0.08
		}
	}
	if n > 60 {
		bad += 0.15
	}
	if strings.Contains(u.text, "http://") || strings.Contains(u.text, "https://") {
		bad += 0.1
	}
	return bad
}

// dangles tells that a sentence leans on the one before it.
func dangles(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return danglingFirst[strings.TrimRight(first, ",")] && dangling.MatchString(s)
}

var danglingFirst = set("However Instead Therefore Thus Hence Moreover Furthermore Additionally Also But And So Then Otherwise " +
	"Similarly Likewise Conversely Nevertheless Consequently As In For On He She It They Its Their Such These Those This That")

var dangling = regexp.MustCompile(`^(However|Instead|Therefore|Thus|Hence|Moreover|Furthermore|Additionally|Also|But|And|So|Then|Otherwise` +
	`|Similarly|Likewise|Conversely|Nevertheless|Consequently|As a result|In this case|In that case|For example|For instance|In contrast` +
	`|On the other hand|He|She|It|They|Its|Their|Such|These|Those|This (is|was|means|allows|would|could|can|may|will|ensures|makes|also|has` +
	`|change|approach|way|results?|requires|prevents|implies)|That (is|was|means))\b`)

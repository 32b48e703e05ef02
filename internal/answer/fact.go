package answer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// scored is a unit with what speaks for it.
type scored struct {
	unit
	got   []float64 // share of each term of the question
	score float64
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
	forKey      = 0.5  // for the front matter's line that the question asks for
)

// enough is the share of the best unit's score that a further one needs.
const enough = 0.72

// fact answers with the few units that hold most of the question.
func fact(t Task) Draft {
	m := newMatcher(t.Terms, func(index.Term) bool { return true })
	m.ignore(t.Question)
	units := rate(t, m)
	if len(units) == 0 {
		return Draft{}
	}
	var picked []scored
	words, best := 0, units[0].score
	for _, u := range units {
		if len(picked) == 4 || u.score < enough*best {
			break
		}
		n := countWords(u.text) + 1
		if !fresh(picked, u) || len(picked) > 0 && words+n > t.MaxWords {
			continue
		}
		picked = append(picked, u)
		words += n
	}
	w := newWriter(t.MaxWords)
	for _, doc := range documents(t.Passages) {
		var own []scored
		for _, u := range picked {
			if slices.Contains(doc, u.passage) {
				own = append(own, u)
			}
		}
		if len(own) == 0 {
			continue
		}
		w.paragraph(label(t.Passages[doc[0]]) + ":")
		for _, u := range own {
			w.quote(spoken(u.unit), u.unit)
		}
	}
	return w.draft()
}

// fresh tells that a unit says something that no picked one says already.
func fresh(picked []scored, u scored) bool {
	for _, p := range picked {
		if p.passage == u.passage && p.span == u.span || strings.Contains(p.text, u.text) || strings.Contains(u.text, p.text) {
			return false
		}
	}
	return true
}

// rate scores all units of the passages, best first.
func rate(t Task, m *matcher) []scored {
	topDoc, topPassage := t.Passages[0].Document, 0.0
	for _, h := range t.Passages {
		topDoc, topPassage = max(topDoc, h.Document), max(topPassage, h.Score)
	}
	var out []scored
	for i, h := range t.Passages {
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
			s := scored{unit: u, got: got}
			s.score = prior + ratio(m.sum(got), m.total) + wanted(t, u, signs)
			if m.sum(own) == 0 {
				s.score -= 0.3
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
		case u.key == "title" || u.key == "description":
			return 0
		}
		return -forKey
	}
	bonus := 0.0
	for _, w := range []Wants{Number, Hex, Date, Code} {
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
	case metaLine, tableRow:
	default:
		if strings.HasSuffix(u.text, ":") {
			bad += 0.3 // what it announces is not part of it
		}
		if n < 4 {
			bad += 0.15
		}
		if !u.leading && dangling.MatchString(u.text) {
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

// dangling begins a sentence that leans on the one before it.
var dangling = regexp.MustCompile(`^(However|Instead|Therefore|Thus|Hence|Moreover|Furthermore|Additionally|Also|But|And|So|Then|Otherwise|Similarly|Likewise|Conversely|Nevertheless|Consequently|As a result|In this case|In that case|For example|For instance|In contrast|On the other hand|He|She|It|They|Its|Their|Such|These|Those|This (is|was|means|allows|would|could|can|may|will|ensures|makes|also|has|change|approach|way|results?|requires|prevents|implies)|That (is|was|means))\b`)

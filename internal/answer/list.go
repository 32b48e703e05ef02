package answer

import (
	"slices"

	"github.com/witan-project/witan/internal/index"
)

const (
	listMost  = 8
	listShare = 0.45 // of the best document's score that a further one needs
)

// list names the documents that fit, each with what it says of itself or, if it says
// nothing, the sentence that fits the question best.
func list(t Task) Draft {
	m := newMatcher(t.Terms, func(index.Term) bool { return true })
	units := rate(t, m)
	w := newWriter(t.MaxWords)
	top := 0.0
	for n, doc := range documents(t.Passages) {
		h := t.Passages[doc[0]]
		top = max(top, h.Document)
		if n == listMost || n >= 2 && h.Document < listShare*top {
			break
		}
		u, ok := saying(units, doc)
		if !ok {
			continue
		}
		w.paragraph("- " + label(h) + ":")
		if !w.quote(u.text, u) {
			break
		}
	}
	return w.draft()
}

// saying picks the unit by which a document is introduced: what it says it is about, if
// that has to do with the question, else the sentence that fits best.
func saying(units []scored, doc []int) (unit, bool) {
	var best, begin scored
	found, begins := false, false
	for _, u := range units { // best first
		if !slices.Contains(doc, u.passage) {
			continue
		}
		if u.kind == metaLine && describes(u.key) {
			return u.unit, true
		}
		if u.kind != sentence || countWords(u.text) > 45 || awkward(u.unit) >= 0.2 {
			continue
		}
		if !found {
			best, found = u, true
		}
		if !begins || u.start < begin.start {
			begin, begins = u, true
		}
	}
	if begins && begin.share >= best.share/2 {
		return begin.unit, true
	}
	if found {
		return best.unit, true
	}
	for _, u := range units {
		if slices.Contains(doc, u.passage) && (u.kind != metaLine || u.key == "title") && countWords(u.text) <= 60 {
			return u.unit, true
		}
	}
	return best.unit, false
}

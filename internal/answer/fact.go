package answer

import (
	"slices"

	"github.com/witan-project/witan/internal/index"
)

// How far below the best unit a further one may score, in its document and in another;
// how much better another document's best unit has to be than the first document's for
// the answer to be about that one.
const (
	enough      = 0.72
	enoughElse  = 0.88
	leastElse   = 0.4 // share of the question that another document's unit has to hold
	betterExact = 0.2
	betterOther = 0.5
	saidAlready = 0.7 // share of a term's worth that goes when a picked unit holds it
	mostQuotes  = 4
	mostOfMain  = 3
)

// fact answers with the few units that hold most of the question: from the document
// found first, and from another if that comes close. Where no exact value is wanted the
// answer begins with what the document says it is about.
func fact(t Task) Draft {
	m := newMatcher(t.Terms, func(index.Term) bool { return true })
	m.look(t.Wants, t.Question)
	units := rate(t, m)
	if len(units) == 0 {
		return Draft{}
	}
	docs := documents(t.Passages)
	for i := range units {
		units[i].doc = slices.IndexFunc(docs, func(d []int) bool { return slices.Contains(d, units[i].passage) })
	}
	main := mainDocument(units, t.exact())
	p := &picker{m: m, max: t.MaxWords}
	if lead, ok := opening(units, main); ok && !t.exact() {
		p.take(lead)
	}
	best, _ := p.next(units, func(u scored) bool { return u.doc == main })
	top := best.score
	second := -1
	for range mostQuotes {
		u, ok := p.next(units, func(u scored) bool {
			if u.doc == main {
				return u.score >= enough*top && p.count(main) < mostOfMain
			}
			return u.score >= enoughElse*top && u.share >= leastElse && (second < 0 || second == u.doc)
		})
		if !ok || p.marginal(u) < enough*top || len(p.picked) >= mostQuotes {
			break
		}
		p.take(u)
		if u.doc != main {
			second = u.doc
		}
	}
	w := newWriter(t.MaxWords)
	for _, doc := range []int{main, second} {
		if doc < 0 {
			continue
		}
		w.paragraph(label(t.Passages[docs[doc][0]]) + ":")
		for _, u := range p.picked {
			if u.doc == doc {
				w.quote(spoken(u.unit), u.unit)
			}
		}
	}
	if len(p.picked) > 0 {
		w.atLeast(spoken(p.picked[0].unit), p.picked[0].unit)
	}
	return w.draft()
}

// exact tells that a value is asked for and not an account of something.
func (t Task) exact() bool { return t.Wants&(Number|Hex|Date|Person) != 0 }

// mainDocument is the one found first, unless another answers much better.
func mainDocument(units []scored, exact bool) int {
	best := make(map[int]float64)
	for _, u := range units { // best first
		if _, seen := best[u.doc]; !seen {
			best[u.doc] = u.score
		}
	}
	better := betterOther
	if exact {
		better = betterExact
	}
	main := units[0].doc
	if first, ok := best[0]; ok && units[0].score < first+better {
		main = 0
	}
	return main
}

// opening is what a document says it is about: its description, or its first sentence.
func opening(units []scored, doc int) (scored, bool) {
	var first scored
	found := false
	for _, u := range units {
		if u.doc != doc {
			continue
		}
		if u.kind == metaLine && describes(u.key) {
			return u, true
		}
		if u.kind != sentence || awkward(u.unit) > 0.1 || countWords(u.text) < 5 {
			continue
		}
		if !found || u.passage < first.passage || u.passage == first.passage && u.span.Start < first.span.Start {
			first, found = u, true
		}
	}
	return first, found
}

// describes tells the keys of front matter that say what a document is about.
func describes(key string) bool { return key == "description" || key == "summary" || key == "abstract" }

package embedded

import (
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// concept is one thing that a query asks for, with the terms that stand for it. Its
// terms count together, as one word would.
type concept struct {
	weight float64
	terms  []variant // the first one is the word itself
	whole  bool      // a word of the question, not a part of one or two joined

	idf  float64 // set by rank
	docs int     // documents that hold it
}

type variant struct {
	text   string
	weight float64
	ending bool // the end of a rare compound, not the word in another form
}

// maxConcepts bounds the work that one query can cause.
const maxConcepts = 64

// parser turns a query into concepts. The vocabulary of the segments helps it: it adds
// derivations, joins words that documents write as one, and takes rare compounds apart.
type parser struct {
	segs     []*segment
	p        *params
	concepts []concept
	has      map[string]bool
}

func parse(segs []*segment, q index.Query, p *params) []concept {
	ps := &parser{segs: segs, p: p, has: make(map[string]bool)}
	ps.text(q.Text, 1)
	ps.text(q.Context, p.context)
	return ps.concepts
}

func (ps *parser) text(text string, weight float64) {
	skip := index.QuestionWord
	if onlyQuestionWords(text) {
		skip = func(string) bool { return false }
	}
	prev, prevEnd := "", -2
	index.Words(text, func(w string, start, end int) bool {
		low := strings.ToLower(w)
		if skip(low) {
			return true
		}
		terms := index.Terms(w)
		for i, t := range terms {
			c := concept{weight: weight, terms: []variant{{text: t, weight: 1}}, whole: i == 0}
			if i > 0 {
				c.weight *= ps.p.part
			} else if len(terms) == 1 {
				ps.relatives(&c)
				ps.compound(&c, low)
			}
			ps.add(c)
		}
		if prev != "" && start == prevEnd+1 {
			ps.join(prev+w, weight)
		}
		prev, prevEnd = w, end
		return len(ps.concepts) < maxConcepts
	})
}

func (ps *parser) add(c concept) {
	if t := c.terms[0].text; !ps.has[t] {
		ps.has[t] = true
		ps.concepts = append(ps.concepts, c)
	}
}

// relatives adds the derivations of the concept's word.
func (ps *parser) relatives(c *concept) {
	seen := map[string]bool{}
	for _, s := range ps.segs {
		s.relatives(c.terms[0].text, func(t string) {
			if !seen[t] {
				seen[t] = true
				c.terms = append(c.terms, variant{text: t, weight: ps.p.relative})
			}
		})
	}
}

// A word of at least longWord letters that at most rareWord chunks hold is taken apart:
// its longest ending of at least minEnding letters that is a more frequent word stands
// for it too.
const (
	longWord  = 8
	rareWord  = 3
	minEnding = 5
)

func (ps *parser) compound(c *concept, word string) {
	own := ps.frequency(c.terms[0].text)
	if len(word) < longWord || own > rareWord {
		return
	}
	for n := len(word) - 3; n >= minEnding; n-- {
		t := index.Stem(word[len(word)-n:])
		if ps.frequency(t) > own {
			c.terms = append(c.terms, variant{text: t, weight: ps.p.ending, ending: true})
			return
		}
	}
}

// frequency is how many chunks hold a term, counted up to a little over rareWord.
func (ps *parser) frequency(term string) int {
	n := 0
	for _, s := range ps.segs {
		chunks, _ := s.find(term)
		for l := (chunkList{rest: chunks}); n <= rareWord && l.next(); {
			n++
		}
	}
	return n
}

// join adds two words as one, if that is a word of the documents: "delegate call".
func (ps *parser) join(word string, weight float64) {
	if t := index.Terms(word); len(t) > 0 && ps.frequency(t[0]) > 0 {
		ps.add(concept{weight: weight * ps.p.join, terms: []variant{{text: t[0], weight: 1}}})
	}
}

func onlyQuestionWords(text string) bool {
	only := true
	index.Words(text, func(w string, _, _ int) bool {
		only = index.QuestionWord(strings.ToLower(w)) || len(index.Terms(w)) == 0
		return only
	})
	return only
}

// namedIn calls f for every document whose file name or title stands in the text as
// consecutive words.
func namedIn(segs []*segment, text string, f func(seg int, doc uint32)) {
	var words []string
	index.Words(text, func(w string, _, _ int) bool {
		words = append(words, w)
		return len(words) < 8*maxConcepts
	})
	for i := range words {
		for j := i + 1; j <= min(len(words), i+maxNameWords); j++ {
			key := joinKey(words[i:j])
			for k, s := range segs {
				for _, n := range s.named(key) {
					f(k, n.doc)
				}
			}
		}
	}
}

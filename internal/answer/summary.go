package answer

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// summarise writes what one document says, from sentences of its own in their order:
// its opening as it stands, then the sentences that are most like the whole. A document
// without enough of them is summed up with what it has.
func summarise(t Task) Draft {
	var all []unit
	for i, h := range t.Passages {
		all = append(all, unitsOf(i, h)...)
	}
	var best Draft
	for _, quotable := range []func(Task, unit) bool{wellFormed, readable} {
		var units []unit
		for _, u := range all {
			if quotable(t, u) {
				units = append(units, u)
			}
		}
		w := newWriter(t.MaxWords)
		for _, i := range choose(units, weigh(t, units), t.MaxWords) {
			w.quote(units[i].text, units[i])
		}
		if len(units) > 0 {
			w.atLeast(units[0].text, units[0])
		}
		best = w.draft()
		if w.words >= t.MinWords && w.words > 0 {
			break
		}
	}
	return best
}

// Words of a sentence that a summary quotes.
const (
	fewestWords = 6
	mostOfOne   = 48
)

// inner is an end of a sentence, or an abbreviation that looks like one, before the end.
var inner = regexp.MustCompile(`[.!?]["')\]]*\s`)

// pointer leads to another place of the document, which a summary does not have.
var pointer = regexp.MustCompile(`(?i)\b(see|described|defined|listed|shown|given|explained|discussed) .{0,60}\b(below|above|section|table|figure|appendix)\b|\b(below|above)\W*$`)

// wellFormed tells whether a unit reads as a sentence of a summary.
func wellFormed(t Task, u unit) bool {
	n := countWords(u.text)
	switch {
	case u.kind == metaLine:
		return describes(u.key) && n >= 4
	case u.kind != sentence || n < fewestWords || n > mostOfOne || asideSection(t, u):
		return false
	}
	first, last := u.text[0], u.text[len(u.text)-1]
	if first >= 'a' && first <= 'z' || inner.MatchString(u.text) || pointer.MatchString(u.text) || !strings.ContainsRune(`.!")`, rune(last)) {
		return false
	}
	return !strings.Contains(u.text, "://") && !strings.ContainsAny(u.text, "$|{}=<>") && codeShare(u.text) < 0.2
}

// readable is the least that is asked of a unit where well-formed ones are too few.
func readable(t Task, u unit) bool {
	switch u.kind {
	case metaLine:
		return describes(u.key)
	case sentence, item, tableRow:
		return countWords(u.text) >= 3 && !strings.HasSuffix(u.text, ":") && !asideSection(t, u)
	}
	return false
}

// codeShare is the share of words that are code or formulas.
func codeShare(s string) float64 {
	n, code := 0, 0
	for f := range strings.FieldsSeq(s) {
		n++
		if strings.ContainsAny(f, "_[]*^") || strings.Contains(f, "()") {
			code++
		}
	}
	return ratio(float64(code), float64(n))
}

// weigh scores sentences: by the words they share with the rest of the document
// (centroid summarisation, Radev et al., 2004) and with its title, and by how early
// they stand.
func weigh(t Task, units []unit) []float64 {
	df := make(map[string]int)
	words := make([][]string, len(units))
	for i, u := range units {
		for w := range contentWords(u.text) {
			df[w]++
			words[i] = append(words[i], w)
		}
	}
	title := contentWords(t.Passages[0].Title)
	for _, u := range units {
		if u.kind == metaLine {
			for w := range contentWords(u.text) {
				title[w] = true
			}
		}
	}
	out := make([]float64, len(units))
	for i, u := range units {
		sum, named := 0.0, 0
		for _, w := range words[i] {
			if df[w] > 1 {
				sum += math.Log(float64(df[w]))
			}
			if title[w] {
				named++
			}
		}
		out[i] = sum / math.Sqrt(float64(len(words[i])+4))
		out[i] *= 1 + 0.5*ratio(float64(named), float64(max(len(title), 4)))
		out[i] *= 1.6 - float64(i)/float64(len(units)) // the end counts 0.6
		out[i] *= 1 - 2*codeShare(u.text)
		if dangles(u.text) {
			out[i] *= 0.5
		}
	}
	return out
}

// asideSection tells sections that say little about what a document is about.
func asideSection(t Task, u unit) bool {
	heading := strings.ToLower(strings.Join(t.Passages[u.passage].Chunk.Headings, " "))
	for _, w := range []string{"copyright", "license", "licence", "reference", "acknowledg", "appendix", "test case",
		"change log", "changelog", "footnote", "see also"} {
		if strings.Contains(heading, w) {
			return true
		}
	}
	return false
}

// choose picks sentences for at most limit words, in the order of the document.
func choose(units []unit, weight []float64, limit int) []int {
	var picked []int
	words := 0
	take := func(i int) {
		n := countWords(units[i].text) + 1 // a mark may be taken for a word
		if words+n <= limit && !slices.Contains(picked, i) && !repeats(units, picked, i) {
			picked = append(picked, i)
			words += n
		}
	}
	// the opening as it stands: description and first section
	section := -1
	for i, u := range units {
		if u.kind == metaLine {
			take(i)
			continue
		}
		if section < 0 {
			section = u.passage
		}
		if u.passage != section || words > limit*2/5 {
			break
		}
		take(i)
	}
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case weight[a] > weight[b]:
			return -1
		case weight[a] < weight[b]:
			return 1
		}
		return 0
	})
	for _, i := range order {
		if dangles(units[i].text) && !slices.Contains(picked, i-1) {
			continue // it would point at a sentence that is not there
		}
		take(i)
	}
	slices.Sort(picked)
	return picked
}

// repeats tells that a sentence says what a picked one says.
func repeats(units []unit, picked []int, i int) bool {
	mine := contentWords(units[i].text)
	for _, p := range picked {
		theirs, same := contentWords(units[p].text), 0
		for w := range mine {
			if theirs[w] {
				same++
			}
		}
		if same*10 >= min(len(mine), len(theirs))*7 {
			return true
		}
	}
	return false
}

func contentWords(s string) map[string]bool {
	out := make(map[string]bool)
	index.Words(s, func(w string, _, _ int) bool {
		for _, t := range index.Terms(w) {
			if len(t) > 2 {
				out[t] = true
			}
		}
		return true
	})
	return out
}

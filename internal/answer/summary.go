package answer

import (
	"math"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// summarise writes what one document says, from sentences of its own in their order:
// its opening as it stands, then the sentences that are most like the whole.
func summarise(t Task) Draft {
	var units []unit
	for i, h := range t.Passages {
		for _, u := range unitsOf(i, h) {
			if quotable(u) {
				units = append(units, u)
			}
		}
	}
	order := choose(units, weigh(t, units), t.MaxWords)
	w := newWriter(t.MaxWords)
	for _, i := range order {
		w.quote(units[i].text, units[i])
	}
	return w.draft()
}

// quotable tells whether a unit reads as a sentence of a summary.
func quotable(u unit) bool {
	n := countWords(u.text)
	switch {
	case u.kind == metaLine:
		return u.key == "description" && n >= 4
	case u.kind != sentence || n < 5 || n > 48:
		return false
	}
	last := u.text[len(u.text)-1]
	if last != '.' && last != '!' && last != '"' && last != ')' {
		return false
	}
	return !strings.Contains(u.text, "://") && !strings.Contains(u.text, "$") && letters(u.text) > 0.7
}

// letters is the share of letters and blanks: what is low in them is a formula.
func letters(s string) float64 {
	n := 0
	for _, r := range s {
		if r == ' ' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 {
			n++
		}
	}
	return float64(n) / float64(max(len([]rune(s)), 1))
}

// weigh scores sentences: by the words they share with the rest of the document
// (centroid summarisation, Radev et al., 2004), and by how early they stand.
func weigh(t Task, units []unit) []float64 {
	df := make(map[string]int)
	words := make([][]string, len(units))
	for i, u := range units {
		seen := make(map[string]bool)
		index.Words(u.text, func(w string, _, _ int) bool {
			for _, term := range index.Terms(w) {
				if !seen[term] && len(term) > 2 {
					seen[term] = true
					df[term]++
					words[i] = append(words[i], term)
				}
			}
			return true
		})
	}
	out := make([]float64, len(units))
	for i, u := range units {
		sum := 0.0
		for _, w := range words[i] {
			if df[w] > 1 {
				sum += math.Log(float64(df[w]))
			}
		}
		out[i] = sum / math.Sqrt(float64(len(words[i])+4))
		section := strings.ToLower(strings.Join(t.Passages[u.passage].Chunk.Headings, " "))
		switch {
		case asideSection(section):
			out[i] *= 0.35
		case i < 12:
			out[i] *= 1.5
		}
		if dangling.MatchString(u.text) {
			out[i] *= 0.5
		}
		if strings.Contains(u.text, ". ") || strings.Contains(u.text, "? ") {
			out[i] *= 0.8 // not cleanly one sentence
		}
	}
	return out
}

// asideSection tells sections that say little about what a document is about.
func asideSection(heading string) bool {
	for _, w := range []string{"copyright", "license", "licence", "reference", "acknowledg", "appendix", "test case", "change log", "changelog", "history", "footnote", "see also"} {
		if strings.Contains(heading, w) {
			return true
		}
	}
	return false
}

// choose picks sentences for at most max words, in the order of the document.
func choose(units []unit, weight []float64, limit int) []int {
	var picked []int
	words := 0
	take := func(i int) bool {
		n := countWords(units[i].text) + 1 // a mark may be taken for a word
		if words+n > limit || slices.Contains(picked, i) || repeats(units, picked, i) {
			return false
		}
		picked = append(picked, i)
		words += n
		return true
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
		if dangling.MatchString(units[i].text) && !slices.Contains(picked, i-1) {
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
			out[t] = true
		}
		return true
	})
	return out
}

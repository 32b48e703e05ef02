package answer

import (
	"slices"
	"strings"
)

// picker chooses units one after the other, each for what it adds.
type picker struct {
	m      *matcher
	max    int
	words  int
	picked []scored
	said   []float64
}

// next is the unit that adds most among those that may be taken and fit.
func (p *picker) next(units []scored, may func(scored) bool) (best scored, ok bool) {
	for _, u := range units {
		if ok && u.score < p.marginal(best) {
			break // the rest can only be worse: units are sorted, and nothing adds to a score
		}
		n := countWords(spoken(u.unit)) + 1
		if !may(u) || !fresh(p.picked, u) || p.words+n > p.max && (len(p.picked) > 0 || p.tight(units)) {
			continue
		}
		if !ok || p.marginal(u) > p.marginal(best) {
			best, ok = u, true
		}
	}
	return best, ok
}

// tight tells that the limit leaves room for some units and not for others: then only
// those that fit are worth a look.
func (p *picker) tight(units []scored) bool {
	return slices.ContainsFunc(units, func(u scored) bool { return countWords(spoken(u.unit)) < p.max })
}

// marginal is a unit's score without what is said already.
func (p *picker) marginal(u scored) float64 {
	if p.said == nil {
		return u.score
	}
	lost := 0.0
	for i, g := range u.got {
		lost += p.m.weight[i] * saidAlready * min(g, p.said[i])
	}
	return u.score - ratio(lost, p.m.total)*0.5
}

func (p *picker) take(u scored) {
	p.picked = append(p.picked, u)
	p.words += countWords(spoken(u.unit)) + 1
	if p.said == nil {
		p.said = make([]float64, len(u.got))
	}
	for i, g := range u.got {
		p.said[i] = max(p.said[i], g)
	}
}

func (p *picker) count(doc int) int {
	n := 0
	for _, u := range p.picked {
		if u.doc == doc {
			n++
		}
	}
	return n
}

// fresh tells that a unit says something that no picked one says already.
func fresh(picked []scored, u scored) bool {
	mine := contentWords(u.text)
	for _, p := range picked {
		a, b := strings.TrimRight(p.text, ".;"), strings.TrimRight(u.text, ".;")
		if p.passage == u.passage && p.span == u.span || strings.Contains(a, b) || strings.Contains(b, a) {
			return false
		}
		theirs, same := contentWords(p.text), 0
		for w := range mine {
			if theirs[w] {
				same++
			}
		}
		if same*10 >= len(mine)*8 {
			return false
		}
	}
	return true
}

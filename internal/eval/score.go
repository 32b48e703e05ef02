package eval

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// depth is how many documents of a ranking count.
const depth = 10

// minGrade is the lowest grade that MRR takes for a hit; grade 1 is only tangential.
const minGrade = 2

// Row is the score of one question. A metric that the question does not have is NaN.
type Row struct {
	ID, Kind string
	Metrics  [len(metricNames)]float64
}

// The metrics. nDCG has gain 2^grade − 1 and discount log2(rank + 1) (Burges et al.,
// 2005) and its ideal from all judged documents; recall divides by at most 10.
const (
	ndcg = iota
	recall
	mrr
	first    // the first document is a hit
	facts    // the answer has all its facts; a refusal is a miss
	refused  // of unanswerable questions: higher is better
	falseRef // answerable ones that were refused: lower is better
)

var metricNames = [...]string{"nDCG@10", "recall@10", "MRR@10", "succ@1", "facts", "refused", "false-ref"}

// Score scores answers against questions. One without a line counts as nothing ranked
// and not refused.
func Score(questions []Question, lines []Line) []Row {
	byID := make(map[string]Line, len(lines))
	for _, l := range lines {
		byID[l.ID] = l
	}
	rows := make([]Row, len(questions))
	for i, q := range questions {
		rows[i] = score(q, byID[q.ID])
	}
	return rows
}

func score(q Question, l Line) Row {
	r := Row{ID: q.ID, Kind: q.Kind}
	for m := range r.Metrics {
		r.Metrics[m] = math.NaN()
	}
	grades := make(map[string]int, len(q.Relevant))
	for name, g := range q.Relevant {
		grades[number(name)] = g
	}
	if len(grades) == 0 {
		r.Metrics[refused] = truth(l.Refused)
		return r
	}
	ranking := ranking(l.Ranked)
	gain, found, hit := 0.0, 0, 0
	for i, name := range ranking {
		g, judged := grades[name]
		gain += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2))
		if judged {
			found++
		}
		if g >= minGrade && hit == 0 {
			hit = i + 1
		}
	}
	r.Metrics[ndcg] = gain / ideal(grades)
	r.Metrics[recall] = float64(found) / float64(min(depth, len(grades)))
	r.Metrics[mrr] = 0
	if hit > 0 {
		r.Metrics[mrr] = 1 / float64(hit)
	}
	r.Metrics[first] = truth(hit == 1)
	r.Metrics[falseRef] = truth(l.Refused)
	if len(q.Facts) > 0 {
		missing := slices.ContainsFunc(q.Facts, func(f string) bool { return !hasFact(l.Answer, f) })
		r.Metrics[facts] = truth(!l.Refused && !missing)
	}
	return r
}

func ideal(grades map[string]int) float64 {
	var sorted []int
	for _, g := range grades {
		sorted = append(sorted, g)
	}
	slices.Sort(sorted)
	slices.Reverse(sorted)
	sum := 0.0
	for i, g := range sorted[:min(depth, len(sorted))] {
		sum += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// ranking is the first ten different documents.
func ranking(names []string) []string {
	var out []string
	for _, n := range names {
		if n = number(n); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out[:min(depth, len(out))]
}

var digits = regexp.MustCompile(`[0-9]+`)

// number is how the questions name a document: by the first number in its file name,
// or by all of the name if it has none.
func number(name string) string {
	n := digits.FindString(name)
	if n == "" {
		return name
	}
	if n = strings.TrimLeft(n, "0"); n == "" {
		return "0"
	}
	return n
}

// hasFact tells whether an answer holds a fact: without regard to case, ` and *, to
// white space, to thousands separators and to what stands between a number and its
// unit. A number must not go on with further digits.
func hasFact(answer, fact string) bool {
	a, f := []rune(normal(answer)), []rune(normal(fact))
	if len(f) == 0 {
		return true
	}
	hex := strings.HasPrefix(string(f), "0x")
	for i := 0; i+len(f) <= len(a); i++ {
		if !slices.Equal(a[i:i+len(f)], f) {
			continue
		}
		if unicode.IsDigit(f[0]) && i > 0 && ascii(a[i-1]) {
			continue
		}
		if end := i + len(f); end < len(a) {
			next := a[end]
			if hex && (ascii(next) || next >= 'a' && next <= 'f') || !hex && unicode.IsDigit(f[len(f)-1]) && ascii(next) {
				continue
			}
		}
		return true
	}
	return false
}

func ascii(r rune) bool { return r >= '0' && r <= '9' }

// normal brings a text into the form in which facts are compared.
func normal(s string) string {
	in := []rune(strings.ToLower(strings.NewReplacer("`", "", "*", "").Replace(s)))
	var joined []rune
	for i, r := range in {
		if i > 0 && unicode.IsDigit(in[i-1]) && strings.ContainsRune(",_\u00a0\u2009\u202f", r) && thousands(in[i+1:]) {
			continue
		}
		joined = append(joined, r)
	}
	var out []rune
	for _, r := range joined {
		if unicode.IsSpace(r) {
			if len(out) == 0 || out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
			continue
		}
		out = append(out, r)
	}
	return string(units(out))
}

// thousands tells that exactly three digits follow.
func thousands(r []rune) bool {
	return len(r) >= 3 && unicode.IsDigit(r[0]) && unicode.IsDigit(r[1]) && unicode.IsDigit(r[2]) && (len(r) == 3 || !unicode.IsDigit(r[3]))
}

// units drops blanks and hyphens between a digit and a letter.
func units(in []rune) []rune {
	var out []rune
	for i := 0; i < len(in); i++ {
		if i > 0 && unicode.IsDigit(in[i-1]) && (in[i] == ' ' || in[i] == '-') {
			j := i
			for j < len(in) && (in[j] == ' ' || in[j] == '-') {
				j++
			}
			if j < len(in) && in[j] >= 'a' && in[j] <= 'z' {
				i = j - 1
				continue
			}
		}
		out = append(out, in[i])
	}
	return out
}

package eval

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// kinds is the order in which kinds of questions are shown; others follow.
var kinds = []string{"known-item", "paraphrase", "multi", "fact", "followup", "unanswerable"}

// Table renders the means per kind and over all.
func (r Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%14s%5s", "", "n")
	for _, name := range metricNames {
		fmt.Fprintf(&b, "%11s", name)
	}
	b.WriteByte('\n')
	line := func(name string, in func(int) bool) {
		n := 0
		var sum, count [len(metricNames)]float64
		for i, row := range r.Rows {
			if !in(i) {
				continue
			}
			n++
			for m, v := range row.Metrics {
				if !math.IsNaN(v) {
					sum[m] += v
					count[m]++
				}
			}
		}
		if n == 0 {
			return
		}
		fmt.Fprintf(&b, "%-14s%5d", name, n)
		for m := range sum {
			if count[m] == 0 {
				fmt.Fprintf(&b, "%11s", "-")
				continue
			}
			fmt.Fprintf(&b, "%11.4f", sum[m]/count[m])
		}
		b.WriteByte('\n')
	}
	for _, k := range r.kinds() {
		line(k, func(i int) bool { return r.Rows[i].Kind == k })
	}
	line("(by number)", func(i int) bool { return r.Questions[i].ByNumber })
	line("OVERALL", func(int) bool { return true })
	return b.String()
}

func (r Report) kinds() []string {
	out := slices.Clone(kinds)
	var rest []string
	for _, row := range r.Rows {
		if !slices.Contains(out, row.Kind) && !slices.Contains(rest, row.Kind) {
			rest = append(rest, row.Kind)
		}
	}
	slices.Sort(rest)
	return append(out, rest...)
}

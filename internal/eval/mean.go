package eval

import (
	"math"
	"slices"
)

// Mean of a metric over all questions that have it, named as in Table; NaN if none has
// it, or there is no such metric.
func (r Report) Mean(metric string) float64 {
	m := slices.Index(metricNames[:], metric)
	if m < 0 {
		return math.NaN()
	}
	sum, n := 0.0, 0.0
	for _, row := range r.Rows {
		if v := row.Metrics[m]; !math.IsNaN(v) {
			sum, n = sum+v, n+1
		}
	}
	return sum / n
}

package embedded

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLeadingIsTheBeginningOfAStableSort(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 5, 200} {
		list := make([]found, size)
		for i := range list {
			list[i] = found{doc: uint32(i), score: float64(random.IntN(20))} // with many of equal score
		}
		sorted := slices.Clone(list)
		slices.SortStableFunc(sorted, func(x, y found) int { return byScore(x.score, y.score) })
		for _, n := range []int{0, 1, 10, 500} {
			got, want := leading(list, n), sorted[:min(n, size)]
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("the first %d of %d: %v, want %v", n, size, got, want)
			}
		}
	}
}

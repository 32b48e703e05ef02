package answer

import (
	"context"

	"github.com/witan-project/witan/internal/index"
)

// Extractive answers with sentences of the passages as they stand. It needs no model
// and says nothing that a source does not say.
type Extractive struct{}

// Name implements Generator.
func (Extractive) Name() string { return "extractive" }

// Generate implements Generator.
func (Extractive) Generate(ctx context.Context, t Task) (Draft, error) {
	if err := ctx.Err(); err != nil || len(t.Passages) == 0 {
		return Draft{}, err
	}
	switch t.Form {
	case Summary:
		return summarise(t), nil
	case List:
		return list(t), nil
	default:
		return fact(t), nil
	}
}

// documents groups passages by document, in their order.
func documents(hits []index.Hit) [][]int {
	var out [][]int
	seen := make(map[string]int)
	for i, h := range hits {
		key := string(h.Dataset[:]) + h.Path
		n, ok := seen[key]
		if !ok {
			n = len(out)
			seen[key] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

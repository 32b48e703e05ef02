package answer

import (
	"context"
	"fmt"
	"strings"

	"github.com/witan-project/witan/internal/document"
)

// Extractive answers with sentences of the passages as they stand. It needs no model
// and says nothing that a source does not say.
type Extractive struct{}

// Name implements Generator.
func (Extractive) Name() string { return "extractive" }

// Generate implements Generator.
func (Extractive) Generate(ctx context.Context, t Task) (Draft, error) {
	var d Draft
	var text []string
	for i, h := range t.Passages {
		for _, b := range document.Blocks(h.Chunk.Text, h.Chunk.Kind == document.InsideCode) {
			if b.Kind != document.Paragraph {
				continue
			}
			n := len(d.Cited) + 1
			text = append(text, fmt.Sprintf("%s [%d]", document.Plain(h.Chunk.Text[b.Start:b.End]), n))
			d.Cited = append(d.Cited, Cited{n, i, document.Span{Start: b.Start, End: b.End}})
			break
		}
		if len(text) == 3 {
			break
		}
	}
	d.Text = strings.Join(text, " ")
	return d, ctx.Err()
}

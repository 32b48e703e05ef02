package answer

import (
	"context"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// Form is what kind of answer a question wants.
type Form string

// The forms.
const (
	Fact    Form = "fact"    // a few sentences that answer
	Summary Form = "summary" // what one document says
	List    Form = "list"    // which documents fit, each with what it says
)

// Task is what a Generator works on.
type Task struct {
	Question string // as asked
	Subject  string // with what the conversation adds
	Form     Form
	MinWords int                // 0: no lower limit
	MaxWords int                // words of the answer without citation marks; never exceeded
	Weights  map[string]float64 // analysed words of the question → how much they tell
	Passages []index.Hit        // what may be quoted; Cited names them by their place here
}

// Cited is a quotation: the mark [N] in the text stands for this range of a passage.
type Cited struct {
	N       int
	Passage int           // in Task.Passages
	Span    document.Span // within the passage's text
}

// Draft is a generator's answer.
type Draft struct {
	Text  string // with marks [1], [2] …
	Cited []Cited
}

// Generator writes an answer from passages and nothing else. It must be safe for
// concurrent use. An empty Draft says that the passages do not answer. Errors: those of
// ctx, and the driver's; the engine does not retry.
type Generator interface {
	Name() string
	Generate(ctx context.Context, t Task) (Draft, error)
}

package answer

import (
	"context"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// Task is what a Generator works on.
type Task struct {
	Question string       // as asked
	Context  string       // earlier questions of the conversation, where this one leans on them
	Form     Form         // what kind of answer is wanted
	Wants    Wants        // what a short answer has to hold
	MinWords int          // 0: no lower limit
	MaxWords int          // words of the answer without citation marks; never exceeded
	Terms    []index.Term // of the question, as they were searched
	Passages []index.Hit  // what may be quoted, best document first; Cited names them by their place here
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

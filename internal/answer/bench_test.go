package answer_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/indextest"
)

func shared(b *testing.B) (files, questions []string) {
	b.Helper()
	root := filepath.Join("..", "..", "..", "shared")
	eips, eval := os.Getenv("WITAN_EIPS"), os.Getenv("WITAN_EVAL")
	if eips == "" {
		eips = filepath.Join(root, "corpora", "eips")
	}
	if eval == "" {
		eval = filepath.Join(root, "eval")
	}
	files, err := filepath.Glob(filepath.Join(eips, "*.md"))
	raw, err2 := os.ReadFile(filepath.Join(eval, "eip-questions-public.jsonl"))
	if err != nil || err2 != nil || len(files) == 0 {
		b.Skipf("the corpus is not here: set WITAN_EIPS and WITAN_EVAL (%v, %v)", err, err2)
	}
	for l := range strings.Lines(string(raw)) {
		var q struct{ Question string }
		if err := json.Unmarshal([]byte(l), &q); err != nil {
			b.Fatal(err)
		}
		questions = append(questions, q.Question)
	}
	return files, questions
}

// parsed reads and parses the corpus, as an import does.
func parsed(b *testing.B, files []string) []index.Document {
	b.Helper()
	var docs []index.Document
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, indextest.Doc(b, filepath.Base(f), string(raw)))
	}
	return docs
}

func askAll(b *testing.B, w *world, questions []string) (took []time.Duration) {
	for _, q := range questions {
		start := time.Now()
		if _, err := w.engine.Ask(b.Context(), grant(b, alice), answer.Question{Text: q}, nil); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	return took
}

func quantiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkAsk949: question to saved answer, over the EIPs.
func BenchmarkAsk949(b *testing.B) {
	files, questions := shared(b)
	w := newWorld(b, nil)
	if err := w.index.Publish(b.Context(), books, parsed(b, files)); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	for b.Loop() {
		took = append(took, askAll(b, w, questions)...)
	}
	quantiles(b, took)
}

// BenchmarkAskWhileImporting: the same while the EIPs are read, parsed and published as
// a further dataset.
func BenchmarkAskWhileImporting(b *testing.B) {
	files, questions := shared(b)
	w := newWorld(b, nil)
	if err := w.index.Publish(b.Context(), books, parsed(b, files)); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	n := 0
	for b.Loop() {
		done := make(chan error, 1)
		go func() { done <- w.index.Publish(b.Context(), secret, parsed(b, files)) }()
		for importing := true; importing; n++ {
			took = append(took, askAll(b, w, questions[n%len(questions):][:1])...)
			select {
			case err := <-done:
				if err != nil {
					b.Fatal(err)
				}
				importing = false
			default:
			}
		}
		b.StopTimer()
		if err := w.index.Remove(b.Context(), secret); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	quantiles(b, took)
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/eval"
	"github.com/witan-project/witan/internal/index"
)

// timed is an index that remembers how long each search took.
type timed struct {
	index.Index
	mu    sync.Mutex
	times []time.Duration
}

// Search implements index.Index.
func (t *timed) Search(ctx context.Context, q index.Query) (index.Result, error) {
	began := time.Now()
	r, err := t.Index.Search(ctx, q)
	took := time.Since(began)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.times = append(t.times, took)
	return r, err
}

// measureRetrieval asks the public questions over and over, as `witan eval` asks them,
// and times the search of each.
func measureRetrieval(ctx context.Context, b *bench) error {
	dir, err := b.folder("retrieval")
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "questions.jsonl")
	if err := repeatQuestions(file, b.size(40, 3)); err != nil {
		return err
	}
	if data := eips(); data == "" {
		b.leave("retrieval over the EIPs: no folder of them; set WITAN_EIPS")
	} else if err := b.searchOver(ctx, data, file, "949 EIPs", 2, 10); err != nil {
		return err
	}
	many, n, err := b.generated()
	if err != nil {
		return err
	}
	return b.searchOver(ctx, many, file, fmt.Sprintf("%d documents", n), 0, 20)
}

func (b *bench) searchOver(ctx context.Context, data, questions, what string, p50, p99 float64) error {
	var x *timed
	report, err := eval.Run(ctx, eval.Options{Data: data, Questions: questions,
		OpenIndex: func(ctx context.Context, path string) (index.Index, error) {
			opened, err := app.OpenIndex(ctx, path)
			x = &timed{Index: opened}
			return x, err
		}})
	if err != nil {
		return err
	}
	middle, slow := ms(quantile(x.times, 0.5)), ms(quantile(x.times, 0.99))
	note := fmt.Sprintf("%d searches, %d passages", len(x.times), report.Chunks)
	if p50 > 0 {
		b.atMost("retrieval", "retrieval over "+what+", p50", middle, "ms", p50, note)
	} else {
		b.told("retrieval", "retrieval over "+what+", p50", middle, "ms", note)
	}
	b.atMost("retrieval", "retrieval over "+what+", p99", slow, "ms", p99, note)
	b.told("retrieval", "whole answers over "+what+", p99", ms(quantile(report.Asking, 0.99)), "ms",
		fmt.Sprintf("p50 %s ms; with passages chosen, conversation saved durably, without HTTP", number(ms(quantile(report.Asking, 0.5)))))
	return nil
}

// question is a line of the questions file.
type question struct {
	ID    string `json:"id"`
	Text  string `json:"question"`
	After string `json:"after,omitempty"`
}

// publicQuestions are the public questions, else one about each of the originals' titles.
func publicQuestions() ([]question, error) {
	var out []question
	if file := questions(); file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			var q question
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, q)
		}
		return out, nil
	}
	from, err := original()
	if err != nil {
		return nil, err
	}
	for name, text := range from {
		if _, rest, ok := strings.Cut(text, "\ntitle: "); ok {
			title, _, _ := strings.Cut(rest, "\n")
			out = append(out, question{ID: name, Text: "What does " + title + " change?"})
		}
	}
	return out, nil
}

// repeatQuestions writes the questions several times, the follow-ups in conversations of
// their own.
func repeatQuestions(file string, times int) error {
	list, err := publicQuestions()
	if err != nil {
		return err
	}
	var out []byte
	for i := range times {
		for _, q := range list {
			q.ID = fmt.Sprintf("%s-%d", q.ID, i)
			if q.After != "" {
				q.After = fmt.Sprintf("%s-%d", q.After, i)
			}
			line, err := json.Marshal(q)
			if err != nil {
				return err
			}
			out = append(append(out, line...), '\n')
		}
	}
	return os.WriteFile(file, out, 0o600)
}

// measureQuality scores answers to the public questions as `witan eval` does.
func measureQuality(ctx context.Context, b *bench) error {
	data, file := eips(), questions()
	if data == "" || file == "" {
		b.leave("retrieval quality: no EIPs or no questions; set WITAN_EIPS and WITAN_QUESTIONS")
		return nil
	}
	report, err := eval.Run(ctx, eval.Options{Data: data, Questions: file, OpenIndex: app.OpenIndex})
	if err != nil {
		return err
	}
	b.report.Quality = report.Table()
	note := fmt.Sprintf("%d public questions, lexical", len(report.Questions))
	b.atLeast("quality", "nDCG@10", report.Mean("nDCG@10"), "", 0.58, note)
	b.atLeast("quality", "unanswerable questions refused", 100*report.Mean("refused"), "%", 40, note)
	b.atMost("quality", "false refusals", 100*report.Mean("false-ref"), "%", 8, note)
	return nil
}

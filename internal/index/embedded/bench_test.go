package embedded

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/indextest"
)

// shared is the folder with the public corpus and questions.
func shared(b *testing.B) (eips, questions string) {
	b.Helper()
	root := filepath.Join("..", "..", "..", "..", "shared")
	eips, questions = os.Getenv("WITAN_EIPS"), filepath.Join(os.Getenv("WITAN_EVAL"), "eip-questions-public.jsonl")
	if eips == "" {
		eips = filepath.Join(root, "corpora", "eips")
	}
	if os.Getenv("WITAN_EVAL") == "" {
		questions = filepath.Join(root, "eval", "eip-questions-public.jsonl")
	}
	for _, f := range []string{eips, questions} {
		if _, err := os.Stat(f); err != nil {
			b.Skipf("the corpus is not here: set WITAN_EIPS and WITAN_EVAL (%v)", err)
		}
	}
	return eips, questions
}

var number = regexp.MustCompile(`\d+`)

// corpus parses the EIPs, times over: each copy has other numbers and words of its own,
// so that all documents differ.
func corpus(b *testing.B, times int) []index.Document {
	b.Helper()
	eips, _ := shared(b)
	files, err := filepath.Glob(filepath.Join(eips, "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	var docs []index.Document
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		for n := range times {
			name, text := filepath.Base(f), string(raw)
			if n > 0 {
				name = fmt.Sprintf("copy%d-%s", n, name)
				text = number.ReplaceAllStringFunc(text, func(s string) string { return s + fmt.Sprint(n) })
				text = strings.ReplaceAll(text, "block", fmt.Sprintf("block%c", 'a'+n))
			}
			d, err := document.Parse(name, []byte(text), document.Limits{})
			if err != nil {
				b.Fatal(err)
			}
			docs = append(docs, index.Document{Path: name, Title: d.Title, Meta: d.Meta, Chunks: d.Chunks, File: indextest.RawCID(b, text)})
		}
	}
	return docs
}

func questionTexts(b *testing.B) []string {
	b.Helper()
	_, file := shared(b)
	raw, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for l := range strings.Lines(string(raw)) {
		var q struct{ Question string }
		if err := json.Unmarshal([]byte(l), &q); err != nil {
			b.Fatal(err)
		}
		out = append(out, q.Question)
	}
	return out
}

func opened(b *testing.B) *Index {
	b.Helper()
	x, err := Open(b.Context(), filepath.Join(b.TempDir(), "index.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := x.Close(); err != nil {
			b.Error(err)
		}
	})
	return x
}

// quantiles reports p50 and p99 in milliseconds.
func quantiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

func benchmarkSearch(b *testing.B, times int) {
	x, questions := opened(b), questionTexts(b)
	if err := x.Publish(b.Context(), dataset.ID{1}, corpus(b, times)); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	var took []time.Duration
	for b.Loop() {
		for _, q := range questions {
			start := time.Now()
			if _, err := x.Search(b.Context(), index.Query{Text: q}); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
	}
	quantiles(b, took)
}

func BenchmarkSearch949(b *testing.B)  { benchmarkSearch(b, 1) }
func BenchmarkSearch9490(b *testing.B) { benchmarkSearch(b, 10) }

func benchmarkPublish(b *testing.B, times int) {
	docs := corpus(b, times)
	runtime.GC()
	for b.Loop() {
		x := opened(b)
		if err := x.Publish(b.Context(), dataset.ID{1}, docs); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(docs)), "documents")
}

func BenchmarkPublish949(b *testing.B)  { benchmarkPublish(b, 1) }
func BenchmarkPublish9490(b *testing.B) { benchmarkPublish(b, 10) }

// BenchmarkOpen949 loads the postings of a stored index, as a restart does.
func BenchmarkOpen949(b *testing.B) {
	file := filepath.Join(b.TempDir(), "index.db")
	x, err := Open(b.Context(), file)
	if err != nil {
		b.Fatal(err)
	}
	if err := x.Publish(b.Context(), dataset.ID{1}, corpus(b, 1)); err != nil {
		b.Fatal(err)
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x, err := Open(b.Context(), file)
		if err != nil {
			b.Fatal(err)
		}
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearchWhilePublishing asks while the same corpus is published again and
// again on the other core.
func BenchmarkSearchWhilePublishing(b *testing.B) {
	x, questions, docs := opened(b), questionTexts(b), corpus(b, 1)
	if err := x.Publish(b.Context(), dataset.ID{1}, docs); err != nil {
		b.Fatal(err)
	}
	var stop atomic.Bool
	done := make(chan error, 1)
	go func() {
		for !stop.Load() {
			if err := x.Publish(b.Context(), dataset.ID{2}, docs); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	var took []time.Duration
	for b.Loop() {
		for _, q := range questions {
			start := time.Now()
			if _, err := x.Search(b.Context(), index.Query{Text: q}); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
	}
	stop.Store(true)
	if err := <-done; err != nil {
		b.Fatal(err)
	}
	quantiles(b, took)
}

// BenchmarkMemory949 reports what a loaded index keeps in memory.
func BenchmarkMemory949(b *testing.B) {
	docs := corpus(b, 1)
	for b.Loop() {
		x := opened(b)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		if err := x.Publish(b.Context(), dataset.ID{1}, docs); err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB")
	}
}

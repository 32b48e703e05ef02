package eval

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
)

func open(ctx context.Context, path string) (index.Index, error) { return embedded.Open(ctx, path) }

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	dir := folder(t, map[string]string{
		"docs/rfc-1149.md":   "---\ntitle: IP over Avian Carriers\nauthor: D. Waitzman\n---\nBirds carry datagrams. One carrier weighs 256 grams.",
		"docs/sub/rfc-7.md":  "# Kettles\n\nKettles boil.",
		"docs/picture.png":   "\x89PNG\x00\x01",
		"questions.jsonl":    `{"id":"a","question":"What do birds carry?","relevant":{"1149":3},"answer_facts":["256 grams"],"kind":"fact"}` + "\n" + `{"id":"b","question":"Who wrote that?","after":"a","relevant":{"1149":3},"answer_facts":["Waitzman"],"kind":"followup"}` + "\n" + `{"id":"c","question":"What is the capital of Mongolia?","relevant":{},"kind":"unanswerable"}` + "\n",
		"docs/empty.md":      "",
		"docs/sub/notes.txt": "A note on pots.",
	})
	out := filepath.Join(dir, "run.jsonl")
	rep, err := Run(t.Context(), Options{Data: filepath.Join(dir, "docs"), Questions: filepath.Join(dir, "questions.jsonl"), Out: out, OpenIndex: open})
	if err != nil {
		t.Fatal(err)
	}
	if rep.Documents != 3 || rep.Skipped != 2 || len(rep.Asking) != 3 {
		t.Errorf("%+v", rep)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var lines []Line
	for l := range strings.Lines(string(raw)) {
		var v Line
		if err := json.Unmarshal([]byte(l), &v); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, v)
	}
	if len(lines) != 3 || lines[0].Refused || lines[0].Ranked[0] != "rfc-1149.md" || lines[1].Refused || !strings.Contains(lines[1].Answer, "Waitzman") || !lines[2].Refused {
		t.Errorf("%s", raw)
	}
}

func TestBadInput(t *testing.T) {
	dir := folder(t, map[string]string{
		"docs/a.md": "text", "none/a.bin": "\x00", "good.jsonl": `{"id":"a","question":"b"}`, "json.jsonl": "{", "empty.jsonl": "",
		"twice.jsonl": `{"id":"a","question":"b"}{"id":"a","question":"c"}`, "after.jsonl": `{"id":"a","question":"b","after":"z"}`,
	})
	for _, c := range []struct{ data, questions, want string }{
		{"docs", "missing.jsonl", "missing.jsonl"},
		{"missing", "good.jsonl", "missing"},
		{"none", "good.jsonl", "no readable text"},
		{"docs", "json.jsonl", "question 1"},
		{"docs", "empty.jsonl", "no question"},
		{"docs", "twice.jsonl", "twice"},
		{"docs", "after.jsonl", "has to stand before"},
	} {
		_, err := Run(t.Context(), Options{Data: filepath.Join(dir, c.data), Questions: filepath.Join(dir, c.questions), OpenIndex: open})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c, err)
		}
	}
}

func TestScoreByHand(t *testing.T) {
	q := Question{ID: "x", Kind: "fact", Relevant: map[string]int{"1": 3, "2": 1}, Facts: []string{"16,777,216", "10 MiB"}}
	rows := Score([]Question{q}, []Line{{ID: "x", Ranked: []string{"9", "EIP-2", "eip-1.md", "2"}, Answer: "`16777216` gas, **10MiB**"}})
	want := (1/math.Log2(3) + 7.0/2) / (7 + 1/math.Log2(3))
	m := rows[0].Metrics
	if math.Abs(m[ndcg]-want) > 1e-12 || m[mrr] != 1.0/3 || m[recall] != 1 || m[first] != 0 || m[facts] != 1 || !math.IsNaN(m[refused]) {
		t.Errorf("%v", m)
	}
}

func TestHasFact(t *testing.T) {
	for _, c := range []struct {
		answer, fact string
		want         bool
	}{
		{"25600", "256", false},
		{"0x1000", "0x100", false},
		{"0x5e.", "0x5E", true},
		{"EIP4844 and 2,048 ETH", "2048 ETH", true},
		{"EIP4844", "4844", true},
		{"1.256", "256", true},
		{"10_700_000 blocks", "10,700,000", true},
		{"300\n bytes", "300 bytes", true},
		{"300-bytes", "300 bytes", true},
		{"1,2345", "12345", false},
	} {
		if got := hasFact(c.answer, c.fact); got != c.want {
			t.Errorf("%q has %q: %v", c.answer, c.fact, got)
		}
	}
}

// TestAgreesWithScorePy compares the table with that of the judge's program on a run
// of the real questions, to the digit.
func TestAgreesWithScorePy(t *testing.T) {
	dir := os.Getenv("WITAN_EVAL")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "eval")
	}
	script, questions := filepath.Join(dir, "score.py"), filepath.Join(dir, "eip-questions-public.jsonl")
	eips := os.Getenv("WITAN_EIPS")
	if eips == "" {
		eips = filepath.Join(dir, "..", "corpora", "eips")
	}
	for _, f := range []string{script, questions, eips} {
		if _, err := os.Stat(f); err != nil {
			t.Skipf("the public evaluation is not here: set WITAN_EVAL and WITAN_EIPS (%v)", err)
		}
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	out := filepath.Join(t.TempDir(), "run.jsonl")
	rep, err := Run(t.Context(), Options{Data: eips, Questions: questions, Out: out, OpenIndex: open})
	if err != nil {
		t.Fatal(err)
	}
	want, err := exec.CommandContext(t.Context(), python, script, out, questions).Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := rep.Table(); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	sum := map[int]float64{}
	n := map[int]float64{}
	for _, r := range rep.Rows {
		for m, v := range r.Metrics {
			if !math.IsNaN(v) {
				sum[m] += v
				n[m]++
			}
		}
	}
	// The figures that the project promises, with room for what a change may cost.
	if v := sum[ndcg] / n[ndcg]; v < 0.58 {
		t.Errorf("nDCG@10 %.4f, at least 0.58 is promised", v)
	}
	if v := sum[refused] / n[refused]; v < 0.4 {
		t.Errorf("%.4f of the unanswerable refused, at least 0.40 is promised", v)
	}
	if v := sum[falseRef] / n[falseRef]; v > 0.08 {
		t.Errorf("%.4f wrongly refused, at most 0.08 is promised", v)
	}
}

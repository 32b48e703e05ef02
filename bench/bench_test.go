package main

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/document"
)

func TestVariantsAreDistinctInEveryPassage(t *testing.T) {
	from, err := original()
	if err != nil {
		t.Fatal(err)
	}
	vary := newVariator(from)
	files, passages := map[[32]byte]string{}, map[[32]byte]string{}
	for _, name := range vary.names {
		for variant := range 3 {
			text, err := vary.distinct(name, variant)
			if err != nil {
				t.Fatal(err)
			}
			if other, ok := files[sha256.Sum256([]byte(text))]; ok {
				t.Errorf("%s and %s are the same", name, other)
			}
			files[sha256.Sum256([]byte(text))] = name
			d, err := document.Parse(name, []byte(text), document.Limits{})
			if err != nil {
				t.Fatalf("variant %d of %s: %v", variant, name, err)
			}
			for _, c := range d.Chunks {
				if other, ok := passages[sha256.Sum256([]byte(c.Text))]; ok {
					t.Errorf("%s and %s share the passage %q", name, other, c.Text)
				}
				passages[sha256.Sum256([]byte(c.Text))] = name
			}
		}
	}
}

func TestVariantsAreTheSameEachTime(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, dir := range []string{a, b} {
		if err := writeVariants(dir, 50, 7); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(a, "*", "*"))
	if err != nil || len(files) != 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		one, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		other, err := os.ReadFile(b + strings.TrimPrefix(f, a))
		if err != nil || string(one) != string(other) {
			t.Errorf("%s differs: %v", f, err)
		}
	}
}

func TestQuantile(t *testing.T) {
	v := make([]time.Duration, 100)
	for i := range v {
		v[i] = time.Duration(100 - i)
	}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 50, 0.99: 99, 1: 100} {
		if got := quantile(v, q); got != want {
			t.Errorf("quantile %v is %d, want %d", q, got, want)
		}
	}
	if got := quantile([]float64{}, 0.5); got != 0 {
		t.Errorf("of none: %v", got)
	}
}

func TestFiguresAreJudgedByTheirBound(t *testing.T) {
	b := &bench{log: t.Output()}
	b.atMost("p", "most", 2, "s", 2, "")
	b.atMost("p", "over", 3, "s", 2, "")
	b.atLeast("p", "least", 2, "s", 2, "")
	b.atLeast("p", "under", 1, "s", 2, "")
	b.told("p", "told", 1, "s", "")
	want := []bool{true, false, true, false}
	for i, f := range b.report.Figures[:4] {
		if *f.Met != want[i] {
			t.Errorf("%s: met %v", f.Name, *f.Met)
		}
	}
	if b.report.Figures[4].Met != nil {
		t.Error("a figure without a target was judged")
	}
	if table := b.report.markdown(); !strings.Contains(table, "| over | 3.00 s | ≤ 2.00 s | 1.50 | no |") {
		t.Error(table)
	}
}

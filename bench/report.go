package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// figure is one measured number.
type figure struct {
	Part   string  `json:"part"`
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit"`
	Target float64 `json:"target,omitempty"`
	// Bound tells whether the target is a maximum ("<="), a minimum (">=") or absent ("").
	Bound string  `json:"bound,omitempty"`
	Ratio float64 `json:"ratio,omitempty"` // Value / Target
	Met   *bool   `json:"met,omitempty"`   // nil without a target
	Note  string  `json:"note,omitempty"`
}

// report is what a run measured, and where.
type report struct {
	Machine machine   `json:"machine"`
	Short   bool      `json:"short"`
	Figures []figure  `json:"figures"`
	Left    []string  `json:"left_out,omitempty"`
	Quality string    `json:"quality,omitempty"` // witan eval's table
	Ended   time.Time `json:"ended"`
}

// atMost adds a figure that should not exceed its target.
func (b *bench) atMost(part, name string, value float64, unit string, target float64, note string) {
	b.add(figure{Part: part, Name: name, Value: value, Unit: unit, Target: target, Bound: "<=", Note: note})
}

// atLeast adds a figure that should reach its target.
func (b *bench) atLeast(part, name string, value float64, unit string, target float64, note string) {
	b.add(figure{Part: part, Name: name, Value: value, Unit: unit, Target: target, Bound: ">=", Note: note})
}

// told adds a figure without a target.
func (b *bench) told(part, name string, value float64, unit, note string) {
	b.add(figure{Part: part, Name: name, Value: value, Unit: unit, Note: note})
}

func (b *bench) add(f figure) {
	if f.Bound != "" {
		met := f.Value <= f.Target
		if f.Bound == ">=" {
			met = f.Value >= f.Target
		}
		f.Met, f.Ratio = &met, f.Value/f.Target
	}
	b.report.Figures = append(b.report.Figures, f)
	b.say("  %s: %s %s %s", f.Name, number(f.Value), f.Unit, f.Note)
}

// leave tells what could not be measured here.
func (b *bench) leave(format string, a ...any) {
	line := fmt.Sprintf(format, a...)
	b.report.Left = append(b.report.Left, line)
	b.say("  left out: %s", line)
}

func (r report) markdown() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s\n\n", r.Machine)
	if r.Short {
		s.WriteString("A short run with smaller sizes: the figures mean nothing.\n\n")
	}
	s.WriteString("| figure | measured | target | ratio | met | note |\n|---|---:|---:|---:|---|---|\n")
	for _, f := range r.Figures {
		target, ratio, met := "", "", ""
		if f.Met != nil {
			sign := map[string]string{"<=": "≤", ">=": "≥"}[f.Bound]
			target, ratio, met = sign+" "+number(f.Target)+" "+f.Unit, fmt.Sprintf("%.2f", f.Ratio), "no"
			if *f.Met {
				met = "yes"
			}
		}
		fmt.Fprintf(&s, "| %s | %s %s | %s | %s | %s | %s |\n", f.Name, number(f.Value), f.Unit, target, ratio, met, f.Note)
	}
	for _, l := range r.Left {
		fmt.Fprintf(&s, "\nLeft out: %s\n", l)
	}
	if r.Quality != "" {
		fmt.Fprintf(&s, "\n```\n%s\n```\n", strings.TrimRight(r.Quality, "\n"))
	}
	return s.String()
}

func (r report) writeJSON(path string) error {
	r.Ended = time.Now().UTC()
	j, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(j, '\n'), 0o644)
}

// number writes three significant digits, more only before the decimal point.
func number(v float64) string {
	switch {
	case v >= 100 || v == 0:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

// median of values, which it sorts; the lower one of two in the middle.
func median[T int64 | float64 | time.Duration](v []T) T { return quantile(v, 0.5) }

// quantile is the smallest of values, which it sorts, that a share q of them does not
// exceed; 0 of none.
func quantile[T int64 | float64 | time.Duration](v []T, q float64) T {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	i := int(q * float64(len(v)))
	if float64(i) == q*float64(len(v)) {
		i--
	}
	return v[min(max(i, 0), len(v)-1)]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

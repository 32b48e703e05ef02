package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
)

// progress is one line of a terminal that is written over. Elsewhere it shows nothing.
type progress struct {
	w     io.Writer
	shown bool
}

func newProgress(w io.Writer, quiet bool) *progress {
	if f, ok := w.(*os.File); !ok || quiet || !terminal(f) {
		return &progress{}
	}
	return &progress{w: w}
}

// show writes what is going on and how many of all bytes are done.
func (p *progress) show(what string, done, of int64) {
	if p.w == nil {
		return
	}
	p.shown = true
	if of > 0 {
		fmt.Fprintf(p.w, "\r\x1b[K%s  %s of %s (%d %%)", what, size(done), size(of), done*100/of)
		return
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", what)
}

// end clears the line.
func (p *progress) end() {
	if p.w != nil && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// size writes bytes with a unit of three digits or fewer (powers of 1000).
func size(n int64) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10) + " B"
	}
	v, units := float64(n), []string{"B", "kB", "MB", "GB", "TB"}
	u := 0
	for v >= 999.5 && u < len(units)-1 {
		v, u = v/1000, u+1
	}
	if v < 9.95 {
		return fmt.Sprintf("%.1f %s", v, units[u])
	}
	return fmt.Sprintf("%.0f %s", v, units[u])
}

// count writes a number with its noun: 1 file, 2 files.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

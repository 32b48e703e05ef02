package demo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// details are what a step tells beside its name and time.
type details map[string]any

// narrator tells the steps as they happen: one JSON object a line, or lines for people.
type narrator struct {
	w     io.Writer
	json  bool
	count int
}

// step runs f and tells how it went. f returns one sentence of what happened, one of what
// it proves, and details for programs.
func (n *narrator) step(name string, f func() (happened, proves string, d details, err error)) error {
	n.count++
	n.say("\n%2d  %s\n", n.count, name)
	began := time.Now()
	happened, proves, d, err := f()
	took := time.Since(began)
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
		return errors.Join(err, n.line(name, took, details{"error": err.Error()}))
	}
	for line := range strings.SplitSeq(happened, "\n") {
		n.say("    %s\n", line)
	}
	if proves != "" {
		n.say("    ✓ %s\n", proves)
	}
	n.say("    %s\n", duration(took))
	return n.line(name, took, d)
}

// line writes one object, the step's name and time before its details.
func (n *narrator) line(name string, took time.Duration, d details) error {
	if !n.json {
		return nil
	}
	head, err := json.Marshal(struct {
		Step string `json:"step"`
		MS   int64  `json:"ms"`
	}{name, took.Milliseconds()})
	if err != nil {
		return err
	}
	var rest bytes.Buffer
	e := json.NewEncoder(&rest)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		return err
	}
	if len(d) == 0 {
		_, err = fmt.Fprintf(n.w, "%s\n", head)
	} else {
		_, err = fmt.Fprintf(n.w, "%s,%s", head[:len(head)-1], rest.Bytes()[1:])
	}
	return err
}

func (n *narrator) say(format string, a ...any) {
	if !n.json {
		fmt.Fprintf(n.w, format, a...)
	}
}

func duration(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// wrap breaks text into lines of at most width characters, each after the first with
// the indent.
func wrap(text, indent string, width int) string {
	var b strings.Builder
	for i, paragraph := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("\n" + indent)
		}
		used := 0
		for word := range strings.FieldsSeq(paragraph) {
			length := len([]rune(word))
			if used > 0 && used+1+length > width {
				b.WriteString("\n" + indent)
				used = 0
			} else if used > 0 {
				b.WriteString(" ")
				used++
			}
			b.WriteString(word)
			used += length
		}
	}
	return b.String()
}

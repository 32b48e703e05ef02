package answer

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// writer puts quotations together: one citation per quoted range, numbered as they
// come, and never more words than allowed.
type writer struct {
	max   int
	words int
	text  strings.Builder
	cited []Cited
	head  string // a paragraph's beginning that waits for its first quotation
}

func newWriter(maxWords int) *writer { return &writer{max: maxWords} }

// paragraph begins a new paragraph with head, if a quotation follows.
func (w *writer) paragraph(head string) { w.head = head }

// quote appends text, which u says, with its mark; false if it does not fit. The
// first paragraph does without its head where both do not fit.
func (w *writer) quote(text string, u unit) bool {
	text = strings.TrimSpace(text)
	n := countWords(w.head) + countWords(text)
	if w.words == 0 && n > w.max {
		n -= countWords(w.head)
		w.head = ""
	}
	if text == "" || w.words+n > w.max {
		return false
	}
	switch {
	case w.text.Len() == 0:
	case w.head != "":
		w.text.WriteString("\n\n")
	default:
		w.text.WriteByte(' ')
	}
	if w.head != "" {
		w.text.WriteString(w.head)
		w.text.WriteByte(' ')
		w.head = ""
	}
	m := " [" + strconv.Itoa(w.mark(u)) + "]"
	for i, span := range document.Sentences(text) { // each bears the mark
		if i > 0 {
			w.text.WriteByte(' ')
		}
		w.sentence(text[span.Start:span.End], m)
	}
	w.words += n
	return true
}

// sentence writes one sentence with its mark before the full stop.
func (w *writer) sentence(s, mark string) {
	end := "."
	switch last := s[len(s)-1]; {
	case strings.HasSuffix(s, "…"):
		end = ""
	case last == '.' || last == '!' || last == '?':
		s, end = s[:len(s)-1], string(last)
	}
	w.text.WriteString(strings.TrimRight(s, " ;,:") + mark + end)
}

// atLeast quotes the beginning of text if nothing was quoted: the limit is smaller than
// any sentence.
func (w *writer) atLeast(text string, u unit) {
	if w.words == 0 && w.max > 0 {
		fields := strings.Fields(text)
		w.head = ""
		w.quote(strings.Join(fields[:min(len(fields), w.max)], " ")+"…", u)
	}
}

// mark is the number of the citation of u; a range that was cited keeps its number.
func (w *writer) mark(u unit) int {
	for _, c := range w.cited {
		if c.Passage == u.passage && c.Span == u.span {
			return c.N
		}
	}
	w.cited = append(w.cited, Cited{N: len(w.cited) + 1, Passage: u.passage, Span: u.span})
	return len(w.cited)
}

func (w *writer) draft() Draft { return Draft{Text: w.text.String(), Cited: w.cited} }

// spoken is how a unit reads within an answer.
func spoken(u unit) string {
	if u.kind == metaLine && !describes(u.key) {
		return strings.ToUpper(u.key[:1]) + strings.ReplaceAll(u.key[1:], "-", " ") + ": " + u.text
	}
	return u.text
}

var numberedFile = regexp.MustCompile(`^([A-Za-z]{1,6})[-_ ]?(\d+)$`)

// label names a document: "RFC-2324: Hyper Text Coffee Pot Control Protocol" where the
// file is numbered (rfc-2324.md), else its title.
func label(h index.Hit) string {
	base := strings.TrimSuffix(path.Base(h.Path), path.Ext(h.Path))
	title := document.Plain(h.Title)
	m := numberedFile.FindStringSubmatch(base)
	if m == nil {
		if title == "" {
			return base
		}
		return title
	}
	name := strings.ToUpper(m[1]) + "-" + m[2]
	if title == "" || strings.EqualFold(title, base) {
		return name
	}
	if strings.HasPrefix(strings.ToUpper(title), name) {
		return title
	}
	return name + ", " + title
}

// countWords counts as word limits do: what white space separates, citation marks not
// included.
func countWords(s string) int {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if f[0] != '[' || !mark.MatchString(f) {
			n++
		}
	}
	return n
}

var mark = regexp.MustCompile(`^(\[\d+\])+[.!?,;:]?$`)

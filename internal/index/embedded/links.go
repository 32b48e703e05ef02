package embedded

import (
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// linker finds links between the documents of a dataset. The words around a link tell
// in others' words what the target is about, as anchor texts do on the web (Craswell,
// Hawking and Robertson, SIGIR 2001): they are searched as a field of the target.
type linker struct {
	number map[string]uint32 // path → document
	pairs  []uint64          // target << 32 | term, each once per source document
	own    []uint64          // of the document under work
	to     []uint32          // targets of the document under work, one per link
	links  []link
}

// link tells how often one document links to another.
type link struct{ from, to, count uint32 }

// anchorWindow is how many bytes on each side of a link, within its line, describe it.
const anchorWindow = 200

func (l *linker) start(docs []index.Document) {
	l.number = make(map[string]uint32, len(docs))
	for i, d := range docs {
		l.number[path.Clean(d.Path)] = uint32(i)
	}
}

// collect notes the words around the links of document i.
func (l *linker) collect(b *builder, i int, d index.Document) {
	l.own, l.to = l.own[:0], l.to[:0]
	for _, c := range d.Chunks {
		for at := 0; ; {
			n := strings.Index(c.Text[at:], "](")
			if n < 0 {
				break
			}
			open := at + n + 2
			n = strings.IndexAny(c.Text[open:], ")\n")
			if n < 0 {
				break
			}
			at = open + n
			target, ok := l.number[resolve(d.Path, c.Text[open:at])]
			if !ok || target == uint32(i) {
				continue
			}
			l.to = append(l.to, target)
			for _, t := range b.around(c.Text, open, at) {
				l.own = append(l.own, uint64(target)<<32|uint64(t))
			}
		}
	}
	slices.Sort(l.own)
	l.pairs = append(l.pairs, slices.Compact(l.own)...)
	slices.Sort(l.to)
	for k, t := range l.to {
		if k > 0 && l.to[k-1] == t {
			l.links[len(l.links)-1].count++
		} else {
			l.links = append(l.links, link{uint32(i), t, 1})
		}
	}
}

// around returns the terms near text[start:end], on its line.
func (b *builder) around(text string, start, end int) []uint32 {
	from := max(strings.LastIndexByte(text[:start], '\n')+1, start-anchorWindow)
	to := len(text)
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		to = end + n
	}
	to = min(to, end+anchorWindow)
	var out []uint32
	words := func(s string) {
		index.Words(s, func(w string, _, _ int) bool {
			out = append(out, b.lookup(w)...)
			return true
		})
	}
	words(strings.ToValidUTF8(text[from:start], "")) // the window may cut a character
	words(strings.ToValidUTF8(text[end:to], ""))
	return out
}

// resolve gives the path in the dataset that a link of the document at from leads to.
func resolve(from, target string) string {
	target = strings.TrimSpace(target)
	if inner, ok := strings.CutPrefix(target, "<"); ok {
		target, _, _ = strings.Cut(inner, ">")
	}
	if i := strings.IndexAny(target, "#? "); i >= 0 {
		target = target[:i]
	}
	if target == "" || strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
		return ""
	}
	if p, err := url.PathUnescape(target); err == nil {
		target = p
	}
	if strings.HasPrefix(target, "/") {
		return path.Clean(target[1:])
	}
	return path.Join(path.Dir(from), target)
}

// anchors are the words around links, by target document, each with the number of
// documents that link with it.
type anchors struct {
	pairs []uint64 // sorted
}

// finish counts the words that describe each document into docs.
func (l *linker) finish(docs []docInfo) *anchors {
	slices.Sort(l.pairs)
	for _, p := range l.pairs {
		docs[p>>32].anchors++
	}
	return &anchors{l.pairs}
}

// of yields terms and counts of the next document: it must be called for all of them
// in order.
func (a *anchors) of(doc uint32) iter.Seq2[uint32, uint32] {
	return func(yield func(term, count uint32) bool) {
		for len(a.pairs) > 0 && uint32(a.pairs[0]>>32) == doc {
			n := 1
			for n < len(a.pairs) && a.pairs[n] == a.pairs[0] {
				n++
			}
			term := uint32(a.pairs[0])
			a.pairs = a.pairs[n:]
			if !yield(term, uint32(n)) {
				return
			}
		}
	}
}

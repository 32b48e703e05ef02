package document

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// atom is a piece that chunks are packed of: a block, or a part of one that is too large.
type atom struct {
	start, end int
	heading    bool
	front      bool
	insideCode bool // begins within a fenced block
	path       int  // index into cutter.paths
	section    int  // where the section that this heading opens ends
}

// cut packs blocks into chunks. Chunks break at headings; sections that are small are
// merged with what follows while both fit ChunkBytes; large ones are split between
// blocks, then lines (code, tables) or sentences, then words, and at last anywhere
// between two characters.
func cut(text string, blocks []Block, l Limits) []Chunk {
	atoms, paths := atomise(text, blocks, l)
	var out []Chunk
	var cur []atom
	flush := func() {
		if len(cur) == 0 {
			return
		}
		out = append(out, chunkOf(text, cur, paths))
		cur = cur[:0]
	}
	for _, a := range atoms {
		if len(cur) > 0 && breakBefore(cur, a, l) {
			flush()
		}
		cur = append(cur, a)
	}
	flush()
	return out
}

// breakBefore decides whether a begins a new chunk.
func breakBefore(cur []atom, a atom, l Limits) bool {
	start, end := cur[0].start, cur[len(cur)-1].end
	switch with := a.end - start; {
	case a.front || cur[0].front || with > l.ChunkMaxBytes:
		return true
	case !slices.ContainsFunc(cur, func(x atom) bool { return !x.heading }):
		return false // headings stay with what they head
	case a.heading:
		return end-start >= l.ChunkBytes/3 || a.section-start > l.ChunkBytes
	default:
		return with > l.ChunkBytes && end-start >= l.ChunkBytes/2
	}
}

func chunkOf(text string, atoms []atom, paths [][]string) Chunk {
	first := atoms[0]
	if i := slices.IndexFunc(atoms, func(a atom) bool { return !a.heading }); i >= 0 {
		first = atoms[i]
	} else {
		first = atoms[len(atoms)-1]
	}
	start, end := atoms[0].start, atoms[len(atoms)-1].end
	c := Chunk{Start: uint64(start), End: uint64(end), Headings: paths[first.path], Text: text[start:end]}
	switch {
	case atoms[0].front:
		c.Kind = FrontMatter
	case atoms[0].insideCode:
		c.Kind = InsideCode
	}
	return c
}

// atomise turns blocks into atoms of at most ChunkMaxBytes and notes the headings
// above each.
func atomise(text string, blocks []Block, l Limits) ([]atom, [][]string) {
	paths := [][]string{nil}
	var levels []int
	var out []atom
	for i, b := range blocks {
		section := 0
		if b.Kind == Heading {
			for len(levels) > 0 && levels[len(levels)-1] >= b.Level {
				levels = levels[:len(levels)-1]
			}
			path := append(slices.Clone(paths[len(paths)-1][:len(levels)]), shorten(HeadingText(text[b.Start:b.End])))
			levels = append(levels, b.Level)
			paths = append(paths, path)
			section = b.End
			for _, next := range blocks[i+1:] {
				if next.Kind == Heading || next.End-b.Start > l.ChunkMaxBytes {
					break
				}
				section = next.End
			}
		}
		fenced := b.Kind == Code && fenceOf(text[b.Start:b.End]).n > 0
		for j, p := range split(text, b, l) {
			out = append(out, atom{start: p.Start, end: p.End, heading: b.Kind == Heading, front: b.Kind == Front,
				insideCode: fenced && j > 0, path: len(paths) - 1, section: max(section, p.End)})
		}
	}
	return out, paths
}

// split cuts a block that is larger than a chunk may be.
func split(text string, b Block, l Limits) []Span {
	if b.End-b.Start <= l.ChunkMaxBytes {
		return []Span{{b.Start, b.End}}
	}
	var parts []Span
	if b.Kind == Code || b.Kind == Table || b.Kind == Front {
		for pos := b.Start; pos < b.End; {
			ln, next := line(text[:b.End], pos)
			if strings.TrimSpace(ln) != "" {
				parts = append(parts, Span{pos, pos + len(ln)})
			}
			pos = next
		}
	} else {
		for _, s := range Sentences(text[b.Start:b.End]) {
			parts = append(parts, Span{b.Start + s.Start, b.Start + s.End})
		}
	}
	var out []Span
	for _, p := range parts {
		for _, q := range splitWords(text, p, l.ChunkMaxBytes) {
			if n := len(out); n > 0 && q.End-out[n-1].Start <= l.ChunkBytes {
				out[n-1].End = q.End
			} else {
				out = append(out, q)
			}
		}
	}
	return out
}

// splitWords cuts a span that has no better border between words, or between
// characters where even a word is too long.
func splitWords(text string, p Span, limit int) []Span {
	var out []Span
	for p.End-p.Start > limit {
		end := p.Start + limit
		if i := strings.LastIndexAny(text[p.Start+limit/2:end], " \t\n"); i >= 0 {
			end = p.Start + limit/2 + i
		} else {
			for end > p.Start && !utf8.RuneStart(text[end]) {
				end--
			}
		}
		if s, e := trimSpan(text, p.Start, end); s < e {
			out = append(out, Span{s, e})
		}
		p.Start = end
	}
	if s, e := trimSpan(text, p.Start, p.End); s < e {
		out = append(out, Span{s, e})
	}
	return out
}

// maxHeading bounds a heading's text, which every chunk below it repeats.
const maxHeading = 300

func shorten(s string) string {
	if len(s) <= maxHeading {
		return s
	}
	end := maxHeading
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

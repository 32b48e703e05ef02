package document

import "strings"

// BlockKind is what a block of lines is in markdown.
type BlockKind uint8

const (
	Paragraph  BlockKind = iota
	Heading              // ATX or setext
	Item                 // one list item, up to the next item or blank line
	Table                // header, delimiter and rows
	Code                 // fenced (with its fences) or indented
	Quote                // lines that begin with >
	Markup               // an HTML block or comment
	Rule                 // a thematic break
	Definition           // a link reference definition
	Front                // front matter
)

// Block is a run of lines. Blocks come in order and do not overlap; what lies between
// them is blank.
type Block struct {
	Kind       BlockKind
	Level      int // of a heading, 1 to 6
	Start, End int // byte range without the last line's end
}

// Blocks scans markdown text. insideCode tells that it begins within a fenced block
// whose opening is not part of it, as a chunk of kind InsideCode does.
func Blocks(text string, insideCode bool) []Block {
	if !insideCode {
		s := &scanner{text: text}
		if first, _ := line(text, 0); itemMark(strings.TrimLeft(first, " \t")) > 0 {
			s.inList = true // it may begin with a nested item, whose parents are not part of it
		}
		return s.scan(0)
	}
	end := 0
	for pos := 0; pos < len(text); {
		l, next := line(text, pos)
		pos, end = next, pos+len(l)
		if f := fenceOf(l); f.n > 0 && f.bare {
			break
		}
		if next == len(text) {
			end = len(text)
		}
	}
	return append([]Block{{Kind: Code, Start: 0, End: end}}, scanMarkdown(text, end)...)
}

// scanner holds the state between lines: the block that is open, and whether it may go on.
type scanner struct {
	text   string
	blocks []Block
	open   bool   // the last block may be continued by the next line
	fence  fence  // of the fenced code block we are in
	until  string // ends the HTML block we are in; "" = none
	inList bool   // an item was seen and no text left of its content since
}

// scanMarkdown follows the block rules of CommonMark 0.31 as far as chunking needs
// them: fenced and indented code, ATX and setext headings, HTML blocks and comments,
// lists, quotes, tables (GFM), rules and link definitions.
func scanMarkdown(text string, pos int) []Block {
	s := &scanner{text: text}
	return s.scan(pos)
}

func (s *scanner) scan(pos int) []Block {
	for pos < len(s.text) {
		l, next := line(s.text, pos)
		s.line(l, pos)
		pos = next
	}
	return s.blocks
}

func (s *scanner) line(l string, pos int) {
	trimmed := strings.TrimLeft(l, " \t")
	indent := columns(l[:len(l)-len(trimmed)])
	blank := strings.TrimSpace(l) == ""
	switch {
	case s.fence.n > 0:
		s.extend(pos + len(l))
		if f := fenceOf(l); f.closes(s.fence) {
			s.fence, s.open = fence{}, false
		}
	case s.until != "":
		s.extend(pos + len(l))
		if strings.Contains(strings.ToLower(l), s.until) {
			s.until, s.open = "", false
		}
	case blank:
		s.open = false
	case indent >= 4 && !s.inList && (!s.open || s.last().Kind == Code):
		s.continueOr(Code, pos, l)
	default:
		s.prose(l, trimmed, indent, pos)
	}
}

// prose handles a line that is neither blank nor inside code or HTML.
func (s *scanner) prose(l, trimmed string, indent, pos int) {
	end := pos + len(l)
	if s.open && s.last().Kind == Markup {
		s.extend(end) // up to the next blank line
		return
	}
	near := indent < 4 || s.inList
	if near {
		if f := fenceOf(l); f.n > 0 {
			s.add(Code, pos, end)
			s.fence = f
			return
		}
	}
	paragraph := s.open && s.last().Kind == Paragraph
	if indent < 4 {
		if level := atx(trimmed); level > 0 {
			s.add(Heading, pos, end)
			s.last().Level, s.open, s.inList = level, false, false
			return
		}
		if level := setext(trimmed); level > 0 && paragraph {
			b := s.last()
			b.Kind, b.Level, b.End, s.open = Heading, level, end, false
			return
		}
		if rule(trimmed) {
			s.add(Rule, pos, end)
			s.open = false
			return
		}
	}
	if paragraph && delimiterRow(trimmed) {
		s.toTable(pos, end)
		return
	}
	if s.open && s.last().Kind == Table && strings.Contains(l, "|") {
		s.extend(end)
		return
	}
	if near && itemMark(trimmed) > 0 {
		s.add(Item, pos, end)
		s.inList = true
		return
	}
	if indent < 2 && !s.open {
		s.inList = false
	}
	switch {
	case trimmed[0] == '>':
		s.continueOr(Quote, pos, l)
	case s.open && s.last().Kind != Code && s.last().Kind != Table:
		s.extend(end)
	case indent < 4 && s.html(trimmed, pos, end):
	case trimmed[0] == '[' && linkDefinition(trimmed):
		s.add(Definition, pos, end)
		s.open = false
	default:
		s.add(Paragraph, pos, end)
	}
}

// html opens an HTML block if the line begins one (CommonMark 4.6, kinds 1, 2, 6, 7).
func (s *scanner) html(trimmed string, pos, end int) bool {
	low := strings.ToLower(trimmed[:min(len(trimmed), 16)])
	if len(low) < 2 || low[0] != '<' {
		return false
	}
	until := ""
	switch {
	case strings.HasPrefix(low, "<!--"):
		until = "-->"
	case strings.HasPrefix(low, "<script"), strings.HasPrefix(low, "<style"), strings.HasPrefix(low, "<pre"):
		until = "</" + strings.TrimRight(low[1:min(len(low), 7)], " >")
	case low[1] == '/' || low[1] >= 'a' && low[1] <= 'z':
		if strings.Contains(low, "://") || strings.Contains(low, "@") || inlineTag(low) {
			return false // an autolink, or a paragraph that begins with emphasis
		}
	default:
		return false
	}
	s.add(Markup, pos, end)
	if until != "" && !strings.Contains(strings.ToLower(trimmed), until) {
		s.until = until
	} else if until != "" {
		s.open = false
	}
	return true
}

// inlineTag tells HTML that begins running text.
func inlineTag(l string) bool {
	name := strings.TrimLeft(l, "</")
	if n := strings.IndexAny(name, " >/\t"); n >= 0 {
		name = name[:n]
	}
	switch name {
	case "a", "abbr", "b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "var":
		return true
	}
	return false
}

// toTable makes the open paragraph's last line the header of a table.
func (s *scanner) toTable(pos, end int) {
	b := s.last()
	header := strings.LastIndexByte(s.text[b.Start:b.End], '\n')
	if header < 0 {
		b.Kind, b.End = Table, end
		return
	}
	start := b.Start + header + 1
	b.End = start - 1
	if b.End > b.Start && s.text[b.End-1] == '\r' {
		b.End--
	}
	s.add(Table, start, end)
}

func (s *scanner) last() *Block { return &s.blocks[len(s.blocks)-1] }

func (s *scanner) add(k BlockKind, start, end int) {
	s.blocks = append(s.blocks, Block{Kind: k, Start: start, End: end})
	s.open = true
}

func (s *scanner) extend(end int) { s.last().End = end }

func (s *scanner) continueOr(k BlockKind, pos int, l string) {
	if s.open && s.last().Kind == k {
		s.extend(pos + len(l))
		return
	}
	s.add(k, pos, pos+len(l))
}

// scanPlain makes each run of lines that are not blank a paragraph.
func scanPlain(text string, pos int) []Block {
	s := &scanner{text: text}
	for pos < len(text) {
		l, next := line(text, pos)
		if strings.TrimSpace(l) == "" {
			s.open = false
		} else {
			s.continueOr(Paragraph, pos, l)
		}
		pos = next
	}
	return s.blocks
}

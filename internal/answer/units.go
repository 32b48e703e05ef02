package answer

import (
	"strings"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// unitKind is what a unit was in its document.
type unitKind uint8

const (
	sentence unitKind = iota
	item              // a sentence of a list item
	tableRow
	codeLine
	heading
	itemList // the items of a short list together
	metaLine // a line of front matter
)

// unit is the smallest thing that can be quoted.
type unit struct {
	passage int           // in Task.Passages
	span    document.Span // in the passage's text, as it stands in the file
	text    string        // readable: without markup
	kind    unitKind
	key     string // of a metaLine
	block   int    // number of its block in the passage
	leading bool   // first of its block
}

// unitsOf takes a passage apart.
func unitsOf(passage int, h index.Hit) []unit {
	text := h.Chunk.Text
	c := &cutter{passage: passage, text: text}
	if h.Chunk.Kind == document.FrontMatter {
		c.frontMatter()
		return c.units
	}
	blocks := document.Blocks(text, h.Chunk.Kind == document.InsideCode)
	for i, b := range blocks {
		c.block = i
		if b.Kind == document.Item && (i == 0 || blocks[i-1].Kind != document.Item) {
			c.items(blocks, i)
		}
		switch b.Kind {
		case document.Paragraph, document.Quote:
			c.prose(b.Start, b.End, sentence)
		case document.Item:
			c.prose(b.Start, b.End, item)
		case document.Table:
			c.table(b.Start, b.End)
		case document.Code:
			c.code(b.Start, b.End)
		case document.Heading:
			c.add(b.Start, b.End, document.HeadingText(text[b.Start:b.End]), heading)
		}
	}
	return c.units
}

type cutter struct {
	passage int
	text    string
	block   int
	units   []unit
}

func (c *cutter) add(start, end int, text string, k unitKind) {
	if text == "" {
		return
	}
	leading := len(c.units) == 0 || c.units[len(c.units)-1].block != c.block
	c.units = append(c.units, unit{passage: c.passage, span: document.Span{Start: start, End: end}, text: text, kind: k, block: c.block, leading: leading})
}

// prose adds the sentences of a paragraph, quotation or list item.
func (c *cutter) prose(start, end int, k unitKind) {
	body := c.text[start:end]
	skip := len(body) - len(strings.TrimLeft(body, " \t>"))
	if k == item {
		skip += document.ItemMark(body[skip:])
	}
	for _, s := range document.Sentences(body[skip:]) {
		from, to := start+skip+s.Start, start+skip+s.End
		raw := c.text[from:to]
		if strings.Contains(raw, "\n>") {
			raw = strings.ReplaceAll(raw, "\n>", "\n")
		}
		c.add(from, to, document.Plain(raw), k)
	}
}

// table adds one unit per row, with what the header says of its cells.
func (c *cutter) table(start, end int) {
	var header []string
	rows := 0
	for pos := start; pos < end; {
		next := end
		if n := strings.IndexByte(c.text[pos:end], '\n'); n >= 0 {
			next = pos + n + 1
		}
		line := strings.TrimRight(c.text[pos:next], "\r\n")
		switch rows++; rows {
		case 1:
			header = cells(line)
		case 2: // the delimiter row
		default:
			c.add(pos, pos+len(line), rowText(header, cells(line)), tableRow)
		}
		pos = next
	}
}

// Lists of few and short items are also quoted as a whole.
const (
	mostItems     = 14
	mostListWords = 90
)

// items adds the list that begins with block i as one unit, under what announces it.
func (c *cutter) items(blocks []document.Block, i int) {
	var parts []string
	end, words := i, 0
	for ; end < len(blocks) && blocks[end].Kind == document.Item; end++ {
		raw := c.text[blocks[end].Start:blocks[end].End]
		raw = strings.TrimLeft(raw, " \t")
		part := strings.TrimRight(document.Plain(raw[document.ItemMark(raw):]), ".;, ")
		words += countWords(part)
		parts = append(parts, part)
	}
	if n := end - i; n < 2 || n > mostItems || words > mostListWords {
		return
	}
	start, head := blocks[i].Start, ""
	if i > 0 {
		switch before := blocks[i-1]; before.Kind {
		case document.Heading:
			head = document.HeadingText(c.text[before.Start:before.End]) + ": "
			start = before.Start
		case document.Paragraph:
			s := document.Sentences(c.text[before.Start:before.End])
			if last := s[len(s)-1]; strings.HasSuffix(c.text[before.Start+last.Start:before.Start+last.End], ":") {
				start = before.Start + last.Start
				head = document.Plain(c.text[start:before.Start+last.End]) + " "
			}
		}
	}
	c.add(start, blocks[end-1].End, head+strings.Join(parts, "; "), itemList)
}

func cells(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	line = strings.ReplaceAll(line, `\|`, "\x00") // an escaped pipe is no border
	var out []string
	for cell := range strings.SplitSeq(line, "|") {
		out = append(out, document.Plain(strings.ReplaceAll(cell, "\x00", "|")))
	}
	return out
}

// rowText reads a row aloud: "name: value" for two columns, else the first cell with
// the others behind it, each with its header.
func rowText(header, row []string) string {
	if len(row) == 2 && row[0] != "" && row[1] != "" {
		return row[0] + ": " + row[1]
	}
	var parts []string
	for i, cell := range row[min(1, len(row)):] {
		switch i++; {
		case cell == "":
		case i < len(header) && header[i] != "":
			parts = append(parts, header[i]+": "+cell)
		default:
			parts = append(parts, cell)
		}
	}
	switch {
	case len(row) == 0:
		return ""
	case len(parts) == 0 || row[0] == "":
		return row[0] + strings.Join(parts, "; ")
	}
	return row[0] + " (" + strings.Join(parts, "; ") + ")"
}

// code adds the lines of a code block.
func (c *cutter) code(start, end int) {
	for pos := start; pos < end; {
		next := end
		if n := strings.IndexByte(c.text[pos:end], '\n'); n >= 0 {
			next = pos + n + 1
		}
		raw := c.text[pos:next]
		line := strings.TrimSpace(raw)
		if from := pos + strings.Index(raw, line); !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~") && len(line) < 200 {
			c.add(from, from+len(line), line, codeLine)
		}
		pos = next
	}
}

// frontMatter adds one unit per key.
func (c *cutter) frontMatter() {
	for pos := 0; pos < len(c.text); {
		next := len(c.text)
		if n := strings.IndexByte(c.text[pos:], '\n'); n >= 0 {
			next = pos + n + 1
		}
		line := strings.TrimRight(c.text[pos:next], "\r\n")
		key, value, ok := strings.Cut(line, ":")
		if value = strings.Trim(strings.TrimSpace(value), `"'`); ok && value != "" && key == strings.TrimSpace(key) {
			c.block++
			c.add(pos, pos+len(line), document.Plain(value), metaLine)
			if n := len(c.units); n == 0 || c.units[n-1].block != c.block {
				pos = next
				continue // nothing but markup
			}
			c.units[len(c.units)-1].key = strings.ToLower(key)
		}
		pos = next
	}
}

package document

import (
	"bytes"
	"io"
	"path"
	"strings"
)

// Format versions. They belong to the index settings: whoever changes what a package
// produces for the same bytes must raise its number.
const (
	ParserVersion  = 1
	ChunkerVersion = 1
)

// Document is the text of one file.
type Document struct {
	Title  string            // front matter's title, else the first top heading, else the file name without extension
	Meta   map[string]string // scalars and flat lists of the front matter, keys in lower case
	Chunks []Chunk           // in file order, not overlapping, together all text that is not blank
}

// Chunk is a passage of a file.
type Chunk struct {
	Start, End uint64   // byte range [Start, End) in the stored file
	Headings   []string // headings above the passage, outermost first, as plain text
	Text       string   // exactly the bytes of the range
	Kind       ChunkKind
}

// ChunkKind tells how to read a chunk's text.
type ChunkKind uint8

const (
	Body        ChunkKind = iota // markdown or plain text
	FrontMatter                  // a file's metadata, in YAML
	InsideCode                   // Body that begins inside a fenced code block
)

// Limits bound the work on one file. All of them can change what is indexed, so they
// are part of the index settings; none is a time.
type Limits struct {
	MaxBytes      int `json:"max_bytes"`       // larger files are refused; default 32 MiB
	MaxLineBytes  int `json:"max_line_bytes"`  // files with a longer line are refused; default 1 MiB
	ChunkBytes    int `json:"chunk_bytes"`     // size that chunks aim at; default 900
	ChunkMaxBytes int `json:"chunk_max_bytes"` // no chunk is larger; default 1800
}

// WithDefaults fills what is unset and makes the rest consistent.
func (l Limits) WithDefaults() Limits {
	def := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	def(&l.MaxBytes, 32<<20)
	def(&l.MaxLineBytes, 1<<20)
	def(&l.ChunkBytes, 900)
	l.ChunkBytes = max(l.ChunkBytes, 64)
	def(&l.ChunkMaxBytes, 2*l.ChunkBytes)
	l.ChunkMaxBytes = max(l.ChunkMaxBytes, l.ChunkBytes)
	return l
}

// Parse reads one file. name is its path in the dataset: only its last element counts,
// for the format and as a title of last resort. Errors are *Refusal.
func Parse(name string, content []byte, l Limits) (Document, error) {
	l = l.WithDefaults()
	if err := check(content, l); err != nil {
		return Document{}, err
	}
	text := string(content)
	body := 0
	if strings.HasPrefix(text, bom) {
		body = len(bom)
	}
	var d Document
	var blocks []Block
	if markdown(name) {
		if end, ok := frontMatter(text, body); ok {
			d.Meta = readFrontMatter(text[body:end])
			blocks = append(blocks, Block{Kind: Front, Start: body, End: trimEnd(text, body, end)})
			body = end
		}
		blocks = append(blocks, scanMarkdown(text, body)...)
	} else {
		blocks = scanPlain(text, body)
	}
	d.Title = title(name, d.Meta, text, blocks)
	d.Chunks = cut(text, blocks, l)
	return d, nil
}

// Read is Parse for a file of unknown size: it reads at most l.MaxBytes + 1 bytes, and
// of a file whose beginning is not text only that beginning. Errors are *Refusal or
// those of r.
func Read(name string, r io.Reader, l Limits) (Document, error) {
	l = l.WithDefaults()
	content, err := readText(r, l)
	if err != nil {
		return Document{}, err
	}
	return Parse(name, content, l)
}

// readText reads what Parse and check need to judge a file.
func readText(r io.Reader, l Limits) ([]byte, error) {
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	if binary(head) {
		return nil, ErrNoText
	}
	if err == nil {
		rest, err := io.ReadAll(io.LimitReader(r, int64(l.MaxBytes)+1-int64(n)))
		if err != nil {
			return nil, err
		}
		head = append(head, rest...)
	}
	return head, nil
}

func markdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return true
	}
	return false
}

func title(name string, meta map[string]string, text string, blocks []Block) string {
	if t := meta["title"]; t != "" {
		return t
	}
	level := 3 // a deeper heading names a part, not the document
	best := ""
	for _, b := range blocks {
		if b.Kind == Heading && b.Level < level {
			if t := HeadingText(text[b.Start:b.End]); t != "" {
				best, level = t, b.Level
			}
		}
	}
	if best != "" {
		return best
	}
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

const bom = "\uFEFF"

// trimEnd moves end back over white space, not before start.
func trimEnd(text string, start, end int) int {
	return start + len(bytes.TrimRight([]byte(text[start:end]), " \t\r\n\v\f"))
}

package embedded

import (
	"encoding/binary"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// builder collects the words of one dataset, document by document.
type builder struct {
	words  map[string][]uint32 // word as written → its terms' numbers
	number map[string]uint32   // term → number
	terms  []string
	chunks [][]byte // per term: postings in chunks, encoded
	docs   [][]byte // per term: postings in document fields, encoded
	lastC  []uint32 // per term: last chunk encoded + 1
	lastD  []uint32

	seg *segment
	occ []occurrence // of the chunk or document under work
}

// occurrence is a term at a place: a position in the body, or a field of the document.
type occurrence struct{ term, at uint32 }

const headingAt = 1 << 31 // at of an occurrence in a chunk's headings

func newBuilder() *builder {
	return &builder{words: make(map[string][]uint32), number: make(map[string]uint32), seg: &segment{}}
}

// add takes the next document. Its chunks get the next numbers.
func (b *builder) add(d index.Document) {
	doc := uint32(len(b.seg.docs))
	info := docInfo{firstChunk: uint32(len(b.seg.chunkDoc))}
	for _, c := range d.Chunks {
		n := b.chunk(uint32(len(b.seg.chunkDoc)), c)
		b.seg.chunkDoc = append(b.seg.chunkDoc, doc)
		b.seg.chunkLen = append(b.seg.chunkLen, n)
		info.length += n
	}
	info.chunks = uint32(len(d.Chunks))
	b.fields(doc, &info, d)
	b.seg.docs = append(b.seg.docs, info)
}

// chunk encodes one chunk's postings and returns its number of words.
func (b *builder) chunk(n uint32, c document.Chunk) uint32 {
	b.occ = b.occ[:0]
	pos := uint32(0)
	index.Words(c.Text, func(w string, _, _ int) bool {
		for _, t := range b.lookup(w) {
			b.occ = append(b.occ, occurrence{t, pos})
		}
		pos++
		return true
	})
	for _, h := range c.Headings {
		index.Words(h, func(w string, _, _ int) bool {
			for _, t := range b.lookup(w) {
				b.occ = append(b.occ, occurrence{t, headingAt})
			}
			return true
		})
	}
	b.each(func(term uint32, at []occurrence) {
		out := binary.AppendUvarint(b.chunks[term], uint64(n+1-b.lastC[term]))
		b.lastC[term] = n + 1
		body := sort.Search(len(at), func(i int) bool { return at[i].at == headingAt })
		heads := len(at) - body
		out = binary.AppendUvarint(out, uint64(body)<<1|uint64(min(heads, 1)))
		last := uint32(0)
		for _, o := range at[:body] {
			out = binary.AppendUvarint(out, uint64(o.at-last))
			last = o.at
		}
		b.chunks[term] = out
	})
	return pos
}

// fields encodes the postings of a document's title, file name, description and
// other metadata.
func (b *builder) fields(doc uint32, info *docInfo, d index.Document) {
	b.occ = b.occ[:0]
	for f, text := range fieldTexts(d) {
		n := uint32(0)
		index.Words(text, func(w string, _, _ int) bool {
			for _, t := range b.lookup(w) {
				b.occ = append(b.occ, occurrence{t, uint32(f)})
			}
			n++
			return true
		})
		info.fields[f] = n
	}
	b.each(func(term uint32, at []occurrence) {
		out := binary.AppendUvarint(b.docs[term], uint64(doc+1-b.lastD[term]))
		b.lastD[term] = doc + 1
		var tf [numFields]uint64
		for _, o := range at {
			tf[o.at] = min(tf[o.at]+1, 3)
		}
		packed := uint64(0)
		for f, n := range tf {
			packed |= n << (2 * f)
		}
		b.docs[term] = binary.AppendUvarint(out, packed)
	})
}

// The fields of a document beside its text.
const (
	fieldTitle = iota
	fieldName
	fieldSummary
	fieldMeta
	numFields
)

// summaryKeys are the front matter's keys that describe the content in words.
var summaryKeys = []string{"description", "summary", "abstract", "subtitle", "keywords", "tags"}

func fieldTexts(d index.Document) [numFields]string {
	var t [numFields]string
	t[fieldTitle] = d.Title
	t[fieldName] = strings.TrimSuffix(path.Base(d.Path), path.Ext(d.Path))
	keys := make([]string, 0, len(d.Meta))
	for k := range d.Meta {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		switch {
		case k == "title":
		case slices.Contains(summaryKeys, k):
			t[fieldSummary] += " " + d.Meta[k]
		default:
			t[fieldMeta] += " " + d.Meta[k]
		}
	}
	return t
}

// each calls f for every term of b.occ, in order of their numbers.
func (b *builder) each(f func(term uint32, at []occurrence)) {
	slices.SortFunc(b.occ, func(x, y occurrence) int {
		if x.term != y.term {
			return int(x.term) - int(y.term)
		}
		return int(x.at) - int(y.at)
	})
	for i := 0; i < len(b.occ); {
		j := i + 1
		for j < len(b.occ) && b.occ[j].term == b.occ[i].term {
			j++
		}
		f(b.occ[i].term, b.occ[i:j])
		i = j
	}
}

func (b *builder) lookup(word string) []uint32 {
	if t, ok := b.words[word]; ok {
		return t
	}
	var ids []uint32
	for _, t := range index.Terms(word) {
		id, ok := b.number[t]
		if !ok {
			id = uint32(len(b.terms))
			t = strings.Clone(t)
			b.number[t] = id
			b.terms = append(b.terms, t)
			b.chunks, b.docs = append(b.chunks, nil), append(b.docs, nil)
			b.lastC, b.lastD = append(b.lastC, 0), append(b.lastD, 0)
		}
		ids = append(ids, id)
	}
	b.words[strings.Clone(word)] = ids
	return ids
}

// segment closes the builder.
func (b *builder) segment() *segment {
	order := make([]uint32, len(b.terms))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int { return strings.Compare(b.terms[x], b.terms[y]) })
	size, text := 0, 0
	for i := range b.terms {
		size += len(b.chunks[i]) + len(b.docs[i]) + 2*binary.MaxVarintLen32
		text += len(b.terms[i])
	}
	s := b.seg
	s.termText = make([]byte, 0, text)
	s.termEnd = make([]uint32, 0, len(order))
	s.listEnd = make([]uint32, 0, len(order))
	s.lists = make([]byte, 0, size)
	for _, i := range order {
		s.termText = append(s.termText, b.terms[i]...)
		s.termEnd = append(s.termEnd, uint32(len(s.termText)))
		s.lists = binary.AppendUvarint(s.lists, uint64(len(b.chunks[i])))
		s.lists = append(append(s.lists, b.chunks[i]...), b.docs[i]...)
		s.listEnd = append(s.listEnd, uint32(len(s.lists)))
	}
	s.lists = slices.Clip(s.lists)
	return s
}

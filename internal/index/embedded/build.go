package embedded

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

// builder collects the words of one dataset, document by document.
type builder struct {
	words  map[string][]uint32 // word as written → its terms' numbers
	number map[string]uint32   // term → number
	terms  []termLists

	seg     *segment
	touched []uint32 // terms of the chunk or document under work
	links   linker
}

// termLists are the postings of one term, as they grow.
type termLists struct {
	text    string
	chunks  []byte // encoded, see chunkList
	docs    []byte // encoded, see docList
	chunk   uint32 // last chunk encoded, + 1
	doc     uint32 // last document encoded, + 1
	count   uint32 // occurrences in the chunk under work
	heading bool   // occurs in the headings of the chunk under work
	fields  uint8  // occurrences in the fields of the document under work, 2 bits each
}

// build makes the segment of docs, which are sorted by path.
func build(docs []index.Document) *segment {
	b := &builder{words: make(map[string][]uint32), number: make(map[string]uint32), seg: &segment{}}
	b.links.start(docs)
	for i, d := range docs {
		info := docInfo{firstChunk: uint32(len(b.seg.chunkDoc)), chunks: uint32(len(d.Chunks))}
		for _, c := range d.Chunks {
			n := b.chunk(uint32(len(b.seg.chunkDoc)), c)
			b.seg.chunkDoc = append(b.seg.chunkDoc, uint32(i))
			b.seg.chunkLen = append(b.seg.chunkLen, n)
			info.length += n
		}
		b.links.collect(b, i, d)
		b.seg.docs = append(b.seg.docs, info)
	}
	anchors := b.links.finish(b.seg.docs)
	for i, d := range docs {
		b.document(uint32(i), d, anchors)
	}
	b.seg.names, b.seg.links = names(docs), b.links.links
	b.finish()
	return b.seg
}

// chunk encodes one chunk's postings and returns its number of words.
func (b *builder) chunk(n uint32, c document.Chunk) uint32 {
	words := uint32(0)
	index.Words(c.Text, func(w string, _, _ int) bool {
		for _, id := range b.lookup(w) {
			t := &b.terms[id]
			if t.count == 0 {
				b.touched = append(b.touched, id)
			}
			t.count++
		}
		words++
		return true
	})
	for _, h := range c.Headings {
		index.Words(h, func(w string, _, _ int) bool {
			for _, id := range b.lookup(w) {
				t := &b.terms[id]
				if t.count == 0 && !t.heading {
					b.touched = append(b.touched, id)
				}
				t.heading = true
			}
			return true
		})
	}
	for _, id := range b.touched {
		t := &b.terms[id]
		head := uint64(0)
		if t.heading {
			head = 1
		}
		t.chunks = binary.AppendUvarint(t.chunks, uint64(n+1-t.chunk))
		t.chunks = binary.AppendUvarint(t.chunks, uint64(t.count)<<1|head)
		t.chunk, t.count, t.heading = n+1, 0, false
	}
	b.touched = b.touched[:0]
	return words
}

// document encodes the postings of a document's fields and of the words by which
// other documents link to it.
func (b *builder) document(n uint32, d index.Document, anchors *anchors) {
	info := &b.seg.docs[n]
	for f, text := range fieldTexts(d) {
		index.Words(text, func(w string, _, _ int) bool {
			for _, id := range b.lookup(w) {
				t := &b.terms[id]
				if t.fields == 0 {
					b.touched = append(b.touched, id)
				}
				if t.fields>>(2*f)&3 < 3 {
					t.fields += 1 << (2 * f)
				}
			}
			info.fields[f]++
			return true
		})
	}
	emit := func(id uint32, anchored uint64) {
		t := &b.terms[id]
		t.docs = binary.AppendUvarint(t.docs, uint64(n+1-t.doc))
		t.docs = append(t.docs, t.fields)
		t.docs = binary.AppendUvarint(t.docs, anchored)
		t.doc, t.fields = n+1, 0
	}
	for id, count := range anchors.of(n) {
		emit(id, uint64(count))
	}
	for _, id := range b.touched {
		if b.terms[id].fields != 0 { // else it was written with its anchors
			emit(id, 0)
		}
	}
	b.touched = b.touched[:0]
}

// lookup returns the numbers of a word's terms.
func (b *builder) lookup(word string) []uint32 {
	if ids, ok := b.words[word]; ok {
		return ids
	}
	var ids []uint32
	for _, text := range index.Terms(word) {
		id, ok := b.number[text]
		if !ok {
			id = uint32(len(b.terms))
			text = strings.Clone(text) // lets the document go
			b.number[text] = id
			b.terms = append(b.terms, termLists{text: text})
		}
		ids = append(ids, id)
	}
	b.words[strings.Clone(word)] = ids
	return ids
}

// finish sorts the terms and lays their postings end to end.
func (b *builder) finish() {
	slices.SortFunc(b.terms, func(x, y termLists) int { return strings.Compare(x.text, y.text) })
	size, text := 0, 0
	for _, t := range b.terms {
		size += len(t.chunks) + len(t.docs) + binary.MaxVarintLen32
		text += len(t.text)
	}
	s := b.seg
	s.termText = make([]byte, 0, text)
	s.termEnd = make([]uint32, 0, len(b.terms))
	s.listEnd = make([]uint32, 0, len(b.terms))
	s.lists = make([]byte, 0, size)
	for _, t := range b.terms {
		s.termText = append(s.termText, t.text...)
		s.termEnd = append(s.termEnd, uint32(len(s.termText)))
		s.lists = binary.AppendUvarint(s.lists, uint64(len(t.chunks)))
		s.lists = append(append(s.lists, t.chunks...), t.docs...)
		s.listEnd = append(s.listEnd, uint32(len(s.lists)))
	}
	s.lists = slices.Clip(s.lists)
	s.root = roots(s)
	s.sum()
}

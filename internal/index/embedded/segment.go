package embedded

import (
	"encoding/binary"
	"sort"

	"github.com/witan-project/witan/internal/dataset"
)

// segment holds the postings of one dataset. It never changes once it is built, so
// searches need no lock. Terms lie sorted in one byte slice and postings, as variable
// length integers, in another: few pointers, little memory, and the form in which the
// segment is stored.
type segment struct {
	id  dataset.ID
	row int64 // of the dataset in SQLite: a new one at every Publish

	docs     []docInfo
	names    []name   // sorted by key
	links    []link   // between documents, sorted by from and to
	chunkDoc []uint32 // chunk → document
	chunkLen []uint32 // chunk → words

	termText []byte   // all terms, sorted, end to end
	termEnd  []uint32 // term → end in termText
	root     []uint32 // term → number of its root
	lists    []byte   // per term: length of the chunk list, chunk list, document list
	listEnd  []uint32 // term → end in lists

	totals totals
}

type docInfo struct {
	firstChunk, chunks uint32
	length             uint32            // words in all chunks
	anchors            uint32            // words around links to it, counted once per linking document
	fields             [numFields]uint32 // words in each field
}

// totals are sums over documents; averages of several segments come from them.
type totals struct {
	docs, chunks, length, anchors float64
	fields                        [numFields]float64
}

func (t *totals) add(o totals) {
	t.docs += o.docs
	t.chunks += o.chunks
	t.length += o.length
	t.anchors += o.anchors
	for f := range t.fields {
		t.fields[f] += o.fields[f]
	}
}

// sum fills totals.
func (s *segment) sum() {
	s.totals = totals{docs: float64(len(s.docs)), chunks: float64(len(s.chunkDoc))}
	for _, d := range s.docs {
		s.totals.length += float64(d.length)
		s.totals.anchors += float64(d.anchors)
		for f, n := range d.fields {
			s.totals.fields[f] += float64(n)
		}
	}
}

func (s *segment) position(term string) (int, bool) {
	i := sort.Search(len(s.termEnd), func(i int) bool { return string(s.term(i)) >= term })
	return i, i < len(s.termEnd) && string(s.term(i)) == term
}

// find returns the postings of a term; both are empty if it does not occur.
func (s *segment) find(term string) (chunks, docs []byte) {
	i, ok := s.position(term)
	if !ok {
		return nil, nil
	}
	start := uint32(0)
	if i > 0 {
		start = s.listEnd[i-1]
	}
	list := s.lists[start:s.listEnd[i]]
	n, k := binary.Uvarint(list)
	list = list[k:]
	return list[:n], list[n:]
}

func (s *segment) term(i int) []byte {
	start := uint32(0)
	if i > 0 {
		start = s.termEnd[i-1]
	}
	return s.termText[start:s.termEnd[i]]
}

// chunkList walks the postings of a term in chunks. Each is the distance to the last
// chunk and the number of occurrences << 1, with 1 for a term of the headings.
type chunkList struct {
	rest    []byte
	chunk   uint32 // + 1
	count   uint32 // occurrences in the text
	heading bool   // occurs in the headings above it
}

func (l *chunkList) next() bool {
	if len(l.rest) == 0 {
		return false
	}
	l.chunk += l.uint()
	v := l.uint()
	l.count, l.heading = v>>1, v&1 == 1
	return true
}

func (l *chunkList) uint() uint32 {
	if b := l.rest[0]; b < 0x80 {
		l.rest = l.rest[1:]
		return uint32(b)
	}
	v, n := binary.Uvarint(l.rest)
	l.rest = l.rest[n:]
	return uint32(v)
}

// docList walks the postings of a term in documents' fields. Each is the distance to
// the last document, two bits per field, and the number of documents that link here
// with the term.
type docList struct {
	chunkList
	fields  uint8
	anchors uint32
}

func (l *docList) next() bool {
	if len(l.rest) == 0 {
		return false
	}
	l.chunk += l.uint()
	l.fields = l.rest[0]
	l.rest = l.rest[1:]
	l.anchors = l.uint()
	return true
}

func (l *docList) doc() uint32 { return l.chunk - 1 }

func (l *docList) count(f int) uint8 { return l.fields >> (2 * f) & 3 }

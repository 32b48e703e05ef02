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
	chunkDoc []uint32 // chunk → document
	chunkLen []uint32 // chunk → words

	termText []byte   // all terms, sorted, end to end
	termEnd  []uint32 // term → end in termText
	lists    []byte   // per term: length of the chunk list, chunk list, document list
	listEnd  []uint32 // term → end in lists
}

type docInfo struct {
	firstChunk, chunks uint32
	length             uint32            // words in all chunks
	fields             [numFields]uint32 // words in each field
}

// find returns the postings of a term; both are empty if it does not occur.
func (s *segment) find(term string) (chunks, docs []byte) {
	i := sort.Search(len(s.termEnd), func(i int) bool { return string(s.term(i)) >= term })
	if i == len(s.termEnd) || string(s.term(i)) != term {
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

// chunkList walks the postings of a term in chunks.
type chunkList struct {
	rest    []byte
	chunk   uint32 // + 1
	body    uint32 // occurrences in the text
	heading bool   // occurs in the headings
	places  []byte // encoded positions
}

func (l *chunkList) next() bool {
	if len(l.rest) == 0 {
		return false
	}
	l.chunk += l.uint()
	v := l.uint()
	l.body, l.heading = v>>1, v&1 == 1
	from := l.rest
	for n := l.body; n > 0; {
		if l.rest[0] < 0x80 {
			n--
		}
		l.rest = l.rest[1:]
	}
	l.places = from[:len(from)-len(l.rest)]
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

// docList walks the postings of a term in document fields.
type docList struct {
	rest []byte
	doc  uint32 // + 1
	tf   [numFields]uint8
}

func (l *docList) next() bool {
	if len(l.rest) == 0 {
		return false
	}
	d, n := binary.Uvarint(l.rest)
	l.doc += uint32(d)
	l.rest = l.rest[n:]
	packed, n := binary.Uvarint(l.rest)
	l.rest = l.rest[n:]
	for f := range l.tf {
		l.tf[f] = uint8(packed >> (2 * f) & 3)
	}
	return true
}

package embedded

import (
	"encoding/binary"
	"errors"
	"hash/crc32"

	"github.com/witan-project/witan/internal/index"
)

// segmentFormat names the stored form; one that differs is rebuilt from the chunks.
const segmentFormat = 3<<16 | index.AnalyserVersion

var errSegment = errors.New("the stored postings are damaged")

// writer and reader write and read numbers as little-endian uint32, slices with their
// length in front.
type writer struct{ out []byte }

func (w *writer) u32(v uint32) { w.out = binary.LittleEndian.AppendUint32(w.out, v) }

func (w *writer) list(l []uint32) {
	w.u32(uint32(len(l)))
	for _, v := range l {
		w.u32(v)
	}
}

func (w *writer) bytes(b []byte) {
	w.u32(uint32(len(b)))
	w.out = append(w.out, b...)
}

// encode writes a segment.
func (s *segment) encode() []byte {
	size := 64 + len(s.docs)*4*(4+numFields) + 8*len(s.chunkDoc) + len(s.termText) + 12*len(s.termEnd) + len(s.lists)
	w := &writer{make([]byte, 0, size)}
	w.u32(uint32(len(s.docs)))
	for _, d := range s.docs {
		for _, v := range []uint32{d.firstChunk, d.chunks, d.length, d.anchors} {
			w.u32(v)
		}
		for _, f := range d.fields {
			w.u32(f)
		}
	}
	w.u32(uint32(len(s.names)))
	for _, n := range s.names {
		w.u32(n.doc)
		w.bytes([]byte(n.key))
	}
	w.u32(uint32(len(s.links)))
	for _, l := range s.links {
		w.u32(l.from)
		w.u32(l.to)
		w.u32(l.count)
	}
	w.list(s.chunkDoc)
	w.list(s.chunkLen)
	w.bytes(s.termText)
	w.list(s.termEnd)
	w.list(s.root)
	w.bytes(s.lists)
	w.list(s.listEnd)
	w.u32(crc32.Checksum(w.out, castagnoli))
	return w.out
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

type reader struct {
	data []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.bad, r.data = true, nil
		return nil
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) u32() uint32 {
	b := r.take(4)
	if r.bad {
		return 0
	}
	return binary.LittleEndian.Uint32(b)
}

func (r *reader) list() []uint32 {
	b := r.take(4 * int(r.u32()))
	l := make([]uint32, len(b)/4)
	for i := range l {
		l[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return l
}

func (r *reader) bytes() []byte { return r.take(int(r.u32())) }

// count reads a number of entries of at least size bytes each.
func (r *reader) count(size int) int {
	n := int(r.u32())
	if n*size > len(r.data) {
		r.bad = true
		return 0
	}
	return n
}

// decode reads what encode wrote. The byte slices of the segment share data's memory.
func decode(data []byte) (*segment, error) {
	body := len(data) - 4
	if body < 0 || binary.LittleEndian.Uint32(data[body:]) != crc32.Checksum(data[:body], castagnoli) {
		return nil, errSegment
	}
	r := &reader{data: data[:body]}
	s := &segment{}
	s.docs = make([]docInfo, r.count(4*(4+numFields)))
	for i := range s.docs {
		d := &s.docs[i]
		d.firstChunk, d.chunks, d.length, d.anchors = r.u32(), r.u32(), r.u32(), r.u32()
		for f := range d.fields {
			d.fields[f] = r.u32()
		}
	}
	s.names = make([]name, r.count(8))
	for i := range s.names {
		s.names[i].doc = r.u32()
		s.names[i].key = string(r.bytes())
	}
	s.links = make([]link, r.count(12))
	for i := range s.links {
		s.links[i] = link{r.u32(), r.u32(), r.u32()}
	}
	s.chunkDoc, s.chunkLen = r.list(), r.list()
	s.termText = r.bytes()
	s.termEnd, s.root = r.list(), r.list()
	s.lists = r.bytes()
	s.listEnd = r.list()
	if r.bad || len(r.data) != 0 || len(s.termEnd) != len(s.listEnd) || len(s.termEnd) != len(s.root) || len(s.chunkDoc) != len(s.chunkLen) {
		return nil, errSegment
	}
	s.sum()
	return s, nil
}

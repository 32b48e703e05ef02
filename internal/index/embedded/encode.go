package embedded

import (
	"encoding/binary"
	"errors"

	"github.com/witan-project/witan/internal/index"
)

// segmentFormat names the stored form; one that differs is rebuilt from the chunks.
const segmentFormat = 1<<16 | index.AnalyserVersion

var errSegment = errors.New("the stored postings are damaged")

// encode writes a segment: numbers as little-endian uint32, slices with their length
// in front.
func (s *segment) encode() []byte {
	out := make([]byte, 0, 32+len(s.docs)*4*(3+numFields)+8*len(s.chunkDoc)+len(s.termText)+8*len(s.termEnd)+len(s.lists))
	u32 := func(v uint32) { out = binary.LittleEndian.AppendUint32(out, v) }
	list := func(l []uint32) {
		u32(uint32(len(l)))
		for _, v := range l {
			u32(v)
		}
	}
	u32(uint32(len(s.docs)))
	for _, d := range s.docs {
		u32(d.firstChunk)
		u32(d.chunks)
		u32(d.length)
		for _, f := range d.fields {
			u32(f)
		}
	}
	list(s.chunkDoc)
	list(s.chunkLen)
	u32(uint32(len(s.termText)))
	out = append(out, s.termText...)
	list(s.termEnd)
	u32(uint32(len(s.lists)))
	out = append(out, s.lists...)
	list(s.listEnd)
	return out
}

// decode reads what encode wrote. The byte slices of the segment share data's memory.
func decode(data []byte) (*segment, error) {
	bad := false
	take := func(n int) []byte {
		if n < 0 || n > len(data) {
			bad = true
			return nil
		}
		b := data[:n:n]
		data = data[n:]
		return b
	}
	u32 := func() uint32 {
		b := take(4)
		if bad {
			return 0
		}
		return binary.LittleEndian.Uint32(b)
	}
	list := func() []uint32 {
		b := take(4 * int(u32()))
		l := make([]uint32, len(b)/4)
		for i := range l {
			l[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		return l
	}
	s := &segment{}
	n := int(u32())
	if n*4*(3+numFields) > len(data) {
		return nil, errSegment
	}
	s.docs = make([]docInfo, n)
	for i := range s.docs {
		d := &s.docs[i]
		d.firstChunk, d.chunks, d.length = u32(), u32(), u32()
		for f := range d.fields {
			d.fields[f] = u32()
		}
	}
	s.chunkDoc, s.chunkLen = list(), list()
	s.termText = take(int(u32()))
	s.termEnd = list()
	s.lists = take(int(u32()))
	s.listEnd = list()
	if bad || len(data) != 0 || len(s.termEnd) != len(s.listEnd) || len(s.chunkDoc) != len(s.chunkLen) {
		return nil, errSegment
	}
	return s, nil
}

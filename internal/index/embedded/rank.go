package embedded

import (
	"math"
	"slices"
	"sync"

	"github.com/witan-project/witan/internal/index"
)

// params are the weights of ranking. A document's score is a sum of BM25F scores
// (Robertson and Zaragoza, 2009), of the same concepts over different texts:
// everything it says with its fields, how it begins, its best passage, and how others
// speak of it where they link to it.
type params struct {
	k1, b      float64            // saturation, length normalisation of documents
	kc, bc     float64            // the same of chunks
	anchorB    float64            // length normalisation of words around links
	fields     [numFields]float64 // weight of an occurrence in a field; one in the text is 1
	fieldB     float64            // length normalisation of fields
	heading    float64            // weight of an occurrence in the headings above a chunk
	opening    uint32             // chunks that count as a document's opening
	openingW   float64            // weight of the best chunk of the opening
	bestW      float64            // weight of the best chunk
	anchorW    float64            // weight of the words around links
	titleW     float64            // weight of a concept that the title or file name holds
	namedW     float64            // for a document that the query names
	part, join float64            // weight of parts of a word, of two words joined
	relative   float64            // weight of a derivation
	ending     float64            // weight of a compound's ending
	context    float64            // weight of the words of the conversation
	neighbour  float64            // share of a document's score for one that has only links with it
}

var tuned = params{
	k1: 1.2, b: 0.65, kc: 1.2, bc: 0.5, anchorB: 0.5,
	fields: [numFields]float64{fieldTitle: 5, fieldName: 5, fieldSummary: 2, fieldMeta: 0.3}, fieldB: 0.5,
	heading: 1, opening: 4, openingW: 0.6, bestW: 0.5, anchorW: 1, titleW: 1, namedW: 20,
	part: 0.5, join: 0.5, relative: 0.8, ending: 0.5, context: 0.6, neighbour: 1,
}

// found is a document with its score.
type found struct {
	seg    *segment
	doc    uint32
	score  float64
	named  bool
	chunks []chunkScore // best first
}

type chunkScore struct {
	chunk uint32
	score float64
}

// ranking is the work space of one query. Documents and chunks of all segments are
// numbered through; base says where a segment's begin.
type ranking struct {
	segs      []*segment
	p         *params
	docBase   []int
	chunkBase []int
	avg       totals // averages per document; chunks: words per chunk

	doc, chunk []float64 // scores
	named      []bool
	hit        []uint32 // documents with any score

	// of the concept under work
	body, fields, anchor, held, title, inChunk []float64
	docs                                       []uint32 // touched
	chunks                                     []uint32
}

var rankings = sync.Pool{New: func() any { return new(ranking) }}

// rank scores the documents of segs and returns the best, with their best chunks.
func rank(segs []*segment, concepts []concept, q index.Query, p *params) []found {
	r := rankings.Get().(*ranking)
	defer rankings.Put(r)
	r.reset(segs, p)
	for i := range concepts {
		r.concept(&concepts[i])
	}
	namedIn(segs, q.Text, func(seg int, doc uint32) {
		d := uint32(r.docBase[seg]) + doc
		r.named[d] = true
		r.hit = append(r.hit, d)
	})
	return r.best(q)
}

func (r *ranking) reset(segs []*segment, p *params) {
	r.segs, r.p, r.avg = segs, p, totals{}
	r.docBase, r.chunkBase = r.docBase[:0], r.chunkBase[:0]
	docs, chunks := 0, 0
	for _, s := range segs {
		r.docBase, r.chunkBase = append(r.docBase, docs), append(r.chunkBase, chunks)
		docs += len(s.docs)
		chunks += len(s.chunkDoc)
		r.avg.add(s.totals)
	}
	n := max(r.avg.docs, 1)
	r.avg.chunks = max(r.avg.length/max(r.avg.chunks, 1), 1)
	r.avg.length = max(r.avg.length/n, 1)
	r.avg.anchors = max(r.avg.anchors/n, 1)
	for f := range r.avg.fields {
		r.avg.fields[f] = max(r.avg.fields[f]/n, 1)
	}
	for _, s := range []*[]float64{&r.doc, &r.body, &r.fields, &r.anchor, &r.held, &r.title} {
		*s = zero(*s, docs)
	}
	for _, s := range []*[]float64{&r.chunk, &r.inChunk} {
		*s = zero(*s, chunks)
	}
	r.named = slices.Grow(r.named[:0], docs)[:docs]
	clear(r.named)
	r.hit = r.hit[:0]
}

func zero(s []float64, n int) []float64 {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// concept adds one concept's share to the scores.
func (r *ranking) concept(c *concept) {
	r.docs, r.chunks = r.docs[:0], r.chunks[:0]
	for i, s := range r.segs {
		for _, v := range c.terms {
			chunks, docs := s.find(v.text)
			r.texts(s, i, chunks, v.weight)
			r.documents(s, i, docs, v.weight)
		}
	}
	df := 0.0 // a document that only holds a derivation counts by its weight
	c.docs = 0
	for _, d := range r.docs {
		if r.held[d] > 0 {
			df += r.held[d]
			if r.held[d] > r.p.ending {
				c.docs++
			}
		}
	}
	total := float64(len(r.doc))
	if df > 0 {
		c.idf = math.Log(1 + (total-df+0.5)/(df+0.5))
	}
	r.add(c.weight * c.idf)
}

// texts takes a term's postings in chunks.
func (r *ranking) texts(s *segment, seg int, list []byte, weight float64) {
	docBase, chunkBase := uint32(r.docBase[seg]), uint32(r.chunkBase[seg])
	for l := (chunkList{rest: list}); l.next(); {
		n := l.chunk - 1
		d, c := docBase+s.chunkDoc[n], chunkBase+n
		r.touch(d)
		r.held[d] = max(r.held[d], weight)
		r.body[d] += weight * float64(l.count)
		if r.inChunk[c] == 0 {
			r.chunks = append(r.chunks, c)
		}
		tf := float64(l.count) / (1 - r.p.bc + r.p.bc*float64(s.chunkLen[n])/r.avg.chunks)
		if l.heading {
			tf += r.p.heading
		}
		r.inChunk[c] += weight * tf
	}
}

// documents takes a term's postings in fields and around links.
func (r *ranking) documents(s *segment, seg int, list []byte, weight float64) {
	base := uint32(r.docBase[seg])
	for l := (docList{chunkList: chunkList{rest: list}}); l.next(); {
		d := base + l.doc()
		info := &s.docs[l.doc()]
		r.touch(d)
		if l.fields != 0 {
			r.held[d] = max(r.held[d], weight)
		}
		for f := range numFields {
			if n := l.count(f); n > 0 {
				r.fields[d] += weight * r.p.fields[f] * float64(n) / (1 - r.p.fieldB + r.p.fieldB*float64(info.fields[f])/r.avg.fields[f])
				if f == fieldTitle || f == fieldName {
					r.title[d] = max(r.title[d], weight)
				}
			}
		}
		r.anchor[d] += weight * float64(l.anchors) / (1 - r.p.anchorB + r.p.anchorB*float64(info.anchors)/r.avg.anchors)
	}
}

// touch notes a document the first time that the concept meets it.
func (r *ranking) touch(d uint32) {
	if r.held[d] == 0 && r.anchor[d] == 0 {
		r.docs = append(r.docs, d)
	}
}

// add turns what the concept collected into scores and clears it.
func (r *ranking) add(weight float64) {
	p := r.p
	for _, d := range r.docs {
		tf := r.body[d]/(1-p.b+p.b*float64(r.length(d))/r.avg.length) + r.fields[d]
		score := tf*(p.k1+1)/(p.k1+tf) + p.anchorW*r.anchor[d]*(p.k1+1)/(p.k1+r.anchor[d]) + p.titleW*r.title[d]
		if r.doc[d] == 0 {
			r.hit = append(r.hit, d)
		}
		r.doc[d] += weight * score
		r.body[d], r.fields[d], r.anchor[d], r.held[d], r.title[d] = 0, 0, 0, 0, 0
	}
	for _, c := range r.chunks {
		r.chunk[c] += weight * r.inChunk[c] * (p.kc + 1) / (p.kc + r.inChunk[c])
		r.inChunk[c] = 0
	}
}

// locate finds the segment of a document.
func (r *ranking) locate(d uint32) (seg int, doc uint32) {
	i, ok := slices.BinarySearch(r.docBase, int(d))
	if !ok {
		i--
	}
	for i+1 < len(r.docBase) && r.docBase[i+1] <= int(d) {
		i++ // empty segments share a base
	}
	return i, d - uint32(r.docBase[i])
}

func (r *ranking) length(d uint32) uint32 {
	seg, doc := r.locate(d)
	return r.segs[seg].docs[doc].length
}

// best sums up and sorts.
func (r *ranking) best(q index.Query) []found {
	slices.Sort(r.hit)
	r.hit = slices.Compact(r.hit)
	out := make([]found, 0, len(r.hit))
	for _, d := range r.hit {
		seg, doc := r.locate(d)
		s := r.segs[seg]
		info := s.docs[doc]
		best, opening := 0.0, 0.0
		from := r.chunkBase[seg] + int(info.firstChunk)
		for i, score := range r.chunk[from : from+int(info.chunks)] {
			best = max(best, score)
			if uint32(i) < r.p.opening {
				opening = best
			}
		}
		score := r.doc[d] + r.p.bestW*best + r.p.openingW*opening
		if r.named[d] {
			score += r.p.namedW
		}
		if score > 0 {
			out = append(out, found{seg: s, doc: doc, score: score, named: r.named[d]})
		}
	}
	if q.Related {
		out = r.neighbours(out)
	}
	out = leading(out, q.Documents)
	for i := range out {
		r.passages(&out[i], q)
	}
	return out
}

// leading are the n best, best first; of equal scores the one that stands first. A common
// word is in most documents, so that sorting them all would take as long as the search.
func leading(list []found, n int) []found {
	top := make([]found, 0, min(n, len(list)))
	for _, f := range list {
		if len(top) == n && (n == 0 || f.score <= top[n-1].score) {
			continue
		}
		if len(top) == n {
			top = top[:n-1]
		}
		at := len(top)
		for at > 0 && top[at-1].score < f.score {
			at--
		}
		top = slices.Insert(top, at, f)
	}
	return top
}

// passages picks the best chunks of a document. One that only matches by its fields
// shows how it begins.
func (r *ranking) passages(f *found, q index.Query) {
	info := f.seg.docs[f.doc]
	seg := slices.Index(r.segs, f.seg)
	for c := info.firstChunk; c < info.firstChunk+info.chunks; c++ {
		if score := r.chunk[uint32(r.chunkBase[seg])+c]; score > 0 {
			f.chunks = append(f.chunks, chunkScore{c, score})
		}
	}
	if len(f.chunks) == 0 && info.chunks > 0 {
		f.chunks = append(f.chunks, chunkScore{info.firstChunk + min(1, info.chunks-1), 0})
	}
	slices.SortStableFunc(f.chunks, func(x, y chunkScore) int { return byScore(x.score, y.score) })
	f.chunks = f.chunks[:min(q.Passages, len(f.chunks))]
	for c := info.firstChunk; q.Opening && c < info.firstChunk+min(info.chunks, openingPassages); c++ {
		if !slices.ContainsFunc(f.chunks, func(x chunkScore) bool { return x.chunk == c }) {
			f.chunks = append(f.chunks, chunkScore{chunk: c})
		}
	}
}

// openingPassages is what index.Query.Opening adds: front matter and the first text.
const openingPassages = 2

func byScore(x, y float64) int {
	switch {
	case x > y:
		return -1
	case x < y:
		return 1
	}
	return 0
}

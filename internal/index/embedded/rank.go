package embedded

import (
	"math"
	"slices"

	"github.com/witan-project/witan/internal/index"
)

// params are the weights of ranking.
type params struct {
	k1, b         float64 // documents
	kc, bc        float64 // chunks
	title, name   float64 // weights of fields, in body occurrences
	summary, meta float64
	heading       float64 // in documents: headings' words count per chunk
	chunkHeading  float64
	chunkTitle    float64
	bestChunk     float64 // weight of the best chunk's score beside the document's
	part          float64 // weight of a part of an identifier
	join          float64 // weight of two words written as one
	bf            float64 // length normalisation of fields
}

var tuned = params{k1: 1.2, b: 0.75, kc: 1.2, bc: 0.75, title: 5, name: 5, summary: 2, meta: 0.3, heading: 0.5, chunkHeading: 2, chunkTitle: 0, bestChunk: 1, part: 0.5, join: 0.7, bf: 0.5}

// term is a term of a query.
type term struct {
	text   string
	weight float64
	df     int
	idf    float64
}

// analyse turns a query's text into terms, each once.
func analyse(text string, p *params) []term {
	var out []term
	add := func(t string, w float64) {
		for i := range out {
			if out[i].text == t {
				out[i].weight = max(out[i].weight, w)
				return
			}
		}
		out = append(out, term{text: t, weight: w})
	}
	prev, prevEnd := "", -9
	index.Words(text, func(w string, start, end int) bool {
		for i, t := range index.Terms(w) {
			if i == 0 {
				add(t, 1)
			} else {
				add(t, p.part)
			}
		}
		if prev != "" && start-prevEnd == 1 {
			for i, t := range index.Terms(prev + w) {
				if i == 0 {
					add(t, p.join)
				}
			}
		}
		prev, prevEnd = w, end
		return true
	})
	return out
}

type found struct {
	seg    *segment
	doc    uint32
	score  float64
	chunks []chunkScore // best first
}

type chunkScore struct {
	chunk uint32
	score float64
}

// rank scores all documents of the segments.
func rank(segs []*segment, terms []term, p *params, limit int) []found {
	var docs, chunks int
	var length float64
	var fl [numFields]float64
	for _, s := range segs {
		docs += len(s.docs)
		chunks += len(s.chunkDoc)
		for _, d := range s.docs {
			length += float64(d.length)
			for f, n := range d.fields {
				fl[f] += float64(n)
			}
		}
	}
	if docs == 0 {
		return nil
	}
	avgDoc, avgChunk := length/float64(docs), length/float64(max(chunks, 1))
	for f := range fl {
		fl[f] = max(fl[f]/float64(docs), 1)
	}
	w := [numFields]float64{p.title, p.name, p.summary, p.meta}
	type acc struct {
		tf   []float64 // per doc, for the term
		doc  []float64
		chk  []float64
		seen []uint32
	}
	accs := make([]acc, len(segs))
	for i, s := range segs {
		accs[i] = acc{make([]float64, len(s.docs)), make([]float64, len(s.docs)), make([]float64, len(s.chunkDoc)), nil}
	}
	for ti := range terms {
		t := &terms[ti]
		t.df = 0
		cdf := 0
		for i, s := range segs {
			a := &accs[i]
			a.seen = a.seen[:0]
			cl, dl := s.find(t.text)
			for l := (chunkList{rest: cl}); l.next(); {
				cdf++
				d := s.chunkDoc[l.chunk-1]
				if a.tf[d] == 0 {
					a.seen = append(a.seen, d)
				}
				tf := float64(l.body)
				if l.heading {
					tf += p.heading
				}
				a.tf[d] += tf
			}
			for d := range a.seen {
				_ = d
			}
			for _, d := range a.seen {
				a.tf[d] /= 1 - p.b + p.b*float64(s.docs[d].length)/avgDoc
			}
			for l := (docList{rest: dl}); l.next(); {
				d := l.doc - 1
				if a.tf[d] == 0 {
					a.seen = append(a.seen, d)
				}
				for f, n := range l.tf {
					if n > 0 {
						a.tf[d] += w[f] * float64(n) / (1 - p.bf + p.bf*float64(s.docs[d].fields[f])/fl[f])
					}
				}
			}
			t.df += len(a.seen)
		}
		t.idf = math.Log(1 + (float64(docs)-float64(t.df)+0.5)/(float64(t.df)+0.5))
		cidf := t.idf
		for i, s := range segs {
			a := &accs[i]
			for _, d := range a.seen {
				a.doc[d] += t.weight * t.idf * a.tf[d] * (p.k1 + 1) / (p.k1 + a.tf[d])
				a.tf[d] = 0
			}
			cl, _ := s.find(t.text)
			for l := (chunkList{rest: cl}); l.next(); {
				c := l.chunk - 1
				tf := float64(l.body) / (1 - p.bc + p.bc*float64(s.chunkLen[c])/avgChunk)
				if l.heading {
					tf += p.chunkHeading
				}
				a.chk[c] += t.weight * cidf * tf * (p.kc + 1) / (p.kc + tf)
			}
		}
	}
	var out []found
	for i, s := range segs {
		a := &accs[i]
		for d := range s.docs {
			info := s.docs[d]
			best := 0.0
			for c := info.firstChunk; c < info.firstChunk+info.chunks; c++ {
				best = max(best, a.chk[c])
			}
			if sc := a.doc[d] + p.bestChunk*best; sc > 0 {
				out = append(out, found{seg: s, doc: uint32(d), score: sc})
			}
		}
	}
	slices.SortFunc(out, func(x, y found) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return int(x.doc) - int(y.doc)
	})
	if len(out) > limit {
		out = out[:limit]
	}
	for k := range out {
		f := &out[k]
		info := f.seg.docs[f.doc]
		a := &accs[slices.Index(segs, f.seg)]
		for c := info.firstChunk; c < info.firstChunk+info.chunks; c++ {
			if a.chk[c] > 0 {
				f.chunks = append(f.chunks, chunkScore{c, a.chk[c]})
			}
		}
		if len(f.chunks) == 0 && info.chunks > 0 { // only its fields match: show how it begins
			f.chunks = append(f.chunks, chunkScore{info.firstChunk + min(1, info.chunks-1), 0})
		}
		slices.SortStableFunc(f.chunks, func(x, y chunkScore) int {
			switch {
			case x.score > y.score:
				return -1
			case x.score < y.score:
				return 1
			}
			return 0
		})
	}
	return out
}

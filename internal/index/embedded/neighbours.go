package embedded

import "slices"

// linkless is added to a document's number of links, so that a single one does not
// make two documents close.
const linkless = 2

// neighbours raises the documents that have links with the best one, or with those
// that the query names: each by the score of the other, times the share that these
// links have among all of the linking document.
func (r *ranking) neighbours(out []found) []found {
	if len(out) == 0 {
		return out
	}
	centre := make(map[*segment][]found)
	for _, f := range out {
		if f.named {
			centre[f.seg] = append(centre[f.seg], f)
		}
	}
	if len(centre) == 0 {
		best := slices.MinFunc(out, func(a, b found) int { return byScore(a.score, b.score) })
		centre[best.seg] = []found{best}
	}
	for _, s := range r.segs {
		if len(centre[s]) > 0 {
			out = raise(out, s, near(s, centre[s], r.p.neighbour))
		}
	}
	return out
}

// near is what the documents of a segment gain by their links with the centre.
func near(s *segment, centre []found, weight float64) map[uint32]float64 {
	links := make(map[uint32]float64)
	for _, l := range s.links {
		links[l.from] += float64(l.count)
	}
	gain := make(map[uint32]float64)
	for _, f := range centre {
		for _, l := range s.links {
			share := weight * f.score * float64(l.count) / (linkless + links[l.from])
			switch f.doc {
			case l.to:
				gain[l.from] += share
			case l.from:
				gain[l.to] += share
			}
		}
	}
	return gain
}

// raise adds gains to the scores. Documents that had none come behind, in their order.
func raise(out []found, s *segment, gain map[uint32]float64) []found {
	for i, f := range out {
		if f.seg == s {
			out[i].score += gain[f.doc]
			delete(gain, f.doc)
		}
	}
	for doc := range uint32(len(s.docs)) {
		if g := gain[doc]; g > 0 {
			out = append(out, found{seg: s, doc: doc, score: g})
		}
	}
	return out
}

package embedded

import (
	"context"
	"strconv"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// retries bounds how often a search begins anew because a dataset among its hits was
// removed or replaced under it.
const retries = 8

// Search implements index.Index.
func (x *Index) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if err := x.begin(); err != nil {
		return index.Result{}, err
	}
	defer x.running.RUnlock()
	if q.Documents <= 0 {
		q.Documents = 10
	}
	if q.Passages <= 0 {
		q.Passages = 3
	}
	for try := 0; ; try++ {
		res, whole, err := x.search(ctx, q)
		if err != nil || whole || try == retries {
			return res, err
		}
	}
}

// search works on one view. whole is false where a text was gone before it was read.
func (x *Index) search(ctx context.Context, q index.Query) (res index.Result, whole bool, err error) {
	var segs []*segment
	docs := 0
	for _, s := range x.segments() {
		if q.Visible == nil || q.Visible(s.id) {
			segs = append(segs, s)
			docs += len(s.docs)
		}
	}
	concepts := parse(segs, q, &tuned)
	found := rank(segs, concepts, q, &tuned)
	var ids []int64
	for _, f := range found {
		for _, c := range f.chunks {
			ids = append(ids, f.seg.row<<32+int64(c.chunk))
		}
	}
	texts, err := x.texts(ctx, ids)
	if err != nil {
		return res, false, err
	}
	whole = len(texts) == len(ids)
	for _, f := range found {
		for _, c := range f.chunks {
			if h, ok := texts[f.seg.row<<32+int64(c.chunk)]; ok {
				h.Dataset, h.Score, h.Document, h.Named = f.seg.id, c.score, f.score, f.named
				res.Hits = append(res.Hits, h)
			}
		}
	}
	for _, c := range concepts {
		t := index.Term{Text: c.terms[0].text, Weight: c.weight, Whole: c.whole, Documents: c.docs, Of: docs}
		for _, v := range c.terms[1:] {
			if v.ending {
				t.Endings = append(t.Endings, v.text)
			} else {
				t.Variants = append(t.Variants, v.text)
			}
		}
		res.Terms = append(res.Terms, t)
	}
	return res, whole, nil
}

// texts reads chunks in one query, so that it sees each dataset whole or gone.
func (x *Index) texts(ctx context.Context, ids []int64) (map[int64]index.Hit, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var list strings.Builder
	for i, id := range ids {
		if i > 0 {
			list.WriteByte(',')
		}
		list.WriteString(strconv.FormatInt(id, 10))
	}
	r, err := x.read.QueryContext(ctx, columns+"WHERE c.id IN ("+list.String()+")")
	if err != nil {
		return nil, err
	}
	defer r.Close()
	out := make(map[int64]index.Hit, len(ids))
	for r.Next() {
		h, err := scan(r)
		if err != nil {
			return nil, err
		}
		out[h.id] = h.Hit
	}
	return out, r.Err()
}

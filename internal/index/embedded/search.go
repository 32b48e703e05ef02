package embedded

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/witan-project/witan/internal/dataset"
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
		res, gone, err := x.search(ctx, q)
		if err != nil || len(gone) == 0 {
			return res, err
		}
		if try == retries {
			res.Hits = slices.DeleteFunc(res.Hits, func(h index.Hit) bool { return gone[h.Dataset] })
			return res, nil
		}
	}
}

// search works on one view. gone are the datasets of which a text was gone before it
// was read.
func (x *Index) search(ctx context.Context, q index.Query) (res index.Result, gone map[dataset.ID]bool, err error) {
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
		return res, nil, err
	}
	gone = make(map[dataset.ID]bool)
	for _, f := range found {
		for _, c := range f.chunks {
			h, ok := texts[f.seg.row<<32+int64(c.chunk)]
			if !ok {
				gone[f.seg.id] = true
				continue
			}
			h.Dataset, h.Score, h.Document, h.Named = f.seg.id, c.score, f.score, f.named
			res.Hits = append(res.Hits, h)
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
	return res, gone, nil
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

package preview

import (
	"container/list"
	"time"

	"github.com/witan-project/witan/internal/dataset"
)

// key names one thing that is kept: content or metadata of a dataset. Two datasets of
// the same content are kept apart, since one may end before the other.
type key struct {
	dataset dataset.ID
	content dataset.CID
}

// cache keeps what was used last, up to a number of bytes. It is not safe for
// concurrent use.
type cache struct {
	bound, held int64
	order       *list.List // of *kept, the last used first
	at          map[key]*list.Element
}

type kept struct {
	key   key
	value any
	err   error     // a failure that is remembered
	until time.Time // of a failure; zero: for good
	cost  int64     // bytes
}

func newCache(bound int64) *cache {
	return &cache{bound: bound, order: list.New(), at: map[key]*list.Element{}}
}

func (c *cache) get(k key, now time.Time) (*kept, bool) {
	e, ok := c.at[k]
	if !ok {
		return nil, false
	}
	v := e.Value.(*kept)
	if !v.until.IsZero() && now.After(v.until) {
		c.remove(k)
		return nil, false
	}
	c.order.MoveToFront(e)
	return v, true
}

// put keeps v, unless it alone is over the bound.
func (c *cache) put(v *kept) {
	c.remove(v.key)
	if v.cost > c.bound {
		return
	}
	c.at[v.key] = c.order.PushFront(v)
	c.held += v.cost
	for c.held > c.bound {
		c.remove(c.order.Back().Value.(*kept).key)
	}
}

func (c *cache) remove(k key) {
	if e, ok := c.at[k]; ok {
		c.held -= e.Value.(*kept).cost
		c.order.Remove(e)
		delete(c.at, k)
	}
}

// datasets are those of which anything is kept.
func (c *cache) datasets() map[dataset.ID]struct{} {
	out := map[dataset.ID]struct{}{}
	for k := range c.at {
		out[k.dataset] = struct{}{}
	}
	return out
}

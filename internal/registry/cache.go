package registry

import (
	"context"
	"maps"

	"github.com/witan-project/witan/internal/dataset"
)

// cache remembers what Lookup read: thousands of import requests a second ask for it. It
// is guarded by Registry.mu.
type cache struct {
	versions   map[dataset.ID][]State
	entries    []Entry
	generation uint64 // counts the rounds
}

// maxCached bounds the cache, also against requests for datasets that do not exist.
const maxCached = 20_000

// forget drops what a round changed. all: also what it may have undone.
func (c *cache) forget(touched map[dataset.ID]bool, all bool) {
	c.generation++
	c.entries = nil
	if all {
		c.versions = nil
		return
	}
	for id := range maps.Keys(touched) {
		delete(c.versions, id)
	}
}

// versions are the states of a dataset that a head may need, the newest first: all after
// the final block, and the one that holds at it. The final block only moves forward until
// a reorganisation empties the cache, so a remembered list keeps being enough.
func (r *Registry) versions(ctx context.Context, id dataset.ID, final *Block) ([]State, error) {
	var from uint64
	if final != nil {
		from = final.Number
	}
	rows, err := r.lookup.QueryContext(ctx, id[:], from)
	return scanStates(rows, err)
}

const versionsQuery = `SELECT ` + stateColumns + ` FROM dataset_step s JOIN dataset d ON d.id = s.dataset
	WHERE s.dataset = ?1 AND s.kind <> 'skipped' AND s.block >= coalesce(
		(SELECT max(block) FROM dataset_step WHERE dataset = ?1 AND kind <> 'skipped' AND block <= ?2), 0)
	ORDER BY s.block DESC, s.log DESC`

// recall is the heads and what is remembered of a dataset, at one moment.
func (r *Registry) recall(id dataset.ID) (latest, final *Block, known []State, ok bool, generation uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok = r.cache.versions[id]
	return r.latest, r.final, known, ok, r.cache.generation
}

// remember keeps what was read, unless a round came in between.
func (r *Registry) remember(id dataset.ID, versions []State, generation uint64) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cache.generation != generation {
		return false
	}
	if len(r.cache.versions) >= maxCached {
		r.cache.versions = nil
	}
	if r.cache.versions == nil {
		r.cache.versions = map[dataset.ID][]State{}
	}
	r.cache.versions[id] = versions
	return true
}

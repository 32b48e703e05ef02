package registry

import (
	"context"
	"database/sql"

	"github.com/witan-project/witan/internal/governance"
)

// quorums ends a round at the head: it asks the governor for the quorum of each proposal
// whose snapshot has passed, which is fixed from then on, and announces the round.
func (r *Registry) quorums(ctx context.Context, moved bool) error {
	r.mu.Lock()
	latest := r.latest
	r.mu.Unlock()
	if latest == nil {
		return nil
	}
	found, err := r.model.MissingQuorums(ctx, r.cfg.Client, *latest)
	if err == nil && len(found) > 0 {
		moved = true
		err = r.cfg.DB.Write(ctx, func(tx *sql.Tx) error { return governance.StoreQuorums(ctx, tx, *latest, found) })
	}
	if err == nil && len(found) > 0 {
		r.mu.Lock()
		r.cache.forget(nil, false) // the quorum may decide a vote
		r.mu.Unlock()
	}
	if moved { // also if the quorums have to wait for the next round
		r.announce()
	}
	return err
}

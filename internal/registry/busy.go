package registry

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// expirySoon is how long before an approval's expiry the development chain begins to tick.
const expirySoon = 60

// Busy tells whether someone waits for time to pass on the development chain, which then
// seals a block each second: a proposal is pending or active, a queued one has not reached
// its time, or an approval expires within 60 s. It fits devchain.SetBusy.
func (r *Registry) Busy(head *types.Header) bool {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	now := r.token.Point(block(head))
	var busy bool
	err := r.cfg.DB.Read().QueryRowContext(ctx, `SELECT
		EXISTS (SELECT 1 FROM proposal p WHERE p.deadline >= ?1
			AND NOT EXISTS (SELECT 1 FROM proposal_step WHERE proposal = p.id AND kind IN ('executed', 'canceled')))
		OR EXISTS (SELECT 1 FROM proposal_step s WHERE (s.kind = 'extended' AND s.at >= ?1 OR s.kind = 'queued' AND s.at > ?2)
			AND NOT EXISTS (SELECT 1 FROM proposal_step WHERE proposal = s.proposal AND kind IN ('executed', 'canceled')))
		OR EXISTS (SELECT 1 FROM dataset_step s WHERE s.expiry > ?2 AND s.expiry <= ?2 + ?3 AND s.status = 1
			AND NOT EXISTS (SELECT 1 FROM dataset_step WHERE dataset = s.dataset AND (block, log) > (s.block, s.log)))`,
		now, head.Time, expirySoon).Scan(&busy)
	if err != nil {
		r.cfg.Log.Warn("cannot tell whether time must pass", "error", err)
	}
	return busy
}

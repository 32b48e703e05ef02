package registry

import (
	"context"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
)

// Descriptions are the metadata documents that any proposal or approval ever named for a
// dataset.
func (r *Registry) Descriptions(ctx context.Context, id dataset.ID) ([]dataset.CID, error) {
	rows, err := r.cfg.DB.Read().QueryContext(ctx, `SELECT metadata FROM proposal_dataset WHERE dataset = ?1 AND length(metadata) > 0
		UNION SELECT metadata FROM dataset_step WHERE dataset = ?1 AND length(metadata) > 0`, id[:])
	if err != nil {
		return nil, fmt.Errorf("descriptions of %s: %w", id, err)
	}
	defer rows.Close()
	var out []dataset.CID
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, fmt.Errorf("descriptions of %s: %w", id, err)
		}
		c, err := dataset.CIDFromBytes(b)
		if err != nil {
			return nil, fmt.Errorf("descriptions of %s: %w", id, err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

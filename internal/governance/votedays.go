package governance

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// VoteDays counts votes by the day (UTC) of their block's timestamp, from the day of
// since on.
func (m *Model) VoteDays(ctx context.Context, since time.Time) (map[time.Time]int64, error) {
	out := map[time.Time]int64{}
	rows, err := m.db.Read().QueryContext(ctx, `SELECT b.timestamp / 86400, count(*) FROM chain_block b JOIN vote v ON v.block = b.number
		WHERE b.timestamp >= ? GROUP BY 1`, since.Truncate(24*time.Hour).Unix())
	err = each(rows, err, func(r *sql.Rows) error {
		var day, n int64
		if err := r.Scan(&day, &n); err != nil {
			return err
		}
		out[time.Unix(day*86400, 0).UTC()] = n
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("votes by day: %w", err)
	}
	return out, nil
}

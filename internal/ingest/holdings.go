package ingest

import (
	"context"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
)

// Holdings sum up what questions can see.
type Holdings struct {
	Datasets, Documents, Chunks int64
	Bytes                       int64 // of files, documents or not
	Contributors                int64
}

// Holdings sums up the datasets that are Visible. It reads one row for each that is ready.
func (s *Service) Holdings(ctx context.Context) (Holdings, error) {
	var h Holdings
	rows, err := s.db.Read().QueryContext(ctx, `SELECT i.dataset, i.documents, i.chunks, i.bytes, r.contributor
		FROM import i JOIN import_request r USING (dataset, round) WHERE i.state = 'ready'`)
	if err != nil {
		return h, fmt.Errorf("holdings: %w", err)
	}
	defer rows.Close()
	contributors := map[[20]byte]struct{}{}
	for rows.Next() {
		var id, contributor []byte
		var documents, chunks, bytes int64
		if err := rows.Scan(&id, &documents, &chunks, &bytes, &contributor); err != nil {
			return h, fmt.Errorf("holdings: %w", err)
		}
		if !s.Visible(dataset.ID(id)) {
			continue
		}
		h.Datasets, h.Documents, h.Chunks, h.Bytes = h.Datasets+1, h.Documents+documents, h.Chunks+chunks, h.Bytes+bytes
		contributors[[20]byte(contributor)] = struct{}{}
	}
	h.Contributors = int64(len(contributors))
	return h, rows.Err()
}

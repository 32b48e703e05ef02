package ingest

import (
	"context"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
)

// sweep removes what a crash left in the bucket, and staged blocks that no import can
// use any more.
func (s *Service) sweep(ctx context.Context) error {
	swept, err := s.cfg.Blobs.Sweep(ctx)
	if err != nil {
		return fmt.Errorf("blobs: %w", err)
	}
	if len(swept.Datasets)+swept.Objects > 0 {
		s.log.Info("cleaned up after a crash", "datasets", len(swept.Datasets), "objects", swept.Objects)
	}
	list, err := s.wantedContent(ctx)
	if err != nil {
		return err
	}
	if err := s.cfg.Staging.Sweep(ctx, func(c dataset.CID) bool { return list[c] }); err != nil {
		return fmt.Errorf("staging: %w", err)
	}
	return nil
}

// wantedContent is the content of imports that are not over.
func (s *Service) wantedContent(ctx context.Context) (map[dataset.CID]bool, error) {
	rows, err := s.db.Read().QueryContext(ctx, `SELECT DISTINCT r.cid FROM import i JOIN import_request r USING (dataset, round)
		WHERE i.state IN ('waiting', 'requested', 'fetching', 'storing', 'indexing')`)
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	defer rows.Close()
	list := map[dataset.CID]bool{}
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, fmt.Errorf("imports: %w", err)
		}
		c, err := dataset.ParseCID(text)
		if err != nil {
			return nil, fmt.Errorf("imports: %w", err)
		}
		list[c] = true
	}
	return list, rows.Err()
}

package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

// maxReason bounds an operator's reason in bytes.
const maxReason = 1000

// ErrReason: a suspension names its reason, in at most 1000 bytes.
var ErrReason = errors.New("say why, in at most 1000 bytes")

// Suspend takes a dataset out of the knowledge base against the law: it is hidden when
// Suspend returns, and purged soon. The index statement and audit name it from then on.
// A dataset that is only proposed yet may be suspended too; ErrUnknownDataset if the
// chain has never named it. Suspending again changes the reason.
func (s *Service) Suspend(ctx context.Context, id dataset.ID, reason string) (Suspension, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" || len(reason) > maxReason {
		return Suspension{}, ErrReason
	}
	var known bool
	err := s.db.Read().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM dataset WHERE id = ?)", id[:]).Scan(&known)
	if err != nil {
		return Suspension{}, fmt.Errorf("suspend: %w", err)
	}
	if !known {
		return Suspension{}, ErrUnknownDataset
	}
	p := Suspension{Dataset: id, Reason: reason, At: time.UnixMilli(time.Now().UnixMilli())}
	err = s.db.Group(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO suspension (dataset, reason, at) VALUES (?, ?, ?)
			ON CONFLICT (dataset) DO UPDATE SET reason = excluded.reason, at = excluded.at`, id[:], reason, p.At.UnixMilli())
		return err
	})
	if err != nil {
		return Suspension{}, fmt.Errorf("suspend: %w", err)
	}
	s.mu.Lock()
	s.suspended[id] = p
	s.entry(id).wanted = false
	s.show(id)
	if r := s.runs[id]; r != nil && r.do == importIt {
		r.cancel(errUnwanted)
	}
	s.mu.Unlock()
	s.touch(id)
	return p, nil
}

// Resume ends a suspension: what it had purged is requested when Resume returns, and the
// reconciler imports the dataset again if the law wants it. One that is not suspended is
// no error.
func (s *Service) Resume(ctx context.Context, id dataset.ID) error {
	var back []ID
	err := s.db.Group(ctx, func(tx *sql.Tx) error {
		if _, err := tx.Exec("DELETE FROM suspension WHERE dataset = ?", id[:]); err != nil {
			return err
		}
		rows, err := tx.Query(`UPDATE import SET state = ?, reason = '', updated_at = ?, retry_at = 0
			WHERE dataset = ? AND state = ? AND reason = ? RETURNING round`, Requested, time.Now().UnixMilli(), id[:], Purged, Suspended)
		if err != nil {
			return err
		}
		defer rows.Close()
		for back = nil; rows.Next(); {
			i := ID{Dataset: id}
			if err := rows.Scan(&i.Round); err != nil {
				return err
			}
			back = append(back, i)
		}
		return rows.Err()
	})
	if err != nil {
		return fmt.Errorf("resume: %w", err)
	}
	s.mu.Lock()
	delete(s.suspended, id)
	s.mu.Unlock()
	for _, i := range back {
		s.observe(ctx, i)
	}
	s.touch(id)
	return nil
}

// Suspensions lists what is suspended, by dataset id.
func (s *Service) Suspensions() []Suspension {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.suspended), func(a, b Suspension) int {
		return slices.Compare(a.Dataset[:], b.Dataset[:])
	})
}

func (s *Service) loadSuspensions(ctx context.Context) error {
	list, err := ReadSuspensions(ctx, s.db)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range list {
		s.suspended[p.Dataset] = p
	}
	return nil
}

// ReadSuspensions lists what is suspended in a database, by dataset id.
func ReadSuspensions(ctx context.Context, db *store.DB) ([]Suspension, error) {
	rows, err := db.Read().QueryContext(ctx, "SELECT dataset, reason, at FROM suspension ORDER BY dataset")
	if err != nil {
		return nil, fmt.Errorf("suspensions: %w", err)
	}
	defer rows.Close()
	list := []Suspension{}
	for rows.Next() {
		var p Suspension
		var id []byte
		var at int64
		if err := rows.Scan(&id, &p.Reason, &at); err != nil {
			return nil, fmt.Errorf("suspensions: %w", err)
		}
		copy(p.Dataset[:], id)
		p.At = wall(at)
		list = append(list, p)
	}
	return list, rows.Err()
}

package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

// row is an import as it is stored, without what only the memory knows.
type row struct {
	id       dataset.ID
	round    uint32
	state    State
	reason   Reason
	settings [32]byte
	attempts int
}

const selectRow = "SELECT dataset, round, state, reason, settings, attempts FROM import"

func scanRow(rows *sql.Rows) (r row, err error) {
	var id, settings []byte
	err = rows.Scan(&id, &r.round, &r.state, &r.reason, &settings, &r.attempts)
	copy(r.id[:], id)
	copy(r.settings[:], settings)
	return r, err
}

func (r row) importID() ID { return ID{r.id, r.round} }

// used tells whether a worker has, or may have, left something of its content.
func (r row) used() bool {
	switch r.state {
	case Fetching, Storing, Indexing, Ready, Failed, Purging:
		return true
	case Requested:
		return r.attempts > 0
	}
	return false
}

// requestedRows reads the imports of every dataset, or of one, lowest round first.
func requestedRows(ctx context.Context, db *sql.DB, one *dataset.ID) (map[dataset.ID][]row, error) {
	query, args := selectRow, []any(nil)
	if one != nil {
		query, args = query+" WHERE dataset = ?", []any{one[:]}
	}
	rows, err := db.QueryContext(ctx, query+" ORDER BY dataset, round", args...)
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	defer rows.Close()
	all := map[dataset.ID][]row{}
	for rows.Next() {
		r, err := scanRow(rows)
		if err != nil {
			return nil, fmt.Errorf("imports: %w", err)
		}
		all[r.id] = append(all[r.id], r)
	}
	return all, rows.Err()
}

const selectImport = `SELECT i.dataset, i.round, i.state, i.reason, i.attempts, i.last_error, i.retry_at, i.bytes, i.blocks,
	i.files, i.documents, i.chunks, i.requested_at, i.updated_at, i.ready_at, r.contributor, r.collection, r.cid, r.seq
	FROM import i JOIN import_request r USING (dataset, round)`

func scanImport(scan func(...any) error) (i Import, seq int64, err error) {
	var id, contributor []byte
	var collection, cid string
	var retry, requested, updated, ready int64
	if err = scan(&id, &i.ID.Round, &i.State, &i.Reason, &i.Attempts, &i.LastError, &retry, &i.Bytes, &i.Blocks,
		&i.Files, &i.Documents, &i.Chunks, &requested, &updated, &ready, &contributor, &collection, &cid, &seq); err != nil {
		return i, 0, err
	}
	copy(i.ID.Dataset[:], id)
	i.RetryAt, i.Requested, i.Updated, i.ReadyAt = wall(retry), wall(requested), wall(updated), wall(ready)
	i.Dataset, err = dataset.New(common.BytesToAddress(contributor), collection, cid)
	return i, seq, err
}

// wall reads a stored time; 0 is none.
func wall(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// Import returns one import, with the progress of a running one; ErrNotFound.
func (s *Service) Import(ctx context.Context, id ID) (Import, error) {
	i, _, err := scanImport(s.db.Read().QueryRowContext(ctx, selectImport+" WHERE i.dataset = ? AND i.round = ?",
		id.Dataset[:], id.Round).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return i, ErrNotFound
	}
	if err != nil {
		return i, fmt.Errorf("import %s: %w", id, err)
	}
	return s.live(i), nil
}

// Page asks for imports, newest request first.
type Page struct {
	Dataset *dataset.ID // only of this dataset
	State   State       // only in this state
	Before  int64       // continue after the page that ended with this Next
	Limit   int         // default 100, at most 1000
}

// Imports lists imports. next continues the list; 0: there is no more.
func (s *Service) Imports(ctx context.Context, p Page) (list []Import, next int64, err error) {
	if p.Limit <= 0 {
		p.Limit = 100
	}
	p.Limit = min(p.Limit, 1000)
	query, args := selectImport+" WHERE true", []any(nil)
	and := func(clause string, arg any) { query, args = query+" AND "+clause, append(args, arg) }
	if p.Dataset != nil {
		and("i.dataset = ?", p.Dataset[:])
	}
	if p.State != "" {
		and("i.state = ?", p.State)
	}
	if p.Before > 0 {
		and("r.seq < ?", p.Before)
	}
	rows, err := s.db.Read().QueryContext(ctx, query+" ORDER BY r.seq DESC LIMIT ?", append(args, p.Limit)...)
	if err != nil {
		return nil, 0, fmt.Errorf("imports: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		i, seq, err := scanImport(rows.Scan)
		if err != nil {
			return nil, 0, fmt.Errorf("imports: %w", err)
		}
		list, next = append(list, s.live(i)), seq
	}
	if len(list) < p.Limit {
		next = 0
	}
	return list, next, rows.Err()
}

// Unread lists the files of a dataset that are stored but not indexed, by path.
func (s *Service) Unread(ctx context.Context, id dataset.ID) ([]UnreadFile, error) {
	rows, err := s.db.Read().QueryContext(ctx, "SELECT path, code FROM import_file WHERE dataset = ? ORDER BY path", id[:])
	if err != nil {
		return nil, fmt.Errorf("unread files: %w", err)
	}
	defer rows.Close()
	var list []UnreadFile
	for rows.Next() {
		var f UnreadFile
		if err := rows.Scan(&f.Path, &f.Code); err != nil {
			return nil, fmt.Errorf("unread files: %w", err)
		}
		list = append(list, f)
	}
	return list, rows.Err()
}

// live adds what is not stored: progress, flags.
func (s *Service) live(i Import) Import {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.entries[i.ID.Dataset]; e != nil {
		i.Hidden = e.hidden && i.ID.Round == e.round
	}
	if p, ok := s.suspended[i.ID.Dataset]; ok {
		i.Suspended = &p
	}
	if r := s.runs[i.ID.Dataset]; r != nil && r.do == importIt && r.round == i.ID.Round {
		r.counters.into(&i)
	}
	return i
}

func sortIDs(list []dataset.ID) {
	slices.SortFunc(list, func(a, b dataset.ID) int { return slices.Compare(a[:], b[:]) })
}

// Standing is how far the import of a dataset's highest round is.
type Standing struct {
	State  State
	Reason Reason // also of the last failed attempt
}

// ReadStandings reads the standing of every requested dataset from a database.
func ReadStandings(ctx context.Context, db *store.DB) (map[dataset.ID]Standing, error) {
	rows, err := db.Read().QueryContext(ctx, `SELECT dataset, state, iif(reason = '', last_error, reason), max(round)
		FROM import GROUP BY dataset`)
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	defer rows.Close()
	all := map[dataset.ID]Standing{}
	for rows.Next() {
		var id []byte
		var st Standing
		var round uint32
		if err := rows.Scan(&id, &st.State, &st.Reason, &round); err != nil {
			return nil, fmt.Errorf("imports: %w", err)
		}
		all[dataset.ID(id)] = st
	}
	return all, rows.Err()
}

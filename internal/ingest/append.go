package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/store"
)

// admission writes requests into the log. Its statements are prepared once: this is
// the hottest path of a server.
type admission struct {
	nonce, request, imported, lookup *sql.Stmt
}

const selectNonce = "SELECT digest FROM import_nonce WHERE contributor = ? AND nonce = ?"

func (m *admission) prepare(ctx context.Context, writer *sql.DB) error {
	for _, p := range []struct {
		into  **sql.Stmt
		query string
	}{
		{&m.nonce, `INSERT INTO import_nonce (contributor, nonce, digest, dataset, round) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`},
		{&m.request, `INSERT INTO import_request (dataset, round, digest, contributor, collection, cid, nonce, deadline,
			signature, block_number, block_hash, admitted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`},
		{&m.imported, `INSERT INTO import (dataset, round, state, requested_at, updated_at) VALUES (?, ?, ?, ?, ?)`},
		{&m.lookup, selectNonce},
	} {
		var err error
		if *p.into, err = writer.PrepareContext(ctx, p.query); err != nil {
			return errors.Join(err, m.Close())
		}
	}
	return nil
}

// Close releases the statements.
func (m *admission) Close() error {
	var errs []error
	for _, st := range []*sql.Stmt{m.nonce, m.request, m.imported, m.lookup} {
		if st != nil {
			errs = append(errs, st.Close())
		}
	}
	return errors.Join(errs...)
}

// spent gives the digest of the request that a nonce was spent on; sql.ErrNoRows.
func (m *admission) spent(ctx context.Context, db *sql.DB, a *admitted) (digest common.Hash, err error) {
	var b []byte
	err = db.QueryRowContext(ctx, selectNonce, a.Contributor[:], a.nonce[:]).Scan(&b)
	return common.BytesToHash(b), err
}

// append spends the nonce and adds line and import, all or nothing, durable when it
// returns. Of two requests for one (dataset, round), whichever is first has the line.
func (m *admission) append(ctx context.Context, db *store.DB, a *admitted) (Outcome, error) {
	a.at = time.UnixMilli(time.Now().UnixMilli())
	outcome := Accepted
	// Cancelling a statement would roll the whole group back: ctx counts until its turn.
	wait, ctx := ctx, context.WithoutCancel(ctx)
	err := db.Group(wait, func(tx *sql.Tx) error {
		exec := func(st *sql.Stmt, args ...any) (int64, error) {
			res, err := tx.StmtContext(ctx, st).ExecContext(ctx, args...)
			if err != nil {
				return 0, err
			}
			return res.RowsAffected()
		}
		n, err := exec(m.nonce, a.Contributor[:], a.nonce[:], a.digest[:], a.id.Dataset[:], a.Round)
		if err != nil {
			return fmt.Errorf("nonce: %w", err)
		}
		if n == 0 {
			var digest []byte
			err := tx.StmtContext(ctx, m.lookup).QueryRowContext(ctx, a.Contributor[:], a.nonce[:]).Scan(&digest)
			if err != nil {
				return fmt.Errorf("nonce: %w", err)
			}
			if common.BytesToHash(digest) != a.digest {
				return nonceUsed(a)
			}
			outcome = Known
			return nil
		}
		n, err = exec(m.request, a.id.Dataset[:], a.Round, a.digest[:], a.Contributor[:], a.Collection, a.CID, a.Nonce.String(),
			a.Deadline, a.Signature, a.block.Number, a.block.Hash[:], a.at.UnixMilli())
		if err != nil {
			return fmt.Errorf("request: %w", err)
		}
		if n == 0 {
			outcome = Known
			return nil
		}
		_, err = exec(m.imported, a.id.Dataset[:], a.Round, a.state, a.at.UnixMilli(), a.at.UnixMilli())
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		return nil
	})
	return outcome, err
}

package governance

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

var (
	// ErrNotFollowed: no block of the chain was followed yet. Try again.
	ErrNotFollowed = errors.New("the chain has not been followed yet")
	// ErrUnknown: no such proposal or member.
	ErrUnknown = errors.New("not known")
)

// Model answers questions about proposals, votes and members from what was followed. Its
// methods may be called from many goroutines.
type Model struct {
	db        *store.DB
	addresses Addresses
	token     Token
}

// NewModel reads what Fold writes into db for this DAO.
func NewModel(db *store.DB, a Addresses, token Token) *Model {
	return &Model{db: db, addresses: a, token: token}
}

// Token is what is known of the voting token.
func (m *Model) Token() Token { return m.token }

// Addresses are those of the DAO's contracts.
func (m *Model) Addresses() Addresses { return m.addresses }

// view is one consistent look at the database, with the followed heads.
type view struct {
	*Model
	ctx    context.Context
	tx     *sql.Tx
	latest Block
	final  Block
}

// decoder reads calldata for this DAO and names the datasets that were seen.
func (v *view) decoder() Decoder {
	return Decoder{Addresses: v.addresses, Token: v.token, Known: func(id dataset.ID) (dataset.Dataset, bool) {
		d, err := ReadDataset(v.ctx, v.tx, id)
		return d, err == nil // without it the effect names the id alone
	}}
}

// look runs f on one snapshot of the database.
func (m *Model) look(ctx context.Context, f func(*view) error) error {
	tx, err := m.db.Read().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	v := &view{Model: m, ctx: ctx, tx: tx}
	if v.latest, v.final, err = Heads(ctx, tx); err != nil {
		return err
	}
	return f(v)
}

// Queryer is what reads need of a database or a transaction.
type Queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Heads are the latest and the final block that were followed; final is the zero Block
// while none is known. ErrNotFollowed before the first round.
func Heads(ctx context.Context, q Queryer) (latest, final Block, err error) {
	var lh, fh []byte
	var fn, ft sql.NullInt64
	err = q.QueryRowContext(ctx, `SELECT l.number, l.hash, l.timestamp, f.number, f.hash, f.timestamp
		FROM chain_cursor c JOIN chain_block l ON l.number = c.latest LEFT JOIN chain_block f ON f.number = c.final`).
		Scan(&latest.Number, &lh, &latest.Timestamp, &fn, &fh, &ft)
	if errors.Is(err, sql.ErrNoRows) {
		return latest, final, ErrNotFollowed
	}
	latest.Hash = common.BytesToHash(lh)
	if fn.Valid {
		final = Block{Number: uint64(fn.Int64), Hash: common.BytesToHash(fh), Timestamp: uint64(ft.Int64)}
	}
	return latest, final, err
}

// ReadDataset names the dataset of an id that any event or proposal has shown; else
// ErrUnknown.
func ReadDataset(ctx context.Context, q Queryer, id dataset.ID) (dataset.Dataset, error) {
	var contributor, content []byte
	var collection string
	err := q.QueryRowContext(ctx, `SELECT contributor, collection, cid FROM dataset WHERE id = ?`, id[:]).
		Scan(&contributor, &collection, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return dataset.Dataset{}, fmt.Errorf("dataset %s: %w", id, ErrUnknown)
	}
	if err != nil {
		return dataset.Dataset{}, err
	}
	return MakeDataset(contributor, collection, content)
}

// MakeDataset reads a dataset's columns.
func MakeDataset(contributor []byte, collection string, content []byte) (dataset.Dataset, error) {
	c, err := dataset.ParseCollection(collection)
	if err != nil {
		return dataset.Dataset{}, err
	}
	id, err := dataset.CIDFromBytes(content)
	return dataset.Dataset{Contributor: common.BytesToAddress(contributor), Collection: c, CID: id}, err
}

// each reads all rows of a query.
func each(rows *sql.Rows, err error, scan func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

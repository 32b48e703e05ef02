package registry

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

// Status is the registry's last decision on a dataset, numbered as on chain.
type Status uint8

// The statuses of IDatasetRegistry. Approved stays after the expiry has come.
const (
	None Status = iota
	Approved
	Revoked
	Withdrawn
)

// String is the status in lower case.
func (s Status) String() string {
	if names := []string{"none", "approved", "revoked", "withdrawn"}; int(s) < len(names) {
		return names[s]
	}
	return fmt.Sprintf("unknown (%d)", uint8(s))
}

// MarshalText writes the form of String.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Ref is an event on chain.
type Ref struct {
	Block    uint64      `json:"block"`
	Tx       common.Hash `json:"tx"`
	LogIndex uint        `json:"log_index"`
	// ProposalID is the proposal that made it, nil where there is none.
	ProposalID *big.Int `json:"-"`
}

// State is what the registry says of a dataset at a block.
type State struct {
	ID      dataset.ID
	Dataset dataset.Dataset
	Status  Status
	Round   uint32
	// Licence, Metadata and Approval are those of the last approval, kept after its end.
	Licence  string
	Metadata dataset.CID // the zero value for none
	Approval Ref         // zero if it was never approved
	// ApprovedAt and Expiry (0: never) are zero unless Status is Approved. Unix seconds;
	// an expiry beyond 2^63 is cut there.
	ApprovedAt, Expiry uint64
	// Ended is the revocation or withdrawal, and Reason what the revocation said.
	Ended  Ref
	Reason string
	// Block of the event that made this state.
	Block uint64
}

// Approved tells whether the dataset is approved at a block: not revoked, withdrawn or
// expired. As on chain, a dataset with an expiry is approved while timestamp < expiry.
func (s State) Approved(at Block) bool { return s.Status == Approved && !s.Expired(at) }

// Expired tells whether an approval's time has come at a block.
func (s State) Expired(at Block) bool {
	return s.Status == Approved && s.Expiry != 0 && at.Timestamp >= s.Expiry
}

// stateColumns are what scanState reads. Skipped entries changed nothing, so no state is
// theirs.
const stateColumns = `s.dataset, s.block, s.log, s.tx, s.proposal, s.reason, s.status, s.round, s.licence, s.metadata, s.approved_at, s.expiry,
	s.approval_block, s.approval_log, s.approval_tx, s.approval_proposal, d.contributor, d.collection, d.cid`

func scanState(r interface{ Scan(...any) error }) (State, error) {
	var (
		s                                          State
		own                                        Ref
		id, tx, proposal, metadata, aTx, aProposal []byte
		contributor, content                       []byte
		collection                                 string
		aBlock                                     uint64
		aLog                                       uint
	)
	err := r.Scan(&id, &own.Block, &own.LogIndex, &tx, &proposal, &s.Reason, &s.Status, &s.Round, &s.Licence, &metadata, &s.ApprovedAt, &s.Expiry,
		&aBlock, &aLog, &aTx, &aProposal, &contributor, &collection, &content)
	if err != nil {
		return s, err
	}
	s.ID, s.Block = dataset.ID(common.BytesToHash(id)), own.Block
	if s.Dataset, err = governance.MakeDataset(contributor, collection, content); err != nil {
		return s, err
	}
	if len(metadata) > 0 {
		if s.Metadata, err = dataset.CIDFromBytes(metadata); err != nil {
			return s, err
		}
	}
	if aTx != nil {
		s.Approval = Ref{Block: aBlock, LogIndex: aLog, Tx: common.BytesToHash(aTx), ProposalID: bigOrNil(aProposal)}
	}
	if s.Status == Revoked || s.Status == Withdrawn {
		own.Tx, own.ProposalID = common.BytesToHash(tx), bigOrNil(proposal)
		s.Ended = own
	}
	return s, nil
}

func bigOrNil(b []byte) *big.Int {
	if b == nil {
		return nil
	}
	return new(big.Int).SetBytes(b)
}

// Lookup is the state of one dataset at a head. ErrUnknown if the registry had never
// decided about it there; ErrNotFollowed if there is no such head yet.
func (r *Registry) Lookup(ctx context.Context, id dataset.ID, h Head) (State, error) {
	for {
		latest, final, versions, ok, generation := r.recall(id)
		at := latest
		if h == Final {
			at = final
		}
		if at == nil {
			return State{}, ErrNotFollowed
		}
		if !ok {
			var err error
			if versions, err = r.versions(ctx, id, final); err != nil {
				return State{}, fmt.Errorf("dataset %s: %w", id, err)
			}
			if !r.remember(id, versions, generation) {
				continue // the heads moved meanwhile: look again
			}
		}
		for _, s := range versions {
			if s.Block <= at.Number {
				return s, nil
			}
		}
		return State{}, fmt.Errorf("dataset %s: %w", id, ErrUnknown)
	}
}

// List is the state of every dataset that the registry had decided about at a head,
// ordered by id, and the head it was read at.
func (r *Registry) List(ctx context.Context, h Head) ([]State, Block, error) {
	var out []State
	var at Block
	err := r.look(ctx, func(tx *sql.Tx, latest, final Block) (err error) {
		if at = latest; h == Final {
			at = final
		}
		if at.Hash == (common.Hash{}) {
			return ErrNotFollowed
		}
		out, err = list(ctx, tx, at)
		return err
	})
	return out, at, err
}

func list(ctx context.Context, q governance.Queryer, at Block) ([]State, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+stateColumns+` FROM dataset d JOIN dataset_step s ON s.dataset = d.id AND (s.block, s.log) =
		(SELECT block, log FROM dataset_step WHERE dataset = d.id AND block <= ? AND kind <> 'skipped' ORDER BY block DESC, log DESC LIMIT 1)
		ORDER BY d.id`, at.Number)
	return scanStates(rows, err)
}

func scanStates(rows *sql.Rows, err error) ([]State, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []State
	for rows.Next() {
		s, err := scanState(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// look runs f on one snapshot of the database with its heads.
func (r *Registry) look(ctx context.Context, f func(tx *sql.Tx, latest, final Block) error) error {
	tx, err := r.cfg.DB.Read().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	latest, final, err := governance.Heads(ctx, tx)
	if err != nil {
		return err
	}
	return f(tx, latest, final)
}

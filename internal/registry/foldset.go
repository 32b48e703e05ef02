package registry

import (
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ethereum/bindings/timelock"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/store"
)

var (
	contract = datasetregistry.NewDatasetRegistry()

	events = func() map[string]common.Hash {
		ids := map[string]common.Hash{}
		for name, e := range contract.GetABI().Events {
			ids[name] = e.ID
		}
		return ids
	}()
	approvedEvent, renewedEvent = events["DatasetApproved"], events["DatasetRenewed"]
	revokedEvent, withdrawn     = events["DatasetRevoked"], events["DatasetWithdrawn"]
	skippedEvent                = events["ApprovalSkipped"]
	callExecuted                = timelock.NewTimelock().GetABI().Events["CallExecuted"].ID
)

// topics are the registry's events that are followed.
func topics() []common.Hash {
	return []common.Hash{approvedEvent, renewedEvent, revokedEvent, withdrawn, skippedEvent}
}

// operations names, for each log, the timelock operation that made it: the timelock tells
// an operation's id after each of its calls, so it is the next one in the transaction. A
// transaction may execute several proposals.
func operations(logs []types.Log, timelock common.Address) []common.Hash {
	out := make([]common.Hash, len(logs))
	var operation, tx common.Hash
	for i := len(logs) - 1; i >= 0; i-- {
		l := &logs[i]
		if l.TxHash != tx {
			tx, operation = l.TxHash, common.Hash{}
		}
		if l.Address == timelock && len(l.Topics) > 1 && l.Topics[0] == callExecuted {
			operation = l.Topics[1]
		}
		out[i] = operation
	}
	return out
}

// step is a row of dataset_step: an event and the dataset's state after it.
type step struct {
	id       dataset.ID
	kind     string
	proposal []byte
	reason   string
	status   Status
	round    uint32
	licence  string
	metadata []byte
	at       uint64
	expiry   int64

	// the last approval; block and log are meaningless without its transaction
	approvalBlock, approvalLog   uint64
	approvalTx, approvalProposal []byte
}

// foldDataset stores one event of the registry.
func foldDataset(s *store.Prepared, l *types.Log, timestamp uint64, operation common.Hash) (dataset.ID, error) {
	if len(l.Topics) < 2 {
		return dataset.ID{}, fmt.Errorf("registry event with %d topics", len(l.Topics))
	}
	n := step{id: dataset.ID(l.Topics[1])}
	if err := n.before(s); err != nil {
		return n.id, err
	}
	if operation != (common.Hash{}) {
		var err error
		if n.proposal, err = governance.ProposalOf(s, operation); err != nil {
			return n.id, err
		}
	}
	named, err := n.event(l, timestamp)
	if err != nil {
		return n.id, err
	}
	if named != nil {
		err := s.Exec(`INSERT OR IGNORE INTO dataset (id, contributor, collection, cid) VALUES (?, ?, ?, ?)`,
			n.id[:], named.Contributor[:], named.Collection.String(), named.CID.Bytes())
		if err != nil {
			return n.id, err
		}
	}
	return n.id, s.Exec(`INSERT INTO dataset_step (dataset, block, log, tx, kind, proposal, reason, status, round, licence, metadata,
		approved_at, expiry, approval_block, approval_log, approval_tx, approval_proposal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		n.id[:], l.BlockNumber, l.Index, l.TxHash[:], n.kind, n.proposal, n.reason, int(n.status), n.round, n.licence, n.metadata,
		n.at, n.expiry, n.approvalBlock, n.approvalLog, n.approvalTx, n.approvalProposal)
}

// before loads the dataset's state before the event.
func (n *step) before(s *store.Prepared) error {
	_, err := s.Scan([]any{&n.status, &n.round, &n.licence, &n.metadata, &n.at, &n.expiry, &n.approvalBlock, &n.approvalLog, &n.approvalTx, &n.approvalProposal},
		`SELECT status, round, licence, metadata, approved_at, expiry, approval_block, approval_log, approval_tx, approval_proposal
		FROM dataset_step WHERE dataset = ? ORDER BY block DESC, log DESC LIMIT 1`, n.id[:])
	return err
}

// event changes the state as the event says. named is what the id stands for, where the
// event tells it.
func (n *step) event(l *types.Log, timestamp uint64) (named *dataset.Dataset, err error) {
	n.reason = ""
	switch l.Topics[0] {
	case approvedEvent:
		e, err := contract.UnpackDatasetApprovedEvent(l)
		if err != nil {
			return nil, err
		}
		n.kind, n.status, n.round, n.expiry, n.at = "approved", Approved, e.Round, governance.Clamp64(e.Expiry), timestamp
		n.licence, n.metadata = strings.ToValidUTF8(e.Licence, "\ufffd"), e.Metadata
		n.approvalBlock, n.approvalLog, n.approvalTx, n.approvalProposal = l.BlockNumber, uint64(l.Index), l.TxHash[:], n.proposal
		return name(e.Contributor, e.Collection, e.Cid)
	case renewedEvent:
		e, err := contract.UnpackDatasetRenewedEvent(l)
		if err != nil {
			return nil, err
		}
		n.kind, n.expiry = "renewed", governance.Clamp64(e.Expiry)
	case revokedEvent:
		e, err := contract.UnpackDatasetRevokedEvent(l)
		if err != nil {
			return nil, err
		}
		n.end("revoked", Revoked, e.Round)
		n.reason = strings.ToValidUTF8(e.Reason, "\ufffd")
	case withdrawn:
		e, err := contract.UnpackDatasetWithdrawnEvent(l)
		if err != nil {
			return nil, err
		}
		n.end("withdrawn", Withdrawn, e.Round)
		n.proposal = nil // it is the contributor's own
		return name(e.Contributor, e.Collection, e.Cid)
	case skippedEvent:
		e, err := contract.UnpackApprovalSkippedEvent(l)
		if err != nil {
			return nil, err
		}
		n.kind, n.reason = "skipped", skipReason(e.Reason)
	default:
		return nil, fmt.Errorf("unexpected event %s of the registry", l.Topics[0])
	}
	return nil, nil
}

// end is what the contract stores at a revocation or withdrawal.
func (n *step) end(kind string, status Status, round uint32) {
	n.kind, n.status, n.round, n.at, n.expiry = kind, status, round, 0, 0
}

// skipReason is the code of IDatasetRegistry.SkipReason.
func skipReason(r uint8) string {
	codes := []string{"malformed", "stale", "duplicate", "expired"}
	if int(r) < len(codes) {
		return codes[r]
	}
	return fmt.Sprintf("unknown_%d", r)
}

// name reads what an id stands for.
func name(contributor common.Address, collection [32]byte, content []byte) (*dataset.Dataset, error) {
	col, err := dataset.CollectionFromBytes32(collection)
	if err != nil {
		return nil, err
	}
	c, err := dataset.CIDFromBytes(content)
	if err != nil {
		return nil, err
	}
	return &dataset.Dataset{Contributor: contributor, Collection: col, CID: c}, nil
}

package governance

import (
	"fmt"
	"log/slog"
	"math"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/store"
)

// Fold turns logs of governor, timelock and token into rows of the read model. The
// follower calls it in chain order, in the transaction that moves its cursor, after it
// stored the log's block.
type Fold struct {
	addresses Addresses
	decoder   Decoder
	log       *slog.Logger
	events    map[source]func(*store.Prepared, *types.Log) error
}

// source is a contract and an event of it.
type source struct {
	contract common.Address
	event    common.Hash
}

// NewFold folds the logs of one DAO.
func NewFold(a Addresses, token Token, log *slog.Logger) *Fold {
	f := &Fold{addresses: a, decoder: Decoder{Addresses: a, Token: token}, log: log}
	g, t, l := governorABI.Events, tokenABI.Events, timelockABI.Events
	f.events = map[source]func(*store.Prepared, *types.Log) error{
		{a.Governor, g["ProposalCreated"].ID}:    f.created,
		{a.Governor, g["ProposalQueued"].ID}:     f.queued,
		{a.Governor, g["ProposalExecuted"].ID}:   f.executed,
		{a.Governor, g["ProposalCanceled"].ID}:   f.canceled,
		{a.Governor, g["ProposalExtended"].ID}:   f.extended,
		{a.Governor, g["VoteCast"].ID}:           f.voted,
		{a.Governor, g["VoteCastWithParams"].ID}: f.votedWithParams,

		{a.Governor, g["VotingDelaySet"].ID}:             f.setting("voting_delay", 1),
		{a.Governor, g["VotingPeriodSet"].ID}:            f.setting("voting_period", 1),
		{a.Governor, g["ProposalThresholdSet"].ID}:       f.setting("threshold", 1),
		{a.Governor, g["LateQuorumVoteExtensionSet"].ID}: f.setting("late_extension", 1),
		{a.Governor, g["QuorumNumeratorUpdated"].ID}:     f.setting("quorum_percent", 1),
		{a.Timelock, l["MinDelayChange"].ID}:             f.setting("timelock_delay", 1),

		// An operation that ends in the timelock without the governor: only possible
		// after a vote gave someone else a role there.
		{a.Timelock, l["CallExecuted"].ID}: f.operationExecuted,
		{a.Timelock, l["Cancelled"].ID}:    f.operationCancelled,

		{a.Token, t["Transfer"].ID}:             f.tolerant(f.transferred),
		{a.Token, t["DelegateChanged"].ID}:      f.tolerant(f.delegated),
		{a.Token, t["DelegateVotesChanged"].ID}: f.tolerant(f.powerChanged),
	}
	return f
}

// Topics are the events that Apply knows.
func (f *Fold) Topics() []common.Hash {
	seen := map[common.Hash]bool{}
	var topics []common.Hash
	for s := range f.events {
		if !seen[s.event] {
			seen[s.event] = true
			topics = append(topics, s.event)
		}
	}
	return topics
}

// Apply folds one log. Logs that concern nothing here are passed over.
func (f *Fold) Apply(p *store.Prepared, l *types.Log) error {
	if len(l.Topics) == 0 {
		return nil
	}
	fold, ok := f.events[source{l.Address, l.Topics[0]}]
	if !ok {
		return nil
	}
	if err := fold(p, l); err != nil {
		return fmt.Errorf("log %d of block %d (%s): %w", l.Index, l.BlockNumber, l.TxHash, err)
	}
	return nil
}

// tolerant skips what a DAO's own token emits in a form of its own: members are then
// incomplete, but following goes on.
func (f *Fold) tolerant(fold func(*store.Prepared, *types.Log) (foreign, err error)) func(*store.Prepared, *types.Log) error {
	return func(p *store.Prepared, l *types.Log) error {
		foreign, err := fold(p, l)
		if foreign != nil {
			f.log.Warn("token log not understood; members are incomplete", "token", l.Address, "tx", l.TxHash, "log", l.Index, "error", foreign)
		}
		return err
	}
}

// setting stores the number at position of an event's data as the new value.
func (f *Fold) setting(name string, position int) func(*store.Prepared, *types.Log) error {
	return func(p *store.Prepared, l *types.Log) error {
		if len(l.Data) < 32*(position+1) {
			return fmt.Errorf("setting %s: %d bytes of data", name, len(l.Data))
		}
		value := new(big.Int).SetBytes(l.Data[32*position : 32*(position+1)])
		return p.Exec(`INSERT INTO setting (name, block, log, value) VALUES (?, ?, ?, ?)`,
			name, l.BlockNumber, l.Index, value.String())
	}
}

func (f *Fold) created(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackProposalCreatedEvent(l)
	if err != nil {
		return err
	}
	calls := callsOf(e)
	id := proposalKey(e.ProposalId)
	operation := operationID(f.addresses.Governor, calls, crypto.Keccak256Hash([]byte(e.Description)))
	err = p.Exec(`INSERT INTO proposal (id, number, block, log, tx, proposer, description, snapshot, deadline, operation)
		VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM proposal), ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, l.BlockNumber, l.Index, l.TxHash[:], e.Proposer[:], strings.ToValidUTF8(e.Description, "\ufffd"),
		clamp(e.VoteStart), clamp(e.VoteEnd), operation[:])
	if err != nil {
		return err
	}
	for i, c := range calls {
		err := p.Exec(`INSERT INTO proposal_call (proposal, position, target, value, data) VALUES (?, ?, ?, ?, ?)`,
			id, i, c.Target[:], c.value().String(), nonNil(c.Data))
		if err != nil {
			return err
		}
	}
	return f.datasets(p, id, calls)
}

// callsOf are a proposal's calls; the governor sees to it that the lists are equally long.
func callsOf(e *datagovernor.DataGovernorProposalCreated) []Call {
	calls := make([]Call, min(len(e.Targets), len(e.Values), len(e.Calldatas)))
	for i := range calls {
		calls[i] = Call{Target: e.Targets[i], Value: e.Values[i], Data: e.Calldatas[i]}
	}
	return calls
}

// ProposalCreatedTopic is the event that OperationOf reads.
func ProposalCreatedTopic() common.Hash { return governorABI.Events["ProposalCreated"].ID }

// OperationOf reads from a ProposalCreated log the proposal's id and that of its operation
// in the timelock.
func OperationOf(governor common.Address, l *types.Log) (operation common.Hash, proposal *big.Int, err error) {
	e, err := governorContract.UnpackProposalCreatedEvent(l)
	if err != nil {
		return operation, nil, err
	}
	return operationID(governor, callsOf(e), crypto.Keccak256Hash([]byte(e.Description))), e.ProposalId, nil
}

// datasets stores which datasets the calls would approve or revoke.
func (f *Fold) datasets(p *store.Prepared, proposal []byte, calls []Call) error {
	for i, e := range f.decoder.Decode(calls) {
		if e.Kind != KindApprove && e.Kind != KindRevoke {
			continue
		}
		for j, d := range e.Datasets {
			if d.Malformed != "" {
				continue
			}
			if d.CID.Defined() {
				err := p.Exec(`INSERT OR IGNORE INTO dataset (id, contributor, collection, cid) VALUES (?, ?, ?, ?)`,
					d.ID[:], d.Contributor[:], d.Collection.String(), d.CID.Bytes())
				if err != nil {
					return err
				}
			}
			err := p.Exec(`INSERT INTO proposal_dataset (proposal, position, entry, kind, dataset, licence, metadata, expiry, round)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				proposal, i, j, string(e.Kind), d.ID[:], d.Licence, d.Metadata.Bytes(), Clamp64(d.Expiry), d.Round)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Fold) queued(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackProposalQueuedEvent(l)
	if err != nil {
		return err
	}
	return step(p, l, proposalKey(e.ProposalId), "queued", clamp(e.EtaSeconds))
}

func (f *Fold) executed(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackProposalExecutedEvent(l)
	if err != nil {
		return err
	}
	return end(p, l, proposalKey(e.ProposalId), "executed")
}

func (f *Fold) canceled(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackProposalCanceledEvent(l)
	if err != nil {
		return err
	}
	return end(p, l, proposalKey(e.ProposalId), "canceled")
}

func (f *Fold) extended(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackProposalExtendedEvent(l)
	if err != nil {
		return err
	}
	return step(p, l, proposalKey(e.ProposalId), "extended", Clamp64(e.ExtendedDeadline))
}

func (f *Fold) operationExecuted(p *store.Prepared, l *types.Log) error {
	return f.operation(p, l, "executed")
}

func (f *Fold) operationCancelled(p *store.Prepared, l *types.Log) error {
	return f.operation(p, l, "canceled")
}

func (f *Fold) operation(p *store.Prepared, l *types.Log, kind string) error {
	if len(l.Topics) < 2 {
		return fmt.Errorf("timelock event without an id")
	}
	id, err := ProposalOf(p, l.Topics[1])
	if err != nil || id == nil {
		return err
	}
	return end(p, l, id, kind)
}

// ProposalOf finds the proposal of a timelock operation: the proposal's 32-byte key, nil
// if the operation is none of a proposal.
func ProposalOf(p *store.Prepared, operation common.Hash) ([]byte, error) {
	var id []byte
	_, err := p.Scan([]any{&id}, `SELECT id FROM proposal WHERE operation = ?`, operation[:])
	return id, err
}

// end stores an end once: governor and timelock both tell it.
func end(p *store.Prepared, l *types.Log, proposal []byte, kind string) error {
	var one int
	known, err := p.Scan([]any{&one}, `SELECT 1 FROM proposal_step WHERE proposal = ? AND kind = ?`, proposal, kind)
	if err != nil || known {
		return err
	}
	return step(p, l, proposal, kind, 0)
}

func step(p *store.Prepared, l *types.Log, proposal []byte, kind string, at int64) error {
	if err := known(p, proposal); err != nil {
		return err
	}
	return p.Exec(`INSERT INTO proposal_step (proposal, block, log, tx, kind, at) VALUES (?, ?, ?, ?, ?, ?)`,
		proposal, l.BlockNumber, l.Index, l.TxHash[:], kind, at)
}

// known refuses events of proposals that were made before following began.
func known(p *store.Prepared, proposal []byte) error {
	var one int
	found, err := p.Scan([]any{&one}, `SELECT 1 FROM proposal WHERE id = ?`, proposal)
	if err == nil && !found {
		err = fmt.Errorf("proposal %x is not known: following must begin at the governor's first block, set from_block to it", proposal)
	}
	return err
}

func proposalKey(id *big.Int) []byte { return common.BigToHash(id).Bytes() }

// Clamp64 fits a time into SQL's signed integer; 292 billion years are as good as never.
func Clamp64(t uint64) int64 { return int64(min(t, math.MaxInt64)) }

func clamp(t *big.Int) int64 {
	if !t.IsInt64() {
		return math.MaxInt64
	}
	return t.Int64()
}

// nonNil stores empty bytes as an empty blob, not as NULL.
func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

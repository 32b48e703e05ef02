package registry

import (
	"context"
	"fmt"
	"math/big"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

// Reread reads the state of every dataset at a block anew from the chain, without SQL:
// from the contracts' logs, and from what the registry's storage says at that block, which
// must agree. The result compares with List, for audit. The endpoint must still have the
// block's state; the final block's it has.
func (r *Registry) Reread(ctx context.Context, at Block) (map[dataset.ID]State, error) {
	h, err := r.header(ctx, new(big.Int).SetUint64(at.Number))
	if err != nil {
		return nil, fmt.Errorf("block %d: %w", at.Number, err)
	}
	if h.Hash() != at.Hash {
		return nil, fmt.Errorf("block %d is %s on the chain, not %s", at.Number, h.Hash(), at.Hash)
	}
	replay := replay{states: map[dataset.ID]*step{}, names: map[dataset.ID]dataset.Dataset{}, ended: map[dataset.ID]Ref{}, blocks: map[dataset.ID]uint64{}}
	if err := r.replayLogs(ctx, &replay, at); err != nil {
		return nil, err
	}
	states, err := replay.result()
	if err != nil {
		return nil, err
	}
	return states, r.compareStorage(ctx, states, at)
}

// replayLogs folds all logs up to a block in memory.
func (r *Registry) replayLogs(ctx context.Context, p *replay, at Block) error {
	a := r.cfg.Addresses
	q := eth.FilterQuery{
		Addresses: []common.Address{a.Registry, a.Timelock, a.Governor},
		Topics:    [][]common.Hash{append(topics(), callExecuted, governance.ProposalCreatedTopic())},
	}
	proposals := map[common.Hash]*big.Int{} // by timelock operation
	span := r.cfg.LogRange
	for from := a.Block; from <= at.Number; {
		to := min(at.Number, from+span-1)
		q.FromBlock, q.ToBlock = new(big.Int).SetUint64(from), new(big.Int).SetUint64(to)
		logs, err := r.cfg.Client.FilterLogs(ctx, q)
		if err != nil && to > from && refused(ctx, err) {
			span = max(1, (to-from+1)/2)
			continue
		}
		if err != nil {
			return fmt.Errorf("logs of blocks %d to %d: %w", from, to, err)
		}
		logs = ordered(logs)
		times, err := r.timestamps(ctx, logs)
		if err != nil {
			return err
		}
		operations := operations(logs, a.Timelock)
		for i := range logs {
			l := &logs[i]
			switch l.Address {
			case a.Governor:
				operation, id, err := governance.OperationOf(a.Governor, l)
				if err != nil {
					return err
				}
				proposals[operation] = id
			case a.Registry:
				if err := p.apply(l, times[l.BlockNumber], proposals[operations[i]]); err != nil {
					return fmt.Errorf("log %d of block %d: %w", l.Index, l.BlockNumber, err)
				}
			}
		}
		from, span = to+1, min(2*span, r.cfg.LogRange)
	}
	return nil
}

// replay is the fold of the registry's logs in memory.
type replay struct {
	states map[dataset.ID]*step
	names  map[dataset.ID]dataset.Dataset
	ended  map[dataset.ID]Ref
	blocks map[dataset.ID]uint64
}

func (p *replay) apply(l *types.Log, timestamp uint64, proposal *big.Int) error {
	if len(l.Topics) < 2 {
		return fmt.Errorf("registry event with %d topics", len(l.Topics))
	}
	if l.Topics[0] == skippedEvent {
		return nil // changes nothing
	}
	id := dataset.ID(l.Topics[1])
	n := p.states[id]
	if n == nil {
		n = &step{id: id}
		p.states[id] = n
	}
	n.proposal = nil
	if proposal != nil {
		n.proposal = common.BigToHash(proposal).Bytes()
	}
	named, err := n.event(l, timestamp)
	if err != nil {
		return err
	}
	if named != nil {
		p.names[id] = *named
	}
	p.blocks[id] = l.BlockNumber
	delete(p.ended, id)
	if n.status == Revoked || n.status == Withdrawn {
		p.ended[id] = Ref{Block: l.BlockNumber, Tx: l.TxHash, LogIndex: l.Index, ProposalID: bigOrNil(n.proposal)}
	}
	return nil
}

func (p *replay) result() (map[dataset.ID]State, error) {
	out := make(map[dataset.ID]State, len(p.states))
	for id, n := range p.states {
		s := State{ID: id, Dataset: p.names[id], Status: n.status, Round: n.round, Licence: n.licence, ApprovedAt: n.at, Expiry: uint64(n.expiry),
			Ended: p.ended[id], Reason: n.reason, Block: p.blocks[id]}
		if n.approvalTx != nil {
			s.Approval = Ref{Block: n.approvalBlock, LogIndex: uint(n.approvalLog), Tx: common.BytesToHash(n.approvalTx), ProposalID: bigOrNil(n.approvalProposal)}
		}
		if len(n.metadata) > 0 {
			var err error
			if s.Metadata, err = dataset.CIDFromBytes(n.metadata); err != nil {
				return nil, err
			}
		}
		if got := s.Dataset.ID(); got != id {
			return nil, fmt.Errorf("dataset %s: its logs name parts that hash to %s", id, got)
		}
		out[id] = s
	}
	return out, nil
}

// statusBatch is how many storage reads travel in one request.
const statusBatch = 100

// compareStorage asks the contract for each dataset's slot at the block.
func (r *Registry) compareStorage(ctx context.Context, states map[dataset.ID]State, at Block) error {
	ids := make([]dataset.ID, 0, len(states))
	for id := range states {
		ids = append(ids, id)
	}
	for len(ids) > 0 {
		n := min(len(ids), statusBatch)
		if err := r.compareBatch(ctx, states, ids[:n], at); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

func (r *Registry) compareBatch(ctx context.Context, states map[dataset.ID]State, ids []dataset.ID, at Block) error {
	answers := make([]hexutil.Bytes, len(ids))
	batch := make([]rpc.BatchElem, len(ids))
	for i, id := range ids {
		call := map[string]any{"to": r.cfg.Addresses.Registry, "data": hexutil.Bytes(contract.PackStatus(id))}
		batch[i] = rpc.BatchElem{Method: "eth_call", Args: []any{call, map[string]any{"blockHash": at.Hash}}, Result: &answers[i]}
	}
	if err := r.cfg.Client.Client.Client().BatchCallContext(ctx, batch); err != nil {
		return fmt.Errorf("status of datasets at block %d: %w", at.Number, err)
	}
	for i, id := range ids {
		if batch[i].Error != nil {
			return fmt.Errorf("status of dataset %s at block %d: %w", id, at.Number, batch[i].Error)
		}
		got, err := contract.UnpackStatus(answers[i])
		if err != nil {
			return fmt.Errorf("status of dataset %s: %w", id, err)
		}
		s := states[id] // Arg0 to Arg3: status, round, approvedAt, expiry
		if Status(got.Arg0) != s.Status || got.Arg1 != s.Round || got.Arg2 != s.ApprovedAt || uint64(governance.Clamp64(got.Arg3)) != s.Expiry {
			return fmt.Errorf("dataset %s at block %d: the logs say %s, round %d, approved at %d, expiry %d; the contract says %s, round %d, approved at %d, expiry %d: the endpoint's logs are not complete",
				id, at.Number, s.Status, s.Round, s.ApprovedAt, s.Expiry, Status(got.Arg0), got.Arg1, got.Arg2, got.Arg3)
		}
	}
	return nil
}

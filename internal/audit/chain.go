package audit

import (
	"context"
	"fmt"
	"math/big"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
)

// Status numbers of IDatasetRegistry.
const (
	statusNone = iota
	statusApproved
	statusRevoked
	statusWithdrawn
)

// decision is what the chain says of one dataset, folded from the registry's events.
type decision struct {
	dataset  dataset.Dataset // known unless only a revocation was seen, which cannot be
	status   int
	round    uint32
	licence  string
	metadata string
	expiry   uint64
	tx       common.Hash // of the approval
}

// approved tells whether the decision is an approval in force at a time.
func (d decision) approved(timestamp uint64) bool {
	return d.status == statusApproved && (d.expiry == 0 || timestamp < d.expiry)
}

// decisions reads all events of the registry up to a block, in ranges of at most span
// blocks that shrink where the endpoint wants it, and folds them.
func decisions(ctx context.Context, c *ethereum.Client, at common.Address, from, to, span uint64) (map[dataset.ID]decision, int, error) {
	all, events := map[dataset.ID]decision{}, 0
	for from <= to {
		end := min(from+span-1, to)
		var logs []types.Log
		err := ethereum.Retry(ctx, func(ctx context.Context) (err error) {
			logs, err = c.FilterLogs(ctx, eth.FilterQuery{
				FromBlock: new(big.Int).SetUint64(from), ToBlock: new(big.Int).SetUint64(end), Addresses: []common.Address{at},
			})
			return err
		})
		if ethereum.TooMuch(err) && span > 1 {
			span /= 2
			continue
		}
		if err != nil {
			return nil, 0, fmt.Errorf("events of blocks %d to %d: %w", from, end, err)
		}
		for _, l := range logs {
			if l.Removed {
				return nil, 0, errMoved
			}
			n, err := fold(all, &l)
			if err != nil {
				return nil, 0, fmt.Errorf("event in transaction %s: %w", l.TxHash, err)
			}
			events += n
		}
		from = end + 1
	}
	return all, events, nil
}

var contract = datasetregistry.NewDatasetRegistry()

// fold applies one event.
func fold(all map[dataset.ID]decision, l *types.Log) (int, error) {
	if len(l.Topics) == 0 {
		return 0, nil
	}
	if e, err := contract.UnpackDatasetApprovedEvent(l); err == nil {
		d, err := identify(e.Contributor, e.Collection, e.Cid)
		if err != nil {
			return 0, err
		}
		all[e.Id] = decision{dataset: d, status: statusApproved, round: e.Round, licence: e.Licence,
			metadata: string(e.Metadata), expiry: e.Expiry, tx: l.TxHash}
		return 1, nil
	}
	if e, err := contract.UnpackDatasetRenewedEvent(l); err == nil {
		d := all[e.Id]
		d.expiry = e.Expiry
		all[e.Id] = d
		return 1, nil
	}
	if e, err := contract.UnpackDatasetRevokedEvent(l); err == nil {
		d := all[e.Id]
		d.status, d.round, d.expiry = statusRevoked, e.Round, 0
		all[e.Id] = d
		return 1, nil
	}
	if e, err := contract.UnpackDatasetWithdrawnEvent(l); err == nil {
		d := all[e.Id]
		if d.dataset, err = identify(e.Contributor, e.Collection, e.Cid); err != nil {
			return 0, err
		}
		d.status, d.round, d.expiry = statusWithdrawn, e.Round, 0
		all[e.Id] = d
		return 1, nil
	}
	return 0, nil // skipped approvals and changes of owner decide nothing about a dataset
}

func identify(contributor common.Address, collection [32]byte, cid []byte) (d dataset.Dataset, err error) {
	d.Contributor = contributor
	if d.Collection, err = dataset.CollectionFromBytes32(collection); err != nil {
		return d, err
	}
	d.CID, err = dataset.CIDFromBytes(cid)
	return d, err
}

package registry

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/ethereum"
)

var (
	// errMoved: the chain was reorganised while a round read it. Begin the round again.
	errMoved = errors.New("the chain moved during the round")
	// ErrBehind: the endpoint's head is below what it, or another endpoint, had called
	// final. It is still syncing, or it is the wrong one.
	ErrBehind = errors.New("the endpoint is behind the final block")
)

// progress is what a round will apply.
type progress struct {
	// keep is the last followed block that stays; nil: none. undone tells that there
	// were blocks after it.
	keep   *Block
	undone bool
	logs   []types.Log // after keep, up to end, in chain order
	end    *header     // the new latest block
	final  *header     // nil: unchanged
	caught bool        // end is the head
}

// maxMoves is how often a round begins again before it counts as failed.
const maxMoves = 5

// round follows one stretch of the chain. more: the head was not reached.
func (r *Registry) round(ctx context.Context) (more bool, err error) {
	for range maxMoves {
		p, err := r.read(ctx)
		if errors.Is(err, errMoved) {
			continue
		}
		if err != nil {
			return false, err
		}
		if p != nil {
			err := r.apply(ctx, p)
			if errors.Is(err, errMoved) {
				continue
			}
			if err != nil {
				return false, fmt.Errorf("apply blocks up to %d: %w", p.end.Number, err)
			}
		}
		if p == nil || p.caught {
			return false, r.quorums(ctx, p != nil)
		}
		r.announce()
		return true, nil
	}
	return false, errMoved
}

// read asks the endpoint for the next stretch; nil if there is nothing new.
func (r *Registry) read(ctx context.Context) (*progress, error) {
	head, err := r.header(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("latest block: %w", err)
	}
	r.mu.Lock()
	latest, final := r.latest, r.final
	r.health.Head = head.Number.Uint64()
	r.mu.Unlock()
	if latest != nil && latest.Hash == head.Hash() {
		return r.settle(ctx, head, latest, final)
	}
	if final != nil && !r.cfg.Finality.latest() && head.Number.Uint64() < final.Number {
		return nil, fmt.Errorf("%w: it is at block %d, final was %d", ErrBehind, head.Number, final.Number)
	}
	if latest != nil && head.Number.Uint64() < latest.Number {
		// Several endpoints behind one address can tell an older head than they have.
		if h, err := r.header(ctx, new(big.Int).SetUint64(latest.Number)); err == nil && h.Hash() == latest.Hash {
			return nil, nil
		}
	}
	p := &progress{}
	if p.keep, err = r.ancestor(ctx, head, latest); err != nil {
		return nil, err
	}
	p.undone = latest != nil && p.keep != latest
	if p.undone {
		r.warnUndone(latest, final, p.keep, head)
	}
	from := r.cfg.Addresses.Block
	if p.keep != nil {
		from = p.keep.Number + 1
	}
	to := min(head.Number.Uint64(), from+r.span-1)
	if p.undone {
		// What a reorganisation took away must come back in the same transaction, or
		// others would see it gone in between.
		to = min(head.Number.Uint64(), max(to, latest.Number))
	}
	if from > to { // the head is at keep, or the contracts are not deployed yet
		p.end, p.caught = head, true
		if p.keep == nil && !p.undone {
			return nil, nil
		}
	} else if err := r.fetch(ctx, p, head, from, to); err != nil {
		return nil, err
	}
	if p.final, err = r.cfg.Finality.final(ctx, r.cfg.Client, head, p.end); err != nil {
		return nil, err
	}
	return p, r.unmoved(ctx, p, head)
}

// settle moves the final block alone when the head is followed already: the endpoint
// knows more by now, or this process was started with a weaker finality.
func (r *Registry) settle(ctx context.Context, head *header, latest, final *Block) (*progress, error) {
	if final != nil && final.Number >= latest.Number {
		return nil, nil
	}
	h, err := r.cfg.Finality.final(ctx, r.cfg.Client, head, head)
	if err != nil || h == nil || final != nil && h.Number.Uint64() <= final.Number {
		return nil, err
	}
	p := &progress{keep: latest, end: head, caught: true, final: h}
	return p, r.unmoved(ctx, p, head)
}

// fetch reads the logs of a stretch and its last header.
func (r *Registry) fetch(ctx context.Context, p *progress, head *header, from, to uint64) (err error) {
	p.end = head
	if to < head.Number.Uint64() {
		if p.end, err = r.header(ctx, new(big.Int).SetUint64(to)); err != nil {
			return fmt.Errorf("block %d: %w", to, err)
		}
	}
	p.caught = to == head.Number.Uint64()
	p.logs, err = r.logs(ctx, from, p.end)
	return err
}

// unmoved checks that what was read belongs to one chain: the stretch's end is still
// there, and its beginning still follows what is kept.
func (r *Registry) unmoved(ctx context.Context, p *progress, head *header) error {
	check := func(number uint64, want common.Hash) error {
		h, err := r.header(ctx, new(big.Int).SetUint64(number))
		switch {
		case ethereum.NotFound(err), err == nil && h.Hash() != want:
			return errMoved
		case err != nil:
			return fmt.Errorf("block %d: %w", number, err)
		}
		return nil
	}
	if p.keep != nil && p.end.ParentHash != p.keep.Hash && p.end.Hash() != p.keep.Hash {
		if err := check(p.keep.Number, p.keep.Hash); err != nil {
			return err
		}
	}
	return check(p.end.Number.Uint64(), p.end.Hash())
}

// header reads a header; nil is the latest.
func (r *Registry) header(ctx context.Context, number *big.Int) (*header, error) {
	return r.cfg.Client.HeaderByNumber(ctx, number)
}

// maxLogs is how many logs one query should give; above it the next asks for less.
const maxLogs = 10_000

// logs reads the contracts' logs of the blocks from to end, asking for fewer blocks at
// once where the endpoint refuses.
func (r *Registry) logs(ctx context.Context, from uint64, end *header) ([]types.Log, error) {
	a := r.cfg.Addresses
	query := eth.FilterQuery{
		Addresses: []common.Address{a.Token, a.Governor, a.Timelock, a.Registry},
		Topics:    [][]common.Hash{append(r.fold.Topics(), topics()...)},
	}
	to := end.Number.Uint64()
	if from == to {
		// One block, asked for by hash: an endpoint that does not have it says so, where
		// a range would just be empty.
		hash := end.Hash()
		query.BlockHash = &hash
		logs, err := r.cfg.Client.FilterLogs(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("logs of block %d: %w", to, err)
		}
		return ordered(logs), plausible(logs, from, end)
	}
	var all []types.Log
	for from <= to {
		last := min(to, from+r.span-1)
		query.FromBlock, query.ToBlock = new(big.Int).SetUint64(from), new(big.Int).SetUint64(last)
		logs, err := r.cfg.Client.FilterLogs(ctx, query)
		if err != nil && r.span > 1 && last > from && refused(ctx, err) {
			r.span = max(1, (last-from+1)/2)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("logs of blocks %d to %d: %w", from, last, err)
		}
		if len(logs) > maxLogs {
			r.span = max(1, r.span/2)
		} else {
			r.span = min(2*r.span, r.cfg.LogRange)
		}
		if err := plausible(logs, from, end); err != nil {
			return nil, err
		}
		all = append(all, logs...)
		from = last + 1
	}
	return ordered(all), nil
}

// plausible checks that logs are of the blocks that were asked for, on the chain of end.
func plausible(logs []types.Log, from uint64, end *header) error {
	for i := range logs {
		l := &logs[i]
		switch {
		case l.BlockNumber < from || l.BlockNumber > end.Number.Uint64():
			return fmt.Errorf("the endpoint answered with a log of block %d, asked for %d to %d", l.BlockNumber, from, end.Number)
		case l.Removed, l.BlockNumber == end.Number.Uint64() && l.BlockHash != end.Hash():
			return errMoved
		}
	}
	return nil
}

func ordered(logs []types.Log) []types.Log {
	slices.SortFunc(logs, func(a, b types.Log) int {
		return cmp.Or(cmp.Compare(a.BlockNumber, b.BlockNumber), cmp.Compare(a.Index, b.Index))
	})
	return logs
}

// refused tells whether fewer blocks may help: the endpoint says so, or gave up in time
// while it still answers.
func refused(ctx context.Context, err error) bool {
	return ctx.Err() == nil && (ethereum.TooMuch(err) || strings.Contains(strings.ToLower(err.Error()), "timeout"))
}

// noneYet: the endpoint has no block of the asked kind yet.
func noneYet(err error) bool {
	if err == nil {
		return false
	}
	s := err.Error()
	return ethereum.NotFound(err) || strings.Contains(s, "finalized block not found") || strings.Contains(s, "safe block not found")
}

package ingest

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/registry"
)

// standingOf reads what the contracts say of a dataset at a block.
func standingOf(st registry.State, at registry.Block) standing {
	s := standing{round: st.Round}
	switch st.Status {
	case registry.Approved:
		if st.Approved(at) {
			s.approved = true
		} else {
			s.ended = Expired
		}
	case registry.Revoked:
		s.ended = Revoked
	case registry.Withdrawn:
		s.ended = Withdrawn
	}
	return s
}

// standing is what the contracts say of a dataset at a followed head. While no block is
// final nothing is approved at the final block.
func (s *Service) standing(ctx context.Context, id dataset.ID, head registry.Head) (standing, error) {
	at, err := s.cfg.Registry.Head(ctx, head)
	if head == registry.Final && errors.Is(err, registry.ErrNotFollowed) {
		return standing{}, nil
	}
	if err != nil {
		return standing{}, err
	}
	if c := s.charts.Load(); c != nil && c.at(head).block == at {
		return c.at(head).of(id), nil
	}
	st, err := s.cfg.Registry.Lookup(ctx, id, head)
	if errors.Is(err, registry.ErrUnknown) {
		return standing{}, nil
	}
	if err != nil {
		return standing{}, fmt.Errorf("dataset %s: %w", id, err)
	}
	return standingOf(st, at), nil
}

// standings is standing at the final and at the latest block.
func (s *Service) standings(ctx context.Context, id dataset.ID) (final, latest standing, err error) {
	if final, err = s.standing(ctx, id, registry.Final); err != nil {
		return final, latest, err
	}
	latest, err = s.standing(ctx, id, registry.Latest)
	return final, latest, err
}

// chart is the standing of every dataset at one block.
type chart struct {
	block registry.Block
	by    map[dataset.ID]standing
}

func (c chart) of(id dataset.ID) standing { return c.by[id] }

func (s *Service) chart(ctx context.Context, head registry.Head) (chart, error) {
	c := chart{by: map[dataset.ID]standing{}}
	list, at, err := s.cfg.Registry.List(ctx, head)
	if head == registry.Final && errors.Is(err, registry.ErrNotFollowed) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("approved set: %w", err)
	}
	c.block = at
	for _, st := range list {
		c.by[st.ID] = standingOf(st, c.block)
	}
	return c, nil
}

// charts are the standings at both heads. Admission looks here as long as the heads have
// not moved.
type charts struct{ final, latest chart }

func (c *charts) at(h registry.Head) chart {
	if h == registry.Final {
		return c.final
	}
	return c.latest
}

func (s *Service) chartAll(ctx context.Context) (*charts, error) {
	var c charts
	var err error
	if c.final, err = s.chart(ctx, registry.Final); err != nil {
		return nil, err
	}
	if head, err := s.cfg.Registry.Head(ctx, registry.Latest); err == nil && head == c.final.block {
		c.latest = c.final
	} else if c.latest, err = s.chart(ctx, registry.Latest); err != nil {
		return nil, err
	}
	s.charts.Store(&c)
	return &c, nil
}

// behind tells whether the follower has not reached the chain's head, as on its way
// through the past when it starts over. What it has not seen yet must not be taken for
// gone.
func (s *Service) behind(ctx context.Context) bool {
	_, err := s.cfg.Registry.Head(ctx, registry.Final)
	return err != nil || s.cfg.Registry.Health().Behind > 0
}

// revokedBy is the proposal that revoked a dataset; nil if it is not known.
func (s *Service) revokedBy(ctx context.Context, id dataset.ID) (*big.Int, error) {
	st, err := s.cfg.Registry.Lookup(ctx, id, registry.Final)
	if errors.Is(err, registry.ErrUnknown) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return st.Ended.ProposalID, nil
}

// otherContributor looks for an approval of the same content in the same collection for
// another address; the zero address is none.
func (s *Service) otherContributor(ctx context.Context, d dataset.Dataset) (common.Address, error) {
	rows, err := s.db.Read().QueryContext(ctx, "SELECT id, contributor FROM dataset WHERE cid = ? AND collection = ? AND contributor <> ? LIMIT 10",
		d.CID.Bytes(), d.Collection.String(), d.Contributor[:])
	if err != nil {
		return common.Address{}, fmt.Errorf("approved set: %w", err)
	}
	others := map[dataset.ID]common.Address{}
	for rows.Next() {
		var id, contributor []byte
		if err := rows.Scan(&id, &contributor); err != nil {
			return common.Address{}, errors.Join(err, rows.Close())
		}
		others[dataset.ID(id)] = common.BytesToAddress(contributor)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return common.Address{}, fmt.Errorf("approved set: %w", err)
	}
	for id, other := range others {
		st, err := s.standing(ctx, id, registry.Latest)
		if err != nil || st.approved {
			return other, err
		}
	}
	return common.Address{}, nil
}

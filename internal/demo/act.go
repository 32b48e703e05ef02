package demo

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

// contributorAccount is the test account that contributes. It holds no votes.
const contributorAccount = app.DevMembers

// stage is what the steps of the demo share.
type stage struct {
	options Options
	tell    *narrator
	server  *app.App
	api     *client.Client
	wallet  *client.Wallet // the contributor's
	giver   *contributor

	answers []answered
}

// passed is a proposal on its way.
type passed struct {
	id    *big.Int
	title string
}

func (s *stage) propose(ctx context.Context, title, prose string, calls ...governance.Call) (passed, error) {
	token, err := governance.ReadToken(ctx, s.wallet.Chain, s.wallet.DAO.Token)
	if err != nil {
		return passed{}, err
	}
	id, _, err := s.wallet.Propose(ctx, title, prose, token, calls...)
	return passed{id, title}, err
}

// vote lets every member vote for the proposal, with votes counted from the block at
// which voting began.
func (s *stage) vote(ctx context.Context, p passed) error {
	if err := s.advance(ctx, governance.Development().VotingDelay+time.Second); err != nil {
		return err
	}
	reasons := []string{"useful", "", "checked the files", "", "fits the collection"}
	for i, member := range s.server.Chain().Accounts()[:app.DevMembers] {
		call := s.wallet.DAO.Vote(p.id, governance.For, reasons[i%len(reasons)])
		if _, err := s.wallet.With(member.Key).Send(ctx, call); err != nil {
			return fmt.Errorf("member %d: %w", i, err)
		}
	}
	return nil
}

// queue waits out the vote and puts the proposal into the timelock.
func (s *stage) queue(ctx context.Context, p passed) error {
	params := governance.Development()
	if err := s.advance(ctx, params.VotingPeriod+params.LateExtension+time.Second); err != nil {
		return err
	}
	_, err := s.wallet.Send(ctx, s.wallet.DAO.Queue(p.id))
	return err
}

// execute waits out the timelock and executes the proposal.
func (s *stage) execute(ctx context.Context, p passed) (block uint64, err error) {
	if err := s.advance(ctx, governance.Development().TimelockDelay+time.Second); err != nil {
		return 0, err
	}
	r, err := s.wallet.Send(ctx, s.wallet.DAO.Execute(p.id))
	if err != nil {
		return 0, err
	}
	return r.BlockNumber.Uint64(), nil
}

// pass takes a proposal from its calls to its execution.
func (s *stage) pass(ctx context.Context, title, prose string, calls ...governance.Call) (passed, error) {
	p, err := s.propose(ctx, title, prose, calls...)
	if err != nil {
		return p, err
	}
	if err := s.vote(ctx, p); err != nil {
		return p, err
	}
	if err := s.queue(ctx, p); err != nil {
		return p, err
	}
	_, err = s.execute(ctx, p)
	return p, err
}

func (s *stage) advance(ctx context.Context, d time.Duration) error {
	return devchain.AdvanceBy(ctx, s.server.Chain().URL(), d)
}

// dataset is a contribution as the registry knows it.
func (s *stage) dataset(c contribution) (dataset.Dataset, error) {
	return dataset.New(s.wallet.Key.Address(), "main", c.CID.String())
}

// approveCall is the call that approves a contribution.
func (s *stage) approveCall(ctx context.Context, c contribution) (governance.Call, error) {
	d, err := s.dataset(c)
	if err != nil {
		return governance.Call{}, err
	}
	a, err := s.wallet.Approval(ctx, d, "CC0-1.0", dataset.CID{}, 0)
	if err != nil {
		return governance.Call{}, err
	}
	return s.wallet.DAO.Approve(a)
}

// importDataset signs the request, sends it and waits until the dataset is ready. took
// is the time from sending to ready.
func (s *stage) importDataset(ctx context.Context, c contribution) (ready client.Import, took time.Duration, err error) {
	d, err := s.dataset(c)
	if err != nil {
		return ready, 0, err
	}
	if err := s.decided(ctx, d.ID(), "approved"); err != nil {
		return ready, 0, err
	}
	request, err := s.wallet.SignImport(ctx, d)
	if err != nil {
		return ready, 0, err
	}
	began := time.Now()
	ready, err = s.api.ImportAndWait(ctx, request, nil)
	return ready, time.Since(began), err
}

// decided waits until the server has followed the chain to a decision on a dataset.
func (s *stage) decided(ctx context.Context, id dataset.ID, decision string) error {
	return s.until(ctx, func() (bool, error) {
		d, err := s.api.Dataset(ctx, id)
		if client.Code(err) == "no_dataset" {
			return false, nil
		}
		return err == nil && d.Decision == decision, err
	})
}

// until asks again until f is true.
func (s *stage) until(ctx context.Context, f func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		ok, err := f()
		if ok || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the server did not get there within a minute: %w", ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

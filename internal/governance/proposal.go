package governance

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
)

// Summary is a proposal in a list. Its state is the one at the latest followed block.
type Summary struct {
	ID       *big.Int       `json:"-"`
	IDText   string         `json:"id" doc:"uint256, decimal"`
	Number   int            `json:"number" doc:"1, 2, … in order of proposing"`
	Title    string         `json:"title"`
	Proposer common.Address `json:"proposer" format:"address"`
	State    State          `json:"state" enum:"pending,active,succeeded,defeated,queued,executed,canceled"`
	Final    bool           `json:"final" doc:"Whether the final block says the same"`

	Block      uint64      `json:"block"`
	Tx         common.Hash `json:"tx"`
	ProposedAt uint64      `json:"proposed_at" doc:"Unix seconds"`
	// Snapshot and Deadline are on the token's clock: unix seconds, or block numbers.
	Clock    Clock  `json:"clock" enum:"timestamp,blocknumber"`
	Snapshot uint64 `json:"snapshot" doc:"Votes count as held at this point of the clock; voting begins after it"`
	Deadline uint64 `json:"deadline" doc:"Last point of the clock at which votes count"`
	Extended bool   `json:"extended" doc:"Whether a late quorum moved the deadline"`
	ETA      uint64 `json:"eta,omitempty" doc:"Unix seconds from which a queued proposal can be executed"`
	EndedAt  uint64 `json:"ended_at,omitempty" doc:"Unix seconds of execution or cancellation"`

	Tally         Tally   `json:"tally"`
	Quorum        *Amount `json:"quorum,omitempty" doc:"Votes that For and Abstain must reach; unknown before voting begins"`
	QuorumReached bool    `json:"quorum_reached"`
	Majority      bool    `json:"majority" doc:"Whether For outnumbers Against"`

	Heading    string     `json:"heading" doc:"What the calls would do, in few words, from the calldata alone; identifiers stand in it whole"`
	Effects    []Effect   `json:"effects"`
	Mismatches []Mismatch `json:"mismatches,omitempty" doc:"How text and effect differ"`
}

// Proposal is a proposal with all that is known of it.
type Proposal struct {
	Summary
	Prose        string          `json:"prose" doc:"The description without its guard"`
	OnlyProposer *common.Address `json:"only_proposer,omitempty" doc:"Who alone could propose this text"`
	Calls        []Call          `json:"-"`
	Steps        []ProposalStep  `json:"steps" doc:"What happened, in order"`
}

// ProposalStep is one event of a proposal.
type ProposalStep struct {
	Kind  string      `json:"kind" enum:"proposed,extended,queued,executed,canceled"`
	Block uint64      `json:"block"`
	Tx    common.Hash `json:"tx"`
	Time  uint64      `json:"time" doc:"Unix seconds"`
	Final bool        `json:"final"`
}

// Filter chooses proposals; zero fields choose all.
type Filter struct {
	States   []State
	Proposer *common.Address
	Dataset  *dataset.ID
	// NotVotedBy leaves out those that this account has voted on.
	NotVotedBy *common.Address
	Before     int // only numbers below; for the next page
	Limit      int // at most 200; 0: 50
}

const (
	defaultLimit = 50
	maxLimit     = 200
)

func limit(n int) int {
	if n <= 0 {
		return defaultLimit
	}
	return min(n, maxLimit)
}

// Proposals lists proposals, the newest first.
func (m *Model) Proposals(ctx context.Context, f Filter) ([]Summary, error) {
	out := []Summary{}
	err := m.look(ctx, func(v *view) error {
		for before := f.Before; len(out) < limit(f.Limit); {
			page, err := v.headers(f, before)
			if err != nil || len(page) == 0 {
				return err
			}
			for i := range page {
				p := &page[i]
				before = p.Number
				if err := v.judge(p); err != nil {
					return err
				}
				if len(f.States) > 0 && !slices.Contains(f.States, p.State) || len(out) == limit(f.Limit) {
					continue
				}
				if err := v.complete(p); err != nil {
					return err
				}
				out = append(out, p.Summary)
			}
		}
		return nil
	})
	return out, err
}

// Proposal tells all about one; ErrUnknown if it was never seen.
func (m *Model) Proposal(ctx context.Context, id *big.Int) (Proposal, error) {
	var out Proposal
	err := m.look(ctx, func(v *view) error {
		page, err := v.query(`WHERE p.id = ?`, proposalKey(id))
		if err != nil {
			return err
		}
		if len(page) == 0 {
			return fmt.Errorf("proposal %s: %w", id, ErrUnknown)
		}
		out = page[0]
		if err := v.judge(&out); err != nil {
			return err
		}
		return v.complete(&out)
	})
	return out, err
}

// ProposalNumber finds a proposal by its number (1, 2, …).
func (m *Model) ProposalNumber(ctx context.Context, number int) (Proposal, error) {
	var key []byte
	err := m.db.Read().QueryRowContext(ctx, `SELECT id FROM proposal WHERE number = ?`, number).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return Proposal{}, fmt.Errorf("proposal %d: %w", number, ErrUnknown)
	}
	if err != nil {
		return Proposal{}, err
	}
	return m.Proposal(ctx, new(big.Int).SetBytes(key))
}

func (v *view) headers(f Filter, before int) ([]Proposal, error) {
	where, args := "WHERE 1", []any{}
	add := func(condition string, arg any) { where += " AND " + condition; args = append(args, arg) }
	if before > 0 {
		add("p.number < ?", before)
	}
	if f.Proposer != nil {
		add("p.proposer = ?", f.Proposer[:])
	}
	if len(f.States) > 0 && !slices.Contains(f.States, Executed) && !slices.Contains(f.States, Canceled) {
		where += " AND NOT EXISTS (SELECT 1 FROM proposal_step WHERE proposal = p.id AND kind IN ('executed', 'canceled'))"
	}
	if f.Dataset != nil {
		add("p.id IN (SELECT proposal FROM proposal_dataset WHERE dataset = ?)", f.Dataset[:])
	}
	if f.NotVotedBy != nil {
		add("p.id NOT IN (SELECT proposal FROM vote WHERE voter = ?)", f.NotVotedBy[:])
	}
	return v.query(where+fmt.Sprintf(" ORDER BY p.number DESC LIMIT %d", limit(f.Limit)), args...)
}

// query reads proposals without steps, tally and calls.
func (v *view) query(where string, args ...any) ([]Proposal, error) {
	var out []Proposal
	rows, err := v.tx.QueryContext(v.ctx, `SELECT p.id, p.number, p.block, p.tx, b.timestamp, p.proposer, p.description, p.snapshot, p.deadline
		FROM proposal p JOIN chain_block b ON b.number = p.block `+where, args...)
	err = each(rows, err, func(r *sql.Rows) error {
		var p Proposal
		var id, tx, proposer []byte
		var description string
		if err := r.Scan(&id, &p.Number, &p.Block, &tx, &p.ProposedAt, &proposer, &description, &p.Snapshot, &p.Deadline); err != nil {
			return err
		}
		p.ID = new(big.Int).SetBytes(id)
		p.IDText, p.Tx, p.Proposer = p.ID.String(), common.BytesToHash(tx), common.BytesToAddress(proposer)
		p.Title, p.Clock = Title(description), v.token.Clock
		var only common.Address
		if p.Prose, only = Prose(description); only != (common.Address{}) {
			p.OnlyProposer = &only
		}
		out = append(out, p)
		return nil
	})
	return out, err
}

// judge adds tally, quorum and state at the latest block.
func (v *view) judge(p *Proposal) error {
	now, err := v.course(p, v.latest)
	if err != nil {
		return err
	}
	p.State = now.state(v.token.Clock.point(v.latest))
	p.Tally, p.ETA, p.QuorumReached, p.Majority = now.tally, now.eta, now.quorumReached(), now.majority()
	p.Extended, p.Deadline = now.deadline > p.Deadline, now.deadline
	if now.quorum != nil {
		q := NewAmount(now.quorum, v.token.Decimals)
		p.Quorum = &q
	}
	return nil
}

// complete adds calls, effects and steps.
func (v *view) complete(p *Proposal) error {
	if err := v.calls(p); err != nil {
		return err
	}
	if err := v.steps(p); err != nil {
		return err
	}
	var err error
	p.Final, err = v.sameWhenFinal(p)
	return err
}

// sameWhenFinal tells whether the final block gives the proposal the same state.
func (v *view) sameWhenFinal(p *Proposal) (bool, error) {
	if p.Block > v.final.Number {
		return false, nil
	}
	then, err := v.course(p, v.final)
	return err == nil && then.state(v.token.Clock.point(v.final)) == p.State, err
}

func (v *view) calls(p *Proposal) error {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT target, value, data FROM proposal_call WHERE proposal = ? ORDER BY position`, proposalKey(p.ID))
	err = each(rows, err, func(r *sql.Rows) error {
		var target, data []byte
		var value string
		if err := r.Scan(&target, &value, &data); err != nil {
			return err
		}
		wei, err := number(value)
		p.Calls = append(p.Calls, Call{Target: common.BytesToAddress(target), Value: wei, Data: data})
		return err
	})
	if err != nil {
		return err
	}
	p.Effects = v.decoder().Decode(p.Calls)
	p.Heading = heading(p.Effects)
	p.Mismatches = Mismatches(p.Prose, p.Effects)
	return nil
}

func (v *view) steps(p *Proposal) error {
	p.Steps = []ProposalStep{{Kind: "proposed", Block: p.Block, Tx: p.Tx, Time: p.ProposedAt, Final: p.Block <= v.final.Number}}
	rows, err := v.tx.QueryContext(v.ctx, `SELECT s.kind, s.block, s.tx, b.timestamp FROM proposal_step s JOIN chain_block b ON b.number = s.block
		WHERE s.proposal = ? ORDER BY s.block, s.log`, proposalKey(p.ID))
	return each(rows, err, func(r *sql.Rows) error {
		var s ProposalStep
		var tx []byte
		if err := r.Scan(&s.Kind, &s.Block, &tx, &s.Time); err != nil {
			return err
		}
		s.Tx, s.Final = common.BytesToHash(tx), s.Block <= v.final.Number
		p.Steps = append(p.Steps, s)
		if s.Kind == "executed" || s.Kind == "canceled" {
			p.EndedAt = s.Time
		}
		return nil
	})
}

// course is what the proposal's state follows from, as of block at.
func (v *view) course(p *Proposal, at Block) (course, error) {
	return readCourse(v.ctx, v.tx, v.token, proposalKey(p.ID), at)
}

func readCourse(ctx context.Context, q Queryer, token Token, key []byte, at Block) (course, error) {
	var c course
	var quorum, against, inFavour, abstain sql.NullString
	var deadline, extended uint64
	err := q.QueryRowContext(ctx, `SELECT p.snapshot, p.deadline,
		(SELECT coalesce(max(at), 0) FROM proposal_step WHERE proposal = p.id AND kind = 'extended' AND block <= ?2),
		(SELECT coalesce(max(at), 0) FROM proposal_step WHERE proposal = p.id AND kind = 'queued' AND block <= ?2),
		EXISTS (SELECT 1 FROM proposal_step WHERE proposal = p.id AND kind = 'executed' AND block <= ?2),
		EXISTS (SELECT 1 FROM proposal_step WHERE proposal = p.id AND kind = 'canceled' AND block <= ?2),
		(SELECT quorum FROM proposal_quorum WHERE proposal = p.id),
		v.against, v."for", v.abstain, (SELECT count(*) FROM vote WHERE proposal = p.id AND block <= ?2)
		FROM proposal p LEFT JOIN vote v ON v.proposal = p.id AND (v.block, v.log) =
			(SELECT block, log FROM vote WHERE proposal = p.id AND block <= ?2 ORDER BY block DESC, log DESC LIMIT 1)
		WHERE p.id = ?1`, key, at.Number).
		Scan(&c.snapshot, &deadline, &extended, &c.eta, &c.executed, &c.canceled, &quorum, &against, &inFavour, &abstain, &c.tally.Voters)
	if err != nil {
		return c, err
	}
	c.deadline = max(deadline, extended)
	if quorum.Valid {
		if c.quorum, err = number(quorum.String); err != nil {
			return c, err
		}
	}
	for _, sum := range []struct {
		text sql.NullString
		to   *Amount
	}{{inFavour, &c.tally.For}, {against, &c.tally.Against}, {abstain, &c.tally.Abstain}} {
		units := new(big.Int)
		if sum.text.Valid {
			if units, err = number(sum.text.String); err != nil {
				return c, err
			}
		}
		*sum.to = NewAmount(units, token.Decimals)
	}
	return c, nil
}

// StateAt is a proposal's state at a followed block, by its 32-byte key. Package registry
// decides about datasets with it.
func StateAt(ctx context.Context, q Queryer, token Token, key []byte, at Block) (State, error) {
	c, err := readCourse(ctx, q, token, key, at)
	if err != nil {
		return "", err
	}
	return c.state(token.Clock.point(at)), nil
}

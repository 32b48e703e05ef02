package registry

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

// Decision is how far the DAO is with a dataset.
type Decision string

// The decisions, in the words that people see.
const (
	IsProposed  Decision = "proposed"
	IsVoting    Decision = "voting"
	IsQueued    Decision = "queued"
	IsApproved  Decision = "approved"
	IsDefeated  Decision = "defeated"
	IsCancelled Decision = "cancelled"
	IsRevoked   Decision = "revoked"
	IsWithdrawn Decision = "withdrawn"
	IsExpired   Decision = "expired"
)

// Entry is a dataset that the DAO has decided or is deciding about, as it stands at the
// latest followed block.
type Entry struct {
	ID       dataset.ID
	Dataset  dataset.Dataset
	Decision Decision
	// Final tells whether the final block gives the same decision.
	Final bool
	// Proposal is the one that the decision rests on: the open or failed one, the
	// approval's or the revocation's. Nil for a withdrawal.
	Proposal *big.Int
	// Licence, Metadata and Expiry are those approved, or while nothing is approved those
	// proposed last.
	Licence  string
	Metadata dataset.CID
	Expiry   uint64
	// State is what the registry says; its Status is None if it never decided.
	State State
	// Reason of a revocation in people's words, or why a passed proposal was skipped
	// ("stale", "expired", "duplicate").
	Reason string
	// Updated is the block of the last event, of proposing or of the registry.
	Updated uint64
}

// Entries lists all datasets that were ever proposed, approved or withdrawn, the most
// recently touched first. The slice is shared: do not change it.
func (r *Registry) Entries(ctx context.Context) ([]Entry, error) {
	r.mu.Lock()
	entries, generation := r.cache.entries, r.cache.generation
	r.mu.Unlock()
	if entries != nil {
		return entries, nil
	}
	err := r.look(ctx, func(tx *sql.Tx, latest, final Block) (err error) {
		entries, err = readEntries(ctx, tx, r.token, latest, final)
		return err
	})
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.cache.generation == generation {
		r.cache.entries = entries
	}
	return entries, nil
}

// Entry is one of Entries; ErrUnknown if there is none with this id.
func (r *Registry) Entry(ctx context.Context, id dataset.ID) (Entry, error) {
	entries, err := r.Entries(ctx)
	if err != nil {
		return Entry{}, err
	}
	i := slices.IndexFunc(entries, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, fmt.Errorf("dataset %s: %w", id, ErrUnknown)
	}
	return entries[i], nil
}

// offer is an entry of a proposal that would approve a dataset.
type offer struct {
	key      []byte
	block    uint64
	dataset  dataset.Dataset
	licence  string
	metadata dataset.CID
	expiry   uint64
	round    uint32
	skipped  string // why the registry skipped it when it was executed
}

func readEntries(ctx context.Context, tx *sql.Tx, token governance.Token, latest, final Block) ([]Entry, error) {
	offers, err := readOffers(ctx, tx)
	if err != nil {
		return nil, err
	}
	now, err := readStanding(ctx, tx, token, latest, offers)
	if err != nil {
		return nil, err
	}
	then := now
	if final.Hash != latest.Hash {
		if then, err = readStanding(ctx, tx, token, final, offers); err != nil {
			return nil, err
		}
	}
	out := make([]Entry, 0, len(now.states)+len(offers))
	add := func(id dataset.ID) {
		e := now.decide(id, offers[id])
		before := then.decide(id, offers[id])
		e.Final = e.Decision == before.Decision && e.State.Round == before.State.Round && sameProposal(e.Proposal, before.Proposal)
		out = append(out, e)
	}
	for id := range now.states {
		add(id)
	}
	for id := range offers {
		if _, ok := now.states[id]; !ok {
			add(id)
		}
	}
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(b.Updated, a.Updated), slices.Compare(a.ID[:], b.ID[:]))
	})
	return out, nil
}

func sameProposal(a, b *big.Int) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 }

// readOffers are the proposals to approve each dataset, the newest first.
func readOffers(ctx context.Context, tx *sql.Tx) (map[dataset.ID][]offer, error) {
	rows, err := tx.QueryContext(ctx, `SELECT o.dataset, p.id, p.block, o.licence, o.metadata, o.expiry, o.round, d.contributor, d.collection, d.cid,
		(SELECT coalesce(max(reason), '') FROM dataset_step WHERE dataset = o.dataset AND proposal = p.id AND kind = 'skipped')
		FROM proposal_dataset o JOIN proposal p ON p.id = o.proposal JOIN dataset d ON d.id = o.dataset
		WHERE o.kind = 'approve' ORDER BY p.number DESC, o.position, o.entry`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[dataset.ID][]offer{}
	for rows.Next() {
		var o offer
		var id, metadata, contributor, content []byte
		var collection string
		err := rows.Scan(&id, &o.key, &o.block, &o.licence, &metadata, &o.expiry, &o.round, &contributor, &collection, &content, &o.skipped)
		if err != nil {
			return nil, err
		}
		if o.dataset, err = governance.MakeDataset(contributor, collection, content); err != nil {
			return nil, err
		}
		if len(metadata) > 0 {
			if o.metadata, err = dataset.CIDFromBytes(metadata); err != nil {
				return nil, err
			}
		}
		key := dataset.ID(common.BytesToHash(id))
		out[key] = append(out[key], o)
	}
	return out, rows.Err()
}

// standing is all that decisions at one block follow from.
type standing struct {
	at        Block
	states    map[dataset.ID]State
	proposals map[string]governance.State // by key; only those made up to the block
}

func readStanding(ctx context.Context, tx *sql.Tx, token governance.Token, at Block, offers map[dataset.ID][]offer) (standing, error) {
	s := standing{at: at, states: map[dataset.ID]State{}, proposals: map[string]governance.State{}}
	states, err := list(ctx, tx, at)
	if err != nil {
		return s, err
	}
	for _, st := range states {
		s.states[st.ID] = st
	}
	for _, of := range offers {
		for _, o := range of {
			if _, known := s.proposals[string(o.key)]; known || o.block > at.Number {
				continue
			}
			if s.proposals[string(o.key)], err = governance.StateAt(ctx, tx, token, o.key, at); err != nil {
				return s, err
			}
		}
	}
	return s, nil
}

// openness ranks the states of an open proposal by how near a decision is.
var openness = map[governance.State]struct {
	rank     int
	decision Decision
}{
	governance.Pending: {1, IsProposed}, governance.Active: {2, IsVoting},
	governance.Succeeded: {3, IsVoting}, governance.Queued: {4, IsQueued},
}

// decide is the decision about one dataset: what holds now, else what is being decided,
// else how the last decision ended.
func (s standing) decide(id dataset.ID, offers []offer) Entry {
	state, decided := s.states[id]
	state.ID = id
	e := Entry{ID: id, Dataset: state.Dataset, State: state, Licence: state.Licence, Metadata: state.Metadata, Expiry: state.Expiry,
		Reason: state.Reason, Updated: state.Block}
	var open, ended *offer
	best := 0
	for i := range offers {
		o := &offers[i]
		p, made := s.proposals[string(o.key)]
		if !made {
			continue
		}
		e.Dataset, e.Updated = o.dataset, max(e.Updated, o.block)
		switch rank := openness[p].rank; {
		case rank > best && (!decided || o.round == state.Round):
			// One made for another round cannot take effect any more.
			open, best = o, rank
		case rank == 0 && ended == nil:
			ended = o
		}
	}
	switch {
	case decided && state.Approved(s.at):
		e.Decision, e.Proposal = IsApproved, state.Approval.ProposalID
		return e
	case open != nil:
		e.rest(open, openness[s.proposals[string(open.key)]].decision)
		e.Reason = ""
		return e
	case decided && state.Status == Approved:
		e.Decision, e.Proposal = IsExpired, state.Approval.ProposalID
		return e
	case decided && state.Status == Revoked:
		e.Decision, e.Proposal = IsRevoked, state.Ended.ProposalID
		return e
	case decided && state.Status == Withdrawn:
		e.Decision = IsWithdrawn
		return e
	case ended == nil:
		return e // not made yet at this block
	}
	switch s.proposals[string(ended.key)] {
	case governance.Defeated:
		e.rest(ended, IsDefeated)
	case governance.Executed:
		// Passed, but the registry skipped it: without a state nothing else came of it.
		e.rest(ended, IsCancelled)
		if e.Reason = ended.skipped; e.Reason == "expired" {
			e.Decision = IsExpired
		}
	default:
		e.rest(ended, IsCancelled)
	}
	return e
}

// rest lets the decision rest on a proposal that is not (or no longer) in force.
func (e *Entry) rest(o *offer, d Decision) {
	e.Decision, e.Proposal = d, new(big.Int).SetBytes(o.key)
	e.Licence, e.Metadata, e.Expiry = o.licence, o.metadata, o.expiry
}

// Step is one event of a dataset's history.
type Step struct {
	Kind     string      `json:"kind" enum:"approved,renewed,revoked,withdrawn,skipped"`
	Block    uint64      `json:"block"`
	Tx       common.Hash `json:"tx"`
	Time     uint64      `json:"time" doc:"Unix seconds"`
	Round    uint32      `json:"round" doc:"The dataset's round after it"`
	Expiry   uint64      `json:"expiry,omitempty" doc:"Unix seconds"`
	Reason   string      `json:"reason,omitempty"`
	Proposal *big.Int    `json:"-"`
	Final    bool        `json:"final"`
}

// History is everything that the registry told about a dataset, the oldest first.
func (r *Registry) History(ctx context.Context, id dataset.ID) ([]Step, error) {
	var out []Step
	err := r.look(ctx, func(tx *sql.Tx, _, final Block) error {
		rows, err := tx.QueryContext(ctx, `SELECT s.kind, s.block, s.tx, b.timestamp, s.round, s.expiry, s.reason, s.proposal
			FROM dataset_step s JOIN chain_block b ON b.number = s.block WHERE s.dataset = ? ORDER BY s.block, s.log`, id[:])
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s Step
			var tx, proposal []byte
			if err := rows.Scan(&s.Kind, &s.Block, &tx, &s.Time, &s.Round, &s.Expiry, &s.Reason, &proposal); err != nil {
				return err
			}
			s.Tx, s.Proposal, s.Final = common.BytesToHash(tx), bigOrNil(proposal), s.Block <= final.Number
			out = append(out, s)
		}
		return rows.Err()
	})
	return out, err
}

package api

import (
	"context"
	"strconv"

	"github.com/witan-project/witan/internal/governance"
)

type settingsOutput struct{ Body governance.Settings }

// settings tells how the DAO decides.
func (s *Server) settings(ctx context.Context, _ *struct{}) (*settingsOutput, error) {
	v, err := s.model().Settings(ctx)
	return &settingsOutput{v}, err
}

type memberList struct {
	Body struct {
		Members []governance.Account `json:"members" doc:"The most powerful first"`
		Total   int                  `json:"total"`
		Next    string               `json:"next,omitempty" doc:"Cursor of the next page"`
	}
}

type listMembersInput struct{ Page }

func (s *Server) listMembers(ctx context.Context, in *listMembersInput) (*memberList, error) {
	offset, err := in.offset()
	if err != nil {
		return nil, err
	}
	count := min(in.Limit, 200)
	page, total, err := s.model().Members(ctx, offset, count)
	if err != nil {
		return nil, err
	}
	out := &memberList{}
	out.Body.Members, out.Body.Total = page, total
	if offset+len(page) < total {
		out.Body.Next = cursor(strconv.Itoa(offset + len(page)))
	}
	return out, nil
}

type memberInput struct {
	Address string `path:"address" maxLength:"42"`
}

type memberOutput struct{ Body governance.History }

func (s *Server) getMember(ctx context.Context, in *memberInput) (*memberOutput, error) {
	address, err := governance.ParseAddress(in.Address)
	if err != nil {
		return nil, malformed("path.address", err)
	}
	m, err := s.model().Member(ctx, address)
	return &memberOutput{m}, err
}

type listVotesInput struct {
	ProposalPath
	Page
}

type voteList struct {
	Body struct {
		Votes []governance.Vote `json:"votes" doc:"Newest first"`
		Next  string            `json:"next,omitempty" doc:"Cursor of the next page"`
	}
}

func (s *Server) listVotes(ctx context.Context, in *listVotesInput) (*voteList, error) {
	offset, err := in.offset()
	if err != nil {
		return nil, err
	}
	p, err := s.findProposal(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	count := min(in.Limit, 200)
	votes, err := s.model().Votes(ctx, governance.VotesOf{Proposal: p.ID, Offset: offset, Limit: count})
	if err != nil {
		return nil, err
	}
	out := &voteList{}
	out.Body.Votes = votes
	if len(votes) == count {
		out.Body.Next = cursor(strconv.Itoa(offset + count))
	}
	return out, nil
}

// Voter is what one address has to say in a proposal.
type Voter struct {
	Address string             `json:"address"`
	Power   *governance.Amount `json:"power,omitempty" doc:"Votes that count in this proposal; unknown before its snapshot"`
	Vote    *governance.Vote   `json:"vote,omitempty" doc:"Its vote, if it has voted"`
}

// voter looks at a proposal with one address's eyes.
func (s *Server) voter(ctx context.Context, text string, p governance.Proposal) (*Voter, error) {
	address, err := optionalAddress("query.voter", text)
	if err != nil || address == nil {
		return nil, err
	}
	out := &Voter{Address: address.Hex()}
	if p.State != governance.Pending {
		power, err := s.model().PowerAt(ctx, *address, p.Snapshot)
		if err != nil {
			return nil, err
		}
		out.Power = &power
	}
	votes, err := s.model().Votes(ctx, governance.VotesOf{Proposal: p.ID, Voter: address, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(votes) > 0 {
		out.Vote = &votes[0]
	}
	return out, nil
}

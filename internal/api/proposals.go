package api

import (
	"context"
	"math/big"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

// Transaction is a transaction that a wallet may send.
type Transaction struct {
	Action string `json:"action" enum:"vote_for,vote_against,vote_abstain,queue,execute,cancel,withdraw,delegate"`
	To     string `json:"to"`
	Data   string `json:"data" doc:"Calldata"`
	Value  string `json:"value" doc:"Wei, decimal"`
}

func viewTransaction(action string, c governance.Call) Transaction {
	value := "0"
	if c.Value != nil {
		value = c.Value.String()
	}
	return Transaction{action, c.Target.Hex(), c.Data.String(), value}
}

// Proposal is a proposal with what can be done about it.
type Proposal struct {
	governance.Proposal
	Transactions []Transaction `json:"transactions" doc:"What a wallet can send about it now"`
	Voter        *Voter        `json:"voter,omitempty" doc:"Of the address that was asked for"`
}

type listProposalsInput struct {
	Page
	State      []string `query:"state,explode" enum:"pending,active,succeeded,defeated,queued,executed,canceled" doc:"Any of these"`
	Proposer   string   `query:"proposer" maxLength:"42"`
	Dataset    string   `query:"dataset" maxLength:"66" doc:"That would approve or revoke this dataset"`
	NotVotedBy string   `query:"not_voted_by" maxLength:"42" doc:"That this address has not voted on"`
}

type proposalList struct {
	Body struct {
		Proposals []governance.Summary `json:"proposals" doc:"Newest first"`
		Next      string               `json:"next,omitempty" doc:"Cursor of the next page"`
	}
}

func (s *Server) listProposals(ctx context.Context, in *listProposalsInput) (*proposalList, error) {
	f := governance.Filter{Limit: min(in.Limit, 200)}
	for _, state := range in.State {
		f.States = append(f.States, governance.State(state))
	}
	var err error
	if f.Proposer, err = optionalAddress("query.proposer", in.Proposer); err != nil {
		return nil, err
	}
	if f.NotVotedBy, err = optionalAddress("query.not_voted_by", in.NotVotedBy); err != nil {
		return nil, err
	}
	if in.Dataset != "" {
		id, err := dataset.ParseID(in.Dataset)
		if err != nil {
			return nil, malformed("query.dataset", err)
		}
		f.Dataset = &id
	}
	if in.Cursor != "" {
		after, err := in.after()
		if f.Before, _ = strconv.Atoi(after); err != nil || f.Before <= 0 {
			return nil, errCursor
		}
	}
	list, err := s.model().Proposals(ctx, f)
	if err != nil {
		return nil, err
	}
	out := &proposalList{}
	out.Body.Proposals = append([]governance.Summary{}, list...)
	if len(list) == f.Limit {
		out.Body.Next = cursor(strconv.Itoa(list[len(list)-1].Number))
	}
	return out, nil
}

// ProposalPath names a proposal in a path.
type ProposalPath struct {
	ID string `path:"id" maxLength:"78" doc:"uint256, decimal; or the proposal's number"`
}

type proposalInput struct {
	ProposalPath
	Voter string `query:"voter" maxLength:"42" doc:"Also tell what this address has to say in it"`
}

type proposalOutput struct{ Body Proposal }

func (s *Server) getProposal(ctx context.Context, in *proposalInput) (*proposalOutput, error) {
	p, err := s.findProposal(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	voter, err := s.voter(ctx, in.Voter, p)
	if err != nil {
		return nil, err
	}
	return &proposalOutput{Proposal{p, s.transactions(p), voter}}, nil
}

// findProposal takes an id, or a number as people say it ("proposal 7").
func (s *Server) findProposal(ctx context.Context, text string) (governance.Proposal, error) {
	if n, err := strconv.Atoi(text); err == nil && n < 1_000_000_000 {
		return s.model().ProposalNumber(ctx, n)
	}
	id, ok := new(big.Int).SetString(text, 10)
	if !ok || id.Sign() < 0 || id.BitLen() > 256 || strings.HasPrefix(text, "+") {
		return governance.Proposal{}, governance.ErrUnknown
	}
	return s.model().Proposal(ctx, id)
}

// transactions are those that the governor would accept in the proposal's state. Votes
// have no reason here; a wallet's app encodes one itself.
func (s *Server) transactions(p governance.Proposal) []Transaction {
	a := s.model().Addresses()
	cancel := viewTransaction("cancel", a.Cancel(p.ID))
	switch p.State {
	case governance.Pending:
		return []Transaction{cancel}
	case governance.Active:
		return []Transaction{
			viewTransaction("vote_for", a.Vote(p.ID, governance.For, "")),
			viewTransaction("vote_against", a.Vote(p.ID, governance.Against, "")),
			viewTransaction("vote_abstain", a.Vote(p.ID, governance.Abstain, "")),
		}
	case governance.Succeeded:
		return []Transaction{viewTransaction("queue", a.Queue(p.ID))}
	case governance.Queued:
		return []Transaction{viewTransaction("execute", a.Execute(p.ID))}
	}
	return []Transaction{}
}

// optionalAddress reads an address that may be left out.
func optionalAddress(where, text string) (*common.Address, error) {
	if text == "" {
		return nil, nil
	}
	a, err := governance.ParseAddress(text)
	if err != nil {
		return nil, malformed(where, err)
	}
	return &a, nil
}

package api

import (
	"context"
	"fmt"
	"math/big"
	"strings"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/registry"
)

// Dataset is a dataset that the DAO has decided or is deciding about.
type Dataset struct {
	ID          string `json:"id"`
	Contributor string `json:"contributor"`
	Collection  string `json:"collection"`
	CID         string `json:"cid"`

	Decision   string `json:"decision" enum:"proposed,voting,queued,approved,defeated,cancelled,revoked,withdrawn,expired"`
	Final      bool   `json:"final" doc:"Whether the final block gives the same decision"`
	ProposalID string `json:"proposal_id,omitempty" doc:"That the decision rests on: uint256, decimal"`
	Reason     string `json:"reason,omitempty" doc:"Of a revocation, or why a passed proposal had no effect"`
	Licence    string `json:"licence,omitempty" doc:"SPDX expression"`
	Metadata   string `json:"metadata,omitempty" doc:"CID of a witan.dataset/1 document"`
	Expiry     uint64 `json:"expiry,omitempty" doc:"Unix seconds; 0 for never"`
	Round      uint32 `json:"round" doc:"Now; while approved, the one that an import request names"`
	Updated    uint64 `json:"updated" doc:"Block of the last event about it"`

	Approval *Event `json:"approval,omitempty" doc:"The last approval"`
	Ended    *Event `json:"ended,omitempty" doc:"The revocation or withdrawal"`

	Askable   bool               `json:"askable" doc:"Questions see it now"`
	Import    *Import            `json:"import,omitempty" doc:"Of the highest requested round"`
	Suspended *ingest.Suspension `json:"suspended,omitempty" doc:"The operator keeps it out"`
}

// DatasetDetail is a dataset with its history.
type DatasetDetail struct {
	Dataset
	History []DatasetStep `json:"history" doc:"Everything the registry told, the oldest first"`
}

// DatasetStep is one event of a dataset.
type DatasetStep struct {
	registry.Step
	ProposalID string `json:"proposal_id,omitempty"`
}

// Event is an event on chain.
type Event struct {
	Block      uint64 `json:"block"`
	Tx         string `json:"tx"`
	ProposalID string `json:"proposal_id,omitempty"`
}

func viewEvent(r registry.Ref) *Event {
	if r.Block == 0 {
		return nil
	}
	return &Event{r.Block, r.Tx.Hex(), decimal(r.ProposalID)}
}

// decimal is empty for nil.
func decimal(n *big.Int) string {
	if n == nil {
		return ""
	}
	return n.String()
}

// viewDataset adds what the server holds to what the DAO decided.
func (s *Server) viewDataset(ctx context.Context, e registry.Entry, suspended map[dataset.ID]ingest.Suspension) (Dataset, error) {
	d := Dataset{
		ID: e.ID.String(), Contributor: e.Dataset.Contributor.Hex(), Collection: e.Dataset.Collection.String(), CID: e.Dataset.CID.String(),
		Decision: string(e.Decision), Final: e.Final, ProposalID: decimal(e.Proposal), Reason: e.Reason,
		Licence: e.Licence, Metadata: e.Metadata.String(), Expiry: e.Expiry, Round: e.State.Round, Updated: e.Updated,
		Approval: viewEvent(e.State.Approval), Ended: viewEvent(e.State.Ended), Askable: s.parts.Ingest.Visible(e.ID),
	}
	if p, ok := suspended[e.ID]; ok {
		d.Suspended = &p
	}
	imports, _, err := s.parts.Ingest.Imports(ctx, ingest.Page{Dataset: &e.ID, Limit: 1})
	if err != nil {
		return d, err
	}
	if len(imports) > 0 {
		i := viewImport(imports[0])
		d.Import = &i
	}
	return d, nil
}

func (s *Server) suspended() map[dataset.ID]ingest.Suspension {
	out := map[dataset.ID]ingest.Suspension{}
	for _, p := range s.parts.Ingest.Suspensions() {
		out[p.Dataset] = p
	}
	return out
}

type listDatasetsInput struct {
	Page
	Decision    []string `query:"decision,explode" enum:"proposed,voting,queued,approved,defeated,cancelled,revoked,withdrawn,expired" doc:"Any of these"`
	Contributor string   `query:"contributor" maxLength:"42"`
	Collection  string   `query:"collection" maxLength:"31"`
	CID         string   `query:"cid" maxLength:"128"`
}

type datasetList struct {
	Body struct {
		Datasets []Dataset `json:"datasets" doc:"The most recently decided first"`
		Next     string    `json:"next,omitempty" doc:"Cursor of the next page"`
	}
}

func (s *Server) listDatasets(ctx context.Context, in *listDatasetsInput) (*datasetList, error) {
	keep, err := in.filter()
	if err != nil {
		return nil, err
	}
	entries, err := s.parts.Registry.Entries(ctx)
	if err != nil {
		return nil, err
	}
	chosen := make([]registry.Entry, 0, min(len(entries), in.Limit))
	for _, e := range entries {
		if keep(e) {
			chosen = append(chosen, e)
		}
	}
	page, next, err := cut(chosen, in.Page, entryKey)
	if err != nil {
		return nil, err
	}
	out := &datasetList{}
	out.Body.Datasets, out.Body.Next = make([]Dataset, 0, len(page)), next
	suspended := s.suspended()
	for _, e := range page {
		d, err := s.viewDataset(ctx, e, suspended)
		if err != nil {
			return nil, err
		}
		out.Body.Datasets = append(out.Body.Datasets, d)
	}
	return out, nil
}

// entryKey grows in the order of the list: newest block first, then by id.
func entryKey(e registry.Entry) string { return fmt.Sprintf("%020d%s", ^e.Updated, e.ID) }

func (in *listDatasetsInput) filter() (func(registry.Entry) bool, error) {
	decisions := map[registry.Decision]bool{}
	for _, d := range in.Decision {
		decisions[registry.Decision(d)] = true
	}
	contributor, err := optionalAddress("query.contributor", in.Contributor)
	if err != nil {
		return nil, err
	}
	var content dataset.CID
	if in.CID != "" {
		if content, err = dataset.ParseCID(in.CID); err != nil {
			return nil, malformed("query.cid", err)
		}
	}
	return func(e registry.Entry) bool {
		return (len(decisions) == 0 || decisions[e.Decision]) &&
			(contributor == nil || *contributor == e.Dataset.Contributor) &&
			(in.Collection == "" || strings.EqualFold(in.Collection, e.Dataset.Collection.String())) &&
			(!content.Defined() || content == e.Dataset.CID)
	}, nil
}

// DatasetPath names a dataset in a path. (huma reads embedded structs only if exported.)
type DatasetPath struct {
	ID string `path:"id" maxLength:"66"`
}

type datasetOutput struct{ Body DatasetDetail }

func (s *Server) getDataset(ctx context.Context, in *DatasetPath) (*datasetOutput, error) {
	id, err := dataset.ParseID(in.ID)
	if err != nil {
		return nil, registry.ErrUnknown
	}
	e, err := s.parts.Registry.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &datasetOutput{}
	if out.Body.Dataset, err = s.viewDataset(ctx, e, s.suspended()); err != nil {
		return nil, err
	}
	history, err := s.parts.Registry.History(ctx, id)
	if err != nil {
		return nil, err
	}
	out.Body.History = make([]DatasetStep, 0, len(history))
	for _, step := range history {
		out.Body.History = append(out.Body.History, DatasetStep{step, decimal(step.Proposal)})
	}
	return out, nil
}

package api

import (
	"context"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
)

// Suspend asks to take a dataset out.
type Suspend struct {
	Reason string `json:"reason" minLength:"1" maxLength:"1000" doc:"For all to see: status and audit name it"`
}

type suspendInput struct {
	ID   string `path:"id" maxLength:"66"`
	Body Suspend
}

type suspendOutput struct{ Body ingest.Suspension }

// suspend is for the operator: who can read the server's data directory.
func (s *Server) suspend(ctx context.Context, in *suspendInput) (*suspendOutput, error) {
	id, err := s.operatorsDataset(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	p, err := s.parts.Ingest.Suspend(ctx, id, in.Body.Reason)
	if err != nil {
		return nil, err
	}
	visitOf(ctx).log.WarnContext(ctx, "dataset suspended", "dataset", id)
	return &suspendOutput{p}, nil
}

type resumeInput struct {
	ID string `path:"id" maxLength:"66"`
}

func (s *Server) resume(ctx context.Context, in *resumeInput) (*struct{}, error) {
	id, err := s.operatorsDataset(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if err := s.parts.Ingest.Resume(ctx, id); err != nil {
		return nil, err
	}
	visitOf(ctx).log.WarnContext(ctx, "dataset resumed", "dataset", id)
	return nil, nil
}

func (s *Server) operatorsDataset(ctx context.Context, text string) (dataset.ID, error) {
	if err := s.operator(ctx); err != nil {
		return dataset.ID{}, err
	}
	id, err := dataset.ParseID(text)
	if err != nil {
		return id, malformed("path.id", err)
	}
	return id, nil
}

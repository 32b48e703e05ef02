package api

import (
	"context"
	"time"

	"github.com/witan-project/witan/internal/dataset"
)

// headingPatience is how long a page waits for what stands in its HTML; after it the app
// asks by itself.
const headingPatience = 100 * time.Millisecond

// Heading says what the page of a proposal or a dataset is about, for the HTML of the web
// app: kind is "proposals" or "datasets", id what stands behind it in the path. It is empty
// if that is not known, not shown any more, or not found in time; the app then says why.
func (s *Server) Heading(ctx context.Context, kind, id string) string {
	ctx, cancel := context.WithTimeout(ctx, headingPatience)
	defer cancel()
	switch kind {
	case "proposals":
		if p, err := s.findProposal(ctx, id); err == nil {
			return p.Heading
		}
	case "datasets":
		return s.datasetHeading(ctx, id)
	}
	return ""
}

func (s *Server) datasetHeading(ctx context.Context, text string) string {
	id, err := dataset.ParseID(text)
	if err != nil {
		return ""
	}
	e, err := s.parts.Registry.Entry(ctx, id)
	if err != nil || !e.Dataset.CID.Defined() {
		return ""
	}
	if !e.Metadata.Defined() {
		return "Dataset " + e.Dataset.CID.String()
	}
	m, err := s.parts.Previews.Metadata(ctx, id)
	if err != nil {
		return ""
	}
	if m.Title == "" {
		return "Dataset " + e.Dataset.CID.String()
	}
	return m.Title
}

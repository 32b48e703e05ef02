package api

import (
	"context"
	"errors"
	"math"
	"net/http"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/preview"
	"github.com/witan-project/witan/internal/registry"
)

// Preview is what a dataset holds that a proposal or approval names.
type Preview struct {
	Source    string        `json:"source" enum:"local,imported,gateway" doc:"Where the bytes are read from: an upload, the knowledge base, a gateway"`
	Files     []PreviewFile `json:"files" doc:"By path"`
	Total     int           `json:"total" doc:"All of the dataset's files"`
	Bytes     int64         `json:"bytes" doc:"Of all files"`
	Truncated bool          `json:"truncated" doc:"There are more files than are listed"`
}

// PreviewFile is one file, judged as an import would.
type PreviewFile struct {
	Path      string `json:"path" doc:"As the contributor named it: show it as text only"`
	CID       string `json:"cid"`
	Size      int64  `json:"size"`
	Kind      string `json:"kind" enum:"markdown,text,other"`
	Indexable bool   `json:"indexable" doc:"Questions would see its text"`
	Reason    string `json:"reason,omitempty" doc:"Why it would not be indexed: a stable code"`
}

// PreviewText is a file's text with the chunks that would be indexed of it.
type PreviewText struct {
	Path      string  `json:"path"`
	CID       string  `json:"cid"`
	Size      int64   `json:"size"`
	Title     string  `json:"title" doc:"As answers would name the document; untrusted"`
	Text      string  `json:"text" doc:"From the file's first byte; untrusted; empty if it would not be indexed"`
	Truncated bool    `json:"truncated" doc:"The file goes on after text; chunks are those that end within it"`
	Chunks    []Chunk `json:"chunks" doc:"In file order"`
	Reason    string  `json:"reason,omitempty" doc:"Why it would not be indexed: a stable code"`
}

// Metadata is what the contributor says of a dataset (witan.dataset/1). Nothing in it is
// checked against the content.
type Metadata struct {
	Title       string `json:"title" doc:"One line of untrusted text"`
	Description string `json:"description" doc:"Untrusted text"`
	Files       int64  `json:"files" doc:"0: not said"`
	Bytes       int64  `json:"bytes" doc:"0: not said"`
	Source      string `json:"source" doc:"Where the data is from; untrusted text"`
	Previous    string `json:"previous,omitempty" doc:"Dataset id that this one is a new version of"`
}

type previewOutput struct{ Body Preview }

func (s *Server) preview(ctx context.Context, in *DatasetPath) (*previewOutput, error) {
	id, err := dataset.ParseID(in.ID)
	if err != nil {
		return nil, registry.ErrUnknown
	}
	l, err := s.parts.Previews.Files(ctx, id)
	if err != nil {
		return nil, previewProblem("preview_unavailable", err)
	}
	out := &previewOutput{Preview{Source: l.Source, Files: make([]PreviewFile, 0, len(l.Files)), Total: l.Total, Bytes: l.Bytes, Truncated: l.Truncated}}
	for _, f := range l.Files {
		out.Body.Files = append(out.Body.Files, PreviewFile{f.Path, f.CID.String(), f.Size, f.Kind, f.Indexable, f.Reason})
	}
	return out, nil
}

type previewTextOutput struct{ Body PreviewText }

func (s *Server) previewFile(ctx context.Context, in *DocumentPath) (*previewTextOutput, error) {
	id, err := dataset.ParseID(in.ID)
	if err != nil {
		return nil, registry.ErrUnknown
	}
	r, err := s.parts.Previews.File(ctx, id, in.Path)
	if err != nil {
		return nil, previewProblem("preview_unavailable", err)
	}
	return &previewTextOutput{PreviewText{Path: r.Path, CID: r.CID.String(), Size: r.Size, Title: r.Title, Text: r.Text,
		Truncated: r.Truncated, Chunks: viewChunks(r.Chunks), Reason: r.Reason}}, nil
}

func viewChunks(list []document.Chunk) []Chunk {
	out := make([]Chunk, 0, len(list))
	for _, c := range list {
		out = append(out, Chunk{c.Start, c.End, append([]string{}, c.Headings...), c.Text, chunkKinds[c.Kind]})
	}
	return out
}

type metadataOutput struct{ Body Metadata }

func (s *Server) datasetMetadata(ctx context.Context, in *DatasetPath) (*metadataOutput, error) {
	id, err := dataset.ParseID(in.ID)
	if err != nil {
		return nil, registry.ErrUnknown
	}
	m, err := s.parts.Previews.Metadata(ctx, id)
	if err != nil {
		return nil, previewProblem("metadata_unavailable", err)
	}
	out := &metadataOutput{Metadata{Title: m.Title, Description: m.Description, Files: m.Files, Bytes: m.Bytes, Source: m.Source}}
	if m.Previous != nil {
		out.Body.Previous = m.Previous.String()
	}
	return out, nil
}

// previewProblem is translate for package preview. code is what a dataset whose bytes
// cannot be had answers.
func previewProblem(code string, err error) error {
	var gone *preview.Gone
	var away *preview.Unavailable
	switch {
	case errors.As(err, &gone):
		why := map[string]string{"suspended": "the operator keeps the dataset out"}[gone.Reason]
		if why == "" {
			why = "the dataset is " + gone.Reason
		}
		p := problem(http.StatusGone, "gone", why+": its content is not shown any more", "see the dataset's history")
		p.Reason = gone.Reason
		return p
	case errors.As(err, &away):
		return awayProblem(code, away)
	case errors.Is(err, preview.ErrNoMetadata):
		return problem(http.StatusNotFound, "no_metadata", "neither proposal nor approval names a description", "")
	case errors.Is(err, dataset.ErrMetadata):
		return problem(http.StatusUnprocessableEntity, "metadata_malformed", err.Error(), "the contributor can propose the dataset anew with a description as the schema says")
	case errors.Is(err, preview.ErrNoFile):
		return problem(http.StatusNotFound, "no_document", "the dataset has no file at this path", "see the preview's list of files")
	}
	return err
}

// retryPreview is when a caller may ask again for what could not be had: failures are
// remembered that long.
const retryPreview = 5 * time.Second

func awayProblem(code string, away *preview.Unavailable) *Problem {
	status, detail, advice := http.StatusServiceUnavailable, "the gateways do not answer as they should", "try again in a moment"
	switch away.Code {
	case ipfs.NotFound:
		detail = "no configured gateway has the content now, and it was not uploaded here"
		advice = "ask the contributor to keep serving it, or to upload it; then try again"
	case ipfs.TimedOut:
		detail = "it did not come within the time that a look may take"
	case preview.Busy:
		detail = "too many datasets are being looked at"
	case ipfs.TooLarge, ipfs.TooMuchText:
		status, detail, advice = http.StatusUnprocessableEntity, "it is larger than a look may fetch", "read it at an IPFS gateway, or after it is imported"
	default:
		if !away.Retry {
			status, detail = http.StatusUnprocessableEntity, "the content is over the limits of an import, or malformed: it could not be imported either"
			advice = "ask the contributor to make the dataset anew"
		}
	}
	p := problem(status, code, detail, advice)
	p.Reason = string(away.Code)
	if away.Retry {
		p.RetryAfter = int64(math.Ceil(retryPreview.Seconds()))
	}
	return p
}

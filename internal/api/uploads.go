package api

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// NewUpload announces an upload.
type NewUpload struct {
	Root  string `json:"root" doc:"CID of the content: the single root of the CARv1 that follows" maxLength:"128"`
	Bytes int64  `json:"bytes" doc:"Length of the whole CARv1" minimum:"1"`
}

// Upload is how far an upload is.
type Upload struct {
	ID        string    `json:"id"`
	Root      string    `json:"root"`
	Bytes     int64     `json:"bytes"`
	Offset    int64     `json:"offset" doc:"Bytes that are received and durable: go on here"`
	PartBytes int64     `json:"part_bytes" doc:"Send at most this many bytes at once"`
	State     string    `json:"state" enum:"receiving,complete,failed"`
	Reason    string    `json:"reason,omitempty" doc:"Of failed: a stable code"`
	Created   time.Time `json:"created"`
}

func viewUpload(u ipfs.Upload) Upload {
	return Upload{
		ID: u.ID, Root: u.Root.String(), Bytes: u.Bytes, Offset: u.Offset, PartBytes: u.PartBytes,
		State: string(u.State), Reason: string(u.Reason), Created: u.Created.UTC(),
	}
}

type newUploadInput struct{ Body NewUpload }

type newUploadOutput struct {
	Location string `header:"Location"`
	Body     Upload
}

type uploadInput struct {
	ID string `path:"id" maxLength:"64"`
}

type uploadOutput struct {
	Offset int64 `header:"Upload-Offset"`
	Body   Upload
}

// uploader is the address that calls: uploads need one, for the quotas.
func (s *Server) uploader(ctx context.Context) (common.Address, error) {
	c, err := s.signedIn(ctx)
	address, _ := c.Address()
	return address, err
}

func (s *Server) createUpload(ctx context.Context, in *newUploadInput) (*newUploadOutput, error) {
	owner, err := s.uploader(ctx)
	if err != nil {
		return nil, err
	}
	root, err := dataset.ParseCID(in.Body.Root)
	if err != nil {
		return nil, malformed("body.root", err)
	}
	u, err := s.parts.Uploads.Create(ctx, owner, root, in.Body.Bytes)
	if err != nil {
		return nil, err
	}
	return &newUploadOutput{base + "/uploads/" + u.ID, viewUpload(u)}, nil
}

func (s *Server) upload(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	owner, err := s.uploader(ctx)
	if err != nil {
		return nil, err
	}
	u, err := s.parts.Uploads.Get(ctx, in.ID, owner)
	return &uploadOutput{u.Offset, viewUpload(u)}, err
}

type uploadPartInput struct {
	ID     string `path:"id" maxLength:"64"`
	Offset int64  `header:"Upload-Offset" required:"true" minimum:"0" doc:"Where these bytes begin"`
	body   io.Reader
}

// partTimeout is how long a part may stop between two of its bytes.
const partTimeout = 30 * time.Second

// Resolve takes the body as a stream: a part is never held in memory.
func (in *uploadPartInput) Resolve(ctx huma.Context) []error {
	r, w := humago.Unwrap(ctx)
	if kind := r.Header.Get("Content-Type"); kind != "application/octet-stream" {
		return []error{problem(http.StatusUnsupportedMediaType, "media_type", "a part is sent as application/octet-stream, not as "+strconv.Quote(kind), "")}
	}
	in.body = &patientReader{r.Body, http.NewResponseController(w)}
	return nil
}

// patientReader gives each read its own deadline: a part may be slow, but not silent.
type patientReader struct {
	io.Reader
	rc *http.ResponseController
}

func (p *patientReader) Read(b []byte) (int, error) {
	if err := p.rc.SetReadDeadline(time.Now().Add(partTimeout)); err != nil {
		return 0, err
	}
	return p.Reader.Read(b)
}

func (s *Server) appendUpload(ctx context.Context, in *uploadPartInput) (*uploadOutput, error) {
	owner, err := s.uploader(ctx)
	if err != nil {
		return nil, err
	}
	// The bytes that are here already shall count even if the client has gone.
	u, err := s.parts.Uploads.Append(context.WithoutCancel(ctx), in.ID, owner, in.Offset, in.body)
	return &uploadOutput{u.Offset, viewUpload(u)}, err
}

// describePart tells OpenAPI about a body that the handler reads by itself.
func describePart(op *huma.Operation) {
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/octet-stream": {},
	}}
}

func malformed(where string, err error) *Problem {
	p := problem(http.StatusUnprocessableEntity, "malformed", err.Error(), "")
	p.Errors = []ProblemField{{where, err.Error()}}
	return p
}

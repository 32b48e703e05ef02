package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/registry"
)

// Document is one file of a dataset.
type Document struct {
	Path    string `json:"path" doc:"As the contributor named it: show it as text only"`
	CID     string `json:"cid"`
	Size    int64  `json:"size"`
	SHA256  string `json:"sha256,omitempty" doc:"Of the file's bytes"`
	Indexed bool   `json:"indexed" doc:"Questions see its text"`
	Reason  string `json:"reason,omitempty" doc:"Why it is not indexed: a stable code"`
}

// Chunk is a passage of a document.
type Chunk struct {
	Start    uint64   `json:"start" doc:"Byte range [start, end) in the file"`
	End      uint64   `json:"end"`
	Headings []string `json:"headings"`
	Text     string   `json:"text"`
	Kind     string   `json:"kind" enum:"body,front_matter,code"`
}

var chunkKinds = map[document.ChunkKind]string{document.Body: "body", document.FrontMatter: "front_matter", document.InsideCode: "code"}

// errNotHeld: the server shows the content of datasets that questions see, nothing else.
var errNotHeld = problem(http.StatusNotFound, "not_held", "the dataset's content is not in the knowledge base now", "see the dataset's state")

// held is the manifest of a dataset that questions see.
func (s *Server) held(ctx context.Context, text string) (dataset.ID, blobs.Manifest, error) {
	id, err := dataset.ParseID(text)
	if err != nil {
		return id, blobs.Manifest{}, registry.ErrUnknown
	}
	if !s.parts.Ingest.Visible(id) {
		return id, blobs.Manifest{}, errNotHeld
	}
	m, err := s.parts.Blobs.Manifest(ctx, id)
	return id, m, err
}

type listDocumentsInput struct {
	DatasetPath
	Page
}

type documentList struct {
	Body struct {
		Documents []Document `json:"documents" doc:"By path"`
		Files     int        `json:"files" doc:"All of the dataset's files"`
		Next      string     `json:"next,omitempty" doc:"Cursor of the next page"`
	}
}

func (s *Server) listDocuments(ctx context.Context, in *listDocumentsInput) (*documentList, error) {
	id, m, err := s.held(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	unread, err := s.unread(ctx, id)
	if err != nil {
		return nil, err
	}
	page, next, err := cut(m.Files, in.Page, func(f blobs.File) string { return f.Path })
	if err != nil {
		return nil, err
	}
	out := &documentList{}
	out.Body.Documents, out.Body.Next, out.Body.Files = make([]Document, 0, len(page)), next, len(m.Files)
	for _, f := range page {
		out.Body.Documents = append(out.Body.Documents, viewDocument(f, unread))
	}
	return out, nil
}

// unread maps the paths of files that are stored but not indexed to their codes.
func (s *Server) unread(ctx context.Context, id dataset.ID) (map[string]string, error) {
	list, err := s.parts.Ingest.Unread(ctx, id)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(list))
	for _, f := range list {
		out[f.Path] = f.Code
	}
	return out, nil
}

func viewDocument(f blobs.File, unread map[string]string) Document {
	d := Document{Path: f.Path, CID: f.CID.String(), Size: f.Size, SHA256: f.SHA256, Reason: string(f.Reason)}
	if code, ok := unread[f.Path]; ok && d.Reason == "" {
		d.Reason = code
	}
	d.Indexed = d.Reason == ""
	return d
}

// DocumentPath names a file of a dataset.
type DocumentPath struct {
	DatasetPath
	Path string `query:"path" required:"true" maxLength:"4096"`
}

// document finds one file of a dataset by its exact path.
func (s *Server) document(ctx context.Context, in DocumentPath) (dataset.ID, Document, error) {
	id, m, err := s.held(ctx, in.ID)
	if err != nil {
		return id, Document{}, err
	}
	for _, f := range m.Files {
		if f.Path != in.Path {
			continue
		}
		unread, err := s.unread(ctx, id)
		return id, viewDocument(f, unread), err
	}
	return id, Document{}, index.ErrNotFound
}

type chunksOutput struct {
	Body struct {
		Document Document `json:"document"`
		Title    string   `json:"title"`
		Chunks   []Chunk  `json:"chunks" doc:"In file order"`
	}
}

// chunks shows what exactly is indexed of a document; of one that is not, why.
func (s *Server) chunks(ctx context.Context, in *DocumentPath) (*chunksOutput, error) {
	id, d, err := s.document(ctx, *in)
	if err != nil {
		return nil, err
	}
	out := &chunksOutput{}
	out.Body.Document, out.Body.Chunks = d, []Chunk{}
	if !d.Indexed {
		return out, nil
	}
	hits, err := s.parts.Index.Read(ctx, id, in.Path)
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		out.Body.Title = h.Title
		out.Body.Chunks = append(out.Body.Chunks, Chunk{h.Chunk.Start, h.Chunk.End, append([]string{}, h.Chunk.Headings...), h.Chunk.Text, chunkKinds[h.Chunk.Kind]})
	}
	return out, nil
}

type textInput struct {
	DocumentPath
	Start int64 `query:"start" minimum:"0" doc:"First byte"`
	End   int64 `query:"end" minimum:"0" doc:"Byte after the last; 0: the whole rest"`
}

// maxRange bounds a byte range, which is read into memory, in bytes. Whole files are streamed.
const maxRange = 8 << 20

// text sends a file's bytes so that no browser runs them: a document as plain text,
// everything else as a download named by its CID.
func (s *Server) text(ctx context.Context, in *textInput) (*huma.StreamResponse, error) {
	_, d, err := s.document(ctx, in.DocumentPath)
	if err != nil {
		return nil, err
	}
	cid, err := dataset.ParseCID(d.CID)
	if err != nil {
		return nil, err
	}
	end := in.End
	if end == 0 || end > d.Size {
		end = d.Size
	}
	if in.Start > end {
		return nil, malformed("query.start", fmt.Errorf("the range from %d ends at %d; the file has %d bytes", in.Start, end, d.Size))
	}
	body, err := s.content(ctx, cid, in.Start, end, d.Size)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		defer body.Close()
		_, w := humago.Unwrap(hctx)
		h := w.Header()
		h.Set("Content-Type", "text/plain; charset=utf-8")
		if !d.Indexed {
			h.Set("Content-Type", "application/octet-stream")
			h.Set("Content-Disposition", `attachment; filename="`+d.CID+`"`)
		}
		h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
		h.Set("Content-Length", strconv.FormatInt(end-in.Start, 10))
		if n, err := io.CopyN(w, body, end-in.Start); err != nil {
			visitOf(ctx).log.WarnContext(ctx, "document was cut off", "cid", d.CID, "bytes", n, "error", err)
			panic(http.ErrAbortHandler)
		}
	}}, nil
}

func (s *Server) content(ctx context.Context, cid dataset.CID, start, end, size int64) (io.ReadCloser, error) {
	if start == 0 && end == size {
		return s.parts.Blobs.Open(ctx, cid)
	}
	if end-start > maxRange {
		return nil, malformed("query.end", fmt.Errorf("a range has at most %d bytes", maxRange))
	}
	b, err := s.parts.Blobs.ReadRange(ctx, cid, start, end)
	return io.NopCloser(bytes.NewReader(b)), err
}

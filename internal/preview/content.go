package preview

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
)

// Where a dataset's bytes are read from.
const (
	FromUpload  = "local"    // an upload that this server keeps
	FromImport  = "imported" // the bucket
	FromGateway = "gateway"  // memory, filled from the configured gateways
)

// Listing is what a dataset holds.
type Listing struct {
	Source string
	Files  []File // by path, at most Limits.Files
	Total  int    // of all files
	Bytes  int64  // of all files
	// Truncated: there are more files than are listed.
	Truncated bool
}

// File is one file, judged as an import would.
type File struct {
	Path      string // as the contributor named it; never to be trusted
	CID       dataset.CID
	Size      int64
	Kind      string // Markdown, Text or Other
	Indexable bool
	Reason    string // why it would not be indexed: a code of package document or ipfs
}

// How a file is read.
const (
	Markdown = "markdown"
	Text     = "text"
	Other    = "other" // not at all
)

// content is a dataset whose bytes can be read.
type content struct {
	listing Listing
	entries func(context.Context) iter.Seq2[entry, error]
}

// entry is a file that is not judged yet.
type entry struct {
	path   string
	cid    dataset.CID
	size   int64
	reason string // why no document can be made of it, whatever its bytes are
	sha256 string // hexadecimal, of the bytes; empty where every block is hashed
	judged bool   // reason says all: its bytes need not be read
	open   func(context.Context) (io.ReadCloser, error)
}

// Files lists a dataset's files.
func (s *Service) Files(ctx context.Context, id dataset.ID) (Listing, error) {
	c, _, err := s.content(ctx, id)
	if err != nil {
		return Listing{}, err
	}
	return c.listing, nil
}

// content finds a dataset's bytes. The key is for forget.
func (s *Service) content(ctx context.Context, id dataset.ID) (*content, key, error) {
	e, err := s.standing(ctx, id)
	if err != nil {
		return nil, key{}, err
	}
	k := key{id, e.Dataset.CID}
	c, err := load(ctx, s, k, func(ctx context.Context) (*content, int64, error) { return s.gather(ctx, e) })
	if err != nil {
		return nil, k, s.ended(ctx, id, err)
	}
	return c, k, nil
}

// ended is why a dataset may not be shown any more, if that is so, in place of the error
// of reading what was taken away meanwhile.
func (s *Service) ended(ctx context.Context, id dataset.ID, err error) error {
	if _, ended := s.standing(ctx, id); ended != nil && ctx.Err() == nil {
		return ended
	}
	return err
}

// gather takes the bytes from where they are nearest, and lists the files. cost is what
// it holds in memory, roughly.
func (s *Service) gather(ctx context.Context, e registry.Entry) (c *content, cost int64, err error) {
	c = &content{}
	v, err := s.upload(ctx, e.Dataset.CID)
	switch {
	case err == nil:
		c.listing.Source, c.entries = FromUpload, verified(v)
		cost = nodeCost * int64(v.Totals().Blocks)
	case !errors.Is(err, ipfs.NotFound):
		return nil, 0, err
	case s.cfg.Imported(e.ID):
		if c.entries, err = s.imported(ctx, e.ID); err != nil {
			return nil, 0, err
		}
		c.listing.Source = FromImport
	default:
		if v, err = s.fetch(ctx, e.Dataset.CID, s.cfg.Limits.Bytes); err != nil {
			return nil, 0, err
		}
		c.listing.Source, c.entries = FromGateway, verified(v)
		cost = v.Totals().Bytes + nodeCost*int64(v.Totals().Blocks)
	}
	if err := s.list(ctx, c); err != nil {
		return nil, 0, err
	}
	return c, cost + fileCost*int64(len(c.listing.Files)), nil
}

// Roughly what memory a DAG's block and a listed file take, in bytes.
const (
	nodeCost = 200
	fileCost = 300
)

// upload verifies a complete upload in place; ipfs.NotFound if there is none.
func (s *Service) upload(ctx context.Context, root dataset.CID) (*ipfs.Verified, error) {
	source, err := s.cfg.Local(ctx, root)
	if err != nil {
		return nil, err
	}
	shelf, ok := source.(ipfs.Blocks)
	if !ok {
		return nil, &ipfs.Error{Code: ipfs.NotFound, CID: root.Cid()}
	}
	return ipfs.Inspect(ctx, root, shelf, s.cfg.IPFS)
}

// fetch brings a DAG from the gateways into memory.
func (s *Service) fetch(ctx context.Context, root dataset.CID, bytes int64) (*ipfs.Verified, error) {
	l := s.cfg.IPFS.WithDefaults()
	l.Bytes, l.Total, l.Idle = min(l.Bytes, bytes), s.cfg.Limits.Time, min(l.Idle, s.cfg.Limits.Time)
	return ipfs.FetchInMemory(ctx, root, s.cfg.Sources, l)
}

// verified gives the files of a DAG.
func verified(v *ipfs.Verified) func(context.Context) iter.Seq2[entry, error] {
	return func(ctx context.Context) iter.Seq2[entry, error] {
		return func(yield func(entry, error) bool) {
			for f, err := range v.Files(ctx) {
				e := entry{path: f.Path, cid: f.CID, size: f.Size, reason: string(f.Reason), judged: f.Reason != "",
					open: func(ctx context.Context) (io.ReadCloser, error) { return read(ctx, f), nil }}
				if !yield(e, err) {
					return
				}
			}
		}
	}
}

// imported gives the files that the bucket holds, as they were judged.
func (s *Service) imported(ctx context.Context, id dataset.ID) (func(context.Context) iter.Seq2[entry, error], error) {
	m, err := s.cfg.Blobs.Manifest(ctx, id)
	if err != nil {
		return nil, err
	}
	unread, err := s.cfg.Unread(ctx, id)
	if err != nil {
		return nil, err
	}
	return func(context.Context) iter.Seq2[entry, error] {
		return func(yield func(entry, error) bool) {
			for _, f := range m.Files {
				e := entry{path: f.Path, cid: f.CID, size: f.Size, reason: string(f.Reason), sha256: f.SHA256, judged: true,
					open: func(ctx context.Context) (io.ReadCloser, error) { return s.cfg.Blobs.Open(ctx, f.CID) }}
				if e.reason == "" {
					e.reason = unread[f.Path]
				}
				if !yield(e, nil) {
					return
				}
			}
		}
	}, nil
}

// list judges the files, in the order of the DAG until a bound is reached.
func (s *Service) list(ctx context.Context, c *content) error {
	l := &c.listing
	l.Files = []File{}
	left := s.cfg.Limits.Bytes
	for e, err := range c.entries(ctx) {
		if err != nil {
			return err
		}
		l.Total++
		l.Bytes += e.size
		if len(l.Files) == s.cfg.Limits.Files || left <= 0 {
			l.Truncated = true
			continue
		}
		f, read, err := s.judge(ctx, e)
		if err != nil {
			return err
		}
		left -= read
		l.Files = append(l.Files, f)
	}
	slices.SortFunc(l.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

// judge tells whether a document would be made of a file, and how much it read for that.
func (s *Service) judge(ctx context.Context, e entry) (f File, read int64, err error) {
	if !e.judged {
		if e.reason, read, err = s.examine(ctx, e); err != nil {
			return f, read, err
		}
	}
	return view(e), read, nil
}

func view(e entry) File {
	f := File{Path: e.path, CID: e.cid, Size: e.size, Kind: Text, Indexable: e.reason == "", Reason: e.reason}
	switch {
	case !f.Indexable:
		f.Kind = Other
	case document.Markdown(e.path):
		f.Kind = Markdown
	}
	return f
}

// examine gives the code of why a file's bytes make no document.
func (s *Service) examine(ctx context.Context, e entry) (reason string, read int64, err error) {
	r, err := e.open(ctx)
	if err != nil {
		return "", 0, err
	}
	defer r.Close() // read only
	n := &counter{r: r}
	err = document.Examine(n, e.size, s.cfg.Documents)
	if refusal, ok := errors.AsType[*document.Refusal](err); ok {
		return refusal.Code, n.n, nil
	}
	return "", n.n, err
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// read gives a file of a DAG as one stream.
func read(ctx context.Context, f ipfs.File) io.ReadCloser {
	next, stop := iter.Pull2(f.Parts(ctx))
	return &parts{next: next, stop: stop}
}

type parts struct {
	next func() (ipfs.Part, error, bool)
	stop func()
	rest bytes.Reader
}

func (p *parts) Read(b []byte) (int, error) {
	for p.rest.Len() == 0 {
		part, err, ok := p.next()
		if !ok {
			return 0, io.EOF
		}
		if err != nil {
			return 0, err
		}
		p.rest.Reset(part.Data)
	}
	return p.rest.Read(b)
}

// Close ends the walk.
func (p *parts) Close() error {
	p.stop()
	return nil
}

// lost tells whether err says that bytes are no longer where they were.
func lost(err error) bool {
	return errors.Is(err, blobs.ErrNotFound) || errors.Is(err, blobs.ErrDamaged) || errors.Is(err, ipfs.NotFound) || errors.Is(err, io.ErrUnexpectedEOF)
}

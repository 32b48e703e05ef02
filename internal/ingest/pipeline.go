package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ipfs"
)

// stage is one step of an import. Each may be repeated after a crash, and finds what
// earlier attempts left.
type stage struct {
	state State // shown while it runs
	run   func(context.Context, *work) error
}

// pipeline lists the stages of an import in their order.
func (s *Service) pipeline() []stage {
	return []stage{
		{Fetching, s.fetch},   // IPFS → staged blocks, all verified, within limits
		{Storing, s.store},    // staged blocks → files in the bucket, manifest
		{Indexing, s.read},    // files → text → chunks
		{Indexing, s.publish}, // chunks → index, the whole dataset at once
	}
}

// work is what the stages of one import hand on to each other.
type work struct {
	*run
	dataset  dataset.Dataset
	verified *ipfs.Verified   // by fetch; nil if the bucket has the files already
	manifest blobs.Manifest   // by store
	docs     []index.Document // by read
	unread   []UnreadFile     // by read
}

// letGo ends the use of staged blocks. They are kept for a later attempt unless the
// content is given up.
func (s *Service) letGo(w *work, discard bool) error {
	switch {
	case w.verified != nil && discard:
		return w.verified.Discard()
	case w.verified != nil:
		return w.verified.Close()
	case discard:
		return s.discardStaged(context.WithoutCancel(w.ctx), w.id, w.dataset.CID)
	}
	return nil
}

func (s *Service) fetch(ctx context.Context, w *work) error {
	m, err := s.cfg.Blobs.Manifest(ctx, w.id)
	if err == nil {
		w.manifest = m
		return nil // indexed anew, or a crash came after store
	}
	if !errors.Is(err, blobs.ErrNotFound) {
		return err
	}
	sources, err := s.sources(ctx, w.dataset.CID)
	if err != nil {
		return err
	}
	w.verified, err = ipfs.Fetch(ctx, w.dataset.CID, sources, s.cfg.Staging, s.cfg.Settings.IPFS, func(p ipfs.Progress) {
		w.counters.bytes.Store(p.Bytes)
		w.counters.blocks.Store(int64(p.Blocks))
		s.progress(w.run)
	})
	return err
}

// sources are where the content of root may be: here first, then the gateways.
func (s *Service) sources(ctx context.Context, root dataset.CID) ([]ipfs.Source, error) {
	if s.cfg.Local == nil {
		return s.cfg.Sources, nil
	}
	local, err := s.cfg.Local(ctx, root)
	switch {
	case errors.Is(err, ipfs.NotFound):
		return s.cfg.Sources, nil
	case err != nil:
		return nil, err
	}
	return slices.Concat([]ipfs.Source{local}, s.cfg.Sources), nil
}

func (s *Service) store(ctx context.Context, w *work) (err error) {
	if w.verified != nil {
		if w.manifest, err = s.cfg.Blobs.Put(ctx, w.id, w.round, w.verified, func(p blobs.Progress) {
			w.counters.files.Store(int64(p.Files))
			s.progress(w.run)
		}); err != nil {
			return err
		}
		if err := w.verified.Discard(); err != nil {
			return err
		}
	}
	s.mu.Lock()
	s.entry(w.id).stored = true
	s.mu.Unlock()
	w.counters.files.Store(int64(len(w.manifest.Files)))
	w.counters.bytes.Store(w.manifest.Bytes)
	w.counters.blocks.Store(int64(w.manifest.Blocks))
	return nil
}

// read parses the files, several at once. Whatever is wrong with a single file is
// noted, and the others go on.
func (s *Service) read(ctx context.Context, w *work) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type outcome struct {
		doc  index.Document
		code string
	}
	files, limit := w.manifest.Files, s.cfg.Settings.WithDefaults().TextBytes
	var text atomic.Int64
	outcomes := make([]outcome, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	// One core stays free for the questions that come meanwhile.
	for range min(max(1, runtime.GOMAXPROCS(0)-1), max(1, len(files))) {
		wg.Go(func() {
			for i := range next {
				doc, code, err := s.readFile(ctx, files[i])
				if err != nil {
					cancel(err)
					continue
				}
				outcomes[i] = outcome{doc, code}
				if code == "" && text.Add(files[i].Size) > limit {
					cancel(permanent{TooMuchText, fmt.Errorf("more than %d bytes of text", limit)})
					continue
				}
				if code == "" {
					w.counters.documents.Add(1)
					w.counters.chunks.Add(int64(len(doc.Chunks)))
				}
				s.progress(w.run)
			}
		})
	}
feed:
	for i := range files {
		select {
		case next <- i:
		case <-ctx.Done():
			break feed
		}
	}
	close(next)
	wg.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	for i, o := range outcomes {
		if o.code != "" {
			w.unread = append(w.unread, UnreadFile{files[i].Path, o.code})
		} else {
			w.docs = append(w.docs, o.doc)
		}
	}
	return nil
}

// readFile parses one file. code says why no document is made of it; err concerns the
// server, not the file.
func (s *Service) readFile(ctx context.Context, f blobs.File) (doc index.Document, code string, err error) {
	if f.Reason != "" {
		return doc, string(f.Reason), nil
	}
	r, err := s.cfg.Blobs.Open(ctx, f.CID)
	if err != nil {
		return doc, "", fmt.Errorf("%w: %w", blobs.ErrDamaged, err)
	}
	defer r.Close() // reading only
	in := &checked{r: r, h: sha256.New()}
	d, err := document.Read(f.Path, in, s.cfg.Settings.Documents)
	var refusal *document.Refusal
	if errors.As(err, &refusal) {
		return doc, refusal.Code, nil
	}
	if err != nil {
		return doc, "", fmt.Errorf("%w: %w", blobs.ErrDamaged, err)
	}
	if in.n != f.Size || hex.EncodeToString(in.h.Sum(nil)) != f.SHA256 {
		return doc, "", fmt.Errorf("%w: its bytes changed", blobs.ErrDamaged)
	}
	return index.Document{Path: f.Path, File: f.CID, Title: d.Title, Meta: d.Meta, Chunks: d.Chunks}, "", nil
}

// checked hashes what is read.
type checked struct {
	r io.Reader
	h hash.Hash
	n int64
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.h.Write(p[:n])
	c.n += int64(n)
	return n, err
}

// publish gives the dataset to the index. Questions see it only if the law still wants
// it in the moment when that is done.
func (s *Service) publish(ctx context.Context, w *work) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	err := s.cfg.Index.Publish(ctx, w.id, w.docs)
	s.hashes.published.Add(1)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entry(w.id).indexed = true
	if w.unwanted() {
		return errUnwanted // its purge follows; nobody saw it
	}
	s.show(w.id)
	return nil
}

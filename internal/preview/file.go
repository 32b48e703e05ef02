package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
)

// Reading is a file's text with the chunks that would be indexed of it.
type Reading struct {
	File
	Title string
	Text  string // from the file's first byte, at most Limits.TextBytes; empty unless Indexable
	// Truncated: Text ends before the file does. Chunks are those that end within Text.
	Truncated bool
	Chunks    []document.Chunk
}

// File reads one file; ErrNoFile if there is none at path.
func (s *Service) File(ctx context.Context, id dataset.ID, path string) (Reading, error) {
	c, k, err := s.content(ctx, id)
	if err != nil {
		return Reading{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Limits.Time)
	defer cancel()
	release, err := s.enter(ctx)
	if err != nil {
		return Reading{}, err
	}
	defer release()
	r, err := s.read(ctx, c, path)
	if err == nil || errors.Is(err, ErrNoFile) {
		return r, err
	}
	if lost(err) {
		s.forget(k)
	}
	return Reading{}, s.ended(ctx, id, unavailable(err))
}

func (s *Service) read(ctx context.Context, c *content, path string) (Reading, error) {
	e, err := find(ctx, c, path)
	if err != nil {
		return Reading{}, err
	}
	if e.reason == "" && e.size > int64(s.cfg.Documents.MaxBytes) {
		if e.reason, _, err = s.examine(ctx, e); err != nil {
			return Reading{}, err
		}
	}
	if e.reason != "" {
		return Reading{File: view(e)}, nil
	}
	text, err := bytesOf(ctx, e)
	if err != nil {
		return Reading{}, err
	}
	d, err := document.Parse(e.path, text, s.cfg.Documents)
	if refusal, ok := errors.AsType[*document.Refusal](err); ok {
		e.reason = refusal.Code
		return Reading{File: view(e)}, nil
	}
	if err != nil {
		return Reading{}, err
	}
	r := Reading{File: view(e), Title: d.Title, Chunks: d.Chunks}
	r.cut(text, s.cfg.Limits.TextBytes)
	return r, nil
}

// find is the first file of that path, as an import takes it.
func find(ctx context.Context, c *content, path string) (entry, error) {
	for e, err := range c.entries(ctx) {
		if err != nil {
			return entry{}, err
		}
		if e.path == path {
			return e, nil
		}
	}
	return entry{}, ErrNoFile
}

// bytesOf reads a file whole. Bytes from the bucket are hashed here.
func bytesOf(ctx context.Context, e entry) ([]byte, error) {
	r, err := e.open(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close() // read only
	b := make([]byte, e.size)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, fmt.Errorf("%s: %w", e.cid, err)
	}
	if e.sha256 != "" {
		if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != e.sha256 {
			return nil, fmt.Errorf("%s: %w: its bytes changed", e.cid, blobs.ErrDamaged)
		}
	}
	return b, nil
}

// cut puts at most limit bytes of a text into r, whole characters, and leaves the chunks
// that lie in them.
func (r *Reading) cut(text []byte, limit int) {
	end := len(text)
	if end > limit {
		r.Truncated, end = true, limit
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
	}
	r.Text = string(text[:end])
	n := len(r.Chunks)
	for n > 0 && r.Chunks[n-1].End > uint64(end) {
		n--
	}
	r.Chunks = r.Chunks[:n]
}

package blobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Names of objects. All are made here, from hashes alone.
const (
	filesPrefix     = "files/"
	manifestsPrefix = "manifests/"
	manifestSuffix  = ".json"
	nodesPrefix     = "nodes/"
)

func fileKey(c dataset.CID) string     { return filesPrefix + c.String() }
func manifestKey(id dataset.ID) string { return manifestsPrefix + id.String() + manifestSuffix }
func nodesKey(id dataset.ID) string    { return nodesPrefix + id.String() }

// object is an object being written: it appears whole, by Close, or not at all.
type object struct {
	*blob.Writer
	cancel context.CancelFunc
}

func (s *Store) create(ctx context.Context, key string) (*object, error) {
	ctx, cancel := context.WithCancel(ctx)
	w, err := s.bucket.NewWriter(ctx, key, &blob.WriterOptions{
		ContentType: "application/octet-stream", DisableContentTypeDetection: true,
		MaxConcurrency: 2, // of the parts of one large object; several objects are written at once
	})
	if err != nil {
		cancel()
		return nil, failed(key, err)
	}
	return &object{w, cancel}, nil
}

// Close publishes the object.
func (o *object) Close() error {
	defer o.cancel()
	return o.Writer.Close()
}

// abort drops it. The error of closing a cancelled writer only repeats that.
func (o *object) abort() {
	o.cancel()
	_ = o.Writer.Close()
}

// write makes a small object and, in a folder, syncs it.
func (s *Store) write(ctx context.Context, key string, b []byte) error {
	w, err := s.create(ctx, key)
	if err != nil {
		return err
	}
	if _, err := w.Write(b); err != nil {
		w.abort()
		return failed(key, err)
	}
	if err := w.Close(); err != nil {
		return failed(key, err)
	}
	return s.sync(key)
}

// sync makes an object of a folder durable. Other buckets are durable when a write ends.
func (s *Store) sync(key string) error {
	if s.folder == "" {
		return nil
	}
	f, err := os.OpenFile(filepath.Join(s.folder, filepath.FromSlash(key)), os.O_RDWR, 0)
	if err != nil {
		return failed(key, err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return failed(key, err)
	}
	return nil
}

func (s *Store) read(ctx context.Context, key string, start, length int64) (*blob.Reader, error) {
	r, err := s.bucket.NewRangeReader(ctx, key, start, length, nil)
	if err != nil {
		return nil, failed(key, err)
	}
	return r, nil
}

func (s *Store) readAt(ctx context.Context, key string, start, length int64) ([]byte, error) {
	r, err := s.read(ctx, key, start, length)
	if err != nil {
		return nil, err
	}
	defer r.Close() // read only
	if r.Size() < start+length {
		return nil, fmt.Errorf("%s has %d bytes, %d–%d were asked for: %w", key, r.Size(), start, start+length, ErrRange)
	}
	b := make([]byte, length)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, failed(key, err)
	}
	return b, nil
}

func (s *Store) remove(ctx context.Context, key string) error {
	if err := s.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return failed(key, err)
	}
	return nil
}

// failed gives an error of the bucket its meaning.
func failed(key string, err error) error {
	switch {
	case gcerrors.Code(err) == gcerrors.NotFound, errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", key, ErrNotFound)
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%s: %w", key, &ipfs.Error{Code: ipfs.DiskFull, Err: err})
	}
	return fmt.Errorf("%s: %w", key, err)
}

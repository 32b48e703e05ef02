package ipfs

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/witan-project/witan/internal/dataset"
)

// Staging keeps the verified blocks of fetches that are not published yet: one CARv1
// file per root (ROOT.car) in one folder, raw, removed when its content is published
// or given up. A fetch that was interrupted goes on with what is there. Nothing is
// synced: after a crash every block is hashed before it counts.
type Staging struct {
	dir string

	mu   sync.Mutex
	busy map[dataset.CID]chan struct{} // closed when the holder lets go
}

// OpenStaging opens or creates the folder.
func OpenStaging(dir string) (*Staging, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &Staging{dir: dir, busy: map[dataset.CID]chan struct{}{}}, nil
}

// Roots lists what is staged, whole or not.
func (s *Staging) Roots() ([]dataset.CID, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, err
	}
	var roots []dataset.CID
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".car")
		if !ok {
			continue
		}
		if c, err := dataset.ParseCID(name); err == nil && c.String() == name {
			roots = append(roots, c)
		}
	}
	return roots, nil
}

// Discard deletes what is staged for root, after waiting for the fetch that uses it.
func (s *Staging) Discard(ctx context.Context, root dataset.CID) error {
	if err := s.lock(ctx, root); err != nil {
		return err
	}
	defer s.unlock(root)
	return s.remove(root)
}

// Sweep discards every root that keep does not name.
func (s *Staging) Sweep(ctx context.Context, keep func(dataset.CID) bool) error {
	roots, err := s.Roots()
	if err != nil {
		return err
	}
	for _, root := range roots {
		if !keep(root) {
			if err := s.Discard(ctx, root); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Staging) path(root dataset.CID) string {
	return filepath.Join(s.dir, root.String()+".car")
}

func (s *Staging) remove(root dataset.CID) error {
	if err := os.Remove(s.path(root)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// lock makes the caller the only user of root's file.
func (s *Staging) lock(ctx context.Context, root dataset.CID) error {
	for {
		s.mu.Lock()
		held, taken := s.busy[root]
		if !taken {
			s.busy[root] = make(chan struct{})
			s.mu.Unlock()
			return nil
		}
		s.mu.Unlock()
		select {
		case <-held:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (s *Staging) unlock(root dataset.CID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.busy[root])
	delete(s.busy, root)
}

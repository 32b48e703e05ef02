package ipfs

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// holder keeps the verified blocks of one fetch: a file (carFile) or memory.
type holder interface {
	// append adds a verified block; data is the caller's again when it returns.
	append(c cid.Cid, d digest, data []byte) error
	held(d digest) (size int, ok bool)
	read(d digest, buf []byte) ([]byte, error)
	close() error
}

var (
	_ holder = (*carFile)(nil)
	_ holder = (*memory)(nil)
)

// memory is a holder that leaves nothing on disk.
type memory struct {
	mu     sync.RWMutex
	blocks map[digest][]byte
}

func (m *memory) append(_ cid.Cid, d digest, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocks[d] = slices.Clone(data)
	return nil
}

func (m *memory) held(d digest) (int, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	b, ok := m.blocks[d]
	return len(b), ok
}

func (m *memory) read(d digest, buf []byte) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	b, ok := m.blocks[d]
	if !ok {
		return nil, fail(NotFound, d.cid(false), "not held in memory")
	}
	return append(buf[:0], b...), nil
}

func (m *memory) close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blocks = nil
	return nil
}

// FetchInMemory is Fetch without staging: all blocks stay in memory, at most
// limits.Bytes of them, until Close or Discard, and an interrupted fetch begins anew. It
// is for a look at content that is not to be kept.
func FetchInMemory(ctx context.Context, root dataset.CID, sources []Source, limits Limits) (*Verified, error) {
	limits = limits.WithDefaults()
	if !root.Defined() {
		return nil, &Error{Code: BadCID, Err: errors.New("undefined root")}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limits.Total, &Error{Code: TimedOut, CID: root.Cid(), Err: fmt.Errorf("not done within %s", limits.Total)})
	defer cancel()
	held := &memory{blocks: map[digest][]byte{}}
	t, err := gather(ctx, root, sources, held, limits, nil)
	if err != nil {
		return nil, cause(ctx, errors.Join(err, held.close()))
	}
	return &Verified{root: root, tree: t, release: func(bool) error { return held.close() }}, nil
}

package blobs

import (
	"context"
	"sync"

	"github.com/witan-project/witan/internal/dataset"
)

// locks lets one call at a time work on a dataset.
type locks struct {
	mu   sync.Mutex
	held map[dataset.ID]chan struct{} // closed when the holder lets go
}

func (l *locks) lock(ctx context.Context, id dataset.ID) (unlock func(), err error) {
	for {
		l.mu.Lock()
		taken, busy := l.held[id]
		if !busy {
			free := make(chan struct{})
			if l.held == nil {
				l.held = map[dataset.ID]chan struct{}{}
			}
			l.held[id] = free
			l.mu.Unlock()
			return func() {
				l.mu.Lock()
				defer l.mu.Unlock()
				delete(l.held, id)
				close(free)
			}, nil
		}
		l.mu.Unlock()
		select {
		case <-taken:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

package preview

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
)

// Limits bound previews. A zero field means its default.
type Limits struct {
	Files      int           // listed of a dataset; default 10,000
	Bytes      int64         // fetched of a dataset, and read to judge its files; default 64 MiB
	TextBytes  int           // of a file's text in one answer; default 1 MiB
	Time       time.Duration // for one dataset; default 20 s
	Parallel   int           // datasets and files worked on at once, more wait; default 4
	CacheBytes int64         // kept in memory for the next reader; default 128 MiB
}

func (l Limits) withDefaults() Limits {
	fill(&l.Files, 10_000)
	fill(&l.Bytes, 64<<20)
	fill(&l.TextBytes, 1<<20)
	fill(&l.Time, 20*time.Second)
	fill(&l.Parallel, 4)
	fill(&l.CacheBytes, 128<<20)
	return l
}

func fill[T int | int64 | time.Duration](v *T, otherwise T) {
	if *v <= 0 {
		*v = otherwise
	}
}

// Config is what a Service works with.
type Config struct {
	Registry *registry.Registry
	// Suspended tells whether the operator keeps a dataset out.
	Suspended func(dataset.ID) bool
	// Imported tells whether Blobs holds a dataset whole and may show it.
	Imported func(dataset.ID) bool
	// Unread maps the paths of an imported dataset's files that are not indexed to the
	// codes that say why.
	Unread func(context.Context, dataset.ID) (map[string]string, error)
	Blobs  *blobs.Store
	// Local gives what this machine holds of a root already, such as an upload; an
	// ipfs.NotFound where it holds nothing.
	Local   func(context.Context, dataset.CID) (ipfs.Source, error)
	Sources []ipfs.Source // asked in order for what is not here

	Documents document.Limits // as imports have them
	IPFS      ipfs.Limits     // as imports have them
	Limits    Limits
}

// Service makes previews. Its methods may be called from many goroutines.
type Service struct {
	cfg   Config
	slots chan struct{}
	end   context.CancelFunc
	ctx   context.Context // of everything under way
	work  sync.WaitGroup

	mu      sync.Mutex
	cache   *cache
	flights map[key]*flight
	closed  bool
}

// flight is something that is being fetched, for everyone who waits for it.
type flight struct {
	done   chan struct{}
	cancel context.CancelFunc
	value  any
	err    error
}

// New returns a service, which holds nothing yet.
func New(cfg Config) *Service {
	cfg.Limits = cfg.Limits.withDefaults()
	cfg.Documents = cfg.Documents.WithDefaults()
	ctx, end := context.WithCancel(context.Background())
	return &Service{cfg: cfg, slots: make(chan struct{}, cfg.Limits.Parallel), ctx: ctx, end: end,
		cache: newCache(cfg.Limits.CacheBytes), flights: map[key]*flight{}}
}

// Close ends what is under way and lets go of everything.
func (s *Service) Close() error {
	s.mu.Lock()
	s.closed = true
	s.cache = newCache(0)
	s.mu.Unlock()
	s.end()
	s.work.Wait()
	return nil
}

// Drop lets go of all that is held of a dataset and gives up what is being fetched of
// it, for a purge. When it returns nothing of the dataset will be kept.
func (s *Service) Drop(id dataset.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k := range s.cache.at {
		if k.dataset == id {
			s.cache.remove(k)
		}
	}
	for k, f := range s.flights {
		if k.dataset == id {
			delete(s.flights, k) // so that its end keeps nothing
			f.cancel()
		}
	}
}

// Sweep drops every dataset that may not be shown now. Call it when the chain moved.
func (s *Service) Sweep(ctx context.Context) error {
	s.mu.Lock()
	held := s.cache.datasets()
	for k := range s.flights {
		held[k.dataset] = struct{}{}
	}
	s.mu.Unlock()
	for id := range held {
		_, err := s.standing(ctx, id)
		if _, gone := errors.AsType[*Gone](err); gone || errors.Is(err, registry.ErrUnknown) {
			s.Drop(id)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// standing is what the DAO says of a dataset that may be shown now: else *Gone, or
// registry.ErrUnknown.
func (s *Service) standing(ctx context.Context, id dataset.ID) (registry.Entry, error) {
	e, err := s.cfg.Registry.Entry(ctx, id)
	if err != nil {
		return e, err
	}
	switch e.Decision {
	case registry.IsProposed, registry.IsVoting, registry.IsQueued, registry.IsApproved:
	default:
		return e, &Gone{string(e.Decision)}
	}
	if s.cfg.Suspended(id) {
		return e, &Gone{"suspended"}
	}
	return e, nil
}

// How long a failure is remembered, so that readers who try again do not keep asking
// the gateways.
const (
	rememberPassing = 5 * time.Second
	rememberRefusal = 5 * time.Minute
)

// failureCost is what a remembered failure counts in the cache, in bytes.
const failureCost = 512

// load gives what k names: from memory, or by fetch, which one caller begins and all
// wait for. fetch works on its own time: a caller who leaves does not end it.
func load[T any](ctx context.Context, s *Service, k key, fetch func(context.Context) (value T, cost int64, err error)) (T, error) {
	var none T
	s.mu.Lock()
	if v, ok := s.cache.get(k, time.Now()); ok {
		s.mu.Unlock()
		if v.err != nil {
			return none, v.err
		}
		return v.value.(T), nil
	}
	f := s.flights[k]
	if f == nil {
		if s.closed {
			s.mu.Unlock()
			return none, ErrClosed
		}
		working, cancel := context.WithTimeoutCause(s.ctx, s.cfg.Limits.Time, &ipfs.Error{Code: ipfs.TimedOut})
		f = &flight{done: make(chan struct{}), cancel: cancel}
		s.flights[k] = f
		s.work.Go(func() {
			defer cancel()
			value, cost, err := fetchIn(working, s, fetch)
			s.land(k, f, value, cost, err)
		})
	}
	s.mu.Unlock()
	select {
	case <-f.done:
	case <-ctx.Done():
		return none, ctx.Err()
	}
	if f.err != nil {
		return none, f.err
	}
	return f.value.(T), nil
}

// fetchIn is fetch in one of the places for work.
func fetchIn[T any](ctx context.Context, s *Service, fetch func(context.Context) (T, int64, error)) (value T, cost int64, err error) {
	release, err := s.enter(ctx)
	if err != nil {
		return value, 0, err
	}
	defer release()
	value, cost, err = fetch(ctx)
	if err != nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return value, cost, unavailable(err)
}

// land ends a flight and keeps what it brought, unless it was dropped meanwhile.
func (s *Service) land(k key, f *flight, value any, cost int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer close(f.done)
	f.value, f.err = value, err
	if s.flights[k] != f {
		if err == nil || errors.Is(err, context.Canceled) {
			f.value, f.err = nil, &Unavailable{Code: ipfs.NotFound, Retry: true, err: errDropped}
		}
		return
	}
	delete(s.flights, k)
	if u, ok := errors.AsType[*Unavailable](err); ok {
		until := rememberRefusal
		if u.Retry {
			until = rememberPassing
		}
		s.cache.put(&kept{key: k, err: err, until: time.Now().Add(until), cost: failureCost})
	} else if err == nil {
		s.cache.put(&kept{key: k, value: value, cost: cost})
	}
}

var errDropped = errors.New("dropped while it was fetched")

// enter takes one of the places for work.
func (s *Service) enter(ctx context.Context) (release func(), err error) {
	select {
	case s.slots <- struct{}{}:
		return func() { <-s.slots }, nil
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, &Unavailable{Code: Busy, Retry: true, err: errors.New("too many previews are being made")}
		}
		return nil, ctx.Err()
	}
}

// forget drops one thing whose bytes can no longer be read.
func (s *Service) forget(k key) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cache.remove(k)
}

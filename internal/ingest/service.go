package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
)

// Config is what a Service works with. The zero value of an option is its default.
type Config struct {
	DB       *store.DB
	Client   *ethereum.Client
	Contract ethereum.Domain // chain id and registry that requests are signed for
	Registry *registry.Registry

	Sources []ipfs.Source // asked in order
	// Local returns what this machine holds of a root already, for example an upload, to
	// be read in place; an ipfs.NotFound where it holds nothing. nil: nothing ever.
	Local   func(ctx context.Context, root dataset.CID) (ipfs.Source, error)
	Staging *ipfs.Staging
	Blobs   *blobs.Store
	Index   index.Index

	Settings Settings
	Workers  int           // imports at once; default 2
	Attempts int           // of an import before it is failed; default 8
	Every    time.Duration // between looks for differences without being woken; default 15 s
	Paused   bool          // admit requests, but begin no import and no purge

	// Observe is told of every change of an import, in order for each import. It must
	// return soon. nil: nobody is told.
	Observe func(Event)
	// OnPurge removes further copies of a dataset's text, for example from saved
	// answers. Each must be idempotent; a purge is repeated until all return nil.
	OnPurge []func(ctx context.Context, p Purge) error

	Log *slog.Logger // default: discard
}

func (c Config) withDefaults() Config {
	if c.Workers <= 0 {
		c.Workers = 2
	}
	if c.Attempts <= 0 {
		c.Attempts = 8
	}
	if c.Every <= 0 {
		c.Every = 15 * time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Service admits requests and keeps index and blobs equal to the one law. Its methods
// may be called from many goroutines.
type Service struct {
	cfg      Config
	db       *store.DB
	log      *slog.Logger
	settings [32]byte
	client   *river.Client[*sql.Tx]
	admit    admission
	hashes   hashes
	charts   atomic.Pointer[charts] // of the last full round

	visible sync.Map // dataset.ID → struct{}: held, wanted at the final and the latest block

	observing sync.Mutex // held while an observer is told

	mu        sync.Mutex
	entries   map[dataset.ID]*entry
	runs      map[dataset.ID]*run
	suspended map[dataset.ID]Suspension
	touched   map[dataset.ID]struct{} // to be judged now
	waiting   map[action][]dataset.ID // in line for a place in the job queue
	inLine    map[dataset.ID]action   // the same as a set
	queued    map[dataset.ID]action   // in the job queue, not begun
	all       bool                    // everything is to be judged
	judging   bool                    // a turn of the loop is under way
	turn      uint64                  // counts ended runs
	head      registry.Block          // final block of the last full round
	changed   chan struct{}           // closed and replaced after every turn of the loop
	ended     chan struct{}           // closed and replaced when a run ended
	wake      chan struct{}           // holds a token when the loop has something to do
	suspects  map[int64]time.Time     // jobs marked as running that nobody runs, since when
}

// entry is what the service remembers of a dataset between two judgements.
type entry struct {
	round           uint32 // of the current import
	indexed, stored bool
	wanted, hidden  bool
	shownHidden     bool   // hidden, as observers were told
	pending         bool   // something is to be done
	failed          bool   // wanted and given up
	turn            uint64 // when its last run ended
}

// New prepares a service on its parts, without starting it: it reads what it needs,
// brings the job queue's tables up to date and judges every dataset once, so that
// Visible is right before the first question.
func New(ctx context.Context, cfg Config) (*Service, error) {
	cfg = cfg.withDefaults()
	s := &Service{
		cfg: cfg, db: cfg.DB, log: cfg.Log, settings: cfg.Settings.Hash(),
		entries: map[dataset.ID]*entry{}, runs: map[dataset.ID]*run{}, suspended: map[dataset.ID]Suspension{},
		touched: map[dataset.ID]struct{}{}, waiting: map[action][]dataset.ID{},
		inLine: map[dataset.ID]action{}, queued: map[dataset.ID]action{},
		changed: make(chan struct{}), ended: make(chan struct{}), wake: make(chan struct{}, 1),
	}
	var err error
	if s.client, err = s.newClient(ctx); err != nil {
		return nil, err
	}
	if err = s.admit.prepare(ctx, s.db.Writer()); err != nil {
		return nil, fmt.Errorf("admission: %w", err)
	}
	if err = s.loadSuspensions(ctx); err != nil {
		return nil, err
	}
	if err = s.judgeAll(ctx); err != nil && !errors.Is(err, registry.ErrNotFollowed) {
		return nil, err
	}
	return s, nil
}

// Run works until ctx ends, then lets running jobs stop where they can go on later.
func (s *Service) Run(ctx context.Context) error {
	if err := s.sweep(ctx); err != nil {
		return err
	}
	if !s.cfg.Paused {
		if err := s.client.Start(context.WithoutCancel(ctx)); err != nil {
			return fmt.Errorf("job queue: %w", err)
		}
	}
	s.loop(ctx)
	if s.cfg.Paused {
		return nil
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := s.client.StopAndCancel(stop); err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	return nil
}

// stopTimeout bounds the wait for jobs that were told to stop.
const stopTimeout = 15 * time.Second

// Close releases what New prepared. Run must have returned.
func (s *Service) Close() error { return s.admit.Close() }

var _ io.Closer = (*Service)(nil)

// Visible tells whether questions may see a dataset: it is held whole, and the law
// wants it at the final and at the latest block. It is quick.
func (s *Service) Visible(id dataset.ID) bool {
	_, ok := s.visible.Load(id)
	return ok
}

package registry

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/store"
)

var (
	// ErrUnknown: the registry has never decided about this dataset.
	ErrUnknown = errors.New("dataset not known")
	// ErrNotFollowed: no block was followed yet, or none is final yet. Try again.
	ErrNotFollowed = governance.ErrNotFollowed
	// ErrOtherDAO: the data directory follows other contracts than the configured ones.
	// Start with another data directory, or correct the configuration.
	ErrOtherDAO = errors.New("the data directory belongs to other contracts")
)

// Config says what is followed and how.
type Config struct {
	DB        *store.DB
	Client    *ethereum.Client
	Addresses governance.Addresses
	// Finality says when a block is final. The zero value is the chain's own
	// "finalized".
	Finality Finality
	// Poll is how often the endpoint is asked for a new head. Default 2 s.
	Poll time.Duration
	// LogRange is how many blocks one log query covers at most. Default 2000; halved
	// where the endpoint refuses.
	LogRange uint64
	// Log. Default slog.Default().
	Log *slog.Logger
}

// WithDefaults fills zero fields.
func (c Config) WithDefaults() Config {
	if c.Poll <= 0 {
		c.Poll = 2 * time.Second
	}
	if c.LogRange == 0 {
		c.LogRange = 2000
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c
}

// Registry is the followed state. Its methods may be called from many goroutines; Run and
// Sync take turns.
type Registry struct {
	cfg   Config
	token governance.Token
	fold  *governance.Fold
	model *governance.Model
	// lookup is versionsQuery, compiled: the busiest query. It ends with the database.
	lookup *sql.Stmt

	turn chan struct{} // holds one token: who takes it may run a round
	wake chan struct{}
	span uint64 // blocks of the next log query; guarded by turn

	mu      sync.Mutex
	latest  *Block // nil: nothing followed yet
	final   *Block
	changed chan struct{} // closed and replaced after each applied round
	health  Health
	cache   cache
}

// Health is how following goes.
type Health struct {
	// Error of the last round; empty if it succeeded.
	Error string `json:"error,omitempty"`
	// FailingSince is when the first of the failing rounds was; zero if none fails.
	FailingSince time.Time `json:"failing_since,omitzero"`
	// LastRound is when a round last succeeded (wall clock).
	LastRound time.Time `json:"last_round,omitzero"`
	// Head is the endpoint's head as last seen; Behind is how many blocks of it are not
	// followed yet.
	Head   uint64 `json:"head"`
	Behind uint64 `json:"behind"`
}

// New prepares to follow. The first time it asks the token for its properties and records
// what is followed; later it refuses other contracts (ErrOtherDAO).
func New(ctx context.Context, cfg Config) (*Registry, error) {
	cfg = cfg.WithDefaults()
	r := &Registry{
		cfg: cfg, span: cfg.LogRange,
		turn: make(chan struct{}, 1), wake: make(chan struct{}, 1), changed: make(chan struct{}),
	}
	r.turn <- struct{}{}
	var err error
	if r.token, err = r.claim(ctx); err != nil {
		return nil, fmt.Errorf("follow the registry: %w", err)
	}
	r.fold = governance.NewFold(cfg.Addresses, r.token, cfg.Log)
	r.model = governance.NewModel(cfg.DB, cfg.Addresses, r.token)
	if r.lookup, err = cfg.DB.Read().PrepareContext(ctx, versionsQuery); err != nil {
		return nil, fmt.Errorf("follow the registry: %w", err)
	}
	if err := r.load(ctx); err != nil {
		return nil, fmt.Errorf("follow the registry: %w", err)
	}
	return r, nil
}

// Model is the governance side of what is followed.
func (r *Registry) Model() *governance.Model { return r.model }

// Head is the latest or the final followed block; ErrNotFollowed while there is none.
func (r *Registry) Head(_ context.Context, h Head) (Block, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.latest
	if h == Final {
		b = r.final
	}
	if b == nil {
		return Block{}, ErrNotFollowed
	}
	return *b, nil
}

// Changed gives a channel that is closed when the next round has been applied, also one
// that only moved a head. Take it before looking, then wait on it: no change is missed.
func (r *Registry) Changed() <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.changed
}

// Health tells how following goes.
func (r *Registry) Health() Health {
	r.mu.Lock()
	defer r.mu.Unlock()
	h := r.health
	if r.latest != nil && h.Head > r.latest.Number {
		h.Behind = h.Head - r.latest.Number
	}
	return h
}

// Wake asks for a round now instead of at the next poll.
func (r *Registry) Wake() {
	select {
	case r.wake <- struct{}{}:
	default: // asked already
	}
}

// Bounds of the waits after a failed round.
const (
	backoffFirst = 250 * time.Millisecond
	backoffMost  = 30 * time.Second
)

// Run follows until ctx ends. It returns only ctx's error.
func (r *Registry) Run(ctx context.Context) error {
	defer r.subscribe(ctx)()
	wait := r.cfg.Poll
	for {
		err := r.Sync(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			wait = r.cfg.Poll
		case wait == r.cfg.Poll:
			wait = backoffFirst
		default:
			wait = min(2*wait, backoffMost)
		}
		timer := time.NewTimer(wait)
		wake := r.wake
		if err != nil {
			wake = nil // a new head does not make the endpoint well
		}
		select {
		case <-ctx.Done():
		case <-timer.C:
		case <-wake:
		}
		timer.Stop()
	}
}

// Sync follows up to the endpoint's present head, in as many rounds as that takes.
func (r *Registry) Sync(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-r.turn:
		defer func() { r.turn <- struct{}{} }()
	}
	for {
		more, err := r.round(ctx)
		r.report(ctx, err)
		if err != nil || !more {
			return err
		}
	}
}

// report keeps the health and logs when it changes.
func (r *Registry) report(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return // the end of the process says nothing about the endpoint
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	before := r.health.Error
	if err == nil {
		if before != "" {
			r.cfg.Log.Info("following again", "after", time.Since(r.health.FailingSince).Round(time.Second))
		}
		r.health.Error, r.health.FailingSince, r.health.LastRound = "", time.Time{}, time.Now()
		return
	}
	r.health.Error = err.Error()
	if r.health.FailingSince.IsZero() {
		r.health.FailingSince = time.Now()
	}
	if before != r.health.Error {
		r.cfg.Log.Warn("cannot follow the chain, trying again", "error", err)
	}
}

// subscribe wakes the follower at each new head where the endpoint can tell; polling goes
// on in any case.
func (r *Registry) subscribe(ctx context.Context) (stop func()) {
	heads := make(chan *header, 16)
	sub, err := r.cfg.Client.SubscribeNewHead(ctx, heads)
	if err != nil {
		return func() {} // over HTTP there are no subscriptions
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-heads:
				r.Wake()
			case <-sub.Err():
				return // the connection is gone: polling finds the next heads
			}
		}
	}()
	return func() { sub.Unsubscribe(); <-done }
}

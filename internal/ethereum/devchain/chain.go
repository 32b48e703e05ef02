package devchain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/node"
)

// Config of a chain. The zero value is a chain in memory on a free port of 127.0.0.1.
type Config struct {
	// Dir keeps the chain; empty: memory only, gone with the process.
	Dir string
	// Addr is where JSON-RPC listens, HTTP and WebSocket on one port.
	// Empty: 127.0.0.1 and a free port.
	Addr string
	// Origins are the web origins (scheme://host[:port]) whose pages may call. Programs,
	// which send no Origin, and browser extensions such as wallets always may.
	Origins []string
	// Idle is the longest time without a block. Default: one minute.
	Idle time.Duration
	// Log of the chain and of go-ethereum's errors. Default: slog.Default().
	Log *slog.Logger
}

// Chain is a running development chain. Its methods may be called by many goroutines.
type Chain struct {
	log   *slog.Logger
	dir   string
	idle  time.Duration
	stack *node.Node
	eth   *eth.Ethereum
	rpc   *listener

	mu     sync.Mutex // held while a block is sealed or the head moves
	free   func(dir string) (uint64, error)
	offset int64     // seconds that block time is ahead of the wall clock
	sealed time.Time // wall time when the head last moved

	busy atomic.Pointer[func(*types.Header) bool]

	stop   context.CancelFunc
	loops  sync.WaitGroup
	wake   chan struct{} // transactions are waiting
	closed sync.Once
}

// Start opens or creates a chain and serves it. A folder in use gives ErrLocked. ctx
// bounds the start only; Close ends the chain.
func Start(ctx context.Context, cfg Config) (*Chain, error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.Idle <= 0 {
		cfg.Idle = time.Minute
	}
	forwardLog(cfg.Log)
	stack, backend, err := openNode(cfg.Dir, genesis())
	if err != nil {
		return nil, err
	}
	c := &Chain{
		log: cfg.Log, dir: cfg.Dir, idle: cfg.Idle, stack: stack, eth: backend,
		free: freeBytes, wake: make(chan struct{}, 1),
	}
	if err := c.start(ctx, cfg); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

func (c *Chain) start(ctx context.Context, cfg Config) error {
	if err := c.recover(); err != nil {
		return err
	}
	// A chain that was away for long gets a block of the present with the first tick.
	c.sealed = time.Unix(int64(c.Head().Time)-c.offset, 0)
	if err := c.stack.Start(); err != nil {
		return fmt.Errorf("start chain: %w", err)
	}
	c.eth.SetSynced() // accept transactions: there is nobody to sync with
	if c.eth.BlockChain().CurrentBlock().Number.Sign() == 0 {
		// With block 1, finalized and eth_syncing answer as wallets expect.
		if err := c.Mine(ctx); err != nil {
			return err
		}
	}
	loopCtx, stop := context.WithCancel(context.WithoutCancel(ctx))
	c.stop = stop
	// Subscribed before anyone can send, so that no transaction goes unseen.
	events := make(chan core.NewTxsEvent, 64)
	sub := c.eth.TxPool().SubscribeTransactions(events, true)
	c.loops.Go(func() { c.watchPool(loopCtx, events, sub) })
	c.loops.Go(func() { c.sealLoop(loopCtx) })
	var err error
	c.rpc, err = c.listen(ctx, cfg)
	return err
}

// URL of JSON-RPC over HTTP.
func (c *Chain) URL() string { return "http://" + c.rpc.addr }

// WSURL of JSON-RPC over WebSocket.
func (c *Chain) WSURL() string { return "ws://" + c.rpc.addr }

// ChainID is 31337.
func (c *Chain) ChainID() uint64 { return ChainID }

// Accounts are the ten funded accounts. Their keys are public.
func (c *Chain) Accounts() []Account { return slices.Clone(funded()) }

// Head is the latest block's header.
func (c *Chain) Head() *types.Header { return c.eth.BlockChain().CurrentBlock() }

// SetBusy sets the function that is asked each second, with the latest header, whether
// someone waits for time to pass: true seals a block. nil is never. f runs on the sealing
// thread: it must answer soon and not wait for a transaction.
func (c *Chain) SetBusy(f func(head *types.Header) bool) {
	if f == nil {
		c.busy.Store(nil)
		return
	}
	c.busy.Store(&f)
}

// Close stops serving and sealing and closes the folder. It may be called twice.
func (c *Chain) Close() error {
	var err error
	c.closed.Do(func() {
		if c.rpc != nil {
			err = c.rpc.close()
		}
		if c.stop != nil {
			c.stop()
		}
		c.loops.Wait()
		c.mu.Lock() // a block being sealed is finished first
		defer c.mu.Unlock()
		if e := c.stack.Close(); !errors.Is(e, node.ErrNodeStopped) { // else its start failed
			err = errors.Join(err, e)
		}
	})
	return err
}

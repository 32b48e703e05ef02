package registry

import (
	"context"
	"io"
	"log/slog"
	"math/big"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/store"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// world is a chain with a DAO of three members (50, 30 and 20 votes) and a follower.
type world struct {
	testing.TB
	chain  *devchain.Chain
	client *ethereum.Client
	at     governance.Addresses
	db     *store.DB
	path   string
	r      *Registry
}

func newWorld(t testing.TB, configure ...func(*Config)) *world {
	t.Helper()
	c, err := devchain.Start(t.Context(), devchain.Config{Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{TB: t, chain: c, client: dial(t, c.URL()), path: filepath.Join(t.TempDir(), "witan.db")}
	p := governance.Development()
	for i, votes := range []int64{50, 30, 20} {
		p.Members = append(p.Members, governance.Member{Address: c.Accounts()[i].Address, Votes: tokens(votes)})
	}
	if w.at, err = governance.Deploy(t.Context(), w.client, c.Accounts()[9].Key, p); err != nil {
		t.Fatal(err)
	}
	w.open(configure...)
	return w
}

func dial(t testing.TB, url string) *ethereum.Client {
	t.Helper()
	client, err := ethereum.Dial(t.Context(), url, governance.ABIs()...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

func tokens(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e18)) }

// open opens the database and the follower; again after a close: a restart.
func (w *world) open(configure ...func(*Config)) {
	w.Helper()
	var err error
	if w.db, err = store.Open(context.Background(), w.path); err != nil {
		w.Fatal(err)
	}
	db := w.db
	w.Cleanup(func() {
		if err := db.Close(); err != nil {
			w.Error(err)
		}
	})
	latest, err := ParseFinality("latest")
	if err != nil {
		w.Fatal(err)
	}
	cfg := Config{DB: w.db, Client: w.client, Addresses: w.at, Finality: latest, Poll: 10 * time.Millisecond, Log: quiet}
	for _, f := range configure {
		f(&cfg)
	}
	if w.r, err = New(context.Background(), cfg); err != nil {
		w.Fatal(err)
	}
}

func (w *world) close() {
	w.Helper()
	if err := w.db.Close(); err != nil {
		w.Fatal(err)
	}
}

func (w *world) key(account int) ethereum.Key { return w.chain.Accounts()[account].Key }

func (w *world) send(account int, c governance.Call) *types.Receipt {
	w.Helper()
	r, err := w.client.Send(w.Context(), w.key(account), &c.Target, c.Value, c.Data)
	if err != nil {
		w.Fatal(err)
	}
	return r
}

func (w *world) advance(d time.Duration) {
	w.Helper()
	if err := w.chain.Advance(w.Context(), d); err != nil {
		w.Fatal(err)
	}
}

func (w *world) sync() {
	w.Helper()
	if err := w.r.Sync(w.Context()); err != nil {
		w.Fatal(err)
	}
}

// propose lets account 0 propose calls.
func (w *world) propose(title string, calls ...governance.Call) *big.Int {
	w.Helper()
	text := governance.Description(title, "", nil, w.chain.Accounts()[0].Address)
	w.send(0, w.at.Propose(calls, text))
	return governance.ProposalID(calls, text)
}

// decide votes for and queues.
func (w *world) decide(id *big.Int) {
	w.Helper()
	w.advance(2 * time.Second)
	w.send(0, w.at.Vote(id, governance.For, ""))
	w.advance(61 * time.Second)
	w.send(3, w.at.Queue(id))
	w.advance(6 * time.Second)
}

// pass takes calls through the whole of governance.
func (w *world) pass(title string, calls ...governance.Call) *big.Int {
	w.Helper()
	id := w.propose(title, calls...)
	w.decide(id)
	w.send(3, w.at.Execute(id))
	return id
}

// offered is dataset n of account 4 for collection main.
func (w *world) offered(n int) dataset.Dataset {
	w.Helper()
	return offered(w, w.chain.Accounts()[4].Key, n)
}

func offered(t testing.TB, by ethereum.Key, n int) dataset.Dataset {
	t.Helper()
	c, err := dataset.CIDFromBytes(append([]byte{1, 0x70, 0x12, 0x20}, crypto.Keccak256(big.NewInt(int64(n)).Bytes())...))
	if err != nil {
		t.Fatal(err)
	}
	col, err := dataset.ParseCollection("main")
	if err != nil {
		t.Fatal(err)
	}
	return dataset.Dataset{Contributor: by.Address(), Collection: col, CID: c}
}

func (w *world) approve(approvals ...governance.Approval) governance.Call {
	w.Helper()
	c, err := w.at.Approve(approvals...)
	if err != nil {
		w.Fatal(err)
	}
	return c
}

func (w *world) state(d dataset.Dataset, h Head) State {
	w.Helper()
	s, err := w.r.Lookup(w.Context(), d.ID(), h)
	if err != nil {
		w.Fatal(err)
	}
	return s
}

// approved tells whether d is approved at a head.
func (w *world) approved(d dataset.Dataset, h Head) bool {
	w.Helper()
	at, err := w.r.Head(w.Context(), h)
	if err != nil {
		w.Fatal(err)
	}
	s, err := w.r.Lookup(w.Context(), d.ID(), h)
	return err == nil && s.Approved(at)
}

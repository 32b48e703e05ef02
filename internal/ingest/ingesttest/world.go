// Package ingesttest builds a small world of real parts for tests of what stands around
// imports: a chain in memory with a DatasetRegistry, the follower, block stores, blobs,
// index and the service. The registry belongs to a test account instead of a timelock,
// so that a decision is one transaction.
package ingesttest

import (
	"context"
	"crypto/rand"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
)

// Collection is the one that datasets of a World are offered to.
const Collection = "test"

// Options change a World.
type Options struct {
	Chain    *Chain // default: a new one in memory
	Dir      string // of the server's data; default: a new one
	Finality string // default: latest
	Source   *ipfs.Store
	Change   func(*ingest.Config)
}

// World is a server's parts around a chain.
type World struct {
	T        testing.TB
	Dir      string // everything the server keeps
	Chain    *Chain
	Local    *ipfs.Store // the contributor's blocks, outside Dir
	DB       *store.DB
	Follower *registry.Registry
	Staging  *ipfs.Staging
	Blobs    *blobs.Store
	Index    index.Index
	Service  *ingest.Service
	Config   ingest.Config

	stop func()
}

// New builds a world whose service is not running yet.
func New(t testing.TB, o Options) *World {
	t.Helper()
	w := &World{T: t, Dir: o.Dir, Chain: o.Chain, Local: o.Source}
	if w.Chain == nil {
		w.Chain = StartChain(t, "")
	}
	if w.Dir == "" {
		w.Dir = t.TempDir()
	}
	ctx := t.Context()
	if w.Local == nil {
		w.Local = need[*ipfs.Store](t)(ipfs.OpenStore(ctx, t.TempDir()))
		t.Cleanup(func() { check(t, w.Local.Close()) })
	}
	if o.Finality == "" {
		o.Finality = "latest"
	}
	finality := need[registry.Finality](t)(registry.ParseFinality(o.Finality))
	w.DB = need[*store.DB](t)(store.Open(ctx, filepath.Join(w.Dir, "witan.db")))
	t.Cleanup(func() { check(t, w.DB.Close()) })
	w.Follower = need[*registry.Registry](t)(registry.New(ctx, registry.Config{
		DB: w.DB, Client: w.Chain.Client, Finality: finality, Log: Quiet,
		Addresses: governance.Addresses{Registry: w.Chain.Registry, Block: w.Chain.Block,
			Token: nobody(1), Governor: nobody(2), Timelock: nobody(3)},
	}))
	w.Staging = need[*ipfs.Staging](t)(ipfs.OpenStaging(filepath.Join(w.Dir, "staging")))
	w.Blobs = need[*blobs.Store](t)(blobs.Open(ctx, "file://"+filepath.Join(w.Dir, "blobs"), w.DB))
	t.Cleanup(func() { check(t, w.Blobs.Close()) })
	w.Index = need[index.Index](t)(openIndex(ctx, filepath.Join(w.Dir, "index.db")))
	t.Cleanup(func() { check(t, w.Index.Close()) })
	w.Config = ingest.Config{
		DB: w.DB, Client: w.Chain.Client, Contract: w.Chain.Domain(), Registry: w.Follower,
		Sources: []ipfs.Source{w.Local}, Staging: w.Staging, Blobs: w.Blobs, Index: w.Index,
		Every: time.Second, Log: Quiet,
	}
	if o.Change != nil {
		o.Change(&w.Config)
	}
	w.Service = need[*ingest.Service](t)(ingest.New(ctx, w.Config))
	t.Cleanup(func() { w.Stop(); check(t, w.Service.Close()) })
	return w
}

func openIndex(ctx context.Context, path string) (index.Index, error) {
	return embedded.Open(ctx, path)
}

// Start runs the service.
func (w *World) Start() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := w.Service.Run(ctx); err != nil {
			w.T.Error(err)
		}
	}()
	w.stop = func() { cancel(); <-done }
}

// Stop ends the service's Run.
func (w *World) Stop() {
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
}

// Follow makes the follower see the chain as it is now.
func (w *World) Follow() {
	w.T.Helper()
	check(w.T, w.Follower.Sync(w.T.Context()))
}

// Settle waits until the service has nothing to do.
func (w *World) Settle() {
	w.T.Helper()
	ctx, cancel := context.WithTimeout(w.T.Context(), 30*time.Second)
	defer cancel()
	if err := w.Service.Settle(ctx); err != nil {
		w.T.Fatalf("%v\n%s", err, w.trouble())
	}
}

// trouble says what the service is doing, for a test that waits in vain.
func (w *World) trouble() string {
	var b strings.Builder
	for _, query := range []string{
		"SELECT hex(dataset) || ' round ' || round || ' ' || state || ' ' || reason || ' ' || last_error FROM import",
		"SELECT kind || ' job ' || state || ' attempt ' || attempt || ' at ' || scheduled_at || ' ' || coalesce(json(errors), '') FROM river_job",
	} {
		rows, err := w.DB.Read().Query(query)
		if err != nil {
			return err.Error()
		}
		for rows.Next() {
			var line string
			check(w.T, rows.Scan(&line))
			b.WriteString(line + "\n")
		}
		check(w.T, errors.Join(rows.Err(), rows.Close()))
	}
	check(w.T, pprof.Lookup("goroutine").WriteTo(&b, 1))
	return b.String()
}

// Add puts files into the contributor's store and returns their dataset, of the second
// account.
func (w *World) Add(files map[string]string) dataset.Dataset {
	w.T.Helper()
	dir := filepath.Join(w.T.TempDir(), "data")
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		check(w.T, os.MkdirAll(filepath.Dir(path), 0o700))
		check(w.T, os.WriteFile(path, []byte(text), 0o600))
	}
	added, err := w.Local.Add(w.T.Context(), dir, ipfs.AddOptions{Hidden: true})
	check(w.T, err)
	return w.Dataset(added.Root)
}

// Dataset is content offered by the second account.
func (w *World) Dataset(content dataset.CID) dataset.Dataset {
	col, err := dataset.ParseCollection(Collection)
	check(w.T, err)
	return dataset.Dataset{Contributor: w.Contributor().Address, Collection: col, CID: content}
}

// Contributor is the second account.
func (w *World) Contributor() devchain.Account { return w.Chain.Accounts()[1] }

// Request is a fresh request of the contributor, due in an hour, not signed.
func (w *World) Request(d dataset.Dataset, round uint32) ethereum.ImportRequest {
	w.T.Helper()
	head, err := w.Follower.Head(w.T.Context(), registry.Latest)
	check(w.T, err)
	return ethereum.ImportRequest{Contributor: d.Contributor, Collection: d.Collection.String(), CID: d.CID.String(),
		Round: round, Nonce: Nonce(), Deadline: head.Timestamp + 3600}
}

// Nonce is a random nonce.
func Nonce() *big.Int {
	var b [32]byte
	rand.Read(b[:]) // never fails
	return new(big.Int).SetBytes(b[:])
}

// Sign signs a request with an account's key.
func (w *World) Sign(r ethereum.ImportRequest, by devchain.Account) ingest.Signed {
	w.T.Helper()
	sig, err := ethereum.SignDigest(by.Key, r.Digest(w.Chain.Domain()))
	check(w.T, err)
	return ingest.Signed{ImportRequest: r, Signature: sig}
}

// Import approves a dataset's next round, requests it and waits until all is done.
func (w *World) Import(d dataset.Dataset, round uint32) ingest.Import {
	w.T.Helper()
	w.Chain.Approve(w.T, Approval{Dataset: d, Round: round - 1})
	w.Follow()
	return w.Requested(d, round)
}

// Requested requests an approved dataset and waits until all is done.
func (w *World) Requested(d dataset.Dataset, round uint32) ingest.Import {
	w.T.Helper()
	i, outcome, err := w.Service.Admit(w.T.Context(), w.Sign(w.Request(d, round), w.Contributor()))
	check(w.T, err)
	if outcome != ingest.Accepted {
		w.T.Fatal("the request was known already")
	}
	w.Settle()
	return w.Now(i.ID)
}

// Now is an import as it is now.
func (w *World) Now(id ingest.ID) ingest.Import {
	w.T.Helper()
	i, err := w.Service.Import(w.T.Context(), id)
	check(w.T, err)
	return i
}

// Held tells what index and blobs have of a dataset.
func (w *World) Held(id dataset.ID) (indexed, stored bool) {
	w.T.Helper()
	list, err := w.Index.Datasets(w.T.Context())
	check(w.T, err)
	_, err = w.Blobs.Manifest(w.T.Context(), id)
	if err != nil && !errors.Is(err, blobs.ErrNotFound) {
		w.T.Fatal(err)
	}
	return slices.Contains(list, id), err == nil
}

// Digest is the index digest.
func (w *World) Digest() [32]byte {
	w.T.Helper()
	d, err := w.Index.Digest(w.T.Context())
	check(w.T, err)
	return d
}

func nobody(n byte) common.Address { return common.Address{0: 0xee, 19: n} }

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func need[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		check(t, err)
		return v
	}
}

// Content is the CID of a text as one raw block; nothing is stored.
func Content(t testing.TB, text string) dataset.CID {
	t.Helper()
	return need[dataset.CID](t)(dataset.NewCID(ipfs.Sum([]byte(text))))
}

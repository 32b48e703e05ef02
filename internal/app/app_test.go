package app_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"testing"
	"testing/fstest"
	"time"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/config"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ipfs"
)

// world is a running server with its development chain, and its contributor.
type world struct {
	*testing.T
	server *app.App
	wallet *client.Wallet
	stop   func()
}

func options(dir string) app.Options {
	cfg := config.Default()
	cfg.Server.DataDir = dir
	cfg.Server.Listen, cfg.Server.GatewayListen, cfg.Dev.ChainListen = "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0"
	return app.Options{Config: cfg, Dev: true}
}

func start(t *testing.T, dir string, edit ...func(*app.Options)) *world {
	t.Helper()
	o := options(dir)
	for _, e := range edit {
		e(&o)
	}
	server, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	w := &world{T: t, server: server, stop: func() {
		cancel()
		if err, ok := <-done; ok {
			close(done)
			if err != nil {
				t.Errorf("server: %v", err)
			}
		}
	}}
	t.Cleanup(w.stop)
	api, err := client.New(server.URL(), "")
	if err != nil {
		t.Fatal(err)
	}
	if w.wallet, err = client.NewWallet(t.Context(), api, "", server.Chain().Accounts()[app.DevMembers].Key); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.wallet.Close)
	return w
}

// upload sends one file and returns its root, which is a raw block.
func (w *world) upload(text string) dataset.CID {
	w.Helper()
	store, err := ipfs.OpenStore(w.Context(), w.TempDir())
	if err != nil {
		w.Fatal(err)
	}
	defer store.Close()
	added, err := store.AddFS(w.Context(), "x", fstest.MapFS{"d/x.md": {Data: []byte(text)}}, "d", ipfs.AddOptions{})
	if err != nil {
		w.Fatal(err)
	}
	w.send(store, added.Root)
	return added.Root
}

// send uploads what a store holds below root.
func (w *world) send(store *ipfs.Store, root dataset.CID) {
	w.Helper()
	var car bytes.Buffer
	if err := ipfs.WriteCAR(w.Context(), &car, root, store, ipfs.Limits{}); err != nil {
		w.Fatal(err)
	}
	if _, err := w.wallet.Server.SignIn(w.Context(), w.wallet.Key); err != nil {
		w.Fatal(err)
	}
	if _, err := w.wallet.Server.Upload(w.Context(), root, bytes.NewReader(car.Bytes()), int64(car.Len()), nil); err != nil {
		w.Fatal(err)
	}
}

// pass takes calls through the whole vote.
func (w *world) pass(calls ...governance.Call) {
	w.Helper()
	ctx, params := w.Context(), governance.Development()
	id, _, err := w.wallet.Propose(ctx, "A proposal", "", governance.Token{Decimals: 18}, calls...)
	if err != nil {
		w.Fatal(err)
	}
	advance := func(d time.Duration) {
		if err := devchain.AdvanceBy(ctx, w.server.Chain().URL(), d); err != nil {
			w.Fatal(err)
		}
	}
	advance(params.VotingDelay + time.Second)
	member := w.wallet.With(w.server.Chain().Accounts()[0].Key)
	send := func(c governance.Call) {
		if r, err := member.Send(ctx, c); err != nil {
			w.Fatal(err)
		} else if err := w.wallet.Server.WaitForBlock(ctx, r.BlockNumber.Uint64()); err != nil {
			w.Fatal(err)
		}
	}
	send(w.wallet.DAO.Vote(id, governance.For, ""))
	advance(params.VotingPeriod + params.LateExtension + time.Second)
	send(w.wallet.DAO.Queue(id))
	advance(params.TimelockDelay + time.Second)
	send(w.wallet.DAO.Execute(id))
}

// served tells whether the server's gateway gives the block out.
func (w *world) served(c dataset.CID) bool {
	w.Helper()
	req, err := http.NewRequestWithContext(w.Context(), http.MethodGet, w.server.GatewayURL()+"/ipfs/"+c.String()+"?format=raw", nil)
	if err != nil {
		w.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		w.Fatal(err)
	}
	if res.StatusCode == http.StatusOK && ipfs.Sum(body).Hash().String() != c.Cid().Hash().String() {
		w.Fatalf("the gateway gave other bytes for %s", c)
	}
	return res.StatusCode == http.StatusOK
}

// eventually waits for what the server does beside the requests.
func (w *world) eventually(what string, f func() bool) {
	w.Helper()
	for range 600 {
		if f() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	w.Fatalf("not within 30 s: %s", what)
}

func TestGatewayServesWhatDecisionsNameAndNothingElse(t *testing.T) {
	w := start(t, t.TempDir())
	root := w.upload("# Wells\n\nThe north well gives sweet water in every season.\n")
	if w.served(root) {
		t.Error("an upload that nobody proposed is served")
	}
	d, err := dataset.New(w.wallet.Key.Address(), "main", root.String())
	if err != nil {
		t.Fatal(err)
	}
	a, err := w.wallet.Approval(t.Context(), d, "CC0-1.0", dataset.CID{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	approve, err := w.wallet.DAO.Approve(a)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.wallet.Propose(t.Context(), "Wells", "for voters to read", governance.Token{}, approve); err != nil {
		t.Fatal(err)
	}
	w.eventually("voters can read what is proposed", func() bool { return w.served(root) })
	w.pass(approve)
	request, err := w.wallet.SignImport(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.wallet.Server.ImportAndWait(t.Context(), request, nil); err != nil {
		t.Fatal(err)
	}
	if !w.served(root) {
		t.Error("an approved dataset is not served")
	}
	w.pass(w.wallet.DAO.Revoke(d.ID(), "dry"))
	w.eventually("the revoked dataset is not served", func() bool { return !w.served(root) })
	w.eventually("the import is purged", func() bool {
		v, err := w.wallet.Server.Dataset(t.Context(), d.ID())
		return err == nil && v.Import != nil && v.Import.State == "purged"
	})
}

func TestRestartKeepsChainAndContracts(t *testing.T) {
	dir := t.TempDir()
	w := start(t, dir)
	before := w.server.Addresses()
	if _, err := app.Open(t.Context(), options(dir)); !errors.Is(err, app.ErrLocked) {
		t.Errorf("a second process on the same folder: %v, want ErrLocked", err)
	}
	w.stop()
	if after := start(t, dir).server.Addresses(); after != before {
		t.Errorf("after a restart the contracts are %+v, were %+v", after, before)
	}
}

func TestOpenRefusesClearly(t *testing.T) {
	o := options(t.TempDir())
	o.Dev = false
	if _, err := app.Open(t.Context(), o); err == nil || !bytes.Contains([]byte(err.Error()), []byte("chain.token")) {
		t.Errorf("no contracts configured: %v", err)
	}
	o = options(t.TempDir())
	o.Config.Server.Listen = "127.0.0.1:99999"
	if _, err := app.Open(t.Context(), o); err == nil || !bytes.Contains([]byte(err.Error()), []byte("server.listen")) {
		t.Errorf("bad address: %v", err)
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/config"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

// collection is the one that everything is contributed to.
const collection = "main"

// followWait bounds the wait for a server to see what the chain holds.
const followWait = time.Minute

// world is a running server with the development chain, and the wallets of its members.
type world struct {
	rpc         string
	api         *client.Client
	contributor *client.Wallet // account without votes
	members     []*client.Wallet
	token       governance.Token
	server      *process // nil when the server runs in this process
	end         func() error
}

// childWorld runs `witan dev` as a process that fetches from the gateways.
func (b *bench) childWorld(ctx context.Context, dir string, gateways ...string) (*world, error) {
	file := filepath.Join(dir, "witan.toml")
	quoted := `["` + strings.Join(gateways, `", "`) + `"]`
	if err := os.WriteFile(file, fmt.Appendf(nil, "[ipfs]\ngateways = %s\nprivate_gateways = %s\n", quoted, quoted), 0o600); err != nil {
		return nil, err
	}
	p, err := b.start(ctx, append(devArgs(dir), "-c", file)...)
	if err != nil {
		return nil, err
	}
	url, rpc := greeting(p)
	if rpc == "" {
		return nil, errors.Join(fmt.Errorf("witan dev did not start: %s", strings.TrimSpace(p.stderr.String())), p.stop())
	}
	w := &world{server: p, end: p.stop}
	if err := w.connect(ctx, url, rpc); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	return w, nil
}

func devArgs(dir string) []string {
	return []string{"dev", "--data", filepath.Join(dir, "server"), "--listen", "127.0.0.1:0", "--chain-listen", "127.0.0.1:0", "--gateway-listen", "127.0.0.1:0"}
}

// greeting reads what `witan dev` prints until it has named its addresses, which are
// empty if it ended before.
func greeting(p *process) (url, rpc string) {
	for rpc == "" && p.lines.Scan() {
		if _, rest, ok := strings.Cut(p.lines.Text(), "  API"); ok {
			url = strings.TrimSpace(rest)
		}
		if _, rest, ok := strings.Cut(p.lines.Text(), "  chain RPC"); ok {
			rpc, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
		}
	}
	return url, rpc
}

// ownWorld runs the server in this process, with rate limits off.
func (b *bench) ownWorld(ctx context.Context, dir string, paused bool, gateways ...string) (*world, error) {
	cfg := config.Default()
	cfg.Server.DataDir = filepath.Join(dir, "server")
	cfg.Server.Listen, cfg.Server.GatewayListen, cfg.Dev.ChainListen = "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0"
	cfg.IPFS.Gateways, cfg.IPFS.PrivateGateways = gateways, gateways
	server, err := app.Open(ctx, app.Options{Config: cfg, Dev: true, Unlimited: true, PauseImports: paused, Version: "bench"})
	if err != nil {
		return nil, err
	}
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	ended := make(chan error, 1)
	go func() { ended <- server.Run(running) }()
	w := &world{end: func() error { stop(); return <-ended }}
	if err := w.connect(ctx, server.URL(), server.Chain().URL()); err != nil {
		return nil, errors.Join(err, w.end())
	}
	return w, nil
}

func (w *world) connect(ctx context.Context, url, rpc string) (err error) {
	if w.api, err = client.New(url, ""); err != nil {
		return err
	}
	w.rpc = rpc
	err = until(ctx, func() (bool, error) {
		s, err := w.api.Status(ctx)
		return err == nil && s.Chain.Latest != nil, err
	})
	if err != nil {
		return err
	}
	accounts := devchain.Accounts(10)
	if w.contributor, err = client.NewWallet(ctx, w.api, rpc, accounts[app.DevMembers].Key); err != nil {
		return err
	}
	for _, a := range accounts[:app.DevMembers] {
		w.members = append(w.members, w.contributor.With(a.Key))
	}
	w.token, err = governance.ReadToken(ctx, w.contributor.Chain, w.contributor.DAO.Token)
	return err
}

// close ends the server.
func (w *world) close() error {
	w.contributor.Close()
	w.api.Close()
	return w.end()
}

// dataset is content that the contributor offers.
func (w *world) dataset(c dataset.CID) (dataset.Dataset, error) {
	return dataset.New(w.contributor.Key.Address(), collection, c.String())
}

// approve lets the members approve content in one proposal.
func (w *world) approve(ctx context.Context, list ...dataset.CID) error {
	var approvals []governance.Approval
	for _, c := range list {
		d, err := w.dataset(c)
		if err != nil {
			return err
		}
		approvals = append(approvals, governance.Approval{Dataset: d, Licence: "CC0-1.0"})
	}
	call, err := w.contributor.DAO.Approve(approvals...)
	if err != nil {
		return err
	}
	return w.pass(ctx, []governance.Call{call})
}

// pass takes proposals, each a list of calls, from proposal to execution, all at the
// same time: the real governor, its time moved on where members would wait.
func (w *world) pass(ctx context.Context, proposals ...[]governance.Call) error {
	p := governance.Development()
	wallet := w.contributor
	var votes, queues, executions []governance.Call
	for i, calls := range proposals {
		id, _, err := wallet.Propose(ctx, fmt.Sprintf("Proposal %d of %s", i, time.Now().Format(time.RFC3339Nano)), "", w.token, calls...)
		if err != nil {
			return fmt.Errorf("propose: %w", err)
		}
		votes = append(votes, wallet.DAO.Vote(id, governance.For, ""))
		queues, executions = append(queues, wallet.DAO.Queue(id)), append(executions, wallet.DAO.Execute(id))
	}
	for _, step := range []struct {
		name  string
		after time.Duration
		calls []governance.Call
	}{
		{"vote", p.VotingDelay, votes},
		{"queue", p.VotingPeriod + p.LateExtension, queues},
		{"execute", p.TimelockDelay, executions},
	} {
		if err := devchain.AdvanceBy(ctx, w.rpc, step.after+time.Second); err != nil {
			return err
		}
		for i, c := range step.calls {
			// One member of five is above the quorum of 4 %.
			if _, err := w.members[i%len(w.members)].Send(ctx, c); err != nil {
				return fmt.Errorf("%s: %w", step.name, err)
			}
		}
	}
	head, err := wallet.Chain.HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	return w.api.WaitForBlock(ctx, head.Number.Uint64())
}

// bringIn imports approved content and tells how long that took from sending the
// request to ready.
func (w *world) bringIn(ctx context.Context, c dataset.CID) (ready client.Import, took time.Duration, err error) {
	d, err := w.dataset(c)
	if err != nil {
		return ready, 0, err
	}
	r, err := w.contributor.SignImport(ctx, d)
	if err != nil {
		return ready, 0, err
	}
	began := time.Now()
	ready, err = w.api.ImportAndWait(ctx, r, nil)
	return ready, time.Since(began), err
}

func (w *world) registry() common.Address { return w.contributor.DAO.Registry }

// until asks again until f is true or the wait is over.
func until(ctx context.Context, f func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, followWait)
	defer cancel()
	for {
		ok, err := f()
		if ok || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the server did not get there within %s: %w", followWait, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

package app

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"path/filepath"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/registry"
	"github.com/witan-project/witan/internal/store"
	"github.com/witan-project/witan/web"
)

// path is a place in the data directory.
func (a *App) path(name ...string) string {
	return filepath.Join(append([]string{a.cfg.Server.DataDir}, name...)...)
}

func (a *App) openDir(context.Context) error {
	lock, err := lockDir(a.cfg.Server.DataDir)
	if err != nil {
		return err
	}
	a.onClose(lock.Unlock)
	return nil
}

func (a *App) openListeners(ctx context.Context) (err error) {
	if a.options.Offline {
		return nil
	}
	if a.listener, err = listen(ctx, "server.listen", a.cfg.Server.Listen); err != nil {
		return err
	}
	a.onClose(func() error { return closed(a.listener.Close()) })
	a.publicURL = a.cfg.Server.PublicURL
	if a.publicURL == "" {
		a.publicURL = a.URL()
	}
	if a.cfg.Server.GatewayListen == "" {
		return nil
	}
	if a.gatewayListener, err = listen(ctx, "server.gateway_listen", a.cfg.Server.GatewayListen); err != nil {
		return err
	}
	a.onClose(func() error { return closed(a.gatewayListener.Close()) })
	return nil
}

func listen(ctx context.Context, option, address string) (net.Listener, error) {
	var c net.ListenConfig
	l, err := c.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: choose another address, or stop what listens there", option, err)
	}
	return l, nil
}

// closed forgives closing what its server has closed already.
func closed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

func (a *App) openChain(ctx context.Context) (err error) {
	if a.options.Dev {
		return a.openDevChain(ctx)
	}
	c := a.cfg.Chain
	for _, f := range []struct {
		option, text string
		to           *common.Address
	}{
		{"chain.token", c.Token, &a.addresses.Token}, {"chain.governor", c.Governor, &a.addresses.Governor},
		{"chain.timelock", c.Timelock, &a.addresses.Timelock}, {"chain.registry", c.Registry, &a.addresses.Registry},
	} {
		if *f.to, err = governance.ParseAddress(f.text); err != nil {
			return fmt.Errorf("%s: %w: witan deploy prints the addresses", f.option, err)
		}
	}
	a.addresses.Block = c.FromBlock
	if c.RPC == "" {
		return errors.New("chain.rpc is empty: name a JSON-RPC endpoint, or try witan dev")
	}
	return a.dial(ctx, c.RPC)
}

func (a *App) openDevChain(ctx context.Context) (err error) {
	origins := slices.Concat(a.cfg.Dev.ChainOrigins, []string{a.publicURL})
	a.chain, err = devchain.Start(ctx, devchain.Config{
		Dir: a.path("chain"), Addr: a.cfg.Dev.ChainListen, Origins: origins, Log: a.log,
	})
	if err != nil {
		return err
	}
	a.onClose(a.chain.Close)
	if a.addresses, err = devDAO(ctx, a.chain, a.path("chain")); err != nil {
		return err
	}
	return a.dial(ctx, a.chain.URL())
}

func (a *App) dial(ctx context.Context, rpc string) (err error) {
	if a.client, err = ethereum.Dial(ctx, rpc, governance.ABIs()...); err != nil {
		return err
	}
	a.onClose(func() error { a.client.Close(); return nil })
	if want := a.cfg.Chain.ChainID; !a.options.Dev && want != 0 && a.client.ChainID().Cmp(new(big.Int).SetUint64(want)) != 0 {
		return fmt.Errorf("the endpoint is on chain %s, chain.chain_id says %d", a.client.ChainID(), want)
	}
	return a.addresses.Check(ctx, a.client)
}

func (a *App) openState(ctx context.Context) (err error) {
	if a.db, err = store.Open(ctx, a.path("witan.db")); err != nil {
		return err
	}
	a.onClose(a.db.Close)
	return nil
}

func (a *App) openRegistry(ctx context.Context) (err error) {
	finality := a.cfg.Chain.Finality
	poll := a.cfg.Chain.Poll.Std()
	if a.options.Dev {
		finality, poll = "latest", devPoll
	}
	f, err := registry.ParseFinality(finality)
	if err != nil {
		return err
	}
	a.registry, err = registry.New(ctx, registry.Config{
		DB: a.db, Client: a.client, Addresses: a.addresses, Finality: f,
		Poll: poll, LogRange: a.cfg.Chain.LogRange, Log: a.log,
	})
	if err != nil {
		return err
	}
	if a.chain != nil {
		a.chain.SetBusy(a.busy)
	}
	return nil
}

func (a *App) openContent(ctx context.Context) (err error) {
	bucket := a.cfg.Blobs.Bucket
	if bucket == "" {
		dir, err := filepath.Abs(a.path("blobs"))
		if err != nil {
			return err
		}
		bucket = (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}).String()
	}
	if a.blobs, err = blobs.Open(ctx, bucket, a.db); err != nil {
		return err
	}
	a.onClose(a.blobs.Close)
	if a.staging, err = ipfs.OpenStaging(a.path("staging")); err != nil {
		return err
	}
	u := a.cfg.Uploads
	if a.uploads, err = ipfs.OpenUploads(a.path("uploads"), a.db, ipfs.UploadConfig{
		Limits: a.ipfsLimits(), MaxBytes: int64(u.MaxBytes), DayBytes: int64(u.BytesPerAddressPerDay),
		TotalBytes: int64(u.BytesTotal), PartBytes: int64(u.PartBytes), Lifetime: u.Lifetime.Std(),
	}); err != nil {
		return err
	}
	for _, address := range a.cfg.IPFS.Gateways {
		g, err := ipfs.NewGateway(ipfs.GatewayConfig{
			URL: address, AllowPrivate: slices.Contains(a.cfg.IPFS.PrivateGateways, address),
			Idle: a.cfg.IPFS.IdleTimeout.Std(),
		})
		if err != nil {
			return err
		}
		a.sources = append(a.sources, g)
	}
	a.reach = newReach(a)
	return nil
}

func (a *App) ipfsLimits() ipfs.Limits {
	c := a.cfg.IPFS
	return ipfs.Limits{
		Bytes: int64(c.MaxBytes), Blocks: c.MaxBlocks, Depth: c.MaxDepth, Entries: int64(c.MaxEntries),
		LogicalBytes: int64(c.MaxLogicalBytes), Idle: c.IdleTimeout.Std(), Total: c.FetchTimeout.Std(),
	}
}

// OpenIndex opens the embedded index alone, for measurements without a server.
func OpenIndex(ctx context.Context, path string) (index.Index, error) {
	return embedded.Open(ctx, path)
}

func (a *App) openIndex(ctx context.Context) error {
	x, err := OpenIndex(ctx, a.path("index.db"))
	if err != nil {
		return err
	}
	a.index = x
	a.onClose(x.Close)
	return nil
}

func (a *App) openIngest(ctx context.Context) (err error) {
	a.hub = api.NewHub()
	a.history = answer.NewConversations(a.db, sources{a})
	a.onClose(a.history.Close)
	a.ingest, err = ingest.New(ctx, ingest.Config{
		DB: a.db, Client: a.client, Contract: a.client.Domain(a.addresses.Registry), Registry: a.registry,
		Sources: a.sources, Local: a.local, Staging: a.staging, Blobs: a.blobs, Index: a.index,
		Settings: a.settings(),
		Workers:  a.cfg.Imports.Workers, Attempts: a.cfg.Imports.Attempts, Every: a.cfg.Imports.Reconcile.Std(),
		Paused:  a.options.PauseImports || a.options.Offline,
		Observe: func(e ingest.Event) { a.hub.Import(e.Import) },
		OnPurge: []func(context.Context, ingest.Purge) error{a.scrubAnswers, a.dropPreviews, a.dropUploads},
		Log:     a.log,
	})
	if err != nil {
		return err
	}
	a.onClose(a.ingest.Close)
	a.usage = answer.NewUsage(a.db)
	a.onClose(a.usage.Close)
	a.engine = answer.New(answer.Config{
		Index: a.index, Datasets: sources{a}, History: a.history, Usage: a.usage, MaxQuestion: int(a.cfg.Ask.MaxQuestionBytes),
	})
	return nil
}

// settings are the options that decide what the index holds.
func (a *App) settings() ingest.Settings {
	d := a.cfg.Documents
	return ingest.Settings{
		Documents: document.Limits{MaxBytes: int(d.MaxBytes), ChunkBytes: d.ChunkBytes, ChunkMaxBytes: d.ChunkMaxBytes},
		IPFS:      a.ipfsLimits(),
	}
}

func (a *App) openAccess(context.Context) (err error) {
	if a.options.Offline {
		return nil
	}
	who := access.Who(a.cfg.Ask.Access)
	if a.options.Dev {
		who = access.Everyone
	}
	rate := access.Rate{PerMinute: float64(a.cfg.Ask.PerMinute), Burst: a.cfg.Ask.Burst}
	a.policy, err = access.NewPolicy(access.PolicyConfig{
		Who: who, PerAddress: rate, PerIP: access.Rate{PerMinute: 2 * rate.PerMinute, Burst: 2 * rate.Burst},
		Unlimited: a.options.Unlimited, Member: a.isMember,
	})
	return err
}

func (a *App) openAPI(ctx context.Context) error {
	if a.options.Offline {
		return nil
	}
	origin, err := access.ParseOrigin(a.publicURL)
	if err != nil {
		return err
	}
	a.sessions = access.NewSessions(access.SessionsConfig{DB: a.db, Origin: origin, Chain: a.client})
	operator, err := access.LoadOperator(a.path("operator.token"))
	if err != nil {
		return err
	}
	cfg := api.Config{
		PublicURL: a.publicURL, ExtraHosts: a.cfg.Server.ExtraHosts, BehindProxy: a.cfg.Server.BehindProxy,
		Version: a.options.Version, Gateway: a.gatewayForPeople(), Unlimited: a.options.Unlimited, Log: a.log,
	}
	if a.chain != nil {
		cfg.ChainRPC, cfg.Dev = a.chain.URL(), devOffer(a.chain)
	}
	heading := func(ctx context.Context, kind, id string) string { return a.api.Heading(ctx, kind, id) }
	if cfg.Web, err = web.Handler(heading); err != nil {
		return err
	}
	names := ethereum.NewNames(a.client, common.HexToAddress(a.cfg.Chain.ENS)) // none: the zero address
	a.api, err = api.New(cfg, api.Parts{
		DB: a.db, Chain: a.client, Names: names, Registry: a.registry, Ingest: a.ingest, Blobs: a.blobs, Index: a.index,
		Sessions: a.sessions, Policy: a.policy, Operator: operator,
		Answers: a.engine, Conversations: a.history, Usage: a.usage, Uploads: a.uploads, Previews: a.previews, Hub: a.hub, Audit: a.audit,
	})
	return err
}

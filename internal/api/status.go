package api

import (
	"context"
	"errors"
	"time"

	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/registry"
)

// Status is what a client needs to know before anything else.
type Status struct {
	Version   string       `json:"version"`
	PublicURL string       `json:"public_url"`
	Started   time.Time    `json:"started"`
	Gateway   string       `json:"gateway,omitempty" doc:"The server's own IPFS gateway (trustless: raw blocks and CAR)"`
	Ask       string       `json:"ask" enum:"everyone,signed-in,members" doc:"Who may ask"`
	Chain     ChainStatus  `json:"chain"`
	Contracts Contracts    `json:"contracts"`
	Token     TokenStatus  `json:"token"`
	Index     IndexStatus  `json:"index"`
	LastAudit *AuditStatus `json:"last_audit,omitempty"`
}

// ChainStatus is how far the chain is followed.
type ChainStatus struct {
	ID       string            `json:"id" doc:"Chain id, decimal"`
	DevChain bool              `json:"dev_chain" doc:"The chain is the embedded one, for development: its keys are public"`
	RPC      string            `json:"rpc,omitempty" doc:"JSON-RPC for wallets"`
	Latest   *governance.Block `json:"latest,omitempty" doc:"Latest block that is followed; its timestamp is the time that deadlines are judged by"`
	Final    *governance.Block `json:"final,omitempty" doc:"Last block that counts as final"`
	Health   registry.Health   `json:"health"`
}

// Contracts are the DAO's.
type Contracts struct {
	Token    string `json:"token"`
	Governor string `json:"governor"`
	Timelock string `json:"timelock"`
	Registry string `json:"registry"`
	Block    uint64 `json:"block" doc:"Where following began"`
}

// TokenStatus is the voting token.
type TokenStatus struct {
	Symbol   string `json:"symbol"`
	Decimals uint8  `json:"decimals"`
	Clock    string `json:"clock" enum:"timestamp,blocknumber" doc:"Unit of snapshots and deadlines (ERC-6372)"`
}

// IndexStatus is the index statement with what it counts.
type IndexStatus struct {
	ingest.Statement
}

// AuditStatus is the last audit in short.
type AuditStatus struct {
	Ended       time.Time `json:"ended"`
	Equal       bool      `json:"equal"`
	Differences int       `json:"differences"`
}

type statusOutput struct {
	Body Status
}

func (s *Server) status(ctx context.Context, _ *struct{}) (*statusOutput, error) {
	a, token := s.model().Addresses(), s.model().Token()
	out := Status{
		Version: s.cfg.Version, PublicURL: s.origin.String(), Started: s.started.UTC(), Gateway: s.cfg.Gateway, Ask: string(s.parts.Policy.Who()),
		Chain: ChainStatus{
			ID: s.parts.Chain.ChainID().String(), DevChain: s.cfg.Dev != nil, RPC: s.cfg.ChainRPC,
			Health: s.parts.Registry.Health(),
		},
		Contracts: Contracts{a.Token.Hex(), a.Governor.Hex(), a.Timelock.Hex(), a.Registry.Hex(), a.Block},
		Token:     TokenStatus{token.Symbol, token.Decimals, string(token.Clock)},
	}
	var err error
	if out.Chain.Latest, err = s.head(ctx, registry.Latest); err != nil {
		return nil, err
	}
	if out.Chain.Final, err = s.head(ctx, registry.Final); err != nil {
		return nil, err
	}
	if out.Index.Statement, err = s.statement(ctx); err != nil {
		return nil, err
	}
	out.Index.Suspended = append([]ingest.Suspension{}, out.Index.Suspended...)
	if last := s.audits.latest(); last != nil {
		out.LastAudit = &AuditStatus{last.Ended, last.Report.Equal, len(last.Report.Differences)}
	}
	return &statusOutput{out}, nil
}

// head is nil while nothing is followed.
func (s *Server) head(ctx context.Context, h registry.Head) (*governance.Block, error) {
	b, err := s.parts.Registry.Head(ctx, h)
	if errors.Is(err, registry.ErrNotFollowed) {
		return nil, nil
	}
	return &b, err
}

// statement is computed for one caller at a time: it hashes everything.
func (s *Server) statement(ctx context.Context) (ingest.Statement, error) {
	select {
	case s.limits.statement <- struct{}{}:
		defer func() { <-s.limits.statement }()
		return s.parts.Ingest.Statement(ctx)
	case <-ctx.Done():
		return ingest.Statement{}, ctx.Err()
	}
}

// HealthReport is whether the server can work.
type HealthReport struct {
	OK    bool   `json:"ok"`
	Chain string `json:"chain" enum:"following,failing" doc:"failing: the RPC does not answer; what is known is served on"`
}

type healthOutput struct {
	Body HealthReport
}

// health fails if the database does not answer. A chain that is away is no reason to
// restart this server.
func (s *Server) health(ctx context.Context, _ *struct{}) (*healthOutput, error) {
	var one int
	if err := s.parts.DB.Read().QueryRowContext(ctx, "SELECT 1").Scan(&one); err != nil {
		return nil, problem(503, "unhealthy", "the database does not answer", "see the server's log")
	}
	chain := "following"
	if s.parts.Registry.Health().Error != "" {
		chain = "failing"
	}
	return &healthOutput{HealthReport{true, chain}}, nil
}

// model is the governance side of what is followed.
func (s *Server) model() *governance.Model { return s.parts.Registry.Model() }

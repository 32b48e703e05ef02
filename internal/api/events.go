package api

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ingest"
)

// Resync tells a client that it has missed events: whatever it shows, it reads anew.
type Resync struct {
	Reason string `json:"reason" enum:"restarted,too_slow" doc:"The server restarted, or the client was away or too slow for what the server remembers"`
}

// Hello begins every stream: what changes after it is not missed.
type Hello struct {
	Resumed bool `json:"resumed" doc:"The stream goes on after the event that the client named"`
}

// ChainEvent tells that the follower applied new blocks: members and datasets may have
// changed; proposals have events of their own.
type ChainEvent struct {
	Latest governance.Block  `json:"latest"`
	Final  *governance.Block `json:"final,omitempty"`
}

// ProposalEvent tells that a proposal appeared, changed its state by an event or by the
// clock, or got a vote.
type ProposalEvent struct {
	ID     string `json:"id" doc:"uint256, decimal"`
	Number int    `json:"number"`
	State  string `json:"state" enum:"pending,active,succeeded,defeated,queued,executed,canceled"`
	Final  bool   `json:"final" doc:"Whether the final block says the same"`
}

// eventTypes are the events of GET /events by name.
var eventTypes = map[string]any{
	"hello":    Hello{},
	"resync":   Resync{},
	"chain":    ChainEvent{},
	"proposal": ProposalEvent{},
	"import":   Import{},
}

type eventsInput struct {
	LastEventID string `header:"Last-Event-ID" maxLength:"64" doc:"Id of the last event seen; sent by browsers on their own"`
	Since       string `query:"since" maxLength:"64" doc:"The same, for clients that cannot set headers"`
}

// events streams until the client goes.
func (s *Server) events(ctx context.Context, in *eventsInput) (*huma.StreamResponse, error) {
	release, ok := s.limits.streams.enter()
	if !ok {
		return nil, problem(http.StatusServiceUnavailable, "too_many_streams", "too many event streams are open", "close one, or try again later")
	}
	last := in.LastEventID
	if last == "" {
		last = in.Since
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		defer release()
		out := openStream(hctx)
		seq, known := s.hub.place(last)
		err := out.value("hello", Hello{known && last != ""})
		if err == nil && !known {
			err = out.value("resync", Resync{"restarted"})
		}
		if err == nil {
			err = out.follow(hctx.Context(), s.hub, seq)
		}
		if err != nil {
			visitOf(ctx).log.LogAttrs(ctx, slog.LevelDebug, "event stream ended", slog.Any("error", err))
		}
	}}, nil
}

// Import tells all streams that an import changed. It is meant for the ingest service's
// observer.
func (h *Hub) Import(i ingest.Import) { h.publish("import", viewImport(i)) }

// Proposal tells all streams that a proposal changed.
func (h *Hub) Proposal(p governance.Pulse) {
	h.publish("proposal", ProposalEvent{p.ID, p.Number, string(p.State), p.Final})
}

// Chain tells all streams that the follower applied blocks. final is the zero Block while
// none is known.
func (h *Hub) Chain(latest, final governance.Block) {
	e := ChainEvent{Latest: latest}
	if final != (governance.Block{}) {
		e.Final = &final
	}
	h.publish("chain", e)
}

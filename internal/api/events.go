package api

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// Resync tells a client that it has missed events: whatever it shows, it reads anew.
type Resync struct {
	Reason string `json:"reason" enum:"restarted,too_slow" doc:"The server restarted, or the client was away or too slow for what the server remembers"`
}

// ChainEvent tells that the follower applied new blocks: proposals, members and datasets
// may have changed.
type ChainEvent struct {
	Latest Block `json:"latest"`
	Final  Block `json:"final"`
}

// eventTypes are the events of GET /events by name.
var eventTypes = map[string]any{
	"resync": Resync{},
	"chain":  ChainEvent{},
	"import": Import{},
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
		err := out.send("", "hello", []byte(`{"resumed":`+boolText(known && last != "")+`}`))
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

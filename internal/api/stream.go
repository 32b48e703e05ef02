package api

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// heartbeat is sent when nothing else is, so that a connection that died is noticed on
// both sides and proxies keep it open.
const heartbeat = 15 * time.Second

// stream writes server-sent events (WHATWG HTML, 9.2).
type stream struct {
	w  http.ResponseWriter
	rc *http.ResponseController
}

// openStream sends the header. Errors of later sends mean that the client has gone.
func openStream(ctx huma.Context) *stream {
	_, w := humago.Unwrap(ctx)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no") // nginx would hold events back
	w.WriteHeader(http.StatusOK)
	return &stream{w, http.NewResponseController(w)}
}

// send writes one event; id may be empty. data is JSON, which has no line breaks.
func (s *stream) send(id, name string, data []byte) error {
	var b bytes.Buffer
	if id != "" {
		b.WriteString("id: " + id + "\n")
	}
	b.WriteString("event: " + name + "\ndata: ")
	b.Write(bytes.TrimRight(data, "\n"))
	b.WriteString("\n\n")
	return s.write(b.Bytes())
}

// value is send for a value that is not encoded yet.
func (s *stream) value(name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.send("", name, b)
}

// beat writes a comment.
func (s *stream) beat() error { return s.write([]byte(":\n\n")) }

func (s *stream) write(b []byte) error {
	if _, err := s.w.Write(b); err != nil {
		return err
	}
	return s.rc.Flush()
}

// follow sends the hub's events from seq on until the client goes, ctx or the hub ends.
func (s *stream) follow(ctx context.Context, h *Hub, seq uint64) error {
	beat := time.NewTimer(heartbeat)
	defer beat.Stop()
	for {
		events, missed, wake, open := h.after(seq, 64)
		if missed {
			if err := s.send("", "resync", []byte(`{"reason":"too_slow"}`)); err != nil {
				return err
			}
		}
		for _, e := range events {
			if err := s.send(h.id(e.seq), e.name, e.data); err != nil {
				return err
			}
			seq = e.seq
		}
		if len(events) > 0 {
			beat.Reset(heartbeat)
			continue
		}
		if !open {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-wake:
		case <-beat.C:
			beat.Reset(heartbeat)
			if err := s.beat(); err != nil {
				return err
			}
		}
	}
}

// describeStream gives op an answer of server-sent events: one of several objects, told
// apart by the property event.
func describeStream(api huma.API, op *huma.Operation, events map[string]any) {
	names := make([]string, 0, len(events))
	for name := range events {
		names = append(names, name)
	}
	slices.Sort(names)
	union := &huma.Schema{Discriminator: &huma.Discriminator{PropertyName: "event"}}
	for _, name := range names {
		data := api.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(events[name]), true, name)
		union.OneOf = append(union.OneOf, &huma.Schema{
			Type: huma.TypeObject, Required: []string{"event", "data"},
			Properties: map[string]*huma.Schema{
				"id":    {Type: huma.TypeString, Description: "For the header Last-Event-ID"},
				"event": {Type: huma.TypeString, Enum: []any{name}},
				"data":  data,
			},
		})
	}
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	if op.Responses["200"] == nil {
		op.Responses["200"] = &huma.Response{Description: "Server-sent events, each one of these"}
	}
	if op.Responses["200"].Content == nil {
		op.Responses["200"].Content = map[string]*huma.MediaType{}
	}
	op.Responses["200"].Content["text/event-stream"] = &huma.MediaType{Schema: union}
}

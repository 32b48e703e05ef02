package api

import (
	"context"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// Bounds of every call that does not say otherwise.
const (
	maxBody     = 64 << 10         // bytes of body
	bodyTimeout = 10 * time.Second // for the whole body to come
	callTimeout = time.Minute      // for the work
)

// call is one route.
type call struct {
	method, path, id, tag, summary string
	needs                          need
}

// need is what a caller must prove.
type need int

const (
	session      need = iota + 1 // a session
	maybeSession                 // a session, or none
	operator                     // the operator's token
)

// operation describes c. Each change is one place for all calls.
func (c call) operation(edit ...func(*huma.Operation)) huma.Operation {
	op := huma.Operation{
		OperationID: c.id, Method: c.method, Path: base + c.path, Summary: c.summary, Tags: []string{c.tag},
		MaxBodyBytes: maxBody, BodyReadTimeout: bodyTimeout,
	}
	switch c.needs {
	case session:
		op.Security = []map[string][]string{{"session": {}}, {"bearer": {}}}
	case maybeSession:
		op.Security = []map[string][]string{{}, {"session": {}}, {"bearer": {}}}
	case operator:
		op.Security = []map[string][]string{{"operator": {}}}
	}
	for _, e := range edit {
		e(&op)
	}
	return op
}

// handle registers a call whose errors become Problems.
func handle[I, O any](s *Server, c call, f func(context.Context, *I) (*O, error), edit ...func(*huma.Operation)) {
	handleLong(s, c, func(ctx context.Context, in *I) (*O, error) {
		ctx, cancel := context.WithTimeout(ctx, callTimeout)
		defer cancel()
		return f(ctx, in)
	}, edit...)
}

// handleLong is handle for a call that works as long as it needs, or streams.
func handleLong[I, O any](s *Server, c call, f func(context.Context, *I) (*O, error), edit ...func(*huma.Operation)) {
	op := c.operation(edit...)
	s.describeErrors(&op)
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := f(ctx, in)
		if err != nil {
			return nil, fail(ctx, err)
		}
		return out, nil
	})
}

// describeErrors gives op the one form of errors.
func (s *Server) describeErrors(op *huma.Operation) {
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	op.Responses["default"] = &huma.Response{Description: "Error", Content: map[string]*huma.MediaType{
		"application/problem+json": {Schema: s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")},
	}}
}

// handleStream is handle for a call that answers with server-sent events.
func handleStream[I any](s *Server, c call, events map[string]any, f func(context.Context, *I) (*huma.StreamResponse, error), edit ...func(*huma.Operation)) {
	handleLong(s, c, f, append(edit, func(op *huma.Operation) { describeStream(s.api, op, events) })...)
}

// successStatus sets the status of success.
func successStatus(code int) func(*huma.Operation) {
	return func(op *huma.Operation) { op.DefaultStatus = code }
}

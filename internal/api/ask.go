package api

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
)

// Question is what somebody asks.
type Question struct {
	Question     string `json:"question" minLength:"1" doc:"A question, or a request such as a summary of at most N words"`
	Conversation string `json:"conversation,omitempty" maxLength:"64" doc:"Ask on in this conversation of yours; empty begins a new one"`
	Collection   string `json:"collection,omitempty" maxLength:"31" doc:"Ask this collection only; empty: all, or the conversation's"`
}

// Found tells which documents the answer is sought in.
type Found struct {
	Ranked []answer.Ranked `json:"ranked"`
}

// Delta is the next piece of the answer's text.
type Delta struct {
	Text string `json:"text"`
}

// askTypes are the events of a streamed answer by name; answer or error is the last.
var askTypes = map[string]any{"found": Found{}, "delta": Delta{}, "answer": answer.Answer{}, "error": Problem{}}

type askInput struct {
	Accept string `header:"Accept" doc:"text/event-stream to see the answer grow, else JSON"`
	Body   Question
}

// ask answers a question for whoever the policy lets ask now.
func (s *Server) ask(ctx context.Context, in *askInput) (*huma.StreamResponse, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	var set []http.Cookie
	if caller.Owner() == "" { // gives an anonymous conversation an owner
		var visitor [32]byte
		visitor, set = s.visitor(ctx)
		caller = access.Anonymous(visitor, caller.IP())
	}
	release, ok := s.limits.asking.enter()
	if !ok {
		return nil, problem(http.StatusServiceUnavailable, "busy", "too many questions are being answered at once", "try again in a moment")
	}
	grant, err := s.parts.Policy.Grant(ctx, caller)
	if err != nil {
		release()
		return nil, err
	}
	q := answer.Question{Text: in.Body.Question, Conversation: in.Body.Conversation, Collection: in.Body.Collection}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		defer release()
		r, w := humago.Unwrap(hctx)
		for _, c := range set {
			http.SetCookie(w, &c)
		}
		if strings.Contains(in.Accept, "text/event-stream") {
			s.askStream(hctx, grant, q)
			return
		}
		a, err := s.parts.Answers.Ask(r.Context(), grant, q, nil)
		s.metrics.question(a, err)
		if err != nil {
			writeProblem(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		writeJSON(w, viewAnswer(a))
	}}, nil
}

// viewAnswer has empty lists in place of missing ones.
func viewAnswer(a answer.Answer) answer.Answer {
	a.Citations, a.Ranked = append([]answer.Citation{}, a.Citations...), append([]answer.Ranked{}, a.Ranked...)
	for i := range a.Citations {
		a.Citations[i].Headings = append([]string{}, a.Citations[i].Headings...)
	}
	return a
}

// describeAnswer tells OpenAPI of the answer as JSON.
func (s *Server) describeAnswer(op *huma.Operation) {
	op.Responses = map[string]*huma.Response{"200": {Description: "The answer, whole or as server-sent events", Content: map[string]*huma.MediaType{
		"application/json": {Schema: s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[answer.Answer](), true, "Answer")},
	}}}
}

// askStream sends the answer's steps. Until the first, an error has its own status.
func (s *Server) askStream(hctx huma.Context, grant access.Grant, q answer.Question) {
	r, w := humago.Unwrap(hctx)
	ctx := r.Context()
	var out *stream
	a, err := s.parts.Answers.Ask(ctx, grant, q, func(e answer.Event) error {
		if out == nil {
			out = openStream(hctx)
		}
		switch {
		case e.Ranked != nil:
			return out.value("found", Found{e.Ranked})
		case e.Delta != "":
			return out.value("delta", Delta{e.Delta})
		}
		return nil // the answer itself comes when it is saved
	})
	s.metrics.question(a, err)
	switch {
	case err != nil && out == nil:
		writeProblem(w, r, err)
	case err != nil:
		err = out.value("error", fail(ctx, err))
	default:
		if out == nil {
			out = openStream(hctx)
		}
		err = out.value("answer", viewAnswer(a))
	}
	if err != nil {
		visitOf(ctx).log.DebugContext(ctx, "answer not delivered", "error", err)
	}
}

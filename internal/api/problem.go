package api

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// Problem is every error of the API: RFC 9457 problem details with a code that never
// changes and a word on what to do.
type Problem struct {
	Status  int    `json:"status" doc:"HTTP status"`
	Title   string `json:"title" doc:"HTTP status in words"`
	Code    string `json:"code" doc:"Stable code of the error, for programs" example:"nonce_used"`
	Detail  string `json:"detail,omitempty" doc:"What happened, for people"`
	Advice  string `json:"advice,omitempty" doc:"What to do about it, for people"`
	Request string `json:"request,omitempty" doc:"Id of the request, as in the server's log"`
	Reason  string `json:"reason,omitempty" doc:"Stable code of the cause, where the same error has several"`
	// Errors lists what is wrong with a malformed request.
	Errors []ProblemField `json:"errors,omitempty" doc:"Each thing that is wrong with the request's form"`
	// RetryAfter is in the header Retry-After too.
	RetryAfter int64 `json:"retry_after,omitempty" doc:"Seconds after which the same call may succeed"`
	// Offset is the one to continue from.
	Offset *int64 `json:"offset,omitempty" doc:"Of an upload: the offset to go on from"`

	cause error // logged, never sent
}

// ProblemField is one thing wrong with a request's form.
type ProblemField struct {
	Where   string `json:"where,omitempty" doc:"Place in the request" example:"body.cid"`
	Message string `json:"message"`
}

// Error is the code and the detail.
func (p *Problem) Error() string { return p.Code + ": " + p.Detail }

// GetStatus makes a Problem an error that huma sends as it is.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders tells when to try again (RFC 9110, 10.2.3).
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.RetryAfter > 0 {
		h.Set("Retry-After", strconv.FormatInt(p.RetryAfter, 10))
	}
	return h
}

func problem(status int, code, detail, advice string) *Problem {
	// 499, for a caller that went away, has no text.
	return &Problem{Status: status, Title: cmp.Or(http.StatusText(status), "Client Closed Request"), Code: code, Detail: detail, Advice: advice}
}

// huma makes its own errors (validation, content types, sizes) through a variable of
// the package; there is no other way to give them our form.
var useProblems = sync.OnceFunc(func() {
	huma.DefaultArrayNullable = false // lists are never null, which the tests see to
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		code := cmp.Or(map[int]string{
			http.StatusBadRequest: "malformed", http.StatusUnprocessableEntity: "malformed",
			http.StatusRequestEntityTooLarge: "too_large", http.StatusUnsupportedMediaType: "media_type",
			http.StatusRequestTimeout: "too_slow", http.StatusNotAcceptable: "not_acceptable",
		}[status], "internal")
		p := problem(status, code, message, "")
		if code == "internal" && status != 0 {
			return internal(errors.Join(append(errs, errors.New(message))...))
		}
		for _, err := range errs {
			if d, ok := err.(huma.ErrorDetailer); ok {
				// The value is left out: it may be long, or a secret in the wrong place.
				p.Errors = append(p.Errors, ProblemField{d.ErrorDetail().Location, d.ErrorDetail().Message})
			} else if err != nil {
				p.Errors = append(p.Errors, ProblemField{Message: err.Error()})
			}
		}
		return p
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, errs ...error) huma.StatusError {
		p := huma.NewError(status, message, errs...)
		if p, ok := p.(*Problem); ok {
			finish(ctx.Context(), p)
		}
		return p
	}
})

// internal hides an error that nobody planned for.
func internal(err error) *Problem {
	p := problem(http.StatusInternalServerError, "internal", "something went wrong inside the server",
		"try again; if it goes on, the server's log tells more under the request's id")
	p.cause = err
	return p
}

// fail is the last step of every failed request: the error's Problem, its cause in the
// log where it was not the caller's doing.
func fail(ctx context.Context, err error) *Problem {
	var known *Problem
	if !errors.As(err, &known) {
		known = translate(err)
	}
	p := *known // which may be shared
	finish(ctx, &p)
	return &p
}

func finish(ctx context.Context, p *Problem) {
	r := visitOf(ctx)
	p.Request = r.id
	if p.Status >= 500 && p.cause != nil && ctx.Err() == nil {
		r.log.LogAttrs(ctx, slog.LevelError, "request failed", slog.String("code", p.Code), slog.Any("error", p.cause))
	}
}

package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/access"
)

// Refusals of the guard.
var (
	errHost   = problem(http.StatusMisdirectedRequest, "unknown_host", "this server does not answer to that host name", "use the public URL, or have the operator add the name to server.extra_hosts")
	errOrigin = problem(http.StatusForbidden, "cross_origin", "a page of another site may not do this", "use this server's own pages, or a program that sends no Origin")
)

// guard decides which requests come in at all.
type guard struct {
	origin access.Origin
	hosts  map[string]bool // lower case, without port
}

func newGuard(origin access.Origin, extra []string) *guard {
	g := &guard{origin, map[string]bool{}}
	for _, h := range append([]string{origin.Host, "localhost", "127.0.0.1", "::1"}, extra...) {
		g.hosts[hostname(h)] = true
	}
	return g
}

// check wants a known Host, so that a name which an attacker points at this machine
// (DNS rebinding) gets nothing, and on unsafe methods an Origin of our own if the
// client sends one, as browsers do.
func (g *guard) check(r *http.Request) *Problem {
	if !g.hosts[hostname(r.Host)] {
		return errHost
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
		return nil
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return errOrigin
	}
	origins := r.Header.Values("Origin")
	if len(origins) == 0 || len(origins) == 1 && g.ownOrigin(origins[0], r.Host) {
		return nil
	}
	return errOrigin
}

// ownOrigin accepts the public URL's origin and the one whose host, a known one, the
// request was sent to: people also type localhost.
func (g *guard) ownOrigin(origin, host string) bool {
	if strings.EqualFold(origin, g.origin.String()) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == g.origin.Scheme && u.Host != "" && strings.EqualFold(u.Host, host)
}

// hostname is a host without its port and brackets, in lower case.
func hostname(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

// writeProblem answers outside of huma.
func writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := fail(r.Context(), err)
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	writeJSON(w, p)
}

// wrap is what every request passes: id, log, guard, headers, and a net for panics.
func (s *Server) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		v := s.newVisit(r)
		r = r.WithContext(contextWith(r.Context(), v))
		rec := &recorder{ResponseWriter: w, rc: http.NewResponseController(w)}
		rec.patience(0)
		h := rec.Header()
		h.Set("X-Request-Id", v.id)
		h.Set("Cache-Control", "no-store") // a cached copy is one that no purge reaches
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", policyAPI)
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		defer func() {
			if p := recover(); p != nil {
				s.panicked(rec, r, p)
			}
			s.record(r, rec, time.Since(began))
		}()
		if p := s.guard.check(r); p != nil {
			writeProblem(rec, r, p)
			return
		}
		next.ServeHTTP(rec, r)
	})
}

// policyAPI lets what the API sends do nothing, whatever a browser takes it for. The web
// app's handler sets its own.
const policyAPI = "default-src 'none'; frame-ancestors 'none'; sandbox"

func (s *Server) panicked(w *recorder, r *http.Request, p any) {
	if p == http.ErrAbortHandler {
		panic(p)
	}
	err := fmt.Errorf("panic: %v", p)
	visitOf(r.Context()).log.ErrorContext(r.Context(), "panic in a handler", "error", err, "stack", string(debug.Stack()))
	if w.status == 0 {
		writeProblem(w, r, internal(errors.New("see the panic above")))
		return
	}
	panic(http.ErrAbortHandler) // half an answer is out: break the connection, so that it is not taken for whole
}

// record writes the access log: no query, no header, no body, since these may hold
// what people ask and what proves who they are.
func (s *Server) record(r *http.Request, w *recorder, took time.Duration) {
	route := r.Pattern
	if route == "" {
		route = "none"
	}
	s.metrics.request(route, w.status, took)
	level := slog.LevelDebug
	if w.status >= 400 {
		level = slog.LevelInfo
	}
	visitOf(r.Context()).log.LogAttrs(r.Context(), level, "request", slog.String("route", route),
		slog.Int("status", w.status), slog.Int64("bytes", w.bytes), slog.Duration("took", took.Round(time.Microsecond)))
}

// writeTimeout is how long a client may take to accept what is written at once.
const writeTimeout = 30 * time.Second

// recorder remembers what was answered, and gives each write its own deadline: an answer
// may take long to compute or to stream, but a client that does not read holds nothing.
type recorder struct {
	http.ResponseWriter
	rc     *http.ResponseController
	status int
	bytes  int64
}

// patience sets the deadline of the next writes; 0 is none. The deadline of the request
// before on the same connection would count otherwise.
func (w *recorder) patience(d time.Duration) {
	var at time.Time
	if d > 0 {
		at = time.Now().Add(d)
	}
	// The server's own writer can always; a test's may not, and needs no deadline.
	_ = w.rc.SetWriteDeadline(at)
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.patience(writeTimeout)
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	w.patience(writeTimeout)
	n, err := w.ResponseWriter.Write(b)
	w.bytes += int64(n)
	return n, err
}

// Unwrap serves http.ResponseController: flush and deadlines.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

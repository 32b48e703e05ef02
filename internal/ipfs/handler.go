package ipfs

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/ipfs/go-cid"
)

// HandlerConfig bounds a gateway. A zero field means its default.
type HandlerConfig struct {
	Limits   Limits
	Requests int           // answered at once, more get 503; default 128
	PerHost  int           // of them for one address; default half of Requests
	Write    time.Duration // longest wait for a client to take the next part; default 30 s
	Log      *slog.Logger  // default slog.Default
}

// Handler is a trustless gateway (specs.ipfs.tech/http-gateways/trustless-gateway):
// GET and HEAD /ipfs/CID as raw block or CARv1, nothing else: no paths, no listings,
// no rendered files. It serves what allow permits and answers 404 to everything else,
// so that nobody learns what is held. Mount it on a listener of its own.
func Handler(shelf Blocks, allow func(context.Context, cid.Cid) bool, config HandlerConfig) http.Handler {
	config.Limits = config.Limits.WithDefaults()
	fill(&config.Requests, 128)
	fill(&config.PerHost, max(1, config.Requests/2))
	fill(&config.Write, 30*time.Second)
	if config.Log == nil {
		config.Log = slog.Default()
	}
	return &handler{shelf: shelf, allow: allow, config: config, slots: slots{total: config.Requests, each: config.PerHost, taken: map[string]int{}}}
}

type handler struct {
	shelf  Blocks
	allow  func(context.Context, cid.Cid) bool
	config HandlerConfig
	slots  slots
}

const (
	typeRaw = "application/vnd.ipld.raw"
	typeCAR = "application/vnd.ipld.car"
)

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	head.Set("Cross-Origin-Resource-Policy", "cross-origin") // public blocks, verified by whoever reads them
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		head.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if !h.slots.take(host) {
		head.Set("Retry-After", "1")
		http.Error(w, "busy, try again", http.StatusServiceUnavailable)
		return
	}
	defer h.slots.free(host)
	name, ok := strings.CutPrefix(r.URL.Path, "/ipfs/")
	name = strings.TrimSuffix(name, "/")
	if !ok || name == "" || strings.Contains(name, "/") {
		http.Error(w, "this gateway serves /ipfs/CID only, as raw block or CAR", http.StatusNotFound)
		return
	}
	c, err := cid.Decode(name)
	if err != nil {
		http.Error(w, "malformed CID", http.StatusBadRequest)
		return
	}
	format, scope, err := asked(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotAcceptable)
		return
	}
	a, err := resolve(c)
	if err != nil || !a.isInline && !h.allow(r.Context(), c) {
		http.Error(w, "not served here", http.StatusNotFound)
		return
	}
	head.Set("Vary", "Accept")
	head.Set("Cache-Control", "public, max-age=29030400, immutable")
	head.Set("X-Ipfs-Path", "/ipfs/"+c.String())
	slow := &patient{ResponseWriter: w, control: http.NewResponseController(w), wait: h.config.Write}
	if format == typeRaw {
		h.raw(slow, r, c, a)
		return
	}
	h.car(slow, r, c, scope)
}

// asked reads format and scope from the query or, without one, from Accept.
func asked(r *http.Request) (format, scope string, err error) {
	q := r.URL.Query()
	scope = q.Get("dag-scope")
	switch q.Get("format") {
	case "raw":
		format = typeRaw
	case "car":
		format = typeCAR
	case "":
		for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
			t, params, _ := strings.Cut(strings.TrimSpace(part), ";")
			if t == typeCAR && strings.Contains(strings.ReplaceAll(params, " ", ""), "version=2") {
				continue
			}
			if t == typeRaw || t == typeCAR {
				format = t
				break
			}
		}
	}
	switch {
	case format == "":
		return "", "", errors.New("trustless gateway: ask for " + typeRaw + " or " + typeCAR)
	case format == typeCAR && q.Has("car-version") && q.Get("car-version") != "1":
		return "", "", errors.New("only CARv1 is served")
	case format == typeCAR && q.Has("entity-bytes"):
		return "", "", errors.New("entity-bytes is not served; ask for the whole DAG or for single blocks")
	}
	switch scope {
	case "", "all", "block":
		return format, scope, nil
	}
	return "", "", errors.New("dag-scope: want all or block")
}

func (h *handler) raw(w *patient, r *http.Request, c cid.Cid, a address) {
	head := w.Header()
	head.Set("Content-Type", typeRaw)
	head.Set("Content-Disposition", `attachment; filename="`+c.String()+`.bin"`)
	head.Set("Etag", `"`+c.String()+`.raw"`)
	if r.Header.Get("If-None-Match") == head.Get("Etag") {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	block := a.inline
	if !a.isInline {
		var err error
		if block, err = h.shelf.Block(r.Context(), c, h.config.Limits.BlockBytes); err != nil {
			h.missing(w, c, err)
			return
		}
	}
	head.Set("Content-Length", strconv.Itoa(len(block)))
	if r.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(block); err != nil {
		h.config.Log.Debug("gateway: client went away", "cid", c, "err", err)
	}
}

func (h *handler) missing(w *patient, c cid.Cid, err error) {
	for _, k := range []string{"Content-Type", "Content-Disposition", "Etag", "Cache-Control"} {
		w.Header().Del(k)
	}
	if missing(err) {
		http.Error(w, "not held here", http.StatusNotFound)
		return
	}
	h.config.Log.Error("gateway: block cannot be read", "cid", c, "err", err)
	http.Error(w, "the block cannot be read", http.StatusInternalServerError)
}

func (h *handler) car(w *patient, r *http.Request, c cid.Cid, scope string) {
	head := w.Header()
	limits := h.config.Limits
	first := &deferred{patient: w, start: func() {
		head.Set("Content-Type", typeCAR+"; version=1; order=dfs; dups=n")
		head.Set("Content-Disposition", `attachment; filename="`+c.String()+`.car"`)
		head.Set("Etag", `W/"`+c.String()+"."+scope+`.car"`)
	}}
	if r.Method == http.MethodHead {
		if _, err := h.shelf.Size(r.Context(), c); err != nil {
			h.missing(w, c, err)
			return
		}
		first.start()
		return
	}
	var err error
	if scope == "block" {
		err = writeBlockCAR(r.Context(), first, c, h.shelf, limits)
	} else {
		err = writeCAR(r.Context(), first, c, h.shelf, limits)
	}
	switch {
	case err == nil:
		err = first.flush()
	case !first.sent:
		h.missing(w, c, err)
		return
	}
	if err != nil {
		h.config.Log.Debug("gateway: CAR ended early", "cid", c, "err", err)
		panic(http.ErrAbortHandler) // the only way to tell the client that the stream is not whole
	}
}

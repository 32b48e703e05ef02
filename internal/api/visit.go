package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"

	"github.com/witan-project/witan/internal/access"
)

// visit is what the middlewares learned of one request.
type visit struct {
	id      string // random, in the answer's header X-Request-Id and in the log
	ip      netip.Addr
	log     *slog.Logger
	visitor string // visitor token of the cookie; empty if there is none
	bearer  string // token of the header Authorization
	cookie  string // token of the session cookie
}

type visitKey struct{}

func visitOf(ctx context.Context) *visit {
	if v, ok := ctx.Value(visitKey{}).(*visit); ok {
		return v
	}
	return &visit{log: slog.New(slog.DiscardHandler)}
}

// newVisit reads who is calling. X-Forwarded-For counts only behind a proxy that is
// configured, and then only its last entry, which is the proxy's own.
func (s *Server) newVisit(r *http.Request) *visit {
	var id [8]byte
	rand.Read(id[:]) // never fails (crypto/rand)
	v := &visit{id: hex.EncodeToString(id[:])}
	v.log = s.log.With("request", v.id)
	if a, err := netip.ParseAddrPort(r.RemoteAddr); err == nil {
		v.ip = a.Addr().Unmap()
	}
	if s.cfg.BehindProxy {
		forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		if a, err := netip.ParseAddr(strings.TrimSpace(forwarded[len(forwarded)-1])); err == nil {
			v.ip = a.Unmap()
		}
	}
	v.bearer, _ = strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if c, err := r.Cookie(s.cookies.session); err == nil {
		v.cookie = c.Value
	}
	if c, err := r.Cookie(s.cookies.visitor); err == nil {
		v.visitor = c.Value
	}
	return v
}

// token is the session's, if the request bears one.
func (v *visit) token() string {
	if v.bearer != "" {
		return v.bearer
	}
	return v.cookie
}

// caller says who calls. A cookie of an ended session is as good as none; a bearer
// token that is not valid is an error, since its sender relies on it.
func (s *Server) caller(ctx context.Context) (access.Caller, error) {
	v := visitOf(ctx)
	if token := v.token(); token != "" {
		session, err := s.parts.Sessions.Lookup(ctx, token)
		if err == nil {
			return access.SignedIn(session.Address, v.ip), nil
		}
		if v.bearer != "" || !errors.Is(err, access.ErrNoSession) {
			return access.Caller{}, err
		}
	}
	hash, ok := access.HashVisitor(v.visitor)
	if !ok {
		hash = [32]byte{}
	}
	return access.Anonymous(hash, v.ip), nil
}

// signedIn is caller for calls that need a session.
func (s *Server) signedIn(ctx context.Context) (access.Caller, error) {
	c, err := s.caller(ctx)
	if err != nil {
		return c, err
	}
	if _, ok := c.Address(); !ok {
		return c, access.ErrNoSession
	}
	return c, nil
}

// operator is nil for a call that bears the operator's token.
func (s *Server) operator(ctx context.Context) error {
	return s.parts.Operator.Check(visitOf(ctx).bearer)
}

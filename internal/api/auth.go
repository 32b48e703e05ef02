package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/access"
)

// Nonce is what a client needs to make a sign-in message.
type Nonce struct {
	Nonce   string    `json:"nonce" doc:"For one sign-in by this browser"`
	Expires time.Time `json:"expires"`
	Domain  string    `json:"domain" doc:"Domain that the message must name (EIP-4361)" example:"127.0.0.1:7420"`
	URI     string    `json:"uri" doc:"URI that the message must name"`
	ChainID string    `json:"chain_id" doc:"Chain id that the message must name, decimal"`
}

// SignIn proves an address.
type SignIn struct {
	Message   string `json:"message" maxLength:"4096" doc:"Message of EIP-4361 with a nonce of this server"`
	Signature string `json:"signature" pattern:"^0x([0-9a-fA-F]{2})+$" maxLength:"32770" doc:"Over the message by personal_sign (EIP-191); of a contract wallet, what it takes (ERC-1271)"`
	Bearer    bool   `json:"bearer,omitempty" doc:"Give the token in the answer and set no cookie: for programs"`
}

// Session is who is signed in.
type Session struct {
	Address string    `json:"address"`
	Expires time.Time `json:"expires"`
	Token   string    `json:"token,omitempty" doc:"Only where asked for: send it as Authorization: Bearer"`
}

type nonceOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      Nonce
}

// nonce binds the nonce to a cookie that no other browser has, so that a message which
// someone else got hold of signs nobody in.
func (s *Server) nonce(ctx context.Context, _ *struct{}) (*nonceOutput, error) {
	visitor, cookies := s.visitor(ctx)
	nonce, expires := s.parts.Sessions.Nonce(visitor)
	return &nonceOutput{
		SetCookie: cookies, Body: Nonce{nonce, expires.UTC(), s.origin.Host, s.origin.String(), s.parts.Chain.ChainID().String()},
	}, nil
}

// visitor is the caller's visitor, made now if it is new.
func (s *Server) visitor(ctx context.Context) (hash [32]byte, set []http.Cookie) {
	if hash, ok := access.HashVisitor(visitOf(ctx).visitor); ok {
		return hash, nil
	}
	token := access.NewVisitor()
	hash, _ = access.HashVisitor(token) // of our own making, so it is one
	return hash, []http.Cookie{s.cookies.make(s.cookies.visitor, token, visitorLife)}
}

type signInInput struct{ Body SignIn }

type sessionOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      Session
}

func (s *Server) signIn(ctx context.Context, in *signInInput) (*sessionOutput, error) {
	v := visitOf(ctx)
	if err := s.limits.signIn.Spend(v.ip); err != nil {
		return nil, err
	}
	visitor, ok := access.HashVisitor(v.visitor)
	if !ok {
		return nil, access.ErrNonce
	}
	signature, err := hexutil.Decode(in.Body.Signature)
	if err != nil {
		return nil, problem(http.StatusUnprocessableEntity, "malformed", "signature: "+err.Error(), "")
	}
	token, session, err := s.parts.Sessions.SignIn(ctx, visitor, in.Body.Message, signature)
	if err != nil {
		return nil, err
	}
	out := &sessionOutput{Body: viewSession(session)}
	if in.Body.Bearer {
		out.Body.Token = token
		return out, nil
	}
	out.SetCookie = []http.Cookie{s.cookies.make(s.cookies.session, token, time.Until(session.Expires))}
	return out, nil
}

func (s *Server) session(ctx context.Context, _ *struct{}) (*sessionOutput, error) {
	session, err := s.parts.Sessions.Lookup(ctx, visitOf(ctx).token())
	if err != nil {
		return nil, err
	}
	return &sessionOutput{Body: viewSession(session)}, nil
}

type signOutInput struct {
	All bool `query:"all" doc:"End every session of the address"`
}

type signOutOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
}

func (s *Server) signOut(ctx context.Context, in *signOutInput) (*signOutOutput, error) {
	token := visitOf(ctx).token()
	session, err := s.parts.Sessions.Lookup(ctx, token)
	if err != nil {
		return nil, err
	}
	if in.All {
		err = s.parts.Sessions.RevokeAll(ctx, session.Address)
	} else {
		err = s.parts.Sessions.Revoke(ctx, token)
	}
	if err != nil {
		return nil, err
	}
	return &signOutOutput{[]http.Cookie{s.cookies.make(s.cookies.session, "", 0)}}, nil
}

func viewSession(s access.Session) Session {
	return Session{Address: s.Address.Hex(), Expires: s.Expires.UTC()}
}

// writeJSON sends v after the header is out. An error means that the client has gone.
func writeJSON(w http.ResponseWriter, v any) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v)
}

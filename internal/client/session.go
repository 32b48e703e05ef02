package client

import (
	"context"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/ethereum"
)

// tokenBox holds the bearer token.
type tokenBox struct {
	mu    sync.Mutex
	value string
}

func (t *tokenBox) get() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.value
}

func (t *tokenBox) set(v string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.value = v
}

// Token is the session's after SignIn, or what New was given. It is a secret.
func (c *Client) Token() string { return c.token.get() }

// SignIn signs the key's address in by Sign-In with Ethereum and uses the session's
// token for all further calls. The message is for the address that this client was
// given: a server that names another site as its own gets no signature.
func (c *Client) SignIn(ctx context.Context, key ethereum.Key) (api.Session, error) {
	var n api.Nonce
	if err := c.call(ctx, "GET", "/auth/nonce", nil, nil, &n); err != nil {
		return api.Session{}, err
	}
	origin, err := access.ParseOrigin(c.base.String())
	if err != nil {
		return api.Session{}, err
	}
	if n.Domain != origin.Host || n.URI != origin.String() {
		return api.Session{}, fmt.Errorf("the server at %s takes sign-ins for %s: use that address with --server", origin, n.URI)
	}
	chain, ok := new(big.Int).SetString(n.ChainID, 10)
	if !ok {
		return api.Session{}, fmt.Errorf("the server's chain id %q is no number", n.ChainID)
	}
	text := origin.NewMessage(key.Address(), chain, n.Nonce, time.Now()).String()
	signature, err := ethereum.SignDigest(key, ethereum.PersonalHash([]byte(text)))
	if err != nil {
		return api.Session{}, err
	}
	var s api.Session
	in := api.SignIn{Message: text, Signature: hexutil.Encode(signature), Bearer: true}
	if err := c.call(ctx, "POST", "/auth/session", nil, in, &s); err != nil {
		return api.Session{}, err
	}
	c.token.set(s.Token)
	return s, nil
}

// SignOut ends the session.
func (c *Client) SignOut(ctx context.Context) error {
	if err := c.call(ctx, "DELETE", "/auth/session", nil, nil, nil); err != nil {
		return err
	}
	c.token.set("")
	return nil
}

// Session tells who is signed in.
func (c *Client) Session(ctx context.Context) (s api.Session, err error) {
	err = c.call(ctx, "GET", "/auth/session", nil, nil, &s)
	return s, err
}

package ethereum

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

// Bounds of what one endpoint may do to this process.
const (
	maxResponse = 256 << 20        // bytes of one answer
	callTimeout = 60 * time.Second // one HTTP round trip, answer included
)

// Client is a connection to one Ethereum JSON-RPC endpoint. It may be used by many
// goroutines at once.
type Client struct {
	*ethclient.Client

	chainID *big.Int
	reverts []*abi.ABI
	codes   codes

	mu       sync.Mutex
	accounts map[common.Address]*account
}

// Dial connects to an endpoint (http, https, ws or wss) and asks for its chain id once.
// reverts are the ABIs whose custom errors Send decodes. An endpoint that is away gives
// an error that is Temporary. Errors name the endpoint's host only: paths, queries and
// user names of such URLs are often secrets.
func Dial(ctx context.Context, rawURL string, reverts ...*abi.ABI) (*Client, error) {
	full, err := url.Parse(rawURL)
	if err != nil || full.Host == "" {
		return nil, errors.New("RPC: the URL is malformed: want http, https, ws or wss, and a host") // not %w: it has the URL
	}
	host := (&url.URL{Scheme: full.Scheme, Host: full.Host}).String()
	dialled := host
	if full.Scheme != "http" && full.Scheme != "https" {
		dialled = rawURL // only HTTP's errors would show it
	}
	c, err := rpc.DialOptions(ctx, dialled, rpc.WithHTTPClient(httpClient(full)), rpc.WithWebsocketMessageSizeLimit(maxResponse))
	if err != nil {
		return nil, fmt.Errorf("RPC %s: %w", host, err)
	}
	client := &Client{Client: ethclient.NewClient(c), reverts: reverts, accounts: map[common.Address]*account{}}
	if client.chainID, err = client.Client.ChainID(ctx); err != nil {
		c.Close()
		return nil, fmt.Errorf("RPC %s: chain id: %w", host, err)
	}
	return client, nil
}

// ChainID is the endpoint's chain id as read by Dial.
func (c *Client) ChainID() *big.Int { return new(big.Int).Set(c.chainID) }

// Domain is the EIP-712 domain of a registry on this chain.
func (c *Client) Domain(registry common.Address) Domain {
	return Domain{ChainID: c.ChainID(), Registry: registry}
}

// RevertError decodes a contract's refusal with the ABIs given to Dial.
func (c *Client) RevertError(err error) error { return RevertError(err, c.reverts...) }

func httpClient(endpoint *url.URL) *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 16
	return &http.Client{
		Transport:     transport{t, endpoint},
		Timeout:       callTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return ErrRedirect },
	}
}

// transport sends every request to endpoint, whatever the address that errors show, and
// cuts answers at maxResponse.
type transport struct {
	http.RoundTripper
	endpoint *url.URL
}

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL = t.endpoint
	if u := t.endpoint.User; u != nil {
		password, _ := u.Password() // empty where there is none
		r.SetBasicAuth(u.Username(), password)
	}
	res, err := t.RoundTripper.RoundTrip(r)
	if err == nil {
		res.Body = http.MaxBytesReader(nil, res.Body, maxResponse)
	}
	return res, err
}

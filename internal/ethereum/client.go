package ethereum

import (
	"context"
	"fmt"
	"math/big"
	"net/http"
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
	errors  []*abi.ABI
	codes   codes

	mu       sync.Mutex
	accounts map[common.Address]*account
}

// Dial connects to an endpoint (http, https, ws or wss) and asks for its chain id once.
// reverts are the ABIs whose custom errors Send decodes. An endpoint that is away gives
// an error that is Temporary.
func Dial(ctx context.Context, url string, reverts ...*abi.ABI) (*Client, error) {
	c, err := rpc.DialOptions(ctx, url, rpc.WithHTTPClient(httpClient()), rpc.WithWebsocketMessageSizeLimit(maxResponse))
	if err != nil {
		return nil, fmt.Errorf("RPC %s: %w", url, err)
	}
	client := &Client{Client: ethclient.NewClient(c), errors: reverts, accounts: map[common.Address]*account{}}
	if client.chainID, err = client.Client.ChainID(ctx); err != nil {
		c.Close()
		return nil, fmt.Errorf("RPC %s: chain id: %w", url, err)
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
func (c *Client) RevertError(err error) error { return RevertError(err, c.errors...) }

func httpClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 16
	return &http.Client{
		Transport:     boundedTransport{t},
		Timeout:       callTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return ErrRedirect },
	}
}

// boundedTransport cuts answers at maxResponse.
type boundedTransport struct{ http.RoundTripper }

func (t boundedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := t.RoundTripper.RoundTrip(r)
	if err == nil {
		res.Body = http.MaxBytesReader(nil, res.Body, maxResponse)
	}
	return res, err
}

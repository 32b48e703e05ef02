package access

import (
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Refusals of a well-formed sign-in message.
var (
	// ErrDomain: the message was made for another site. A wallet that shows it to its
	// user lets them see that; a server that takes it would let that site's owner in.
	ErrDomain = errors.New("the message is for another site")
	// ErrChain: the message names another chain than the server's.
	ErrChain = errors.New("the message is for another chain")
	// ErrMessageTime: the message has expired, or is not valid yet.
	ErrMessageTime = errors.New("the message is not valid at this time: sign a new one")
)

// Origin is the web origin (RFC 6454) of the configured public URL.
type Origin struct {
	Scheme string // http or https
	Host   string // host, with the port unless it is the scheme's default; lower case
}

// ParseOrigin reads a public URL: http or https, a host, perhaps a port, nothing more.
func ParseOrigin(publicURL string) (Origin, error) {
	u, err := url.Parse(publicURL)
	if err != nil {
		return Origin{}, fmt.Errorf("public URL: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return Origin{}, fmt.Errorf("public URL %q: want http(s)://host[:port]", publicURL)
	}
	host := strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		host = strings.TrimSuffix(host, ":"+port)
	}
	return Origin{u.Scheme, host}, nil
}

// String is scheme://host[:port], as browsers write it in the header Origin.
func (o Origin) String() string { return o.Scheme + "://" + o.Host }

// Secure tells whether cookies must be confined to TLS.
func (o Origin) Secure() bool { return o.Scheme == "https" }

// NewMessage is the message that signs address in at o with nonce.
func (o Origin) NewMessage(address common.Address, chainID *big.Int, nonce string, now time.Time) Message {
	now = now.UTC().Truncate(time.Millisecond)
	return Message{
		Domain: o.Host, Address: address, URI: o.String(), Version: "1", ChainID: chainID.String(), Nonce: nonce,
		Statement: "Sign in to Witan. This costs nothing and moves nothing.",
		IssuedAt:  now.Format(time.RFC3339Nano),
	}
}

// judge holds a message against configuration: what the request says of its own host
// plays no part. The time of issue is not judged, so that a client's clock may be
// wrong: the nonce has the server's own time in it.
func (o Origin) judge(m Message, chainID *big.Int, now time.Time) error {
	if !strings.EqualFold(m.Domain, o.Host) || m.Scheme != "" && !strings.EqualFold(m.Scheme, o.Scheme) {
		return fmt.Errorf("%w: its domain is %q, this server is %s", ErrDomain, m.Domain, o)
	}
	if rest, ok := strings.CutPrefix(m.URI, o.String()); !ok || rest != "" && !strings.ContainsRune("/?#", rune(rest[0])) {
		return fmt.Errorf("%w: its URI is %q, this server is %s", ErrDomain, m.URI, o)
	}
	if m.ChainID != chainID.String() {
		return fmt.Errorf("%w: its chain id is %s, this server's is %s", ErrChain, m.ChainID, chainID)
	}
	if m.ExpirationTime != "" {
		if t, err := parseTime(m.ExpirationTime); err != nil || !now.Before(t) {
			return fmt.Errorf("%w: it expired at %s", ErrMessageTime, m.ExpirationTime)
		}
	}
	if m.NotBefore != "" {
		if t, err := parseTime(m.NotBefore); err != nil || now.Before(t) {
			return fmt.Errorf("%w: it begins at %s", ErrMessageTime, m.NotBefore)
		}
	}
	return nil
}

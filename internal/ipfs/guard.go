package ipfs

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// special lists the address ranges that a public gateway has no business in, beside
// those that netip knows by name (IANA special-purpose registries, RFC 6890).
var special = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // shared address space of carriers (RFC 6598)
	"192.0.0.0/24",    // IETF protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays, withdrawn
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"240.0.0.0/4",     // reserved, and limited broadcast
	"64:ff9b::/96",    // NAT64: reaches any IPv4 address (RFC 6052)
	"64:ff9b:1::/48",  // NAT64 for local use (RFC 8215)
	"100::/64",        // discard only
	"2001::/23",       // protocol assignments, Teredo among them
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4: reaches any IPv4 address
	"3fff::/20",       // documentation
	"5f00::/16",       // segment routing
	"fec0::/10",       // site local, withdrawn
)

func prefixes(list ...string) []netip.Prefix {
	p := make([]netip.Prefix, len(list))
	for i, s := range list {
		p[i] = netip.MustParsePrefix(s)
	}
	return p
}

// public tells whether an address may be dialled on behalf of configuration that does
// not allow private ones. IPv4 in IPv6 is judged as IPv4.
func public(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	if a.Is6() && !netip.MustParsePrefix("2000::/3").Contains(a) {
		return false // IANA has given out nothing else
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// guard is net.Dialer.Control: it sees the address after resolution, right before the
// connection, so that a name cannot change its mind in between (DNS rebinding).
func guard(_ context.Context, network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return &Error{Code: AddressRefused, Err: fmt.Errorf("%s %q: %w", network, address, err)}
	}
	if !public(ap.Addr()) {
		return &Error{Code: AddressRefused, Err: fmt.Errorf(
			"%s is not a public address; list the gateway among the private ones if that is meant", ap.Addr())}
	}
	return nil
}

const maxRedirects = 3

// client makes the HTTP client of one gateway.
func client(allowPrivate bool, idle time.Duration) *http.Client {
	dialer := &net.Dialer{Timeout: idle, KeepAlive: 30 * time.Second}
	if !allowPrivate {
		dialer.ControlContext = guard
	}
	return &http.Client{
		Transport: &http.Transport{
			Proxy:                  nil, // a proxy would dial for us, past the guard
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			DisableCompression:     true, // a few bytes must not unpack to many
			MaxIdleConnsPerHost:    32,
			MaxConnsPerHost:        32,
			IdleConnTimeout:        time.Minute,
			TLSHandshakeTimeout:    idle,
			ResponseHeaderTimeout:  idle,
			MaxResponseHeaderBytes: 64 << 10,
			ReadBufferSize:         64 << 10,
		},
		CheckRedirect: func(next *http.Request, via []*http.Request) error {
			first := via[0].URL
			switch {
			case len(via) > maxRedirects:
				return &Error{Code: Redirected, Err: errors.New("too many redirects")}
			case next.URL.Host != first.Host || next.URL.Scheme != first.Scheme:
				return &Error{Code: Redirected, Err: fmt.Errorf("to %s://%s", next.URL.Scheme, next.URL.Host)}
			}
			return nil
		},
	}
}

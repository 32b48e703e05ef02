package ipfs

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestPublicAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"1.1.1.1": true, "8.8.8.8": true, "100.63.255.255": true, "100.128.0.1": true, "172.15.0.1": true, "172.32.0.1": true,
		"2606:4700:4700::1111": true, "2001:4860:4860::8888": true,

		"127.0.0.1": false, "127.255.255.254": false, "0.0.0.0": false, "0.1.2.3": false,
		"10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false,
		"100.64.0.1": false, "100.127.255.255": false, // carriers
		"169.254.169.254": false, // cloud metadata
		"192.0.0.8":       false, "192.0.2.1": false, "198.18.0.1": false, "198.51.100.1": false, "203.0.113.1": false,
		"224.0.0.1": false, "239.255.255.255": false, "240.0.0.1": false, "255.255.255.255": false,

		"::": false, "::1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12::1": false, "fec0::1": false,
		"ff02::1": false, "2001:db8::1": false, "3fff::1": false, "100::1": false, "2001::1": false, "5f00::1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:169.254.169.254": false, "::ffff:8.8.8.8": true,
		"::127.0.0.1": false, "::ffff:0:127.0.0.1": false, // IPv4-compatible and -translated
		"64:ff9b::7f00:1": false, "64:ff9b::808:808": false, "64:ff9b:1::1": false, // NAT64
		"2002:7f00:1::1": false, // 6to4
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public %v, want %v", address, got, want)
		}
	}
}

// TestGatewayBehindAPrivateNameIsRefused: the judgement comes after resolution.
func TestGatewayBehindAPrivateNameIsRefused(t *testing.T) {
	_, root, _ := sample(t)
	asked := false
	web := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer web.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(web.URL, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} {
		g, err := NewGateway(GatewayConfig{URL: "http://" + host + ":" + port})
		if err != nil {
			t.Fatal(err)
		}
		_, err = Fetch(t.Context(), root, []Source{g}, testStaging(t), Limits{}, nil)
		if !errors.Is(err, AddressRefused) || !strings.Contains(err.Error(), g.Name()) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if asked {
		t.Error("the server was reached")
	}
}

func TestRedirectsWithinAHostAreFollowed(t *testing.T) {
	s, root, fsys := sample(t)
	g := serve(t, s, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Query().Has("again") {
				h.ServeHTTP(w, r)
				return
			}
			http.Redirect(w, r, r.URL.String()+"&again", http.StatusTemporaryRedirect)
		})
	})
	v, err := Fetch(t.Context(), root, []Source{g}, testStaging(t), Limits{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	same(t, v, fsys)
}

func TestGatewayConfiguration(t *testing.T) {
	for url, want := range map[string]bool{
		"https://trustless-gateway.link": true, "https://example.org/": true, "http://example.org:8080/base/ipfs/": true,
		"": false, "example.org": false, "ftp://example.org": false, "file:///etc": false, "https://": false,
		"https://user:pw@example.org": false, "https://example.org/?a=b": false, "https://example.org/#a": false, "http:opaque": false,
	} {
		g, err := NewGateway(GatewayConfig{URL: url})
		if (err == nil) != want {
			t.Errorf("%q: %v", url, err)
		}
		if err == nil && (strings.HasSuffix(g.base, "/") || strings.HasSuffix(g.base, "/ipfs")) {
			t.Errorf("%q: base %q", url, g.base)
		}
	}
}

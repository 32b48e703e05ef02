package api

import (
	"net/http"
	"time"
)

// cookies are the names of the two cookies. Over TLS they have the prefix __Host-,
// which ties them to exactly this host (RFC 6265bis, 4.1.3.2).
type cookies struct {
	session, visitor string
	secure           bool
}

// visitorLife is how long a browser stays the same anonymous visitor.
const visitorLife = 180 * 24 * time.Hour

func newCookies(secure bool) cookies {
	prefix := ""
	if secure {
		prefix = "__Host-"
	}
	return cookies{prefix + "witan_session", prefix + "witan_visitor", secure}
}

func (c cookies) make(name, value string, life time.Duration) http.Cookie {
	k := http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, Secure: c.secure, SameSite: http.SameSiteStrictMode}
	k.MaxAge = int(life.Seconds())
	if life <= 0 {
		k.MaxAge = -1 // delete
	}
	return k
}

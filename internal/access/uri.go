package access

import (
	"errors"
	"net/netip"
	"strings"
)

// errURI: not a URI of RFC 3986.
var errURI = errors.New("is not an RFC 3986 URI with a scheme")

// checkURI accepts exactly the production URI of RFC 3986, appendix A:
// scheme ":" hier-part [ "?" query ] [ "#" fragment ]. net/url would accept more.
func checkURI(s string) error {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || !isScheme(scheme) {
		return errURI
	}
	rest, fragment, _ := strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(rest, "?")
	if checkChars(fragment, ":@/?") != nil || checkChars(query, ":@/?") != nil {
		return errURI
	}
	if after, ok := strings.CutPrefix(rest, "//"); ok {
		end := strings.IndexByte(after, '/')
		if end < 0 {
			end = len(after)
		}
		if checkAuthority(after[:end]) != nil {
			return errURI
		}
		rest = after[end:]
	}
	return checkChars(rest, ":@/")
}

// checkAuthority accepts [ userinfo "@" ] host [ ":" port ], whose host may be empty.
func checkAuthority(s string) error {
	if i := strings.IndexByte(s, '@'); i >= 0 {
		if checkChars(s[:i], ":") != nil {
			return errURI
		}
		s = s[i+1:]
	}
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.Contains(s[i:], "]") {
		host, port = s[:i], s[i+1:]
	}
	if strings.Trim(port, "0123456789") != "" {
		return errURI
	}
	if literal, ok := strings.CutPrefix(host, "["); ok {
		literal, closed := strings.CutSuffix(literal, "]")
		ip, err := netip.ParseAddr(literal)
		if !closed || err != nil || !ip.Is6() || ip.Zone() != "" {
			return errURI
		}
		return nil
	}
	return checkChars(host, "")
}

// checkChars accepts unreserved characters, sub-delims, percent-encodings and extra.
func checkChars(s, extra string) error {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return errURI
			}
			i += 2
		case isUnreserved(c), isSubDelim(c), strings.IndexByte(extra, c) >= 0:
		default:
			return errURI
		}
	}
	return nil
}

func isScheme(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !isAlpha(c) && (i == 0 || !isDigit(c) && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return s != ""
}

func isAlpha(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isHex(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
func isUnreserved(c byte) bool {
	return isAlpha(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == '~'
}
func isSubDelim(c byte) bool { return strings.IndexByte("!$&'()*+,;=", c) >= 0 }
func isReserved(c byte) bool { return isSubDelim(c) || strings.IndexByte(":/?#[]@", c) >= 0 }

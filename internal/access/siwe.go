package access

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// maxMessage bounds a sign-in message in bytes; wallets cannot show longer ones anyway.
const maxMessage = 4096

// Message is a sign-in message as EIP-4361 defines it. Times keep their written form,
// since the signature covers the text and not the instant.
type Message struct {
	Scheme         string // of the requesting origin; empty where not given
	Domain         string // RFC 3986 authority of the requesting origin
	Address        common.Address
	Statement      string
	URI            string // RFC 3986 URI that the signing is about
	Version        string // "1"
	ChainID        string // decimal digits
	Nonce          string // at least 8 of [a-zA-Z0-9]
	IssuedAt       string // RFC 3339, like the two below
	ExpirationTime string // empty where not given, like all below
	NotBefore      string
	RequestID      string
	Resources      []string
}

// ErrMessage is the kind of every parse error.
var ErrMessage = errors.New("not a sign-in message of EIP-4361")

// phrase ends the first line of every message.
const phrase = " wants you to sign in with your Ethereum account:"

// String writes the message as it is signed. For a message that ParseMessage made it
// gives the text that was parsed, byte for byte.
func (m Message) String() string {
	var b strings.Builder
	if m.Scheme != "" {
		b.WriteString(m.Scheme + "://")
	}
	b.WriteString(m.Domain + phrase + "\n" + m.Address.Hex() + "\n\n")
	if m.Statement != "" {
		b.WriteString(m.Statement + "\n")
	}
	b.WriteString("\nURI: " + m.URI + "\nVersion: " + m.Version + "\nChain ID: " + m.ChainID +
		"\nNonce: " + m.Nonce + "\nIssued At: " + m.IssuedAt)
	for _, f := range [...]struct{ name, value string }{
		{"Expiration Time", m.ExpirationTime}, {"Not Before", m.NotBefore}, {"Request ID", m.RequestID},
	} {
		if f.value != "" {
			b.WriteString("\n" + f.name + ": " + f.value)
		}
	}
	if m.Resources != nil {
		b.WriteString("\nResources:")
	}
	for _, r := range m.Resources {
		b.WriteString("\n- " + r)
	}
	return b.String()
}

// ParseMessage reads a message strictly by the ABNF of EIP-4361: every field in its
// order, nothing else, no trailing line break, the address with its EIP-55 checksum.
// Errors are ErrMessage and name the line.
func ParseMessage(text string) (Message, error) {
	if len(text) > maxMessage {
		return Message{}, fmt.Errorf("%w: longer than %d bytes", ErrMessage, maxMessage)
	}
	p := &lines{rest: strings.Split(text, "\n")}
	m := Message{}
	if err := m.parse(p); err != nil {
		return Message{}, fmt.Errorf("%w: line %d: %w", ErrMessage, p.number, err)
	}
	return m, nil
}

func (m *Message) parse(p *lines) error {
	if err := m.parseHead(p); err != nil {
		return err
	}
	for _, f := range [...]struct {
		name  string
		to    *string
		check func(string) error
	}{
		{"URI", &m.URI, checkURI},
		{"Version", &m.Version, checkVersion},
		{"Chain ID", &m.ChainID, checkDigits},
		{"Nonce", &m.Nonce, checkNonce},
		{"Issued At", &m.IssuedAt, checkTime},
	} {
		value, ok := p.field(f.name)
		if !ok {
			p.next()
			return fmt.Errorf("want %q", f.name+": ")
		}
		if err := f.check(value); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		*f.to = value
	}
	return m.parseOptional(p)
}

func (m *Message) parseHead(p *lines) error {
	origin, ok := strings.CutSuffix(p.next(), phrase)
	if !ok {
		return fmt.Errorf("want a domain and %q", phrase)
	}
	m.Domain = origin
	if scheme, domain, has := strings.Cut(origin, "://"); has {
		if !isScheme(scheme) {
			return fmt.Errorf("scheme %q", scheme)
		}
		m.Scheme, m.Domain = scheme, domain
	}
	if m.Domain == "" || checkAuthority(m.Domain) != nil {
		return fmt.Errorf("domain %q is not an RFC 3986 authority", m.Domain)
	}
	address := p.next()
	m.Address = common.HexToAddress(address)
	if m.Address.Hex() != address {
		return fmt.Errorf("address %q: want 0x, 40 hexadecimal digits, with the EIP-55 checksum", address)
	}
	if p.next() != "" {
		return errors.New("want an empty line")
	}
	statement := p.next()
	if statement == "" {
		return nil
	}
	for i := range len(statement) {
		if c := statement[i]; !isUnreserved(c) && !isReserved(c) && c != ' ' {
			return fmt.Errorf("statement: character %d is not allowed", i+1)
		}
	}
	m.Statement = statement
	if p.next() != "" {
		return errors.New("want an empty line")
	}
	return nil
}

func (m *Message) parseOptional(p *lines) error {
	for _, f := range [...]struct {
		name  string
		to    *string
		check func(string) error
	}{
		{"Expiration Time", &m.ExpirationTime, checkTime},
		{"Not Before", &m.NotBefore, checkTime},
		{"Request ID", &m.RequestID, checkRequestID},
	} {
		value, ok := p.field(f.name)
		if !ok {
			continue
		}
		if err := f.check(value); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		*f.to = value
	}
	if !p.done() && p.rest[0] == "Resources:" {
		p.next()
		m.Resources = []string{}
		for !p.done() {
			r, ok := strings.CutPrefix(p.next(), "- ")
			if !ok {
				return errors.New(`want "- " and a URI`)
			}
			if err := checkURI(r); err != nil {
				return err
			}
			m.Resources = append(m.Resources, r)
		}
	}
	if !p.done() {
		p.next()
		return errors.New("unknown, repeated or misplaced field")
	}
	return nil
}

// lines reads a message line by line and counts.
type lines struct {
	rest   []string
	number int
}

func (l *lines) done() bool { return len(l.rest) == 0 }

// next is the next line; empty at the end, where no production accepts it except as
// one of the two empty lines of the head, and those are followed by required fields.
func (l *lines) next() string {
	l.number++
	if l.done() {
		return ""
	}
	s := l.rest[0]
	l.rest = l.rest[1:]
	return s
}

// field takes the next line if it is "name: value".
func (l *lines) field(name string) (string, bool) {
	if l.done() {
		return "", false
	}
	value, ok := strings.CutPrefix(l.rest[0], name+": ")
	if ok {
		l.next()
	}
	return value, ok
}

func checkVersion(s string) error {
	if s != "1" {
		return fmt.Errorf("%q: want 1", s)
	}
	return nil
}

func checkDigits(s string) error {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return fmt.Errorf("%q: want decimal digits", s)
	}
	return nil
}

func checkNonce(s string) error {
	if len(s) < 8 {
		return errors.New("shorter than 8 characters")
	}
	for i := range len(s) {
		if !isAlpha(s[i]) && !isDigit(s[i]) {
			return errors.New("want letters and digits only")
		}
	}
	return nil
}

// checkRequestID accepts *pchar. An empty one is refused though the ABNF allows it,
// since nothing could tell it from no request id.
func checkRequestID(s string) error {
	if s == "" {
		return errors.New("is empty: leave the line out")
	}
	return checkChars(s, ":@")
}

func checkTime(s string) error {
	_, err := parseTime(s)
	return err
}

// parseTime reads RFC 3339's date-time, whose letters may be lower case. Go's parser
// alone would also accept a comma before the fraction.
func parseTime(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(s))
	if err != nil || strings.ContainsRune(s, ',') {
		return t, fmt.Errorf("%q is not an RFC 3339 time", s)
	}
	return t, nil
}

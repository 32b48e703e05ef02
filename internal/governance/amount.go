package governance

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Decimals of the tokens that Witan deploys.
const Decimals = 18

// Amount is a number of votes. Its text is in tokens, exact, without an exponent:
// "1200", "0.5".
type Amount struct {
	units    *big.Int
	decimals uint8
}

// NewAmount takes units of 10^-decimals tokens; nil is zero.
func NewAmount(units *big.Int, decimals uint8) Amount {
	if units == nil {
		units = new(big.Int)
	}
	return Amount{new(big.Int).Set(units), decimals}
}

// Units is the amount as contracts count it.
func (a Amount) Units() *big.Int {
	if a.units == nil {
		return new(big.Int)
	}
	return new(big.Int).Set(a.units)
}

// String is the amount in tokens.
func (a Amount) String() string { return FormatTokens(a.Units(), a.decimals) }

// MarshalText writes the form of String.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the form of String; the amount gets as many decimals as the text.
func (a *Amount) UnmarshalText(b []byte) error {
	_, fraction, _ := strings.Cut(string(b), ".")
	if len(fraction) > 77 { // 2^256 has 78 digits
		return fmt.Errorf("amount %q has too many decimals", b)
	}
	units, err := ParseTokens(string(b), uint8(len(fraction)))
	if err == nil {
		*a = Amount{units, uint8(len(fraction))}
	}
	return err
}

// ParseTokens reads a number of tokens, digits with an optional decimal point, into
// units of 10^-decimals tokens. No sign, exponent or grouping.
func ParseTokens(s string, decimals uint8) (*big.Int, error) {
	whole, fraction, point := strings.Cut(s, ".")
	switch {
	case !digits(whole) || point && !digits(fraction):
		return nil, fmt.Errorf("%q is not a number of tokens: write digits, with a decimal point if needed, like 1200 or 0.5", s)
	case len(fraction) > int(decimals):
		return nil, fmt.Errorf("%q has %d decimals; the token has %d", s, len(fraction), decimals)
	case len(whole) > 78:
		return nil, fmt.Errorf("%q is too large", s)
	}
	units, ok := new(big.Int).SetString(whole+fraction+strings.Repeat("0", int(decimals)-len(fraction)), 10)
	if !ok {
		return nil, errors.New("number of tokens: not decimal") // digits were checked above
	}
	if units.BitLen() > 256 {
		return nil, fmt.Errorf("%q is too large", s)
	}
	return units, nil
}

// FormatTokens writes units of 10^-decimals tokens in tokens, without trailing zeros.
func FormatTokens(units *big.Int, decimals uint8) string {
	s := new(big.Int).Abs(units).String()
	if n := int(decimals) + 1 - len(s); n > 0 {
		s = strings.Repeat("0", n) + s
	}
	whole, fraction := s[:len(s)-int(decimals)], strings.TrimRight(s[len(s)-int(decimals):], "0")
	if fraction != "" {
		whole += "." + fraction
	}
	if units.Sign() < 0 {
		return "-" + whole
	}
	return whole
}

func digits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

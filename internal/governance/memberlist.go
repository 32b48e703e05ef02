package governance

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
)

// Member is one entry of the list of first members.
type Member struct {
	Address common.Address
	Votes   *big.Int // in units of 10^-18 tokens, more than 0
}

const (
	maxMembers     = 20_000  // a longer list is better minted by vote
	maxMembersFile = 4 << 20 // bytes
	memberHeader   = "address,votes"
)

// maxSupply is what ERC20Votes can count (its checkpoints have 208 bits).
var maxSupply = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 208), big.NewInt(1))

// MemberListError is a mistake in the list of members.
type MemberListError struct {
	Line   int // from 1
	Reason string
}

func (e *MemberListError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// ParseMembers reads a list of members: CSV in UTF-8 with the header "address,votes",
// votes in tokens with an optional decimal point. A byte order mark, CRLF and empty
// lines are accepted; a duplicate, the zero address, an address with a wrong checksum,
// zero votes and an empty list are refused with a *MemberListError.
func ParseMembers(r io.Reader) ([]Member, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxMembersFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > maxMembersFile:
		return nil, fmt.Errorf("list of members: longer than %d bytes", maxMembersFile)
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}), bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		return nil, &MemberListError{1, "the file is UTF-16: save it as UTF-8"}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for i, line := range bytes.Split(text, []byte("\n")) {
		if !utf8.Valid(line) {
			return nil, &MemberListError{i + 1, "not UTF-8: save the file as UTF-8"}
		}
	}
	rows := csv.NewReader(bytes.NewReader(text))
	rows.FieldsPerRecord = -1 // counted here, for a better message
	return parseRows(rows)
}

func parseRows(rows *csv.Reader) ([]Member, error) {
	var (
		members []Member
		lines   = map[common.Address]int{}
		supply  = new(big.Int)
		header  bool
		last    = 1
	)
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		}
		if parse := new(csv.ParseError); errors.As(err, &parse) {
			return nil, &MemberListError{parse.Line, parse.Err.Error()}
		} else if err != nil {
			return nil, err
		}
		last, _ = rows.FieldPos(0)
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		if !header {
			if strings.Join(trimmed(row), ",") != memberHeader {
				return nil, &MemberListError{last, fmt.Sprintf("the first line must be %q, not %q", memberHeader, strings.Join(row, ","))}
			}
			header = true
			continue
		}
		m, err := parseMember(trimmed(row))
		if err != nil {
			return nil, &MemberListError{last, err.Error()}
		}
		if first, twice := lines[m.Address]; twice {
			return nil, &MemberListError{last, fmt.Sprintf("%s is listed already in line %d", m.Address, first)}
		}
		if supply.Add(supply, m.Votes).Cmp(maxSupply) > 0 {
			return nil, &MemberListError{last, "together these are more votes than a token can count (2^208 units)"}
		}
		lines[m.Address] = last
		if members = append(members, m); len(members) > maxMembers {
			return nil, &MemberListError{last, fmt.Sprintf("more than %d members: deploy with these and mint for the others by vote", maxMembers)}
		}
	}
	if !header {
		return nil, &MemberListError{last, fmt.Sprintf("the list is empty: write %q and one line for each member", memberHeader)}
	}
	if len(members) == 0 {
		return nil, &MemberListError{last, "the list has no members: nobody could ever vote"}
	}
	return members, nil
}

func parseMember(row []string) (Member, error) {
	if len(row) != 2 {
		return Member{}, fmt.Errorf("%d fields, want 2: an address and votes", len(row))
	}
	a, err := ParseAddress(row[0])
	if err != nil {
		return Member{}, err
	}
	if a == (common.Address{}) {
		return Member{}, errors.New("the zero address cannot be a member")
	}
	votes, err := ParseTokens(row[1], Decimals)
	if err != nil {
		return Member{}, err
	}
	if votes.Sign() == 0 {
		return Member{}, fmt.Errorf("%s has no votes: leave it out or give it some", a)
	}
	return Member{a, votes}, nil
}

func trimmed(row []string) []string {
	out := make([]string, len(row))
	for i, f := range row {
		out[i] = strings.TrimSpace(f)
	}
	return out
}

// ParseAddress reads 0x and 40 hexadecimal digits. Where they are in mixed case they
// must be the address's checksum (ERC-55), which shows most typing errors.
func ParseAddress(s string) (common.Address, error) {
	if !strings.HasPrefix(s, "0x") || !common.IsHexAddress(s) {
		return common.Address{}, fmt.Errorf("%q is not an address: want 0x and 40 hexadecimal digits", s)
	}
	a := common.HexToAddress(s)
	if rest := s[2:]; rest != strings.ToLower(rest) && rest != strings.ToUpper(rest) && s != a.Hex() {
		return common.Address{}, fmt.Errorf("%q has a wrong checksum (ERC-55): a digit or a letter's case is mistyped", s)
	}
	return a, nil
}

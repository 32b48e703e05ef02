package governance

import (
	"errors"
	"strings"
	"testing"
)

const (
	alice = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
	bob   = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
)

func TestParseMembers(t *testing.T) {
	for name, text := range map[string]string{
		"plain":              "address,votes\n" + alice + ",100\n" + bob + ",0.5\n",
		"no final newline":   "address,votes\n" + alice + ",100\n" + bob + ",0.5",
		"CRLF":               "address,votes\r\n" + alice + ",100\r\n" + bob + ",0.5\r\n",
		"byte order mark":    "\ufeffaddress,votes\n" + alice + ",100\n" + bob + ",0.5\n",
		"empty lines":        "\naddress,votes\n\n" + alice + ",100\n  \n" + bob + ",0.5\n\n",
		"spaces":             "address, votes\n" + alice + " , 100\n" + bob + ", 0.5 \n",
		"lower case address": "address,votes\n" + strings.ToLower(alice) + ",100\n" + bob + ",0.5\n",
		"quoted":             "\"address\",\"votes\"\n\"" + alice + "\",\"100\"\n" + bob + ",0.5\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ParseMembers(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != 2 || got[0].Address.Hex() != alice || FormatTokens(got[0].Votes, 18) != "100" ||
				got[1].Address.Hex() != bob || FormatTokens(got[1].Votes, 18) != "0.5" {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestParseMembersRefuses(t *testing.T) {
	for _, test := range []struct {
		name, text string
		line       int
		reason     string
	}{
		{"empty file", "", 1, "empty"},
		{"header only", "address,votes\n\n", 1, "no members"},
		{"no header", alice + ",100\n", 1, "first line"},
		{"other header", "votes,address\n100," + alice + "\n", 1, "first line"},
		{"semicolons", "address;votes\n", 1, "first line"},
		{"duplicate", "address,votes\n" + alice + ",1\n" + bob + ",1\n" + strings.ToLower(alice) + ",2\n", 4, "line 2"},
		{"zero address", "address,votes\n" + alice + ",1\n0x0000000000000000000000000000000000000000,1\n", 3, "zero address"},
		{"no number", "address,votes\n" + alice + ",many\n", 2, "not a number"},
		{"negative", "address,votes\n" + alice + ",-1\n", 2, "not a number"},
		{"zero votes", "address,votes\n" + alice + ",0.0\n", 2, "no votes"},
		{"19 decimals", "address,votes\n" + alice + ",0.0000000000000000001\n", 2, "19 decimals"},
		{"grouped number", "address,votes\n" + alice + ",1,200\n", 2, "3 fields"},
		{"one field", "address,votes\n" + alice + "\n", 2, "1 fields"},
		{"short address", "address,votes\n0x1234,1\n", 2, "not an address"},
		{"address without 0x", "address,votes\n" + alice[2:] + ",1\n", 2, "not an address"},
		{"wrong checksum", "address,votes\n0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266,1\n", 2, "checksum"},
		{"Latin-1", "address,votes\n" + alice + ",1 \xe9\n", 2, "UTF-8"},
		{"UTF-16", "\xff\xfea\x00d\x00", 1, "UTF-16"},
		{"open quote", "address,votes\n\"" + alice + ",1\n", 2, ""},
		{"too many votes", "address,votes\n" + alice + "," + strings.Repeat("9", 50) + "\n", 2, "2^208"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseMembers(strings.NewReader(test.text))
			var e *MemberListError
			if !errors.As(err, &e) {
				t.Fatalf("got %v", err)
			}
			if test.name != "open quote" && e.Line != test.line || !strings.Contains(e.Reason, test.reason) {
				t.Errorf("got %v, want line %d and %q", err, test.line, test.reason)
			}
		})
	}
}

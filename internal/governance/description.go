package governance

import (
	"regexp"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// proposerSuffix is OpenZeppelin's guard against front-running: a description that ends
// so can be proposed by that address only.
var proposerSuffix = regexp.MustCompile(`#proposer=0x[0-9a-fA-F]{40}$`)

// Description is the text of a proposal: title, prose, one sentence for each effect (so
// that the text always says what the calls do) and the guard that lets only proposer
// propose it.
func Description(title, prose string, effects []Effect, proposer common.Address) string {
	var parts []string
	if title = strings.Join(strings.Fields(title), " "); title != "" {
		parts = append(parts, "# "+title)
	}
	if prose = strings.TrimSpace(prose); prose != "" {
		parts = append(parts, prose)
	}
	if len(effects) > 0 {
		var b strings.Builder
		for _, e := range effects {
			b.WriteString("- " + e.Sentence + "\n")
		}
		parts = append(parts, strings.TrimRight(b.String(), "\n"))
	}
	parts = append(parts, "#proposer="+proposer.Hex())
	return strings.Join(parts, "\n\n")
}

// Prose is a proposal's description without the guard, and the guard's address (zero if
// there is none).
func Prose(description string) (prose string, only common.Address) {
	suffix := proposerSuffix.FindString(description)
	if suffix == "" {
		return description, only
	}
	return strings.TrimSpace(strings.TrimSuffix(description, suffix)), common.HexToAddress(strings.TrimPrefix(suffix, "#proposer="))
}

// maxTitle is where a title is cut, in characters.
const maxTitle = 120

// Title is the first line of a description without heading marks, cut to 120 characters.
func Title(description string) string {
	prose, _ := Prose(description)
	for line := range strings.Lines(prose) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "#"))
		if line == "" {
			continue
		}
		if r := []rune(line); len(r) > maxTitle {
			line = strings.TrimSpace(string(r[:maxTitle-1])) + "…"
		}
		return line
	}
	return ""
}

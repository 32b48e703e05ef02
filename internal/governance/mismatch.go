package governance

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// Mismatch is one way in which a proposal's text and its calldata differ. The calldata
// will run, whatever the text says.
type Mismatch struct {
	// Call that the text does not mention, from 1; 0 if the text names what no call has.
	Call int `json:"call,omitempty"`
	// Named is what the text names and no call has.
	Named    string `json:"named,omitempty"`
	Sentence string `json:"sentence"`
}

// kindWords is how prose mentions a kind of call, in lower case. KindOther has no words:
// such calls always need the reader's own look.
var kindWords = map[Kind][]string{
	KindApprove: {"approve", "approves", "approved", "approving", "approval", "approvals", "add", "adds", "added", "adding"},
	KindRevoke: {"revoke", "revokes", "revoked", "revoking", "revocation", "revocations", "remove", "removes", "removed",
		"removing", "removal", "removals"},
	KindMembership: {"mint", "mints", "minted", "minting", "burn", "burns", "burned", "burnt", "burning", "member",
		"members", "membership", "memberships"},
	KindSetting: {"quorum", "threshold", "thresholds", "delay", "delays", "voting period", "timelock"},
}

// notCollections are words that follow "collection" in English and name none.
var notCollections = []string{"a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "contains", "for", "from", "has",
	"have", "here", "holds", "if", "in", "is", "it", "may", "must", "name", "named", "names", "not", "of", "on", "or", "should", "so",
	"that", "the", "their", "there", "this", "to", "was", "we", "were", "which", "will", "with", "would"}

var (
	wordPattern = regexp.MustCompile(`[\p{L}\p{N}]+`)
	cidPattern  = regexp.MustCompile(`\b[0-9A-Za-z]{46,120}\b`) // what is no CID is dropped by the parser
	addrPattern = regexp.MustCompile(`\b0[xX][0-9a-fA-F]{40}\b`)
	// How prose names a collection: "for collection main", "collection: main",
	// "collection `main`", "`main` collection". Not: "data collection methods".
	collectionPatterns = []*regexp.Regexp{
		regexp.MustCompile(`(?i:\b(?:for|to|into|in|from|of|under)\s+(?:the\s+)?collections?)\s+([a-z0-9][a-z0-9-]{0,30})\b`),
		regexp.MustCompile(`(?i:\bcollections?)\s*[:=]\s*["'` + "`" + `“‘]?([a-z0-9][a-z0-9-]{0,30})\b`),
		regexp.MustCompile(`(?i:\bcollections?)\s+["'` + "`" + `“‘]([a-z0-9-]{1,31})["'` + "`" + `”’]`),
		regexp.MustCompile(`["'` + "`" + `“‘]([a-z0-9-]{1,31})["'` + "`" + `”’]\s+(?i:collection\b)`),
	}
)

// Mismatches compares a proposal's text with what its calls do, in two directions: a
// CID, address or collection that the text names and no call has; and a kind of call
// that the text does not mention. A kind is mentioned by one of its words, or by a CID,
// dataset id or address of one of its calls. Other and undecodable calls always count.
func Mismatches(description string, effects []Effect) []Mismatch {
	prose, _ := Prose(description)
	return append(absent(prose, effects), unmentioned(prose, effects)...)
}

func absent(prose string, effects []Effect) []Mismatch {
	var out []Mismatch
	report := func(what, name string) {
		if !slices.ContainsFunc(out, func(m Mismatch) bool { return m.Named == name }) {
			out = append(out, Mismatch{Named: name, Sentence: fmt.Sprintf("The text names the %s %s, which is in none of the calls.", what, name)})
		}
	}
	for _, s := range cidPattern.FindAllString(prose, -1) {
		if c, err := parseAnyCID(s); err == nil && !anyCall(effects, func(e Effect) bool { return hasCID(e, c, s) }) {
			report("CID", s)
		}
	}
	for _, s := range addrPattern.FindAllString(prose, -1) {
		if a := common.HexToAddress(s); !anyCall(effects, func(e Effect) bool { return hasAddress(e, a) }) {
			report("address", s)
		}
	}
	for _, pattern := range collectionPatterns {
		for _, m := range pattern.FindAllStringSubmatch(prose, -1) {
			name := strings.TrimRight(m[1], "-")
			c, err := dataset.ParseCollection(name)
			if err == nil && !slices.Contains(notCollections, name) && !anyCall(effects, func(e Effect) bool { return hasCollection(e, c) }) {
				report("collection", name)
			}
		}
	}
	return out
}

func unmentioned(prose string, effects []Effect) []Mismatch {
	words := " " + strings.Join(wordPattern.FindAllString(strings.ToLower(prose), -1), " ") + " "
	mentioned := map[Kind]bool{}
	for kind, list := range kindWords {
		mentioned[kind] = slices.ContainsFunc(list, func(w string) bool { return strings.Contains(words, " "+w+" ") })
	}
	for _, e := range effects {
		if e.Kind != KindOther && e.Decoded && namesCall(prose, e) {
			mentioned[e.Kind] = true
		}
	}
	var out []Mismatch
	for _, e := range effects {
		switch {
		case !e.Decoded:
			out = append(out, Mismatch{Call: e.Call, Sentence: fmt.Sprintf("Call %d cannot be decoded, so no text can be checked against it.", e.Call)})
		case e.Kind == KindOther:
			out = append(out, Mismatch{Call: e.Call, Sentence: fmt.Sprintf("Call %d is of no kind that a text can vouch for: %s", e.Call, e.Sentence)})
		case !mentioned[e.Kind]:
			out = append(out, Mismatch{Call: e.Call, Sentence: fmt.Sprintf("The text omits call %d: %s", e.Call, e.Sentence)})
		}
	}
	return out
}

// namesCall tells whether the prose holds a CID, dataset id or address of the call.
func namesCall(prose string, e Effect) bool {
	lower := strings.ToLower(prose)
	for _, d := range e.Datasets {
		if strings.Contains(lower, d.ID.String()) || d.CID.Defined() && strings.Contains(prose, d.CID.String()) {
			return true
		}
	}
	for _, s := range addrPattern.FindAllString(prose, -1) {
		if hasAddress(e, common.HexToAddress(s)) {
			return true
		}
	}
	return false
}

func anyCall(effects []Effect, has func(Effect) bool) bool { return slices.ContainsFunc(effects, has) }

// hasCID looks for the CID's bytes and for its text (in a reason, for example).
func hasCID(e Effect, c cid.Cid, text string) bool {
	if bytes.Contains(e.Data, c.Bytes()) || bytes.Contains(e.Data, []byte(text)) {
		return true
	}
	return slices.ContainsFunc(e.Datasets, func(d DatasetEffect) bool {
		return d.CID.Defined() && d.CID.Cid().Equals(c) || d.Metadata.Defined() && d.Metadata.Cid().Equals(c)
	})
}

func hasAddress(e Effect, a common.Address) bool {
	return e.Target == a || bytes.Contains(e.Data, a[:]) || slices.ContainsFunc(e.Datasets, func(d DatasetEffect) bool {
		return d.Contributor != nil && *d.Contributor == a
	})
}

func hasCollection(e Effect, c dataset.Collection) bool {
	return bytes.Contains(e.Data, c[:]) || slices.ContainsFunc(e.Datasets, func(d DatasetEffect) bool { return d.Collection == c })
}

// parseAnyCID reads a CID of any version as version 1: Qm… names the same content.
func parseAnyCID(s string) (cid.Cid, error) {
	c, err := cid.Decode(s)
	if err == nil && c.Version() == 0 {
		c = cid.NewCidV1(cid.DagProtobuf, c.Hash())
	}
	return c, err
}

package governance

import (
	"fmt"
	"strings"
)

// headed is how many effects a heading names; of the rest it tells the number.
const headed = 2

// maxHeading is the length of a heading, in characters; a sentence can hold a text of any
// length. The effects have all of it.
const maxHeading = 400

// heading tells in few words what a proposal would do, from its calldata alone. Identifiers
// stand in it whole.
func heading(effects []Effect) string {
	if len(effects) == 0 {
		return "Does nothing: the proposal has no calls"
	}
	var parts []string
	for _, e := range effects[:min(headed, len(effects))] {
		parts = append(parts, e.brief())
	}
	s := strings.Join(parts, "; ")
	switch more := len(effects) - headed; {
	case more == 1:
		s += " and 1 more call"
	case more > 1:
		s += fmt.Sprintf(" and %d more calls", more)
	}
	if r := []rune(s); len(r) > maxHeading {
		return string(r[:maxHeading-1]) + "…"
	}
	return s
}

// brief is one call in few words; its whole sentence where fewer would hide something.
func (e Effect) brief() string {
	whole := strings.TrimSuffix(e.Sentence, ".")
	collections := distinct(e.Datasets, func(d DatasetEffect) string { return d.Collection.String() })
	malformed := distinct(e.Datasets, func(d DatasetEffect) string { return d.Malformed })
	// Ether that is sent along and entries that will be skipped are said by the sentence only.
	if e.Value != "0" || len(collections) != 1 || malformed[0] != "" || len(malformed) > 1 {
		return whole
	}
	switch d := e.Datasets[0]; {
	case e.Kind == KindApprove && len(e.Datasets) > 1:
		return fmt.Sprintf("Approve %d datasets for collection %s", len(e.Datasets), d.Collection)
	case e.Kind == KindApprove:
		return fmt.Sprintf("Approve dataset %s for collection %s", d.CID, d.Collection)
	case e.Kind == KindRevoke && len(e.Datasets) == 1 && d.CID.Defined():
		return fmt.Sprintf("Revoke dataset %s from collection %s", d.CID, d.Collection)
	}
	return whole
}

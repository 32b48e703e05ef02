package ipfs

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reason says why an entry of a folder is kept as data only: it is listed, its blocks
// are stored and audited, but no document is made of it. Values never change.
//
// Names that differ in case or Unicode normalisation are different names: they are
// compared byte by byte and no name ever becomes a file name on disk.
type Reason string

// Why an entry is not a document.
const (
	NameEmpty   Reason = "name_empty"
	NameDots    Reason = "name_dots"       // "." or "..", which mean other folders
	NameSlash   Reason = "name_slash"      // would make two paths look the same
	NameControl Reason = "name_control"    // NUL and other control characters
	NameUTF8    Reason = "name_utf8"       // not UTF-8
	NameTooLong Reason = "name_too_long"   // over Limits.NameBytes
	PathTooLong Reason = "path_too_long"   // over Limits.PathBytes
	NameTwice   Reason = "name_duplicate"  // the folder has an entry of this name already
	Symlink     Reason = "symlink"         // never followed
	NotAFile    Reason = "not_a_file"      // a node that is neither file nor folder
	BadFile     Reason = "file_malformed"  // sizes or nodes that contradict each other
	BadLink     Reason = "cid_unsupported" // a link to something other than dag-pb or raw under sha2-256
)

// judgeName says what is wrong with a name, or nothing.
func (l Limits) judgeName(name string) Reason {
	switch {
	case name == "":
		return NameEmpty
	case name == "." || name == "..":
		return NameDots
	case len(name) > l.NameBytes:
		return NameTooLong
	case strings.Contains(name, "/"):
		return NameSlash
	case !utf8.ValidString(name):
		return NameUTF8
	case strings.ContainsFunc(name, unicode.IsControl):
		return NameControl
	}
	return ""
}

// safeName makes a refused name printable: quoted, in ASCII, at most 128 bytes of it.
func safeName(name string) string {
	if len(name) > 128 {
		return strconv.QuoteToASCII(name[:128]) + "…"
	}
	return strconv.QuoteToASCII(name)
}

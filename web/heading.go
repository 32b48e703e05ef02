package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"html"
	"net/http"
	"regexp"
	"strings"
	"unicode"

	"github.com/ethereum/go-ethereum/common"
)

// Heading says what the page of a kind ("proposals", "datasets") and an id is about; empty
// if that is not known.
type Heading func(ctx context.Context, kind, id string) string

// The marks that the build leaves in the HTML of a page that is about one thing
// (tools/pages.mjs): the heading is painted before the app is there, and whoever shows a
// preview of a link reads it too (Open Graph protocol).
const (
	markHeading = "<!--heading-->"
	markMeta    = "<!--meta-->"
)

// headed puts the heading of a path into a page that has a place for one.
func (s *site) headed(r *http.Request, name string, f file) file {
	page := f.forms[""].bytes
	if !bytes.Contains(page, []byte(markHeading)) {
		return f
	}
	kind, id, _ := strings.Cut(name, "/")
	heading, meta := "&nbsp;", ""
	if text := s.heading(r.Context(), kind, id); text != "" && plain(text) {
		heading = markup(text)
		meta = `<meta property="og:title" content="` + html.EscapeString(shortened(text)) + `" />`
	}
	page = bytes.Replace(page, []byte(markHeading), []byte(heading), 1)
	page = bytes.Replace(page, []byte(markMeta), []byte(meta), 1)
	out := file{f.kind, map[string]form{"": newForm(page)}}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(page); err == nil && w.Close() == nil { // a buffer takes all
		out.forms["gzip"] = newForm(packed.Bytes())
	}
	return out
}

// plain tells whether nothing hides in a text or turns its direction. The app shows such
// characters by their codes.
func plain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r != ' ' && (!unicode.IsGraphic(r) || unicode.IsSpace(r))
	})
}

// identifier finds 32-byte ids, addresses and CIDs (base32 v1, base58 v0).
var identifier = regexp.MustCompile(`\b(?:0x[0-9a-fA-F]{64}|0x[0-9a-fA-F]{40}|b[a-z2-7]{58}|Qm[1-9A-HJ-NP-Za-km-z]{44})\b`)

// markup is a heading as the app shows it (src/parts/effect/sentence.tsx).
func markup(text string) string {
	var b strings.Builder
	at := 0
	for _, m := range identifier.FindAllStringIndex(text, -1) {
		id := text[m[0]:m[1]]
		b.WriteString(html.EscapeString(text[at:m[0]]))
		b.WriteString(`<span class="identifier"><bdi title="` + whole(id) + `" translate="no">` + short(id) + `</bdi></span>`)
		at = m[1]
	}
	return "<bdi>" + b.String() + html.EscapeString(text[at:]) + "</bdi>"
}

func shortened(text string) string { return identifier.ReplaceAllStringFunc(text, short) }

// whole is an identifier as people compare it: an address with its checksum (ERC-55).
func whole(id string) string {
	if common.IsHexAddress(id) {
		return common.HexToAddress(id).Hex()
	}
	return id
}

// short cuts an identifier as the app does (src/format.ts).
func short(id string) string {
	start := 4
	switch {
	case common.IsHexAddress(id):
		start = 6
	case strings.HasPrefix(id, "0x"):
		start = 10
	}
	id = whole(id)
	return id[:start] + "…" + id[len(id)-4:]
}

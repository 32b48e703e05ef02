package dataset

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
)

// MetadataSchema is the name and version of the metadata's form.
const MetadataSchema = "witan.dataset/1"

// Limits of metadata, as its JSON Schema has them; lengths in characters.
const (
	MaxMetadata    = 64_000 // bytes of the document
	maxTitle       = 200
	maxDescription = 20_000
	maxSource      = 2_000
	maxSafeInteger = 1<<53 - 1 // what every JSON reader counts exactly
)

// MetadataJSONSchema is the published schema (JSON Schema 2020-12).
//
//go:embed metadata.schema.json
var MetadataJSONSchema []byte

// ErrMetadata: the document is no valid metadata; the text says why.
var ErrMetadata = errors.New("dataset metadata")

// Metadata is what a contributor says of a dataset. Nothing in it is checked against the
// content, and it is never trusted: it is text to show.
type Metadata struct {
	Title       string // one line
	Description string
	Files       int64 // 0: not said
	Bytes       int64 // 0: not said
	Source      string
	Previous    *ID // the dataset that this one is a new version of
}

// metadataJSON is the form on IPFS.
type metadataJSON struct {
	Schema      string `json:"schema"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Files       int64  `json:"files,omitempty"`
	Bytes       int64  `json:"bytes,omitempty"`
	Source      string `json:"source,omitempty"`
	Previous    *ID    `json:"previous,omitempty"`
}

// ParseMetadata reads a metadata document. Unknown properties are ignored.
func ParseMetadata(b []byte) (Metadata, error) {
	fail := func(format string, a ...any) (Metadata, error) {
		return Metadata{}, fmt.Errorf("%w: %s", ErrMetadata, fmt.Sprintf(format, a...))
	}
	if len(b) > MaxMetadata {
		return fail("%d bytes, at most %d", len(b), MaxMetadata)
	}
	if !utf8.Valid(b) {
		return fail("not UTF-8")
	}
	var j metadataJSON
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&j); err != nil {
		return fail("%v", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fail("more than one JSON value")
	}
	if j.Schema != MetadataSchema {
		return fail("schema %q, want %q", j.Schema, MetadataSchema)
	}
	m := Metadata{Title: j.Title, Description: j.Description, Files: j.Files, Bytes: j.Bytes, Source: j.Source, Previous: j.Previous}
	return m, m.check()
}

func (m Metadata) check() error {
	fail := func(format string, a ...any) error {
		return fmt.Errorf("%w: %s", ErrMetadata, fmt.Sprintf(format, a...))
	}
	switch {
	case strings.TrimSpace(m.Title) == "":
		return fail("no title")
	case strings.IndexFunc(m.Title, unicode.IsControl) >= 0:
		return fail("the title has control characters; it is one line")
	case utf8.RuneCountInString(m.Title) > maxTitle:
		return fail("the title is longer than %d characters", maxTitle)
	case utf8.RuneCountInString(m.Description) > maxDescription:
		return fail("the description is longer than %d characters", maxDescription)
	case utf8.RuneCountInString(m.Source) > maxSource:
		return fail("the source is longer than %d characters", maxSource)
	case m.Files < 0 || m.Files > maxSafeInteger || m.Bytes < 0 || m.Bytes > maxSafeInteger:
		return fail("files and bytes are whole numbers from 0 to 2^53-1")
	}
	return nil
}

// Encode writes the document: JSON without unneeded escapes, one final newline, the same
// bytes for the same metadata.
func (m Metadata) Encode() ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(metadataJSON{MetadataSchema, m.Title, m.Description, m.Files, m.Bytes, m.Source, m.Previous})
	if err != nil {
		return nil, err
	}
	if b.Len() > MaxMetadata {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrMetadata, b.Len(), MaxMetadata)
	}
	return b.Bytes(), nil
}

// RawCID names bytes as one raw block, which is how metadata is named on chain.
func RawCID(b []byte) (CID, error) {
	sum, err := multihash.Sum(b, multihash.SHA2_256, -1)
	if err != nil {
		return CID{}, err
	}
	return NewCID(cid.NewCidV1(cid.Raw, sum))
}

// Package document reads files to text and cuts the text into chunks.
//
// Parse is a pure function of (path, bytes, Limits): no clock, no locale, no map
// order. It scans a file's lines into blocks (blocks.go), takes YAML front matter as
// metadata (front.go), and packs blocks into chunks that follow the headings
// (chunk.go). A chunk is a byte range of the stored file, so that a citation can be
// checked against the bytes that the CID commits to.
//
// A file that cannot be read is refused with a *Refusal, whose Code is stable and
// shown to people; a refusal never stops the other files of a dataset.
package document

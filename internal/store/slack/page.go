package slack

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrFormat: the file is not laid out as this package needs it, or is damaged. Nothing
// was changed.
var ErrFormat = errors.New("the database cannot be swept")

// headerBytes is the size of the file's header, at the start of page 1.
const headerBytes = 100

// The first byte of a b-tree page. Overflow pages and pages of the free list begin with
// a page number, of which the first byte is 0 in a file of fewer than maxPages pages.
const (
	interiorIndex = 2
	interiorTable = 5
	leafIndex     = 10
	leafTable     = 13

	maxPages = 1 << 24
)

// layout is what all pages of a file have in common.
type layout struct {
	usable int // bytes of a page without the reserved ones at its end
}

// newLayout reads the file's header.
func newLayout(page1 []byte) (layout, error) {
	if len(page1) < 512 || string(page1[:16]) != "SQLite format 3\x00" {
		return layout{}, fmt.Errorf("%w: page 1 has no header", ErrFormat)
	}
	if binary.BigEndian.Uint32(page1[52:]) != 0 {
		// Its pointer maps begin with a byte that looks like a b-tree page's.
		return layout{}, fmt.Errorf("%w: it uses auto_vacuum", ErrFormat)
	}
	return layout{len(page1) - int(page1[20])}, nil
}

// span is a range of bytes in a page.
type span struct{ from, to int }

// unused lists the bytes of page number n that belong to nothing: the gap in front of the
// cells, and freeblocks without their headers. Fragments of up to 3 bytes between cells
// are left alone. Other pages than those of b-trees have none: SQLite clears a page when
// it frees it, so an overflow page that is not full ends in zeros.
func (l layout) unused(n uint32, page []byte) ([]span, error) {
	at, header := 0, 8
	if n == 1 {
		at = headerBytes
	}
	switch page[at] {
	case interiorIndex, interiorTable:
		header = 12
	case leafIndex, leafTable:
	case 0:
		return nil, nil
	default:
		return nil, fmt.Errorf("%w: page %d is of the unknown type %d", ErrFormat, n, page[at])
	}
	u16 := func(i int) int { return int(binary.BigEndian.Uint16(page[i:])) }
	block, cells, content := u16(at+1), u16(at+3), u16(at+5)
	if content == 0 {
		content = 1 << 16
	}
	gap := span{at + header + 2*cells, content}
	if gap.from > gap.to || gap.to > l.usable {
		return nil, fmt.Errorf("%w: page %d: %d cells and content from byte %d", ErrFormat, n, cells, content)
	}
	for i := range cells {
		if c := u16(at + header + 2*i); c < content || c > l.usable-4 {
			return nil, fmt.Errorf("%w: page %d: cell at byte %d", ErrFormat, n, c)
		}
	}
	spans := []span{gap}
	for end := content; block != 0; {
		if block < end || block > l.usable-4 {
			return nil, fmt.Errorf("%w: page %d: free bytes at %d", ErrFormat, n, block)
		}
		next, size := u16(block), u16(block+2)
		if end = block + size; size < 4 || end > l.usable {
			return nil, fmt.Errorf("%w: page %d: %d free bytes at %d", ErrFormat, n, size, block)
		}
		spans = append(spans, span{block + 4, end})
		block = next
	}
	return spans, nil
}

// dirty tells whether any unused byte is not zero.
func dirty(page []byte, spans []span) bool {
	for _, s := range spans {
		for _, b := range page[s.from:s.to] {
			if b != 0 {
				return true
			}
		}
	}
	return false
}

package ipfs

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"

	"github.com/ipfs/go-cid"
)

// sections walks the CAR sections of a file between two offsets, the first of which is
// the start of a section. It ends before a section that is not whole. With hash every
// block is checked. good is the offset behind the last good section; the error says
// what is wrong with the one after it: errCAR, BadBlock or BadCID.
func sections(f *os.File, from, to int64, limit int, hash bool, each func(address, span) error) (good int64, err error) {
	var block []byte
	window := make([]byte, 0, 64<<10)
	start := from // of window in the file
	for good = from; good < to; {
		if at := good - start; at+maxHead > int64(len(window)) && start+int64(len(window)) < to {
			size := int64(cap(window))
			if at > int64(len(window)) {
				size = 4 << 10 // the last block was larger than the window, so the next may be
			}
			start, window = good, window[:min(size, to-good)]
			if _, err := f.ReadAt(window, start); err != nil {
				return good, err
			}
		}
		c, head, size, err := sectionHead(window[good-start:], limit)
		if err == io.ErrUnexpectedEOF {
			return good, nil
		}
		if err != nil {
			return good, err
		}
		s := span{good + int64(head), int32(size)}
		end := s.at + int64(size)
		if end > to {
			return good, nil
		}
		a, err := resolve(c)
		if err == nil && a.isInline {
			err = fail(BadCID, c, "an identity CID has no block")
		}
		if err != nil {
			return good, err
		}
		if hash {
			if cap(block) < size {
				block = make([]byte, size)
			}
			block = block[:size]
			if _, err := f.ReadAt(block, s.at); err != nil {
				return good, err
			}
			if err := verify(c, a, block); err != nil {
				return good, err
			}
		}
		if err := each(a, s); err != nil {
			return good, err
		}
		good = end
	}
	return good, nil
}

// maxHead is the longest head of a section: a varint and a CID.
const maxHead = binary.MaxVarintLen64 + maxCID

// sectionHead reads length and CID of a section: its head's length and its block's.
// io.ErrUnexpectedEOF when b is too short to tell.
func sectionHead(b []byte, limit int) (c cid.Cid, head, size int, err error) {
	n, used := binary.Uvarint(b)
	if used == 0 && len(b) < binary.MaxVarintLen64 {
		return c, 0, 0, io.ErrUnexpectedEOF
	}
	if used <= 0 || n == 0 || n > uint64(limit+maxCID) {
		return c, 0, 0, fmt.Errorf("%w: section of %d bytes", errCAR, n)
	}
	rest := b[used:]
	whole := uint64(len(rest)) >= min(n, maxCID)
	rest = rest[:min(uint64(len(rest)), n, maxCID)]
	length, c, err := cid.CidFromBytes(rest)
	switch {
	case err != nil && !whole:
		return c, 0, 0, io.ErrUnexpectedEOF
	case err != nil:
		return c, 0, 0, fmt.Errorf("%w: CID: %w", errCAR, err)
	case int(n)-length > limit:
		return c, 0, 0, fmt.Errorf("%w: block of %d bytes", errCAR, int(n)-length)
	}
	return c, used + length, int(n) - length, nil
}

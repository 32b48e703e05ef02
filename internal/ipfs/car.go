package ipfs

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
)

const (
	maxHeader = 32 << 10 // of a foreign CAR; one root needs 59 bytes
	maxCID    = 256      // bytes of a CID in a section
)

// carHeader is the one canonical DAG-CBOR header of a CARv1 with a single root.
func carHeader(root cid.Cid) []byte {
	c := root.Bytes()
	b := []byte{0xa2, 0x65, 'r', 'o', 'o', 't', 's', 0x81, 0xd8, 0x2a, 0x58, byte(len(c) + 1), 0}
	b = append(b, c...)
	b = append(b, 0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 1)
	return append(binary.AppendUvarint(nil, uint64(len(b))), b...)
}

// section appends one CAR section's head: the length of CID and data, and the CID.
func section(b []byte, c cid.Cid, size int) []byte {
	b = binary.AppendUvarint(b, uint64(c.ByteLen()+size))
	return append(b, c.Bytes()...)
}

// carReader reads the sections of an untrusted CARv1 stream. Memory stays within one
// section of at most limit bytes.
type carReader struct {
	r     *bufio.Reader
	limit int
	buf   func(int) []byte
}

// errCAR: the stream is no CARv1.
var errCAR = errors.New("not a CARv1 stream")

// newCARReader skips the header. Its roots are not used: only blocks that the caller
// asks for count.
func newCARReader(r io.Reader, limit int, buf func(int) []byte) (*carReader, error) {
	b, ok := r.(*bufio.Reader)
	if !ok {
		b = bufio.NewReaderSize(r, 64<<10)
	}
	n, err := binary.ReadUvarint(b)
	if err != nil {
		return nil, fmt.Errorf("header: %w", noEOF(err))
	}
	if n == 0 || n > maxHeader {
		return nil, fmt.Errorf("%w: header of %d bytes", errCAR, n)
	}
	if _, err := b.Discard(int(n)); err != nil {
		return nil, fmt.Errorf("header: %w", noEOF(err))
	}
	return &carReader{b, limit, buf}, nil
}

// next returns the next block, io.EOF after the last, io.ErrUnexpectedEOF within one.
// data is made by buf.
func (r *carReader) next() (c cid.Cid, data []byte, err error) {
	if _, err := r.r.Peek(1); err != nil {
		return c, nil, err // io.EOF here is the regular end
	}
	head, peeked := r.r.Peek(maxHead)
	c, used, size, err := sectionHead(head, r.limit)
	if err != nil {
		if peeked != nil && peeked != io.EOF {
			err = peeked
		}
		return c, nil, err
	}
	if _, err := r.r.Discard(used); err != nil {
		return c, nil, noEOF(err)
	}
	data = r.buf(size)
	if _, err := io.ReadFull(r.r, data); err != nil {
		return c, nil, noEOF(err)
	}
	return c, data, nil
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

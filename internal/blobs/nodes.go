package blobs

import (
	"encoding/binary"
	"errors"
)

// A record of the nodes object: lengths of head, data and tail as varints, then head
// and tail. A block is head, data (a range of a file) and tail.

func encodeNode(head []byte, data int, tail []byte) []byte {
	b := binary.AppendUvarint(nil, uint64(len(head)))
	b = binary.AppendUvarint(b, uint64(data))
	b = binary.AppendUvarint(b, uint64(len(tail)))
	return append(append(b, head...), tail...)
}

var errNode = errors.New("malformed record in the nodes object")

func decodeNode(b []byte) (head []byte, data int64, tail []byte, err error) {
	var lengths [3]uint64
	for i := range lengths {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > 1<<31 {
			return nil, 0, nil, errNode
		}
		lengths[i], b = n, b[used:]
	}
	if lengths[0]+lengths[2] != uint64(len(b)) {
		return nil, 0, nil, errNode
	}
	return b[:lengths[0]], int64(lengths[1]), b[lengths[0]:], nil
}

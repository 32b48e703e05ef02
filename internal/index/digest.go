package index

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/witan-project/witan/internal/dataset"
)

// Digester computes the index digest: SHA-256 over all chunk records, sorted bytewise,
// each dataset id (32) ‖ uint32 length ‖ path ‖ uint64 start ‖ uint64 end ‖ SHA-256 of
// the chunk text, integers big-endian. The order of Add does not matter. The zero value
// is ready for use; it keeps 80 bytes and the path for each record.
type Digester struct {
	records [][]byte
}

// Add takes one chunk.
func (d *Digester) Add(id dataset.ID, r Record) {
	b := make([]byte, 0, 32+4+len(r.Path)+8+8+32)
	b = append(b, id[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(r.Path)))
	b = append(b, r.Path...)
	b = binary.BigEndian.AppendUint64(b, r.Start)
	b = binary.BigEndian.AppendUint64(b, r.End)
	text := sha256.Sum256([]byte(r.Text))
	d.records = append(d.records, append(b, text[:]...))
}

// Sum is the digest of what was added.
func (d *Digester) Sum() [32]byte {
	slices.SortFunc(d.records, slices.Compare[[]byte])
	h := sha256.New()
	for _, r := range d.records {
		h.Write(r)
	}
	return [32]byte(h.Sum(nil))
}

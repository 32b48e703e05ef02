package ipfs

import (
	"crypto/sha256"
	"errors"
	"io/fs"

	"github.com/ipfs/go-cid"
	mh "github.com/multiformats/go-multihash"
)

// maxInline bounds an identity CID, which carries its content itself (Kubo has the
// same bound).
const maxInline = 128

// digest is the SHA-256 of a block. Blocks are kept by it: the same bytes linked as
// raw and as dag-pb, or by CIDv0 and CIDv1, are one block.
type digest [sha256.Size]byte

// address is what a CID says about its block.
type address struct {
	digest   digest
	pb       bool   // dag-pb; otherwise raw
	inline   []byte // the content of an identity CID; then digest is zero
	isInline bool
}

// resolve reads a CID of the kinds that Witan takes; others are BadCID.
func resolve(c cid.Cid) (address, error) {
	var a address
	if !c.Defined() {
		return a, fail(BadCID, c, "undefined CID")
	}
	switch c.Type() {
	case cid.DagProtobuf:
		a.pb = true
	case cid.Raw:
	default:
		return a, fail(BadCID, c, "codec 0x%x; only dag-pb and raw are read", c.Type())
	}
	h, err := mh.Decode(c.Hash())
	if err != nil {
		return a, fail(BadCID, c, "multihash: %w", err)
	}
	switch {
	case h.Code == mh.SHA2_256 && h.Length == sha256.Size:
		a.digest = digest(h.Digest)
	case h.Code == mh.IDENTITY && h.Length <= maxInline:
		a.inline, a.isInline = h.Digest, true
	default:
		return a, fail(BadCID, c, "hash function %s of %d bytes; only sha2-256 is verified", h.Name, h.Length)
	}
	return a, nil
}

// verify checks that data is the block that c names.
func verify(c cid.Cid, a address, data []byte) error {
	if sum := sha256.Sum256(data); sum != a.digest {
		return fail(BadBlock, c, "%d bytes that hash to something else", len(data))
	}
	return nil
}

// rawCID is the CIDv1 with codec raw of a digest.
func (d digest) cid(pb bool) cid.Cid {
	// Encode fails for unknown functions only.
	h, err := mh.Encode(d[:], mh.SHA2_256)
	if err != nil {
		panic(err)
	}
	if pb {
		return cid.NewCidV1(cid.DagProtobuf, h)
	}
	return cid.NewCidV1(cid.Raw, h)
}

// Sum is the CIDv1 (sha2-256, codec raw) of data.
func Sum(data []byte) cid.Cid { return digest(sha256.Sum256(data)).cid(false) }

// missing tells whether err says that a block is not there.
func missing(err error) bool {
	return errors.Is(err, NotFound) || errors.Is(err, fs.ErrNotExist)
}

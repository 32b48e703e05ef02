// Package dataset gives the identity of what Witan governs: a contributor's
// content (a CID) offered to one collection. Pure values, no I/O.
package dataset

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"
)

// Dataset is one contributor's content offered to one collection. Outside its
// registry a dataset is (chain id, registry address, ID).
type Dataset struct {
	Contributor common.Address
	Collection  Collection
	CID         CID
}

// New checks the parts and returns the dataset they name. collection is as in
// ParseCollection, content as in ParseCID.
func New(contributor common.Address, collection, content string) (Dataset, error) {
	col, err := ParseCollection(collection)
	if err != nil {
		return Dataset{}, err
	}
	c, err := ParseCID(content)
	if err != nil {
		return Dataset{}, err
	}
	if contributor == (common.Address{}) {
		return Dataset{}, errors.New("the zero address cannot contribute")
	}
	return Dataset{contributor, col, c}, nil
}

// ID is keccak256(abi.encode(address contributor, bytes32 collection, bytes cid)),
// as DatasetRegistry.id computes it on chain.
func (d Dataset) ID() ID {
	raw := d.CID.Bytes()
	padded := (len(raw) + 31) / 32 * 32
	b := make([]byte, 4*32+padded)
	copy(b[12:32], d.Contributor[:])
	copy(b[32:64], d.Collection[:])
	b[95] = 0x60 // offset of the dynamic bytes
	b[127] = byte(len(raw))
	copy(b[128:], raw)
	return ID(crypto.Keccak256Hash(b))
}

// ID names a dataset inside its registry.
type ID [32]byte

// ParseID reads 64 hexadecimal digits, with or without 0x.
func ParseID(s string) (ID, error) {
	var id ID
	b, err := hex.DecodeString(strings.TrimPrefix(s, "0x"))
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("dataset id %q: want 0x and 64 hexadecimal digits", s)
	}
	copy(id[:], b)
	return id, nil
}

// String is 0x and 64 lower-case hexadecimal digits.
func (id ID) String() string { return "0x" + hex.EncodeToString(id[:]) }

// MarshalText writes the form of String.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads the form of ParseID.
func (id *ID) UnmarshalText(b []byte) error {
	v, err := ParseID(string(b))
	if err == nil {
		*id = v
	}
	return err
}

// Collection names one knowledge base: 1–31 characters of [a-z0-9-], right-padded
// with zero bytes as on chain.
type Collection [32]byte

// ParseCollection reads a collection's name.
func ParseCollection(s string) (Collection, error) {
	var c Collection
	if len(s) == 0 || len(s) > 31 {
		return c, fmt.Errorf("collection %q: want 1 to 31 characters of a-z, 0-9 and -", s)
	}
	for i := range len(s) {
		if !collectionByte(s[i]) {
			return c, fmt.Errorf("collection %q: character %d is not one of a-z, 0-9 and -", s, i+1)
		}
	}
	copy(c[:], s)
	return c, nil
}

// CollectionFromBytes32 reads a collection as the chain stores it.
func CollectionFromBytes32(b [32]byte) (Collection, error) {
	return ParseCollection(strings.TrimRight(string(b[:]), "\x00"))
}

// String is the name without padding.
func (c Collection) String() string { return strings.TrimRight(string(c[:]), "\x00") }

// MarshalText writes the name.
func (c Collection) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the form of ParseCollection.
func (c *Collection) UnmarshalText(b []byte) error {
	v, err := ParseCollection(string(b))
	if err == nil {
		*c = v
	}
	return err
}

func collectionByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-'
}

// CID is a content identifier as the registry accepts it: canonical binary CIDv1
// with a sha2-256 multihash and codec dag-pb (0x70) or raw (0x55), 36 bytes. The
// zero value is no CID.
type CID struct{ c cid.Cid }

// ParseCID reads any textual form of an accepted CID. A CIDv0 (Qm…) is refused with
// its CIDv1 form in the error, since on chain only that one names the content.
func ParseCID(s string) (CID, error) {
	c, err := cid.Decode(s)
	if err != nil {
		return CID{}, fmt.Errorf("CID %q: %w", s, err)
	}
	return NewCID(c)
}

// CIDFromBytes reads the 36 bytes that the chain stores.
func CIDFromBytes(b []byte) (CID, error) {
	c, err := cid.Cast(b)
	if err != nil {
		return CID{}, fmt.Errorf("CID bytes: %w", err)
	}
	return NewCID(c)
}

// NewCID checks that c is of an accepted form.
func NewCID(c cid.Cid) (CID, error) {
	if !c.Defined() {
		return CID{}, errors.New("CID: undefined")
	}
	p := c.Prefix()
	switch {
	case p.Version == 0:
		return CID{}, fmt.Errorf("CID %s is version 0: use %s, the same content as CIDv1", c, cid.NewCidV1(cid.DagProtobuf, c.Hash()))
	case p.MhType != 0x12 || p.MhLength != 32:
		return CID{}, fmt.Errorf("CID %s: the registry accepts sha2-256 only", c)
	case p.Codec != cid.DagProtobuf && p.Codec != cid.Raw:
		return CID{}, fmt.Errorf("CID %s: the registry accepts the codecs dag-pb and raw only", c)
	case len(c.Bytes()) != 36:
		return CID{}, fmt.Errorf("CID %s: not in canonical form", c)
	}
	return CID{c}, nil
}

// Cid is the value that the IPFS libraries use.
func (c CID) Cid() cid.Cid { return c.c }

// Bytes are the 36 canonical bytes; nil for the zero value.
func (c CID) Bytes() []byte { return c.c.Bytes() }

// Defined tells whether c is not the zero value.
func (c CID) Defined() bool { return c.c.Defined() }

// String is base32, lower case (bafy… or bafk…); empty for the zero value.
func (c CID) String() string {
	if !c.c.Defined() {
		return ""
	}
	return c.c.String()
}

// MarshalText writes the form of String.
func (c CID) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the form of ParseCID; empty gives the zero value.
func (c *CID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*c = CID{}
		return nil
	}
	v, err := ParseCID(string(b))
	if err == nil {
		*c = v
	}
	return err
}

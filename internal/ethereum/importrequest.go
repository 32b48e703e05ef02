package ethereum

import (
	"encoding/binary"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"
)

// Domain binds typed data to one registry on one chain (EIP-712). Its name is "Witan",
// its version "1".
type Domain struct {
	ChainID  *big.Int
	Registry common.Address
}

// ImportRequest is what a contributor signs to have an approved dataset imported.
type ImportRequest struct {
	Contributor common.Address
	Collection  string   // name of the collection, as dataset.Collection prints it
	CID         string   // base32 CIDv1, so that a wallet shows it readably
	Round       uint32   // round that the approval made
	Nonce       *big.Int // random, unique per contributor, 0 ≤ nonce < 2^256
	Deadline    uint64   // unix seconds of block time
}

const (
	domainTypeText  = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
	requestTypeText = "ImportRequest(address contributor,string collection,string cid,uint32 round,uint256 nonce,uint64 deadline)"
	domainName      = "Witan"
	domainVersion   = "1"
)

var (
	domainType    = crypto.Keccak256Hash([]byte(domainTypeText))
	requestType   = crypto.Keccak256Hash([]byte(requestTypeText))
	nameHash      = crypto.Keccak256Hash([]byte(domainName))
	versionHash   = crypto.Keccak256Hash([]byte(domainVersion))
	maxUint256    = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	typedDataMark = [2]byte{0x19, 0x01}
)

// Separator is the domain separator.
func (d Domain) Separator() common.Hash {
	var b [5 * 32]byte
	copy(b[0:], domainType[:])
	copy(b[32:], nameHash[:])
	copy(b[64:], versionHash[:])
	putUint256(b[96:128], d.ChainID)
	copy(b[140:], d.Registry[:])
	return crypto.Keccak256Hash(b[:])
}

// Digest is the EIP-712 hash that r's contributor signs for registry d. A nonce outside
// uint256 is taken modulo 2^256; refuse such requests before.
func (r ImportRequest) Digest(d Domain) common.Hash {
	var b [7 * 32]byte
	collection, cid := crypto.Keccak256Hash([]byte(r.Collection)), crypto.Keccak256Hash([]byte(r.CID))
	copy(b[0:], requestType[:])
	copy(b[44:], r.Contributor[:])
	copy(b[64:], collection[:])
	copy(b[96:], cid[:])
	binary.BigEndian.PutUint32(b[156:], r.Round)
	putUint256(b[160:192], r.Nonce)
	binary.BigEndian.PutUint64(b[216:], r.Deadline)
	separator, message := d.Separator(), crypto.Keccak256Hash(b[:])

	var c [2 + 64]byte
	copy(c[:], typedDataMark[:])
	copy(c[2:], separator[:])
	copy(c[34:], message[:])
	return crypto.Keccak256Hash(c[:])
}

// putUint256 writes n modulo 2^256 big-endian into the 32 bytes dst; nil is 0.
func putUint256(dst []byte, n *big.Int) {
	if n == nil {
		return
	}
	if n.Sign() < 0 || n.BitLen() > 256 {
		n = new(big.Int).And(n, maxUint256)
	}
	n.FillBytes(dst)
}

// TypedData is the request in the form that wallets take for eth_signTypedData_v4.
func (r ImportRequest) TypedData(d Domain) apitypes.TypedData {
	return apitypes.TypedData{
		Types: apitypes.Types{
			"EIP712Domain": {
				{Name: "name", Type: "string"},
				{Name: "version", Type: "string"},
				{Name: "chainId", Type: "uint256"},
				{Name: "verifyingContract", Type: "address"},
			},
			"ImportRequest": {
				{Name: "contributor", Type: "address"},
				{Name: "collection", Type: "string"},
				{Name: "cid", Type: "string"},
				{Name: "round", Type: "uint32"},
				{Name: "nonce", Type: "uint256"},
				{Name: "deadline", Type: "uint64"},
			},
		},
		PrimaryType: "ImportRequest",
		Domain: apitypes.TypedDataDomain{
			Name:              domainName,
			Version:           domainVersion,
			ChainId:           (*math.HexOrDecimal256)(d.ChainID),
			VerifyingContract: d.Registry.Hex(),
		},
		Message: apitypes.TypedDataMessage{
			"contributor": r.Contributor.Hex(),
			"collection":  r.Collection,
			"cid":         r.CID,
			"round":       decimal(new(big.Int).SetUint64(uint64(r.Round))),
			"nonce":       decimal(r.Nonce),
			"deadline":    decimal(new(big.Int).SetUint64(r.Deadline)),
		},
	}
}

func decimal(n *big.Int) string {
	if n == nil {
		return "0"
	}
	return n.String()
}

package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/store"
)

// Line is one line of requests.jsonl: an admitted request and the latest block at its
// admission, in which an ERC-1271 signature is judged.
type Line struct {
	Contributor common.Address `json:"contributor"`
	Collection  string         `json:"collection"`
	CID         string         `json:"cid"`
	Round       uint32         `json:"round"`
	Nonce       string         `json:"nonce"` // decimal
	Deadline    uint64         `json:"deadline"`
	Signature   hexutil.Bytes  `json:"signature"`
	Block       LineBlock      `json:"block"`
}

// LineBlock names a block.
type LineBlock struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
}

// Request is what was signed.
func (l Line) Request() (ethereum.ImportRequest, error) {
	nonce, ok := new(big.Int).SetString(l.Nonce, 10)
	if !ok || nonce.Sign() < 0 || nonce.BitLen() > 256 {
		return ethereum.ImportRequest{}, fmt.Errorf("nonce %q is no uint256 in decimal", l.Nonce)
	}
	return ethereum.ImportRequest{
		Contributor: l.Contributor, Collection: l.Collection, CID: l.CID,
		Round: l.Round, Nonce: nonce, Deadline: l.Deadline,
	}, nil
}

// linesPerRead bounds how long one read of the log keeps a reader open.
const linesPerRead = 500

// Requests walks the log of requests in order of admission.
func (s *Service) Requests(ctx context.Context) iter.Seq2[Line, error] {
	return ReadRequests(ctx, s.db)
}

// ReadRequests walks the log of requests in order of admission. It may be slow to
// consume: no reader is held open between two pages.
func ReadRequests(ctx context.Context, db *store.DB) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		for seq := int64(0); ; {
			lines, last, err := page(ctx, db, seq)
			if err != nil {
				yield(Line{}, err)
				return
			}
			for _, l := range lines {
				if !yield(l, nil) {
					return
				}
			}
			if len(lines) < linesPerRead {
				return
			}
			seq = last
		}
	}
}

// WriteRequests writes the log as requests.jsonl.
func (s *Service) WriteRequests(ctx context.Context, w io.Writer) error {
	e := json.NewEncoder(w)
	for l, err := range s.Requests(ctx) {
		if err != nil {
			return err
		}
		if err := e.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func page(ctx context.Context, db *store.DB, after int64) (lines []Line, last int64, err error) {
	rows, err := db.Read().QueryContext(ctx, `SELECT seq, contributor, collection, cid, round, nonce, deadline,
		signature, block_number, block_hash FROM import_request WHERE seq > ? ORDER BY seq LIMIT ?`, after, linesPerRead)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var l Line
		var contributor, hash []byte
		if err := rows.Scan(&last, &contributor, &l.Collection, &l.CID, &l.Round, &l.Nonce, &l.Deadline,
			(*[]byte)(&l.Signature), &l.Block.Number, &hash); err != nil {
			return nil, 0, err
		}
		l.Contributor, l.Block.Hash = common.BytesToAddress(contributor), common.BytesToHash(hash)
		lines = append(lines, l)
	}
	return lines, last, rows.Err()
}

// requestsHash is SHA-256 over the sorted EIP-712 digests of the log's lines.
func requestsHash(ctx context.Context, db *sql.DB) ([32]byte, error) {
	rows, err := db.QueryContext(ctx, "SELECT digest FROM import_request")
	if err != nil {
		return [32]byte{}, err
	}
	defer rows.Close()
	var digests [][]byte
	for rows.Next() {
		var d []byte
		if err := rows.Scan(&d); err != nil {
			return [32]byte{}, err
		}
		digests = append(digests, d)
	}
	if err := rows.Err(); err != nil {
		return [32]byte{}, err
	}
	return HashRequests(digests), nil
}

// HashRequests is the index statement's requests: SHA-256 over the digests, sorted
// bytewise. It sorts digests in place.
func HashRequests(digests [][]byte) [32]byte {
	slices.SortFunc(digests, bytes.Compare)
	h := sha256.New()
	for _, d := range digests {
		h.Write(d)
	}
	return [32]byte(h.Sum(nil))
}

package audit

import (
	"context"
	"errors"
	"fmt"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ingest"
)

// requested is a (dataset, round) with a valid line in the log.
type requested map[ingest.ID]bool

// requests checks every line of the log again: its fields, its signature, and that it
// is the only one of its dataset and round.
func (a *audit) requests(ctx context.Context, r *Report) (requested, error) {
	log, nonces := requested{}, map[string]bool{}
	var digests [][]byte
	for l, err := range ingest.ReadRequests(ctx, a.DB) {
		if err != nil {
			return nil, err
		}
		r.Counts.Requests++
		q, err := l.Request()
		if err != nil {
			r.add(Difference{Kind: RequestInvalid, Detail: fmt.Sprintf("line %d: %v", r.Counts.Requests, err)})
			continue
		}
		digest := q.Digest(a.Contract)
		digests = append(digests, digest[:])
		d, err := dataset.New(q.Contributor, q.Collection, q.CID)
		if err != nil {
			r.add(Difference{Kind: RequestInvalid, Detail: fmt.Sprintf("line %d: %v", r.Counts.Requests, err)})
			continue
		}
		id := ingest.ID{Dataset: d.ID(), Round: q.Round}
		bad := func(format string, args ...any) {
			r.add(Difference{Kind: RequestInvalid, Dataset: &id.Dataset,
				Detail: fmt.Sprintf("line %d, round %d: ", r.Counts.Requests, q.Round) + fmt.Sprintf(format, args...)})
		}
		nonce := q.Contributor.Hex() + l.Nonce
		switch {
		case log[id]:
			bad("the dataset and round were requested before")
			continue
		case nonces[nonce]:
			bad("its nonce was used before")
			continue
		case q.CID != d.CID.String():
			bad("the CID is not in its one base32 form")
			continue
		}
		nonces[nonce] = true
		checked, err := a.signature(ctx, l, q)
		switch {
		case errors.Is(err, ethereum.ErrSignature), errors.Is(err, ethereum.ErrMalleable):
			bad("%v", err)
			continue
		case err != nil:
			return nil, err
		case checked:
			r.Counts.Signatures++
		default:
			r.Counts.NotRechecked++
		}
		log[id] = true
	}
	r.Requests = ingest.HashRequests(digests)
	return log, nil
}

// signature checks a line's signature; false: by a contract wallet (ERC-1271), in a
// block whose state the RPC does not have any more.
func (a *audit) signature(ctx context.Context, l ingest.Line, q ethereum.ImportRequest) (bool, error) {
	digest := q.Digest(a.Contract)
	signer, err := ethereum.Recover(digest, l.Signature)
	if err == nil && signer == q.Contributor {
		return true, nil
	}
	_, err = ethereum.VerifySignature(ctx, a.Client, q.Contributor, digest, l.Signature, l.Block.Hash)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, ethereum.ErrSignature), errors.Is(err, ethereum.ErrMalleable), ctx.Err() != nil:
		return false, err
	}
	// The block's state is gone, or the block was reorganised away. An account that has
	// code now is a contract wallet; one that has none cannot have signed this.
	code, codeErr := a.Client.CodeAt(ctx, q.Contributor, nil)
	if codeErr != nil {
		return false, fmt.Errorf("code of %s: %w", q.Contributor, codeErr)
	}
	if len(code) == 0 {
		return false, fmt.Errorf("%w: not signed by %s, which has no contract", ethereum.ErrSignature, q.Contributor)
	}
	return false, nil
}

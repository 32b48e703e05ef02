package ingest

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/registry"
)

// Outcome of an admission.
type Outcome int

const (
	// Accepted: a new line of the log, a new import.
	Accepted Outcome = iota
	// Known: the same request again, or another for a dataset and round that are
	// requested already. The import is that one.
	Known
)

// MaxDeadline is how far after the latest block's timestamp a deadline may lie, in
// seconds.
const MaxDeadline = 24 * 60 * 60

// maxSignature bounds a signature in bytes; a contract wallet's may be long.
const maxSignature = 16 << 10

// Signed is an import request with its signature, as POST /imports takes it.
type Signed struct {
	ethereum.ImportRequest
	Signature []byte // 65 bytes r ‖ s ‖ v, or what a contract wallet takes (ERC-1271)
}

// Admit checks a request, matches it against the contracts' state at the latest block
// and appends it to the log, durably before it returns. Errors are *Refusal, or those
// of a failing database or a cancelled context.
//
// The same request again gives the same import, also after its deadline, so a caller
// who lost the answer may resend. A new nonce for a (dataset, round) that is requested
// already is spent and gives that import. The nonce of a refused request is not spent.
func (s *Service) Admit(ctx context.Context, r Signed) (Import, Outcome, error) {
	d, nonce, err := wellFormed(r)
	if err != nil {
		return Import{}, 0, err
	}
	latest, err := s.cfg.Registry.Head(ctx, registry.Latest)
	if err != nil {
		return Import{}, 0, &Refusal{Code: ChainAway, Detail: "no block of the chain is known yet: try again", Err: err}
	}
	a := admitted{
		Signed: r, dataset: d, id: ID{d.ID(), r.Round}, nonce: nonce,
		digest: r.Digest(s.cfg.Contract), block: latest,
	}
	if err := s.check(ctx, &a); err != nil {
		// Judged once: what was admitted before stays admitted, whatever its deadline
		// and the contracts say today.
		again, ok, e := s.before(ctx, &a)
		switch {
		case e != nil:
			return Import{}, 0, e
		case !ok:
			return Import{}, 0, err
		}
		return again, Known, nil
	}
	outcome, err := s.admit.append(ctx, s.db, &a)
	if err != nil {
		return Import{}, 0, err
	}
	if outcome == Known {
		i, err := s.Import(ctx, a.id)
		return i, Known, err
	}
	i := a.asImport()
	s.admittedNew(ctx, i)
	return i, Accepted, nil
}

// admitted is a request on its way into the log.
type admitted struct {
	Signed
	dataset dataset.Dataset
	id      ID
	nonce   [32]byte
	digest  common.Hash
	block   registry.Block
	state   State
	at      time.Time
}

func (a *admitted) asImport() Import {
	return Import{ID: a.id, Dataset: a.dataset, State: a.state, Requested: a.at, Updated: a.at}
}

// wellFormed reads the fields that are text.
func wellFormed(r Signed) (d dataset.Dataset, nonce [32]byte, err error) {
	d, err = dataset.New(r.Contributor, r.Collection, r.CID)
	switch {
	case err != nil:
		return d, nonce, &Refusal{Code: Malformed, Detail: "the request does not name a dataset", Err: err}
	case r.CID != d.CID.String():
		return d, nonce, refuse(Malformed, "sign the CID in its one base32 form: %s", d.CID)
	case r.Nonce == nil || r.Nonce.Sign() < 0 || r.Nonce.BitLen() > 256:
		return d, nonce, refuse(Malformed, "the nonce is no uint256")
	case len(r.Signature) == 0 || len(r.Signature) > maxSignature:
		return d, nonce, refuse(BadSignature, "a signature of %d bytes: want 65, or what the contract wallet takes up to %d",
			len(r.Signature), maxSignature)
	}
	r.Nonce.FillBytes(nonce[:])
	return d, nonce, nil
}

// check does everything that needs no write, the cheapest first, and the signature,
// which is dear, last.
func (s *Service) check(ctx context.Context, a *admitted) error {
	switch now := a.block.Timestamp; {
	case a.Deadline <= now:
		return refuse(DeadlinePassed, "the deadline %d is not later than the latest block's timestamp %d: sign again", a.Deadline, now)
	case a.Deadline > now+MaxDeadline:
		return refuse(DeadlineTooFar, "the deadline %d is more than 24 hours after the latest block's timestamp %d: sign again", a.Deadline, now)
	}
	if err := s.match(ctx, a); err != nil {
		return err
	}
	return s.signature(ctx, a)
}

// match compares with the contracts' state at the latest block, and says whether that
// is final already.
func (s *Service) match(ctx context.Context, a *admitted) error {
	final, latest, err := s.standings(ctx, a.id.Dataset)
	if err != nil {
		return err
	}
	if !latest.grants(a.Round) {
		return s.mismatch(ctx, a, latest)
	}
	a.state = Waiting
	if final.grants(a.Round) {
		a.state = Requested
	}
	return nil
}

// mismatch says why a request does not fit the contracts' state.
func (s *Service) mismatch(ctx context.Context, a *admitted, now standing) error {
	switch {
	case a.Round < now.round && now.approved:
		return refuse(StaleRound, "round %d is over, the approval in force made round %d: sign that one", a.Round, now.round)
	case a.Round > now.round && now.round > 0:
		return refuse(UnknownRound, "round %d is not reached, the dataset is in round %d", a.Round, now.round)
	case now.ended == Revoked:
		return refuse(WasRevoked, "the approval was revoked by vote")
	case now.ended == Withdrawn:
		return refuse(WasWithdrawn, "the contributor withdrew the dataset")
	case now.ended == Expired:
		return refuse(HasExpired, "the approval has expired")
	}
	if other, err := s.otherContributor(ctx, a.dataset); err != nil {
		return err
	} else if other != (common.Address{}) {
		return refuse(OtherContributor, "this content is approved for %s in %s, not for %s", other, a.Collection, a.Contributor)
	}
	return refuse(NotApproved, "no approval of this dataset is known at the latest block %d", a.block.Number)
}

// signature accepts the contributor's own key, or the contributor's contract wallet at
// the latest block.
func (s *Service) signature(ctx context.Context, a *admitted) error {
	_, err := ethereum.VerifySignature(ctx, s.cfg.Client, a.Contributor, a.digest, a.Signature, a.block.Hash)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ethereum.ErrMalleable):
		return &Refusal{Code: Malleable, Detail: "the signature has the upper of its two forms: sign with a low s", Err: err}
	case errors.Is(err, ethereum.ErrSignature):
		return &Refusal{Code: BadSignature, Detail: fmt.Sprintf("not signed by %s for chain %s and registry %s",
			a.Contributor, s.cfg.Contract.ChainID, s.cfg.Contract.Registry), Err: err}
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return &Refusal{Code: ChainAway, Detail: "the contributor's account cannot be looked at now: try again", Err: err}
}

// before looks whether a request that would be refused now was admitted before: then
// it must be exactly the same. A nonce that was spent on another request is the better
// refusal.
func (s *Service) before(ctx context.Context, a *admitted) (Import, bool, error) {
	spent, err := s.admit.spent(ctx, s.db.Read(), a)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Import{}, false, nil
	case err != nil:
		return Import{}, false, err
	case spent != a.digest:
		return Import{}, false, nonceUsed(a)
	}
	var signature []byte
	err = s.db.Read().QueryRowContext(ctx, "SELECT signature FROM import_request WHERE dataset = ? AND round = ? AND digest = ?",
		a.id.Dataset[:], a.Round, a.digest[:]).Scan(&signature)
	if errors.Is(err, sql.ErrNoRows) {
		signature, err = nil, nil // the nonce was spent without a line of its own
	}
	if err != nil {
		return Import{}, false, err
	}
	if !bytes.Equal(signature, a.Signature) {
		if err := s.signature(ctx, a); err != nil {
			return Import{}, false, err
		}
	}
	i, err := s.Import(ctx, a.id)
	return i, err == nil, err
}

func nonceUsed(a *admitted) error {
	return refuse(NonceUsed, "%s used the nonce %s for another request: take a new random one", a.Contributor, a.Nonce)
}

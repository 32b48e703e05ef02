package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
)

const (
	batch = 50 // approvals in one proposal: its calldata, stored by the governor, fills a transaction (EIP-7825)
	wave  = 10 // proposals that are voted on at once
)

// measureRequests approves datasets by vote, signs the requests beforehand and sends
// them as fast as the server answers.
func measureRequests(ctx context.Context, b *bench) (err error) {
	dir, err := b.folder("requests")
	if err != nil {
		return err
	}
	n := b.size(5000, 100)
	w, err := b.ownWorld(ctx, dir, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	began := time.Now()
	approved, again, err := w.approveMany(ctx, n)
	if err != nil {
		return err
	}
	b.say("  %d datasets were approved by vote in %.1f s", n, time.Since(began).Seconds())
	load, err := w.signLoad(ctx, approved, again)
	if err != nil {
		return err
	}
	connections := 64
	codes, took, err := sendAll(ctx, w.api.Address(), load, connections)
	if err != nil {
		return err
	}
	if err := checkCodes(load, codes); err != nil {
		return err
	}
	if err := w.checkLog(ctx, n); err != nil {
		return err
	}
	b.atLeast("requests", fmt.Sprintf("signed requests over HTTP, %d distinct", len(load)), float64(len(load))/took.Seconds(), "/s", 3000,
		fmt.Sprintf("%d × 202, %d × each of five refusals, every code checked; %d connections from the same process; nonces durable before the answer", n, n/5, connections))
	return nil
}

// numbered is some content's CID.
func numbered(n int) (dataset.CID, error) {
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(n)))
	mh, err := multihash.Encode(sum[:], multihash.SHA2_256)
	if err != nil {
		return dataset.CID{}, err
	}
	return dataset.NewCID(cid.NewCidV1(cid.Raw, mh))
}

// approveMany approves n datasets through the governor, and some more that are revoked
// and approved again, so that their first round is over.
func (w *world) approveMany(ctx context.Context, n int) (approved, again []dataset.Dataset, err error) {
	for i := range n + 5 {
		c, err := numbered(i)
		if err != nil {
			return nil, nil, err
		}
		d, err := w.dataset(c)
		if err != nil {
			return nil, nil, err
		}
		approved = append(approved, d)
	}
	approved, again = approved[:n], approved[n:]
	approvals := func(list []dataset.Dataset, round uint32) ([]governance.Call, error) {
		var entries []governance.Approval
		for _, d := range list {
			entries = append(entries, governance.Approval{Dataset: d, Licence: "CC0-1.0", Round: round})
		}
		call, err := w.contributor.DAO.Approve(entries...)
		return []governance.Call{call}, err
	}
	var proposals [][]governance.Call
	for list := range slices.Chunk(approved, batch) {
		calls, err := approvals(list, 0)
		if err != nil {
			return nil, nil, err
		}
		proposals = append(proposals, calls)
	}
	first, err := approvals(again, 0)
	if err != nil {
		return nil, nil, err
	}
	second, err := approvals(again, 2) // approval makes round 1, revocation 2
	if err != nil {
		return nil, nil, err
	}
	var revocations []governance.Call
	for _, d := range again {
		revocations = append(revocations, w.contributor.DAO.Revoke(d.ID(), "for the benchmark"))
	}
	for _, calls := range [][]governance.Call{first, revocations, second} {
		if err := w.pass(ctx, calls); err != nil {
			return nil, nil, err
		}
	}
	for some := range slices.Chunk(proposals, wave) {
		if err := w.pass(ctx, some...); err != nil {
			return nil, nil, err
		}
	}
	return approved, again, nil
}

// posted is a request ready to be sent, and the code of the answer it must get.
type posted struct {
	body []byte
	want string
}

// signLoad makes a good request for each approved dataset and as many bad ones, a fifth
// of each kind, mixed.
func (w *world) signLoad(ctx context.Context, approved, again []dataset.Dataset) ([]posted, error) {
	head, err := w.contributor.Chain.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, err
	}
	domain := w.contributor.Chain.Domain(w.registry())
	own, other := w.contributor.Key, devchain.Accounts(10)[9].Key
	random := rand.NewChaCha8([32]byte{1})
	var load []posted
	add := func(d dataset.Dataset, round uint32, deadline uint64, key ethereum.Key, high bool, want string) error {
		var nonce [32]byte
		random.Read(nonce[:]) // never fails
		r := ethereum.ImportRequest{Contributor: d.Contributor, Collection: d.Collection.String(), CID: d.CID.String(),
			Round: round, Nonce: new(big.Int).SetBytes(nonce[:]), Deadline: deadline}
		signature, err := ethereum.SignDigest(key, r.Digest(domain))
		if err != nil {
			return err
		}
		if high {
			upper(signature)
		}
		body, err := json.Marshal(api.ImportRequest{Contributor: r.Contributor.Hex(), Collection: r.Collection, CID: r.CID, Round: r.Round,
			Nonce: r.Nonce.String(), Deadline: r.Deadline, Signature: hexutil.Encode(signature)})
		load = append(load, posted{body, want})
		return err
	}
	due := head.Time + 12*3600
	for i, d := range approved {
		if err := add(d, 1, due, own, false, accepted); err != nil {
			return nil, err
		}
		switch i % 5 {
		case 0:
			err = add(d, 1, due, other, false, "signature_invalid")
		case 1:
			err = add(d, 1, head.Time-1-uint64(i), own, false, "deadline_passed")
		case 2:
			var c dataset.CID
			if c, err = numbered(1_000_000 + i); err == nil {
				if d, err = w.dataset(c); err == nil {
					err = add(d, 1, due, own, false, "not_approved")
				}
			}
		case 3:
			err = add(again[i/5%len(again)], 1, due, own, false, "stale_round")
		case 4:
			err = add(d, 1, due, own, true, "signature_malleable")
		}
		if err != nil {
			return nil, err
		}
	}
	random2 := rand.New(rand.NewPCG(1, 2))
	random2.Shuffle(len(load), func(i, j int) { load[i], load[j] = load[j], load[i] })
	return load, nil
}

// upper makes the other valid form of an ECDSA signature, with s in the upper half of
// the order, which EIP-2 refuses.
func upper(signature []byte) {
	n := crypto.S256().Params().N
	new(big.Int).Sub(n, new(big.Int).SetBytes(signature[32:64])).FillBytes(signature[32:64])
	signature[64] ^= 27 ^ 28
}

// checkCodes wants the right code for each request.
func checkCodes(load []posted, codes []string) error {
	wrong := map[string]int{}
	for i, p := range load {
		if codes[i] != p.want {
			wrong[codes[i]+" instead of "+p.want]++
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("wrong answers: %v", wrong)
	}
	return nil
}

// checkLog wants a line for each admitted request in the public log.
func (w *world) checkLog(ctx context.Context, want int) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.api.Address()+"/api/v1/imports/requests.jsonl", nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	lines := 0
	for d := json.NewDecoder(res.Body); ; lines++ {
		var line json.RawMessage
		if err := d.Decode(&line); err != nil {
			if lines != want {
				return fmt.Errorf("the public log has %d lines, want %d (%w)", lines, want, err)
			}
			return nil
		}
	}
}

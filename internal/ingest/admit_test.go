package ingest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
)

// content is a CID of n's decimal digits; nothing is stored.
func content(t testing.TB, n int) dataset.CID {
	t.Helper()
	return ingesttest.Content(t, fmt.Sprint("content ", n))
}

// lines counts the log and spent counts the nonces.
func lines(t testing.TB, w *ingesttest.World) (lines, spent int) {
	t.Helper()
	err := w.DB.Read().QueryRow("SELECT (SELECT count(*) FROM import_request), (SELECT count(*) FROM import_nonce)").Scan(&lines, &spent)
	if err != nil {
		t.Fatal(err)
	}
	return lines, spent
}

func TestAdmitRefuses(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	accounts := w.Chain.Accounts()
	me, other := accounts[1], accounts[2]
	approved, reapproved, revoked, withdrawn, expired := w.Dataset(content(t, 1)), w.Dataset(content(t, 2)),
		w.Dataset(content(t, 3)), w.Dataset(content(t, 4)), w.Dataset(content(t, 5))
	now := w.Chain.Head().Time
	w.Chain.Approve(t, ingesttest.Approval{Dataset: approved}, ingesttest.Approval{Dataset: reapproved},
		ingesttest.Approval{Dataset: revoked}, ingesttest.Approval{Dataset: withdrawn}, ingesttest.Approval{Dataset: expired, Expiry: now + 100})
	w.Chain.Revoke(t, revoked.ID())
	w.Chain.Withdraw(t, me, withdrawn)
	w.Chain.Revoke(t, reapproved.ID())
	w.Chain.Approve(t, ingesttest.Approval{Dataset: reapproved, Round: 2})
	if err := w.Chain.Advance(t.Context(), 200*time.Second); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	now = w.Chain.Head().Time
	theirs := approved
	theirs.Contributor = other.Address

	sign := func(r ethereum.ImportRequest) ingest.Signed { return w.Sign(r, me) }
	for _, test := range []struct {
		name string
		want ingest.Code
		make func() ingest.Signed
	}{
		{"other signer", ingest.BadSignature, func() ingest.Signed { return w.Sign(w.Request(approved, 1), other) }},
		{"other chain id", ingest.BadSignature, func() ingest.Signed {
			r, d := w.Request(approved, 1), w.Chain.Domain()
			d.ChainID = big.NewInt(1)
			return signedFor(t, r, d, me.Key)
		}},
		{"other registry", ingest.BadSignature, func() ingest.Signed {
			r, d := w.Request(approved, 1), w.Chain.Domain()
			d.Registry = common.Address{1}
			return signedFor(t, r, d, me.Key)
		}},
		{"changed after signing", ingest.BadSignature, func() ingest.Signed {
			s := sign(w.Request(approved, 1))
			s.Nonce = ingesttest.Nonce()
			return s
		}},
		{"no signature", ingest.BadSignature, func() ingest.Signed { return ingest.Signed{ImportRequest: w.Request(approved, 1)} }},
		{"64 bytes of signature", ingest.BadSignature, func() ingest.Signed {
			s := sign(w.Request(approved, 1))
			s.Signature = s.Signature[:64]
			return s
		}},
		{"huge signature", ingest.BadSignature, func() ingest.Signed {
			s := sign(w.Request(approved, 1))
			s.Signature = make([]byte, 1<<20)
			return s
		}},
		{"malleable", ingest.Malleable, func() ingest.Signed {
			s := sign(w.Request(approved, 1))
			s.Signature = highS(s.Signature)
			return s
		}},
		{"expired", ingest.DeadlinePassed, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.Deadline = now
			return sign(r)
		}},
		{"deadline too far", ingest.DeadlineTooFar, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.Deadline = now + ingest.MaxDeadline + 1
			return sign(r)
		}},
		{"older round", ingest.StaleRound, func() ingest.Signed { return sign(w.Request(reapproved, 1)) }},
		{"round to come", ingest.UnknownRound, func() ingest.Signed { return sign(w.Request(approved, 2)) }},
		{"approved for another address", ingest.OtherContributor, func() ingest.Signed { return w.Sign(w.Request(theirs, 1), other) }},
		{"never approved", ingest.NotApproved, func() ingest.Signed { return sign(w.Request(w.Dataset(content(t, 6)), 1)) }},
		{"revoked", ingest.WasRevoked, func() ingest.Signed { return sign(w.Request(revoked, 1)) }},
		{"withdrawn", ingest.WasWithdrawn, func() ingest.Signed { return sign(w.Request(withdrawn, 1)) }},
		{"approval expired", ingest.HasExpired, func() ingest.Signed { return sign(w.Request(expired, 1)) }},
		{"CID in base58", ingest.Malformed, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.CID = "z" + r.CID[1:]
			return sign(r)
		}},
		{"CID in upper case", ingest.Malformed, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.CID = string(bytes.ToUpper([]byte(r.CID)))
			return sign(r)
		}},
		{"no collection", ingest.Malformed, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.Collection = ""
			return sign(r)
		}},
		{"negative nonce", ingest.Malformed, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.Nonce = big.NewInt(-1)
			return sign(r)
		}},
		{"nonce of 257 bits", ingest.Malformed, func() ingest.Signed {
			r := w.Request(approved, 1)
			r.Nonce = new(big.Int).Lsh(big.NewInt(1), 256)
			return sign(r)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := w.Service.Admit(t.Context(), test.make())
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want code %s", err, test.want)
			}
			if n, spent := lines(t, w); n+spent > 0 {
				t.Errorf("a refused request left %d lines and %d spent nonces", n, spent)
			}
		})
	}
}

func TestAdmitAcceptsTheEdges(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	first, last := w.Dataset(content(t, 1)), w.Dataset(content(t, 2))
	w.Chain.Approve(t, ingesttest.Approval{Dataset: first}, ingesttest.Approval{Dataset: last})
	w.Follow()
	now := w.Chain.Head().Time
	for _, test := range []struct {
		d        dataset.Dataset
		deadline uint64
		nonce    *big.Int
	}{
		{first, now + 1, new(big.Int)},
		{last, now + ingest.MaxDeadline, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))},
	} {
		r := w.Request(test.d, 1)
		r.Deadline, r.Nonce = test.deadline, test.nonce
		i, outcome, err := w.Service.Admit(t.Context(), w.Sign(r, w.Contributor()))
		if err != nil || outcome != ingest.Accepted || i.State != ingest.Requested {
			t.Errorf("%v %v %v", i.State, outcome, err)
		}
	}
}

func TestAdmitTheSameAgain(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	d, second := w.Dataset(content(t, 1)), w.Dataset(content(t, 2))
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d}, ingesttest.Approval{Dataset: second})
	w.Follow()
	r := w.Request(d, 1)
	signed := w.Sign(r, w.Contributor())
	admit := func(s ingest.Signed) (ingest.Import, ingest.Outcome, error) {
		return w.Service.Admit(t.Context(), s)
	}
	want, outcome, err := admit(signed)
	if err != nil || outcome != ingest.Accepted {
		t.Fatal(outcome, err)
	}
	expect := func(name string, s ingest.Signed, wantSpent int) {
		t.Helper()
		i, outcome, err := admit(s)
		if err != nil || outcome != ingest.Known || i.ID != want.ID {
			t.Errorf("%s: %v %v %v", name, i.ID, outcome, err)
		}
		if n, spent := lines(t, w); n != 1 || spent != wantSpent {
			t.Errorf("%s: %d lines, %d nonces spent", name, n, spent)
		}
	}
	expect("the same body", signed, 1)
	fresh := r
	fresh.Nonce = ingesttest.Nonce()
	expect("a new nonce for the same import", w.Sign(fresh, w.Contributor()), 2)
	expect("that one again", w.Sign(fresh, w.Contributor()), 2)

	// Judged once: resending is no second judgement.
	w.Chain.Revoke(t, d.ID())
	if err := w.Chain.Advance(t.Context(), 48*time.Hour); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	expect("after deadline and revocation", signed, 2)
	expect("the other after deadline and revocation", w.Sign(fresh, w.Contributor()), 2)

	forged := signed
	forged.Signature = append([]byte(nil), signed.Signature...)
	forged.Signature[10] ^= 1
	if _, _, err := admit(forged); !errors.Is(err, ingest.DeadlinePassed) && !errors.Is(err, ingest.BadSignature) {
		t.Errorf("the same request with a forged signature: %v", err)
	}
	reused := w.Request(second, 1)
	reused.Nonce = r.Nonce
	if _, _, err := admit(w.Sign(reused, w.Contributor())); !errors.Is(err, ingest.NonceUsed) {
		t.Errorf("a reused nonce: %v", err)
	}
	reused = w.Request(w.Dataset(content(t, 3)), 1)
	reused.Nonce = fresh.Nonce
	if _, _, err := admit(w.Sign(reused, w.Contributor())); !errors.Is(err, ingest.NonceUsed) {
		t.Errorf("a reused nonce for what is not approved: %v", err)
	}
}

func TestAdmitManyAtOnce(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	d := w.Dataset(content(t, 1))
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	same := w.Sign(w.Request(d, 1), w.Contributor())
	var mu sync.Mutex
	count := map[ingest.Outcome]int{}
	var wg sync.WaitGroup
	for i := range 40 {
		s := same
		if i%2 == 0 {
			s = w.Sign(w.Request(d, 1), w.Contributor())
		}
		wg.Go(func() {
			_, outcome, err := w.Service.Admit(t.Context(), s)
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			count[outcome]++
			mu.Unlock()
		})
	}
	wg.Wait()
	if n, spent := lines(t, w); n != 1 || spent != 21 || count[ingest.Accepted] != 1 || count[ingest.Known] != 39 {
		t.Errorf("%d lines, %d nonces, outcomes %v", n, spent, count)
	}
}

func TestAdmitNonceRace(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	const n = 20
	nonce := ingesttest.Nonce()
	var all []ingesttest.Approval
	for i := range n {
		all = append(all, ingesttest.Approval{Dataset: w.Dataset(content(t, i))})
	}
	w.Chain.Approve(t, all...)
	w.Follow()
	var mu sync.Mutex
	used, accepted := 0, 0
	var wg sync.WaitGroup
	for _, a := range all {
		r := w.Request(a.Dataset, 1)
		r.Nonce = nonce
		s := w.Sign(r, w.Contributor())
		wg.Go(func() {
			_, _, err := w.Service.Admit(t.Context(), s)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				accepted++
			case errors.Is(err, ingest.NonceUsed):
				used++
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if accepted != 1 || used != n-1 {
		t.Errorf("one nonce, %d requests: %d accepted, %d refused", n, accepted, used)
	}
}

func TestAdmitBeforeFinality(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Finality: "3"})
	w.Start()
	d := w.Add(map[string]string{"a.md": "# Alpha\n\nSome text.\n"})
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	i, outcome, err := w.Service.Admit(t.Context(), w.Sign(w.Request(d, 1), w.Contributor()))
	if err != nil || outcome != ingest.Accepted || i.State != ingest.Waiting {
		t.Fatalf("%v %v %v", i.State, outcome, err)
	}
	w.Settle()
	if i = w.Now(i.ID); i.State != ingest.Waiting {
		t.Errorf("before it is final: %s", i.State)
	}
	for range 3 {
		mine(t, w)
	}
	w.Follow()
	w.Settle()
	if i = w.Now(i.ID); i.State != ingest.Ready {
		t.Errorf("when it is final: %s", i.State)
	}
}

func TestAdmitContractWallet(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	wallet, closeWallet := w.Chain.Wallet(t)
	one, two := w.Dataset(content(t, 1)), w.Dataset(content(t, 2))
	one.Contributor, two.Contributor = wallet, wallet
	w.Chain.Approve(t, ingesttest.Approval{Dataset: one}, ingesttest.Approval{Dataset: two})
	w.Follow()
	for _, signature := range [][]byte{[]byte("any bytes that the wallet takes"), highS(w.Sign(w.Request(one, 1), w.Contributor()).Signature)} {
		s := ingest.Signed{ImportRequest: w.Request(one, 1), Signature: signature}
		if _, _, err := w.Service.Admit(t.Context(), s); err != nil {
			t.Errorf("%d bytes: %v", len(signature), err)
		}
	}
	closeWallet()
	w.Follow()
	s := ingest.Signed{ImportRequest: w.Request(two, 1), Signature: []byte("x")}
	if _, _, err := w.Service.Admit(t.Context(), s); !errors.Is(err, ingest.BadSignature) {
		t.Errorf("after the wallet stopped confirming: %v", err)
	}
}

func TestAdmitWhileTheChainIsAway(t *testing.T) {
	chain := ingesttest.StartChain(t, "")
	w := ingesttest.New(t, ingesttest.Options{Chain: chain})
	wallet, _ := chain.Wallet(t)
	own, walleted := w.Dataset(content(t, 1)), w.Dataset(content(t, 2))
	walleted.Contributor = wallet
	chain.Approve(t, ingesttest.Approval{Dataset: own}, ingesttest.Approval{Dataset: walleted})
	w.Follow()
	if err := chain.Close(); err != nil {
		t.Fatal(err)
	}
	if _, outcome, err := w.Service.Admit(t.Context(), w.Sign(w.Request(own, 1), w.Contributor())); err != nil || outcome != ingest.Accepted {
		t.Errorf("an account's own signature needs no chain: %v", err)
	}
	s := ingest.Signed{ImportRequest: w.Request(walleted, 1), Signature: []byte("x")}
	if _, _, err := w.Service.Admit(t.Context(), s); !errors.Is(err, ingest.ChainAway) || !ingest.ChainAway.Temporary() {
		t.Errorf("a wallet's signature: %v", err)
	}
}

func TestAdmitWithoutAnyBlock(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	r := ethereum.ImportRequest{Contributor: w.Contributor().Address, Collection: "test", CID: content(t, 1).String(),
		Round: 1, Nonce: big.NewInt(1), Deadline: 1 << 40}
	if _, _, err := w.Service.Admit(t.Context(), w.Sign(r, w.Contributor())); !errors.Is(err, ingest.ChainAway) {
		t.Errorf("got %v", err)
	}
}

func TestRequestsLogProvesItself(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	const n = 1200 // more than two pages
	var all []ingesttest.Approval
	for i := range n {
		all = append(all, ingesttest.Approval{Dataset: w.Dataset(content(t, i))})
	}
	w.Chain.Approve(t, all...)
	w.Follow()
	var wg sync.WaitGroup
	for _, a := range all {
		wg.Go(func() {
			if _, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(a.Dataset, 1), w.Contributor())); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	var out bytes.Buffer
	if err := w.Service.WriteRequests(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	keys := `{"contributor","collection","cid","round","nonce","deadline","signature","block"}`
	count := 0
	for line := range bytes.Lines(out.Bytes()) {
		count++
		var l ingest.Line
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(err)
		}
		r, err := l.Request()
		if err != nil {
			t.Fatal(err)
		}
		signer, err := ethereum.Recover(r.Digest(w.Chain.Domain()), l.Signature)
		if err != nil || signer != r.Contributor {
			t.Fatalf("line %d: %v %v", count, signer, err)
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(line, &fields); err != nil || len(fields) != 8 || fields["nonce"][0] != '"' || fields["round"][0] == '"' {
			t.Fatalf("line %s, want the keys %s", line, keys)
		}
	}
	if count != n {
		t.Errorf("%d lines, want %d", count, n)
	}
}

func mine(t testing.TB, w *ingesttest.World) {
	t.Helper()
	if err := w.Chain.Mine(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func signedFor(t testing.TB, r ethereum.ImportRequest, d ethereum.Domain, key ethereum.Key) ingest.Signed {
	t.Helper()
	sig, err := ethereum.SignDigest(key, r.Digest(d))
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Signed{ImportRequest: r, Signature: sig}
}

// highS is the other form of a signature, which anyone can make.
func highS(sig []byte) []byte {
	s := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(sig[32:64]))
	out := append([]byte(nil), sig...)
	s.FillBytes(out[32:64])
	out[64] = 27 + 28 - sig[64]
	return out
}

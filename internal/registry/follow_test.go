package registry

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/store"
)

// dump is everything that was derived from the chain, as text.
func dump(t testing.TB, db *store.DB) string {
	t.Helper()
	var b strings.Builder
	for _, query := range []string{
		`SELECT number, hex(hash), timestamp FROM chain_block WHERE number IN (SELECT block FROM dataset_step UNION SELECT block FROM proposal
			UNION SELECT block FROM proposal_step UNION SELECT block FROM vote UNION SELECT block FROM setting UNION SELECT block FROM member_balance)`,
		`SELECT dataset, block, log, hex(tx), kind, hex(proposal), reason, status, round, licence, hex(metadata), approved_at, expiry,
			approval_block, approval_log, hex(approval_tx), hex(approval_proposal) FROM dataset_step`,
		`SELECT hex(id), number, block, log, hex(tx), hex(proposer), description, snapshot, deadline, hex(operation) FROM proposal`,
		`SELECT hex(proposal), position, hex(target), value, hex(data) FROM proposal_call`,
		`SELECT hex(proposal), position, entry, kind, hex(dataset), licence, hex(metadata), expiry, round FROM proposal_dataset`,
		`SELECT hex(proposal), block, log, hex(tx), kind, at FROM proposal_step`,
		`SELECT hex(proposal), block, log, hex(tx), hex(voter), support, weight, reason, against, "for", abstain FROM vote`,
		`SELECT hex(proposal), quorum FROM proposal_quorum`,
		`SELECT name, block, log, value FROM setting`,
		`SELECT hex(account), block, log, balance FROM member_balance`,
		`SELECT hex(account), block, log, votes FROM member_power`,
		`SELECT hex(account), block, log, hex(tx), hex(delegate) FROM member_delegate`,
	} {
		rows, err := db.Read().Query(query)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				values[i] = *v.(*any)
			}
			lines = append(lines, fmt.Sprint(values...))
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		slices.Sort(lines)
		fmt.Fprintf(&b, "-- %s\n%s\n", query, strings.Join(lines, "\n"))
	}
	return b.String()
}

// likeFresh checks that what was followed is what a new follower would have followed.
func (w *world) likeFresh() {
	w.Helper()
	w.sync()
	fresh := *w
	fresh.path = filepath.Join(w.TempDir(), "fresh.db")
	fresh.open()
	fresh.sync()
	if a, b := dump(w, w.db), dump(w, fresh.db); a != b {
		w.Errorf("differs from a fresh follower:\n%s", difference(a, b))
	}
}

func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "got  " + x[i] + "\nwant " + y[i]
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

func (w *world) reorg(depth uint64, txs devchain.Transactions) devchain.Branch {
	w.Helper()
	b, err := w.chain.Reorg(w.Context(), depth, txs)
	if err != nil {
		w.Fatal(err)
	}
	return b
}

func (w *world) switchTo(branch devchain.Branch) {
	w.Helper()
	if err := w.chain.Switch(w.Context(), branch.Old); err != nil {
		w.Fatal(err)
	}
}

func TestReorgTakesAnApprovalAndBringsItBack(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	if !w.approved(d, Final) {
		t.Fatal("not approved")
	}
	branch := w.reorg(1, devchain.Drop)
	w.sync()
	if w.approved(d, Final) || w.approved(d, Latest) {
		t.Error("still approved after its block was replaced")
	}
	w.decided(d, IsQueued)
	w.likeFresh()
	w.switchTo(branch)
	w.sync()
	if !w.approved(d, Final) {
		t.Error("not approved again after its block came back")
	}
	w.likeFresh()
}

func TestReorgThatKeepsTheTransactions(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	before := w.state(d, Final)
	changes := 0
	w.reorg(5, devchain.Keep)
	stop := watch(w, func() {
		changes++
		if !w.approved(d, Final) {
			t.Error("the approval was gone in between")
		}
	})
	w.sync()
	stop()
	if changes == 0 {
		t.Error("nobody was told")
	}
	if s := w.state(d, Final); s.Approval.Tx != before.Approval.Tx || s.Block != before.Block {
		t.Errorf("got %+v, before %+v", s, before)
	}
	w.likeFresh()
}

// watch calls f after each applied round until stop.
func watch(w *world, f func()) (stop func()) {
	ctx, cancel := context.WithCancel(w.Context())
	ended := make(chan struct{})
	changed := w.r.Changed()
	go func() {
		defer close(ended)
		for {
			select {
			case <-changed:
				changed = w.r.Changed()
				f()
			case <-ctx.Done():
				select {
				case <-changed:
					f()
				default:
				}
				return
			}
		}
	}()
	return func() { cancel(); <-ended }
}

func TestDeepReorg(t *testing.T) {
	w := newWorld(t)
	a, b := w.offered(1), w.offered(2)
	w.pass("One", w.approve(governance.Approval{Dataset: a}))
	w.sync()
	n := w.chain.Head().Number.Uint64()
	w.pass("Two", w.approve(governance.Approval{Dataset: b}), w.at.Revoke(a.ID(), "x"))
	w.send(1, w.at.Delegate(w.chain.Accounts()[2].Address))
	w.sync()
	branch := w.reorg(w.chain.Head().Number.Uint64()-n, devchain.Drop)
	w.sync()
	if !w.approved(a, Final) || w.approved(b, Final) {
		t.Error("the state before the fork is not what is left")
	}
	w.likeFresh()
	w.switchTo(branch)
	w.likeFresh()
	if w.approved(a, Final) || !w.approved(b, Final) {
		t.Error("the state after the fork did not come back")
	}
}

func TestHeadMovesBackwards(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	head := w.chain.Head().Number.Uint64()
	if err := w.chain.Rewind(t.Context(), head-2); err != nil {
		t.Fatal(err)
	}
	w.sync()
	if w.approved(d, Latest) {
		t.Error("approved by a block that is gone")
	}
	if at, err := w.r.Head(t.Context(), Latest); err != nil || at.Number != head-2 {
		t.Errorf("head %+v, %v", at, err)
	}
	w.likeFresh()
}

func TestFinalityWaitsAndHides(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{confirmations: 3} })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	if !w.approved(d, Latest) || w.approved(d, Final) {
		t.Error("a new approval counts at latest only")
	}
	if e := w.decision(d); e.Decision != IsApproved || e.Final {
		t.Errorf("got %+v", e)
	}
	for range 3 {
		w.advance(time.Second)
	}
	w.sync()
	if !w.approved(d, Final) {
		t.Error("not final after three blocks")
	}
	w.decided(d, IsApproved)
	w.send(4, w.at.Withdraw(d))
	w.sync()
	if w.approved(d, Latest) || !w.approved(d, Final) {
		t.Error("a new withdrawal counts at latest only")
	}
	w.reorg(1, devchain.Drop)
	w.sync()
	if !w.approved(d, Latest) {
		t.Error("the withdrawal was reorganised away, the dataset is back")
	}
	w.likeFresh()
}

func TestEndpointBehindTheFinalBlockIsNotFollowed(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{confirmations: 2} })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	for range 4 {
		w.advance(time.Second)
	}
	w.sync()
	if err := w.chain.Rewind(t.Context(), w.chain.Head().Number.Uint64()-8); err != nil {
		t.Fatal(err)
	}
	if err := w.r.Sync(t.Context()); !errors.Is(err, ErrBehind) {
		t.Errorf("got %v", err)
	}
	if !w.approved(d, Final) {
		t.Error("a final approval went because an endpoint is behind")
	}
	if h := w.r.Health(); h.Error == "" || h.FailingSince.IsZero() {
		t.Errorf("health %+v", h)
	}
}

func TestFinalizedTagOfTheChain(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{} })
	w.sync()
	before, err := w.r.Head(t.Context(), Final)
	if err != nil && !errors.Is(err, ErrNotFollowed) {
		t.Fatal(err)
	}
	for range 70 {
		if err := w.chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	w.sync()
	after, err := w.r.Head(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	latest, err := w.r.Head(t.Context(), Latest)
	if err != nil {
		t.Fatal(err)
	}
	if after.Number <= before.Number || after.Number >= latest.Number {
		t.Errorf("final moved from %d to %d, latest is %d", before.Number, after.Number, latest.Number)
	}
}

func TestEmptyBlocksMoveTheHeads(t *testing.T) {
	w := newWorld(t)
	w.sync()
	before, err := w.r.Head(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	changed := w.r.Changed()
	w.advance(time.Hour)
	w.sync()
	after, err := w.r.Head(t.Context(), Final)
	if err != nil || after.Timestamp < before.Timestamp+3600 || after.Number != before.Number+1 {
		t.Errorf("from %+v to %+v, %v", before, after, err)
	}
	select {
	case <-changed:
	default:
		t.Error("nobody was told")
	}
}

func TestOldEmptyBlocksAreForgotten(t *testing.T) {
	w := newWorld(t)
	for range 2 * recentBlocks {
		if err := w.chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := w.chain.Head().Number.Uint64(); n%7 == 0 {
			w.sync()
		}
	}
	w.sync()
	var n int
	if err := w.db.Read().QueryRow(`SELECT count(*) FROM chain_block WHERE events = 0`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if n > recentBlocks/7+2 {
		t.Errorf("%d empty blocks are kept", n)
	}
	w.likeFresh()
}

func TestRestartGoesOn(t *testing.T) {
	w := newWorld(t)
	a, b := w.offered(1), w.offered(2)
	w.pass("One", w.approve(governance.Approval{Dataset: a}))
	w.sync()
	w.close()
	w.pass("Two", w.approve(governance.Approval{Dataset: b}))
	w.open()
	if !w.approved(a, Final) {
		t.Error("what was followed before is not known at start")
	}
	w.sync()
	if !w.approved(b, Final) {
		t.Error("what came meanwhile was missed")
	}
	w.likeFresh()
}

func TestReorgWhileStopped(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	w.close()
	w.reorg(3, devchain.Drop)
	w.advance(time.Second)
	w.open()
	w.sync()
	if w.approved(d, Final) {
		t.Error("still approved")
	}
	w.likeFresh()
}

func TestFailedRoundLeavesNothing(t *testing.T) {
	w := newWorld(t)
	w.sync()
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	before := dump(t, w.db)
	head, err := w.r.Head(t.Context(), Latest)
	if err != nil {
		t.Fatal(err)
	}
	trigger := func(sql string) {
		t.Helper()
		if _, err := w.db.Writer().Exec(sql); err != nil {
			t.Fatal(err)
		}
	}
	trigger(`CREATE TRIGGER broken BEFORE UPDATE OF latest ON chain_cursor BEGIN SELECT RAISE(ABORT, 'disk on fire'); END`)
	if err := w.r.Sync(t.Context()); err == nil || !strings.Contains(err.Error(), "disk on fire") {
		t.Fatalf("got %v", err)
	}
	if after := dump(t, w.db); after != before {
		t.Errorf("a failed round left something:\n%s", difference(after, before))
	}
	if at, err := w.r.Head(t.Context(), Latest); err != nil || at != head {
		t.Errorf("the head moved to %+v, %v", at, err)
	}
	trigger(`DROP TRIGGER broken`)
	w.likeFresh()
}

func TestOtherDAOIsRefused(t *testing.T) {
	w := newWorld(t)
	w.sync()
	other := w.at
	other.Registry = other.Token
	_, err := New(t.Context(), Config{DB: w.db, Client: w.client, Addresses: other, Log: quiet})
	if !errors.Is(err, ErrOtherDAO) {
		t.Errorf("got %v", err)
	}
}

func TestAnotherBeginningStartsOver(t *testing.T) {
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	w.close()
	w.at.Block = 0
	w.open()
	if _, err := w.r.Head(t.Context(), Latest); !errors.Is(err, ErrNotFollowed) {
		t.Errorf("got %v", err)
	}
	w.sync()
	if !w.approved(d, Final) {
		t.Error("not followed again")
	}
}

func TestBeginningAfterTheContractsIsNamed(t *testing.T) {
	w := newWorld(t)
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.close()
	w.at.Block = w.chain.Head().Number.Uint64() + 1
	w.path += ".late"
	w.open()
	w.decide(id)
	if err := w.r.Sync(t.Context()); err == nil || !strings.Contains(err.Error(), "from_block") {
		t.Errorf("got %v", err)
	}
}

// gate is an endpoint in front of the chain that can be taken away.
type gate struct {
	*httptest.Server
	closed atomic.Bool
	served atomic.Int64
	refuse func(body string) bool // answers "block range too large"
}

func newGate(t testing.TB, target string) *gate {
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{}
	proxy := httputil.NewSingleHostReverseProxy(u)
	director := proxy.Director
	proxy.Director = func(r *http.Request) { director(r); r.Host = u.Host }
	g.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if g.closed.Load() {
			panic(http.ErrAbortHandler) // drops the connection
		}
		g.served.Add(1)
		if g.refuse != nil && refuseRange(rw, r, g.refuse) {
			return
		}
		proxy.ServeHTTP(rw, r)
	}))
	g.Config.ErrorLog = nil
	t.Cleanup(g.Close)
	return g
}

func TestEndpointAwayForAWhile(t *testing.T) {
	w := newWorld(t)
	g := newGate(t, w.chain.URL())
	client := dial(t, g.URL)
	w.close()
	w.path += ".gate"
	w.open(func(c *Config) { c.Client = client })

	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.r.Run(ctx) }()
	until := func(what string, ok func() bool) {
		t.Helper()
		for deadline := time.Now().Add(30 * time.Second); !ok(); {
			if time.Now().After(deadline) {
				t.Fatal("still waiting: " + what)
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
	until("first round", func() bool { _, err := w.r.Head(ctx, Latest); return err == nil })
	g.closed.Store(true)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	until("trouble shows", func() bool { return w.r.Health().Error != "" })
	if _, err := w.r.Lookup(ctx, d.ID(), Latest); !errors.Is(err, ErrUnknown) {
		t.Errorf("got %v", err)
	}
	g.closed.Store(false)
	until("approved", func() bool { s, err := w.r.Lookup(ctx, d.ID(), Final); return err == nil && s.Status == Approved })
	until("well again", func() bool { h := w.r.Health(); return h.Error == "" && h.FailingSince.IsZero() && h.Behind == 0 })
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Run ended with %v", err)
	}
}

func TestRangesAreSplitWhereTheEndpointRefuses(t *testing.T) {
	w := newWorld(t)
	for i := range 4 {
		w.pass(fmt.Sprint("Proposal ", i), w.approve(governance.Approval{Dataset: w.offered(i)}))
	}
	g := newGate(t, w.chain.URL())
	refused := 0
	g.refuse = func(body string) bool {
		from, to, ok := blockRange(body)
		if ok && to-from >= 3 {
			refused++
			return true
		}
		return false
	}
	client := dial(t, g.URL)
	w.close()
	w.path += ".split"
	w.open(func(c *Config) { c.Client = client })
	w.sync()
	if refused == 0 {
		t.Error("the test should have refused something")
	}
	for i := range 4 {
		if !w.approved(w.offered(i), Final) {
			t.Errorf("dataset %d was missed", i)
		}
	}
	w.likeFresh()
}

func TestRereadEqualsWhatWasFollowed(t *testing.T) {
	w := newWorld(t)
	a, b, c := w.offered(1), w.offered(2), w.offered(3)
	w.pass("One", w.approve(governance.Approval{Dataset: a, Licence: "MIT", Metadata: c.CID}, governance.Approval{Dataset: b, Expiry: 1 << 63}))
	w.pass("Two", w.at.Revoke(a.ID(), "old"))
	w.pass("Three", w.approve(governance.Approval{Dataset: b, Round: 9}))
	w.send(4, w.at.Withdraw(c))
	w.sync()
	list, at, err := w.r.List(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	again, err := w.r.Reread(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 3 || len(again) != 3 {
		t.Fatalf("%d followed, %d read again", len(list), len(again))
	}
	for _, s := range list {
		if got := again[s.ID]; fmt.Sprint(got) != fmt.Sprint(s) {
			t.Errorf("followed %+v\nread     %+v", s, got)
		}
	}
}

func TestRereadFindsMissingLogs(t *testing.T) {
	w := newWorld(t)
	w.pass("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.sync()
	at, err := w.r.Head(t.Context(), Final)
	if err != nil {
		t.Fatal(err)
	}
	states := map[dataset.ID]State{w.offered(1).ID(): {Status: Revoked, Round: 2}}
	if err := w.r.compareStorage(t.Context(), states, at); err == nil || !strings.Contains(err.Error(), "not complete") {
		t.Errorf("got %v", err)
	}
}

func TestBusy(t *testing.T) {
	w := newWorld(t)
	busy := func(want bool, when string) {
		t.Helper()
		w.sync()
		if got := w.r.Busy(w.chain.Head()); got != want {
			t.Errorf("%s: busy is %v", when, got)
		}
	}
	busy(false, "nothing proposed")
	d := w.offered(1)
	id := w.propose("One", w.approve(governance.Approval{Dataset: d, Expiry: w.chain.Head().Time + 600}))
	busy(true, "pending")
	w.advance(2 * time.Second)
	busy(true, "active")
	w.send(0, w.at.Vote(id, governance.For, ""))
	w.advance(61 * time.Second)
	busy(false, "succeeded, someone must queue it")
	w.send(0, w.at.Queue(id))
	busy(true, "queued, its time has not come")
	w.advance(6 * time.Second)
	busy(false, "queued, someone must execute it")
	w.send(0, w.at.Execute(id))
	busy(false, "approved, its expiry is far")
	w.advance(time.Duration(w.state(d, Final).Expiry-w.chain.Head().Time-30) * time.Second)
	busy(true, "expires in 30 s")
	w.advance(31 * time.Second)
	busy(false, "expired")
}

func TestBusyEndsWithACancellationAndADefeat(t *testing.T) {
	w := newWorld(t)
	id := w.propose("One", w.approve(governance.Approval{Dataset: w.offered(1)}))
	w.advance(2 * time.Second)
	w.send(0, w.at.Vote(id, governance.Against, ""))
	w.advance(61 * time.Second)
	w.sync()
	if w.r.Busy(w.chain.Head()) {
		t.Error("busy with a defeated proposal")
	}
}

func TestLookupWithoutMemoryGivesTheSame(t *testing.T) {
	w := newWorld(t, func(c *Config) { c.Finality = Finality{confirmations: 4} })
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	compare := func() {
		t.Helper()
		w.sync()
		for _, h := range []Head{Latest, Final} {
			at, err := w.r.Head(t.Context(), h)
			if err != nil {
				t.Fatal(err)
			}
			warm, warmErr := w.r.Lookup(t.Context(), d.ID(), h)
			cold, coldErr := w.r.At(t.Context(), d.ID(), at.Number)
			if fmt.Sprint(warm) != fmt.Sprint(cold) || errors.Is(warmErr, ErrUnknown) != errors.Is(coldErr, ErrUnknown) {
				t.Errorf("head %d: remembered %+v, %v; read %+v, %v", h, warm, warmErr, cold, coldErr)
			}
		}
	}
	for range 6 {
		compare()
		w.advance(time.Second)
	}
	w.send(4, w.at.Withdraw(d))
	for range 6 {
		compare()
		w.advance(time.Second)
	}
	w.reorg(12, devchain.Drop)
	compare()
}

package registry

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
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
			cold, coldErr := w.r.cold(t.Context(), d.ID(), at.Number)
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

func TestAnotherChainWithTheSameAddresses(t *testing.T) {
	// A development chain that was thrown away: its contracts live where the new one's do.
	w := newWorld(t)
	d := w.offered(1)
	w.pass("One", w.approve(governance.Approval{Dataset: d}))
	w.sync()
	w.close()
	old := *w
	fresh := newWorld(t)
	if fresh.at != old.at {
		t.Fatalf("the test needs equal addresses, got %+v and %+v", old.at, fresh.at)
	}
	fresh.close()
	fresh.path = old.path
	fresh.open()
	fresh.sync()
	if fresh.approved(d, Final) {
		t.Error("approved on a chain that is gone")
	}
	fresh.likeFresh()
}

// cold is Lookup without memory, at any block.
func (r *Registry) cold(ctx context.Context, id dataset.ID, number uint64) (State, error) {
	s, err := scanState(r.cfg.DB.Read().QueryRowContext(ctx, `SELECT `+stateColumns+` FROM dataset_step s JOIN dataset d ON d.id = s.dataset
		WHERE s.dataset = ? AND s.block <= ? AND s.kind <> 'skipped' ORDER BY s.block DESC, s.log DESC LIMIT 1`, id[:], number))
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrUnknown
	}
	return s, err
}

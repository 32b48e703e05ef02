package audit_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

func run(t testing.TB, w *ingesttest.World, live bool) *audit.Report {
	t.Helper()
	deps := audit.Deps{Client: w.Chain.Client, Contract: w.Chain.Domain(), Registry: w.Follower,
		DB: w.DB, Blobs: w.Blobs, Index: w.Index, Settings: w.Config.Settings, Wait: 2 * time.Second}
	if live {
		deps.Service = w.Service
	}
	r, err := audit.Run(t.Context(), deps)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// text is long enough for several chunks and blocks.
func text(title string) string {
	var b strings.Builder
	b.WriteString("# " + title + "\n\n")
	for i := range 60 {
		b.WriteString("## Section\n\nA sentence about " + title + " that fills a passage, number " + string(rune('a'+i%26)) + ".\n\n")
	}
	return b.String()
}

// world has one imported dataset.
func world(t *testing.T) (*ingesttest.World, dataset.Dataset) {
	t.Helper()
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(map[string]string{"alpha.md": text("alpha"), "sub/beta.md": text("beta"), "c.bin": "\x00"})
	if i := w.Import(d, 1); i.State != ingest.Ready {
		t.Fatalf("%+v", i)
	}
	return w, d
}

func TestEqual(t *testing.T) {
	w, _ := world(t)
	for _, live := range []bool{true, false} {
		r := run(t, w, live)
		st, err := w.Service.Statement(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !r.Equal || r.Digest != st.Digest || r.Expected != st.Digest || r.Requests != st.Requests || r.Settings != st.Settings || r.Block != st.Block {
			t.Errorf("live %v: %+v, the statement is %+v", live, r, st)
		}
		c := r.Counts
		if c.Datasets != 1 || c.Files != 3 || c.Documents != 2 || c.Chunks < 4 || c.Requests != 1 || c.Signatures != 1 || c.Approvals != 1 {
			t.Errorf("counts %+v", c)
		}
		var b bytes.Buffer
		if err := r.Write(&b); err != nil || !strings.Contains(b.String(), "\nequal: ") {
			t.Errorf("%v: %s", err, b.String())
		}
	}
}

// only wants exactly one kind of difference, each naming the dataset.
func only(t *testing.T, r *audit.Report, kind audit.Kind, id dataset.ID) audit.Difference {
	t.Helper()
	if r.Equal || len(r.Differences) == 0 {
		t.Fatalf("called equal: %+v", r)
	}
	for _, d := range r.Differences {
		if d.Kind != kind || d.Dataset == nil || *d.Dataset != id {
			t.Errorf("want only %s of %s, got %s", kind, id, d)
		}
	}
	return r.Differences[0]
}

func flip(t *testing.T, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1
	if _, err := f.WriteAt(b[:], at); err != nil {
		t.Fatal(err)
	}
}

func TestFlippedByteInABlob(t *testing.T) {
	w, d := world(t)
	m, err := w.Blobs.Manifest(t.Context(), d.ID())
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for m.Files[i].Path != "alpha.md" {
		i++
	}
	flip(t, filepath.Join(w.Dir, "blobs", "files", m.Files[i].CID.String()), 100)
	r := run(t, w, true)
	named := map[audit.Kind]bool{}
	for _, x := range r.Differences {
		named[x.Kind] = true
		if x.Path != "alpha.md" || *x.Dataset != d.ID() {
			t.Errorf("unexpected %s", x)
		}
	}
	if !named[audit.BlobDamaged] {
		t.Errorf("not named: %v", r.Differences)
	}
}

func TestFlippedByteInAManifestOrInNodes(t *testing.T) {
	for _, path := range []string{"manifests/*.json", "nodes/*"} {
		t.Run(path, func(t *testing.T) {
			w, d := world(t)
			files, err := filepath.Glob(filepath.Join(w.Dir, "blobs", filepath.FromSlash(path)))
			if err != nil || len(files) != 1 {
				t.Fatal(files, err)
			}
			flip(t, files[0], 50)
			r := run(t, w, true)
			named := false
			for _, x := range r.Differences {
				named = named || x.Kind == audit.BlobDamaged && *x.Dataset == d.ID()
			}
			if !named {
				t.Errorf("not named: %v", r.Differences)
			}
		})
	}
}

// chunks changes the index's file while it is closed.
func chunks(t *testing.T, w *ingesttest.World, change func(*sql.DB) error) {
	t.Helper()
	w.Stop()
	if err := w.Index.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(w.Dir, "index.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if err := change(db); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Index, err = reopen(t.Context(), path); err != nil {
		t.Fatal(err)
	}
}

func reopen(ctx context.Context, path string) (index.Index, error) { return embedded.Open(ctx, path) }

func TestForgedApprovals(t *testing.T) {
	for _, test := range []struct {
		name, sql string
		kind      audit.Kind
	}{
		{"round", "UPDATE dataset_step SET round = 7", audit.ApprovalDiffers},
		{"expiry", "UPDATE dataset_step SET expiry = 1 << 40", audit.ApprovalDiffers},
		{"transaction", "UPDATE dataset_step SET approval_tx = zeroblob(32)", audit.ApprovalDiffers},
		{"licence", "UPDATE dataset_step SET licence = 'MIT'", audit.ApprovalDiffers},
		{"deleted", "DELETE FROM dataset_step", audit.ApprovalMissing},
	} {
		t.Run(test.name, func(t *testing.T) {
			w, d := world(t)
			w.Stop() // else the reconciler acts on the forgery
			if err := w.DB.Write(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(test.sql); return err }); err != nil {
				t.Fatal(err)
			}
			only(t, run(t, w, false), test.kind, d.ID())
		})
	}
}

func TestForgedApprovalOfWhatTheChainDoesNotKnow(t *testing.T) {
	w, d := world(t)
	w.Stop()
	forged := d
	forged.CID = ingesttest.Content(t, "forged")
	id := forged.ID()
	err := w.DB.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO dataset SELECT ?, contributor, collection, ? FROM dataset LIMIT 1`, id[:], forged.CID.Bytes())
		if err != nil {
			return err
		}
		_, err = tx.Exec(`INSERT INTO dataset_step SELECT ?, block, log, tx, kind, proposal, reason, status, round, licence, metadata,
			approved_at, expiry, approval_block, approval_log, approval_tx, approval_proposal FROM dataset_step LIMIT 1`, id[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	only(t, run(t, w, false), audit.ApprovalForged, id)
}

func TestForgedRequests(t *testing.T) {
	for _, test := range []struct{ name, sql string }{
		{"signature", "UPDATE import_request SET signature = zeroblob(65)"},
		{"deadline", "UPDATE import_request SET deadline = deadline + 1"},
		{"nonce", "UPDATE import_request SET nonce = '1'"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w, d := world(t)
			w.Stop()
			if err := w.DB.Write(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(test.sql); return err }); err != nil {
				t.Fatal(err)
			}
			r := run(t, w, false)
			if len(r.Differences) != 2 || r.Differences[0].Kind != audit.DatasetExcess || r.Differences[1].Kind != audit.RequestInvalid ||
				*r.Differences[1].Dataset != d.ID() {
				t.Errorf("%v", r.Differences)
			}
		})
	}
}

func TestMissingAndExcess(t *testing.T) {
	w, d := world(t)
	w.Stop()
	if err := w.Index.Remove(t.Context(), d.ID()); err != nil {
		t.Fatal(err)
	}
	r := run(t, w, false)
	if r.Equal || r.Differences[len(r.Differences)-1].Kind != audit.DatasetMissing && r.Differences[0].Kind != audit.ChunkMissing {
		t.Errorf("index lost: %v", r.Differences)
	}
	other := d
	other.CID = ingesttest.Content(t, "other")
	if err := w.Index.Publish(t.Context(), other.ID(), nil); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, x := range run(t, w, false).Differences {
		found = found || x.Kind == audit.DatasetExcess && *x.Dataset == other.ID()
	}
	if !found {
		t.Error("a superfluous dataset is not named")
	}
}

func TestSuspendedIsNeverCalledEqual(t *testing.T) {
	w, d := world(t)
	if _, err := w.Service.Suspend(t.Context(), d.ID(), "a court order"); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	r := run(t, w, true)
	if r.Equal || len(r.Differences) > 0 || len(r.Suspended) != 1 || r.Suspended[0].Dataset != d.ID() {
		t.Errorf("%+v", r)
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil || !strings.Contains(b.String(), "a court order") || !strings.Contains(b.String(), "\nnot equal") {
		t.Errorf("%v: %s", err, b.String())
	}
}

func TestRefusedContentIsNoDifference(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Settings.IPFS.Entries = 1 }})
	w.Start()
	d := w.Add(map[string]string{"a.md": "one", "b.md": "two"})
	if i := w.Import(d, 1); i.State != ingest.Failed {
		t.Fatalf("%+v", i)
	}
	r := run(t, w, true)
	if !r.Equal || len(r.Refused) != 1 || r.Refused[0].Reason != ingest.Reason(ipfs.TooManyNames) {
		t.Errorf("%+v", r)
	}
}

func TestFailedAndUnfinishedAreNotEqual(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Attempts = 1 }})
	w.Start()
	lost := w.Dataset(ingesttest.Content(t, "nobody has this"))
	if i := w.Import(lost, 1); i.State != ingest.Failed {
		t.Fatalf("%+v", i)
	}
	r := run(t, w, true)
	if r.Equal || len(r.Differences) > 0 || len(r.Failed) != 1 || r.Failed[0].Dataset != lost.ID() {
		t.Errorf("%+v", r)
	}
}

// TestBesideARunningServer audits again and again while datasets come and go: it must
// never name a difference where there is none.
func TestBesideARunningServer(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Workers = 2 }})
	w.Start()
	stay := w.Add(map[string]string{"stay.md": text("stay")})
	w.Import(stay, 1)
	var come []dataset.Dataset
	for _, name := range []string{"one", "two", "three", "four"} {
		come = append(come, w.Add(map[string]string{name + ".md": text(name)}))
	}
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		rounds := make([]uint32, len(come))
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
			i := n % len(come)
			if rounds[i]%2 == 0 {
				w.Chain.Approve(t, ingesttest.Approval{Dataset: come[i], Round: rounds[i]})
				w.Follow()
				if _, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(come[i], rounds[i]+1), w.Contributor())); err != nil {
					t.Error(err)
				}
			} else {
				w.Chain.Revoke(t, come[i].ID())
				w.Follow()
			}
			rounds[i]++
		}
	}()
	for range 10 {
		r := run(t, w, true)
		if len(r.Differences) > 0 {
			t.Errorf("while datasets come and go: %v", r.Differences)
		}
	}
	close(stop)
	<-done
	w.Settle()
	if r := run(t, w, true); !r.Equal {
		t.Errorf("afterwards: %+v", r)
	}
}

func TestDamageIsNamedBesideARunningServer(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(map[string]string{"alpha.md": text("alpha")})
	w.Import(d, 1)
	files, err := filepath.Glob(filepath.Join(w.Dir, "blobs", "files", "*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	flip(t, files[0], 10)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() { // blocks come, so that everything is judged all the time
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				if err := w.Chain.Mine(t.Context()); err != nil {
					t.Error(err)
				}
				w.Follow()
			}
		}
	}()
	r := run(t, w, true)
	close(stop)
	<-done
	named := false
	for _, x := range r.Differences {
		named = named || x.Kind == audit.BlobDamaged && x.Path == "alpha.md"
	}
	if !named {
		t.Errorf("%+v", r)
	}
}

func TestChunkRows(t *testing.T) {
	for _, test := range []struct {
		name, sql string
		kind      audit.Kind
	}{
		{"text", "UPDATE chunk SET text = text || 'x' WHERE id = (SELECT min(id) FROM chunk)", audit.ChunkDiffers},
		{"one byte", "UPDATE chunk SET text = 'X' || substr(text, 2) WHERE id = (SELECT max(id) FROM chunk)", audit.ChunkDiffers},
		{"deleted", "DELETE FROM chunk WHERE id = (SELECT min(id) FROM chunk)", audit.ChunkMissing},
		{"added", "INSERT INTO chunk SELECT max(id) + 1, document, start + 1000000, end + 1000000, kind, headings, 'a forged passage' FROM chunk", audit.ChunkExcess},
		{"file", "UPDATE document SET file = (SELECT file FROM document WHERE path = 'sub/beta.md') WHERE path = 'alpha.md'", audit.ChunkDiffers},
	} {
		t.Run(test.name, func(t *testing.T) {
			w, d := world(t)
			chunks(t, w, func(db *sql.DB) error { _, err := db.Exec(test.sql); return err })
			r := run(t, w, false)
			x := only(t, r, test.kind, d.ID())
			if x.Path == "" || x.Start == nil || x.End == nil || *x.End <= *x.Start {
				t.Errorf("the place is not named: %s", x)
			}
			if test.name != "file" && r.Digest == r.Expected {
				t.Error("the digests agree")
			}
		})
	}
}

func TestContractWalletsAreJudgedAtTheirBlock(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	wallet, closeWallet := w.Chain.Wallet(t)
	d := w.Add(map[string]string{"alpha.md": text("alpha")})
	d.Contributor = wallet
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	if _, _, err := w.Service.Admit(t.Context(), ingest.Signed{ImportRequest: w.Request(d, 1), Signature: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	closeWallet()
	w.Follow()
	w.Settle()
	if r := run(t, w, true); !r.Equal || r.Counts.Signatures != 1 || r.Counts.NotRechecked != 0 {
		t.Errorf("%+v", r)
	}
	// The state of the block is gone, as at a node that is no archive.
	err := w.DB.Write(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE import_request SET block_hash = zeroblob(32)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := run(t, w, true); !r.Equal || r.Counts.Signatures != 0 || r.Counts.NotRechecked != 1 {
		t.Errorf("%+v", r)
	}
}

package app_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/config"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/ipfs"
)

// describe uploads a description, which is one raw block.
func (w *world) describe(title string) dataset.CID {
	w.Helper()
	text, err := dataset.Metadata{Title: title}.Encode()
	if err != nil {
		w.Fatal(err)
	}
	c, err := dataset.RawCID(text)
	if err != nil {
		w.Fatal(err)
	}
	store, err := ipfs.OpenStore(w.Context(), w.TempDir())
	if err != nil {
		w.Fatal(err)
	}
	defer store.Close()
	if err := store.Put(w.Context(), c.Cid(), text); err != nil {
		w.Fatal(err)
	}
	w.send(store, c)
	return c
}

// approval proposes, or would propose, root with a description.
func (w *world) approval(root, metadata dataset.CID) (dataset.Dataset, governance.Call) {
	w.Helper()
	d, err := dataset.New(w.wallet.Key.Address(), "main", root.String())
	if err != nil {
		w.Fatal(err)
	}
	a, err := w.wallet.Approval(w.Context(), d, "CC0-1.0", metadata, 0)
	if err != nil {
		w.Fatal(err)
	}
	call, err := w.wallet.DAO.Approve(a)
	if err != nil {
		w.Fatal(err)
	}
	return d, call
}

// read gets a path of the API and tells the status.
func (w *world) read(path string, v any) int {
	w.Helper()
	req, err := http.NewRequestWithContext(w.Context(), http.MethodGet, w.server.URL()+"/api/v1"+path, nil)
	if err != nil {
		w.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(v); err != nil {
		w.Fatal(err)
	}
	return res.StatusCode
}

// proposals are the events about proposals from now on.
type proposals struct{ lines *bufio.Scanner }

func (w *world) proposals() proposals {
	w.Helper()
	req, err := http.NewRequestWithContext(w.Context(), http.MethodGet, w.server.URL()+"/api/v1/events", nil)
	if err != nil {
		w.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { res.Body.Close() })
	return proposals{bufio.NewScanner(res.Body)}
}

func (p proposals) next(t *testing.T) (e api.ProposalEvent) {
	t.Helper()
	for name := ""; p.lines.Scan(); {
		if n, ok := strings.CutPrefix(p.lines.Text(), "event: "); ok {
			name = n
		}
		if data, ok := strings.CutPrefix(p.lines.Text(), "data: "); ok && name == "proposal" {
			if err := json.Unmarshal([]byte(data), &e); err != nil {
				t.Fatal(err)
			}
			return e
		}
	}
	t.Fatalf("the stream ended: %v", p.lines.Err())
	return e
}

// holds tells whether a file below dir has text in it.
func holds(t *testing.T, dir, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "LOCK" {
			return err
		}
		b, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // the running server replaced it meanwhile
		}
		found = found || bytes.Contains(b, []byte(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestDescriptionLivesAndDiesWithItsDataset: an uploaded description is kept and served
// while a proposal or approval names it, and deleted with the dataset.
func TestDescriptionLivesAndDiesWithItsDataset(t *testing.T) {
	dir := t.TempDir()
	const title, stray = "Wells of the north xylophonequartz", "Never proposed zitherbasalt"
	w := start(t, dir)
	root, about, never := w.upload("# Wells\n\nThe north well gives sweet water.\n"), w.describe(title), w.describe(stray)
	d, approve := w.approval(root, about)
	events := w.proposals()
	if w.served(about) {
		t.Error("a description that nobody proposed is served")
	}
	if _, _, err := w.wallet.Propose(t.Context(), "Wells", "", governance.Token{}, approve); err != nil {
		t.Fatal(err)
	}
	if first := events.next(t); first.Number != 1 || first.State != "pending" {
		t.Errorf("event %+v", first)
	}
	w.eventually("the description is served", func() bool { return w.served(about) })
	base := "/datasets/" + d.ID().String()
	var m api.Metadata
	if status := w.read(base+"/metadata", &m); status != 200 || m.Title != title {
		t.Errorf("%d %+v", status, m)
	}
	var p api.Preview
	if status := w.read(base+"/preview", &p); status != 200 || p.Source != "local" || p.Total != 1 {
		t.Errorf("%d %+v", status, p)
	}

	// The sweep at the next start finds uploads past their lifetime.
	w.stop()
	w = start(t, dir, func(o *app.Options) { o.Config.Uploads.Lifetime = config.Duration(time.Millisecond) })
	w.eventually("what nobody proposed is swept", func() bool { return !holds(t, filepath.Join(dir, "uploads"), stray) })
	w.eventually("the description is served after a restart", func() bool { return w.served(about) })
	if w.served(never) {
		t.Error("what was swept is served")
	}
	if status := w.read(base+"/metadata", &m); status != 200 || m.Title != title {
		t.Errorf("after a restart: %d %+v", status, m)
	}

	w.pass(approve)
	request, err := w.wallet.SignImport(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.wallet.Server.ImportAndWait(t.Context(), request, nil); err != nil {
		t.Fatal(err)
	}
	if !w.served(about) {
		t.Error("the description of an approved dataset is not served")
	}
	w.pass(w.wallet.DAO.Revoke(d.ID(), "dry"))
	var gone api.Problem
	w.eventually("it is gone", func() bool { return w.read(base+"/metadata", &gone) == 410 })
	if gone.Code != "gone" || gone.Reason != "revoked" {
		t.Errorf("%+v", gone)
	}
	w.eventually("the import is purged", func() bool {
		v, err := w.wallet.Server.Dataset(t.Context(), d.ID())
		return err == nil && v.Import != nil && v.Import.State == "purged"
	})
	if w.served(about) || holds(t, dir, title) {
		t.Error("the description outlives its dataset")
	}
}

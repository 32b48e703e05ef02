package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

func TestTemporaryFailureIsRetried(t *testing.T) {
	w, g := gated(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	g.Answer(503)
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	i, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(d, 1), w.Contributor()))
	if err != nil {
		t.Fatal(err)
	}
	await(t, w, i.ID, func(i ingest.Import) bool {
		return i.LastError == ingest.Reason(ipfs.Unavailable) && !i.RetryAt.IsZero()
	})
	if i = w.Now(i.ID); i.State != ingest.Requested || i.Reason != "" || i.Attempts != 1 {
		t.Errorf("waiting for a retry: %+v", i)
	}
	g.Answer(0)
	w.Settle()
	if i = expect(t, w, i.ID, ingest.Ready, ""); i.LastError != "" || !i.RetryAt.IsZero() {
		t.Errorf("%+v", i)
	}
}

func TestGivenUpAfterAllAttempts(t *testing.T) {
	w, g := gated(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Attempts = 2 }})
	w.Start()
	d := w.Add(alpha())
	g.Answer(404)
	i := w.Import(d, 1)
	i = expect(t, w, i.ID, ingest.Failed, ingest.Reason(ipfs.NotFound))
	if i.Attempts != 2 {
		t.Errorf("%d attempts", i.Attempts)
	}
	st, err := w.Service.Statement(t.Context())
	if err != nil || st.Settled || !slices.Equal(st.Failed, []dataset.ID{d.ID()}) {
		t.Errorf("%+v %v", st, err)
	}
	if _, err := w.Service.Retry(t.Context(), i.ID); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	expect(t, w, i.ID, ingest.Failed, ingest.Reason(ipfs.NotFound))
	g.Answer(0)
	if _, err := w.Service.Retry(t.Context(), i.ID); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
	if _, err := w.Service.Retry(t.Context(), i.ID); !errors.Is(err, ingest.ErrNotFailed) {
		t.Errorf("retry of what is ready: %v", err)
	}
}

func TestRetryDoesNotWaitForTheBackOff(t *testing.T) {
	w, g := gated(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	g.Answer(503)
	w.Chain.Approve(t, ingesttest.Approval{Dataset: d})
	w.Follow()
	i, _, err := w.Service.Admit(t.Context(), w.Sign(w.Request(d, 1), w.Contributor()))
	if err != nil {
		t.Fatal(err)
	}
	await(t, w, i.ID, func(i ingest.Import) bool { return i.Attempts == 2 && !i.RetryAt.IsZero() }) // 5 s are to come
	g.Answer(0)
	if _, err := w.Service.Retry(t.Context(), i.ID); err != nil {
		t.Fatal(err)
	}
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
}

func TestContentOverLimitsIsRefusedForGood(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Settings.IPFS.Entries = 2 }})
	w.Start()
	d := w.Add(map[string]string{"a.md": "one", "b.md": "two", "c.md": "three"})
	i := w.Import(d, 1)
	i = expect(t, w, i.ID, ingest.Failed, ingest.Reason(ipfs.TooManyNames))
	if i.Attempts != 1 || !i.Reason.Refusal() {
		t.Errorf("%+v", i)
	}
	roots, err := w.Staging.Roots()
	if err != nil || len(roots) > 0 {
		t.Errorf("staged: %v %v", roots, err)
	}
}

func TestTooMuchTextIsRefusedForGood(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) { c.Settings.TextBytes = 20 }})
	w.Start()
	i := w.Import(w.Add(map[string]string{"a.md": "more than ten", "b.md": "and ten again"}), 1)
	if i = w.Now(i.ID); i.State != ingest.Failed || i.Reason != ingest.TooMuchText {
		t.Errorf("%s %s", i.State, i.Reason)
	}
}

func TestWhatWasLostIsBroughtBack(t *testing.T) {
	for _, test := range []struct {
		name string
		lose func(*ingesttest.World, dataset.ID) error
	}{
		{"index", func(w *ingesttest.World, id dataset.ID) error { return w.Index.Remove(w.T.Context(), id) }},
		{"blobs", func(w *ingesttest.World, id dataset.ID) error { return w.Blobs.Delete(w.T.Context(), id) }},
		{"both", func(w *ingesttest.World, id dataset.ID) error {
			return errors.Join(w.Index.Remove(w.T.Context(), id), w.Blobs.Delete(w.T.Context(), id))
		}},
		{"index and a file", func(w *ingesttest.World, id dataset.ID) error {
			files, err := filepath.Glob(filepath.Join(w.Dir, "blobs", "files", "*"))
			if err != nil || len(files) == 0 {
				return errors.New("no files in the bucket")
			}
			return errors.Join(w.Index.Remove(w.T.Context(), id), os.Remove(files[0]))
		}},
		{"index and the manifest", func(w *ingesttest.World, id dataset.ID) error {
			return errors.Join(w.Index.Remove(w.T.Context(), id),
				os.Truncate(filepath.Join(w.Dir, "blobs", "manifests", id.String()+".json"), 10))
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := ingesttest.New(t, ingesttest.Options{})
			w.Start()
			d := w.Add(alpha())
			i := w.Import(d, 1)
			digest := w.Digest()
			if err := test.lose(w, d.ID()); err != nil {
				t.Fatal(err)
			}
			w.Settle()
			expect(t, w, i.ID, ingest.Ready, "")
			if w.Digest() != digest {
				t.Error("another digest")
			}
		})
	}
}

func TestWhatNobodyRequestedIsPurged(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(alpha())
	v, err := ipfs.Inspect(t.Context(), d.CID, w.Local, ipfs.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Blobs.Put(t.Context(), d.ID(), 1, v, nil); err != nil {
		t.Fatal(err)
	}
	if err := w.Index.Publish(t.Context(), d.ID(), nil); err != nil {
		t.Fatal(err)
	}
	w.Follow()
	w.Settle()
	if indexed, stored := w.Held(d.ID()); indexed || stored {
		t.Error("left in the index or in blobs:", indexed, stored)
	}
}

func TestOtherSettingsIndexAnewWithoutFetching(t *testing.T) {
	w, g := gated(t, ingesttest.Options{})
	w.Start()
	text := "# Alpha\n\n" + string(slices.Repeat([]byte("The walrus sings at dawn, and again at dusk.\n\n"), 100))
	d := w.Add(map[string]string{"a.md": text})
	i := w.Import(d, 1)
	digest := w.Digest()
	w.Stop()
	g.Answer(404)
	w.Config.Settings.Documents = document.Limits{ChunkBytes: 200, ChunkMaxBytes: 400}
	var err error
	if w.Service, err = ingest.New(t.Context(), w.Config); err != nil {
		t.Fatal(err)
	}
	w.Start()
	w.Settle()
	expect(t, w, i.ID, ingest.Ready, "")
	if w.Digest() == digest {
		t.Error("smaller chunks gave the same digest")
	}
}

// await waits until an import is as wanted.
func await(t *testing.T, w *ingesttest.World, id ingest.ID, done func(ingest.Import) bool) {
	t.Helper()
	for range 2000 {
		if done(w.Now(id)) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("still %+v", w.Now(id))
}

package ingest_test

import (
	"testing"

	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
)

func TestImportUntilReadyAndPurgeUntilGone(t *testing.T) {
	w := ingesttest.New(t, ingesttest.Options{})
	w.Start()
	d := w.Add(map[string]string{"a.md": "# Alpha\n\nThe walrus sings at dawn.\n", "b.bin": "\x00\x01"})
	i := w.Import(d, 1)
	if i.State != ingest.Ready || i.Files != 2 || i.Documents != 1 || i.Chunks == 0 {
		t.Fatalf("%+v", i)
	}
	if !w.Service.Visible(d.ID()) {
		t.Error("ready but not visible")
	}
	found, err := w.Index.Search(t.Context(), index.Query{Text: "walrus", Visible: w.Service.Visible})
	if err != nil || len(found.Hits) == 0 {
		t.Fatalf("not found: %v", err)
	}
	unread, err := w.Service.Unread(t.Context(), d.ID())
	if err != nil || len(unread) != 1 || unread[0] != (ingest.UnreadFile{Path: "b.bin", Code: "no_text"}) {
		t.Errorf("unread: %v %v", unread, err)
	}

	w.Chain.Revoke(t, d.ID())
	w.Follow()
	w.Settle()
	i = w.Now(i.ID)
	if i.State != ingest.Purged || i.Reason != ingest.Revoked {
		t.Errorf("after the revocation: %s %s", i.State, i.Reason)
	}
	if indexed, stored := w.Held(d.ID()); indexed || stored || w.Service.Visible(d.ID()) {
		t.Error("something is left of a revoked dataset", indexed, stored)
	}
}

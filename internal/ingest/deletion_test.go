package ingest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
)

// run32 is a run of text that must not survive its deletion.
type run32 [32]byte

// runs collects every run of 32 bytes of some texts.
func runs(texts ...string) map[run32]struct{} {
	all := map[run32]struct{}{}
	for _, s := range texts {
		for i := 0; i+32 <= len(s); i++ {
			all[run32([]byte(s[i:i+32]))] = struct{}{}
		}
	}
	return all
}

// search looks for runs in every file below dir, raw, and in SQLite's files also with
// page borders taken out. It names the files that hold one.
func search(t *testing.T, dir string, wanted map[run32]struct{}) []string {
	t.Helper()
	var found []string
	look := func(name string, b []byte) {
		for i := 0; i+32 <= len(b); i++ {
			if _, bad := wanted[run32(b[i:i+32])]; bad {
				found = append(found, fmt.Sprintf("%s at %d: %q", name, i, b[i:i+32]))
				return
			}
		}
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // the open store replaced it meanwhile
		}
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		look(name, b)
		look("name of "+name, []byte(name))
		if strings.Contains(name, ".db") {
			look(name+" without zero bytes", []byte(strings.ReplaceAll(string(b), "\x00", "")))
			look(name+" without JSON escapes", []byte(strings.NewReplacer(`\n`, "\n", `\"`, `"`, `\\`, `\`).Replace(string(b))))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestNothingOfAPurgedTextIsLeft(t *testing.T) {
	var history *answer.Conversations
	w := ingesttest.New(t, ingesttest.Options{Change: func(c *ingest.Config) {
		c.OnPurge = append(c.OnPurge, func(ctx context.Context, p ingest.Purge) error { return history.Scrub(ctx, p.Dataset, p.Note()) })
	}})
	history = answer.NewConversations(w.DB, asked{w})
	w.Start()
	const shared = "# Shared\n\nThis sentence stands in a file that both of the datasets hold, word for word.\n"
	name := func(n int) string { return fmt.Sprintf("a-long-name-that-the-text-mentions-number-%d.md", n) }
	long := func(n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: The title of document number %d, which is long enough\n---\n# A heading that is long enough, %d\n\nSee %s.\n\n", n, n, name(n))
		for i := range 400 {
			fmt.Fprintf(&b, "Sentence %d of text number %d: the \"walrus\" of dataset %d sang \\ at dawn.\n\n", i, n, n)
		}
		return b.String()
	}
	content := func(n int) map[string]string {
		return map[string]string{name(n): long(n), "shared.md": shared, "broken-" + name(n): long(n) + "\xff", "big.bin": "\x00" + long(n)}
	}
	one, two := w.Add(content(1)), w.Add(content(2))
	w.Import(one, 1)
	w.Import(two, 1)
	ask, owner := asker(t, w, history)
	conversation := ask("Who sang at dawn in text number 1?").Conversation

	only1, both := runs(long(1)), runs(long(1), long(2), shared)
	for r := range runs(long(2), shared) {
		delete(only1, r)
	}
	if len(search(t, w.Dir, only1)) == 0 || len(search(t, w.Dir, runs(shared))) == 0 {
		t.Fatal("the search finds nothing even before the deletion")
	}

	if saved := saved(t, history, owner, conversation); !strings.Contains(saved, "walrus") {
		t.Fatalf("the answer quotes nothing: %s", saved)
	}

	w.Chain.Revoke(t, one.ID())
	w.Follow()
	w.Settle()
	expect(t, w, ingest.ID{Dataset: one.ID(), Round: 1}, ingest.Purged, ingest.Revoked)
	if saved := saved(t, history, owner, conversation); !strings.Contains(saved, "removed by a proposal") {
		t.Errorf("the saved answer reads: %s", saved)
	}
	if left := search(t, w.Dir, only1); len(left) > 0 {
		t.Errorf("left of the first dataset:\n%s", strings.Join(left, "\n"))
	}
	if len(search(t, w.Dir, runs(shared))) == 0 {
		t.Error("the shared file is gone though an approved dataset has it")
	}
	expect(t, w, ingest.ID{Dataset: two.ID(), Round: 1}, ingest.Ready, "")

	w.Chain.Withdraw(t, w.Contributor(), two)
	w.Follow()
	w.Settle()
	if left := search(t, w.Dir, both); len(left) > 0 {
		t.Errorf("left of both datasets:\n%s", strings.Join(left, "\n"))
	}
}

// asked lets questions see what the service shows.
type asked struct{ w *ingesttest.World }

func (a asked) Visible(context.Context, string) (func(dataset.ID) bool, error) {
	return a.w.Service.Visible, nil
}

func (a asked) Provenance(context.Context, dataset.ID) (answer.Provenance, error) {
	return answer.Provenance{}, nil
}

// asker asks as one visitor, whose answers are kept.
func asker(t *testing.T, w *ingesttest.World, history *answer.Conversations) (func(string) answer.Answer, access.Owner) {
	t.Helper()
	policy, err := access.NewPolicy(access.PolicyConfig{Who: access.Everyone})
	if err != nil {
		t.Fatal(err)
	}
	visitor, ok := access.HashVisitor(access.NewVisitor())
	if !ok {
		t.Fatal("no visitor")
	}
	grant, err := policy.Grant(t.Context(), access.Anonymous(visitor, netip.MustParseAddr("127.0.0.1")))
	if err != nil {
		t.Fatal(err)
	}
	engine := answer.New(answer.Config{Index: w.Index, Datasets: asked{w}, History: history})
	return func(question string) answer.Answer {
		t.Helper()
		a, err := engine.Ask(t.Context(), grant, answer.Question{Text: question}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}, grant.Owner()
}

// saved is a conversation as its owner sees it.
func saved(t *testing.T, history *answer.Conversations, owner access.Owner, id string) string {
	t.Helper()
	c, err := history.Get(t.Context(), owner, id)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

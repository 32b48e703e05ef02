package answer_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
)

const lanterns = "How many lanterns does the lighthouse keeper count?"

func TestConversationsAreKept(t *testing.T) {
	w := newWorld(t, library)
	first := w.ask("What is the error code of a teapot that brews coffee?", "")
	second := w.ask("Who wrote RFC 1149?", first.Conversation)
	got, err := w.history.Get(t.Context(), alice.Owner(), first.Conversation)
	if err != nil || len(got.Messages) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	for i, want := range []answer.Answer{first, second} {
		m := got.Messages[i]
		if m.ID != want.ID || m.Question != want.Question || m.Text != want.Text || fmt.Sprint(m.Citations) != fmt.Sprint(want.Citations) || m.Generator != "extractive" {
			t.Errorf("message %d: %+v, want %+v", i, m, want)
		}
	}
	list, err := w.history.List(t.Context(), alice.Owner())
	if err != nil || len(list) != 1 || list[0].Title != first.Question || list[0].ID != first.Conversation {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestConversationsBelongToTheirOwner(t *testing.T) {
	w := newWorld(t, library)
	a := w.ask("What is the error code of a teapot?", "")
	other := access.SignedIn(common.HexToAddress("0xb0b"), netip.Addr{})
	for _, c := range []access.Caller{other, visitor, access.Anonymous([32]byte{}, netip.Addr{})} {
		if _, err := w.history.Get(t.Context(), c.Owner(), a.Conversation); !errors.Is(err, answer.ErrNoConversation) {
			t.Errorf("%q reads it: %v", c.Owner(), err)
		}
		if err := w.history.Delete(t.Context(), c.Owner(), a.Conversation); !errors.Is(err, answer.ErrNoConversation) {
			t.Errorf("%q deletes it: %v", c.Owner(), err)
		}
		if _, err := w.engine.Ask(t.Context(), grant(t, c), answer.Question{Text: "And why?", Conversation: a.Conversation}, nil); !errors.Is(err, answer.ErrNoConversation) {
			t.Errorf("%q asks on in it: %v", c.Owner(), err)
		}
		if list, err := w.history.List(t.Context(), c.Owner()); err != nil || len(list) != 0 {
			t.Errorf("%q lists %+v, %v", c.Owner(), list, err)
		}
	}
}

func TestCallerWithoutOwnerIsAnsweredAndNothingIsKept(t *testing.T) {
	w := newWorld(t, library)
	nobody := access.Anonymous([32]byte{}, netip.Addr{})
	a, err := w.engine.Ask(t.Context(), grant(t, nobody), answer.Question{Text: "What is the error code of a teapot?"}, nil)
	if err != nil || a.Refused || a.Conversation != "" {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestDeletedConversationIsGoneFromDisk(t *testing.T) {
	w := newWorld(t, library)
	a := w.ask(lanterns, "")
	if !strings.Contains(a.Text, "forty-one") || w.saved("counts forty-one lanterns every autumn") == "" {
		t.Fatalf("nothing to delete: %q", a.Text)
	}
	if err := w.history.Delete(t.Context(), alice.Owner(), a.Conversation); err != nil {
		t.Fatal(err)
	}
	if f := w.saved("counts forty-one lanterns every autumn"); f != "" {
		t.Errorf("%s still holds the answer", f)
	}
	if _, err := w.history.Get(t.Context(), alice.Owner(), a.Conversation); !errors.Is(err, answer.ErrNoConversation) {
		t.Errorf("Get: %v", err)
	}
}

func TestScrubRewritesWhatQuotedTheDataset(t *testing.T) {
	w := newWorld(t, library)
	kept := w.ask("What is the error code of a teapot that brews coffee?", "")
	quoting := w.ask(lanterns, kept.Conversation)
	if len(kept.Citations) == 0 || kept.Citations[0].Dataset != books || !strings.Contains(quoting.Text, "forty-one") {
		t.Fatalf("%+v\n%+v", kept, quoting)
	}
	w.hideDataset(secret)
	for range 2 { // it may be repeated
		if err := w.history.Scrub(t.Context(), secret, "removed by proposal 7"); err != nil {
			t.Fatal(err)
		}
	}
	got, err := w.history.Get(t.Context(), alice.Owner(), kept.Conversation)
	if err != nil {
		t.Fatal(err)
	}
	if m := got.Messages[1]; m.Text != "removed by proposal 7" || len(m.Citations)+len(m.Ranked) != 0 || m.Question != lanterns {
		t.Errorf("%+v", m)
	}
	for _, r := range kept.Ranked {
		if r.Dataset == secret {
			return // then it was rewritten, too, and rightly
		}
	}
	if m := got.Messages[0]; m.Text != kept.Text {
		t.Errorf("an answer from another dataset was rewritten: %+v", m)
	}
}

// TestScrubLeavesNothingOnDisk: of the database's files none holds 32 bytes of the text.
func TestScrubLeavesNothingOnDisk(t *testing.T) {
	w := newWorld(t, library)
	a := w.ask(lanterns, "")
	for range 30 { // fills pages and the log around it
		w.ask("What is the error code of a teapot that brews coffee?", a.Conversation)
	}
	text := strings.TrimSpace(library[secret]["keeper.md"][len("# Keeper\n\n"):])
	if w.onDisk(text) == "" {
		t.Fatal("the text is not on disk at all: the test would show nothing")
	}
	w.hideDataset(secret)
	if err := w.index.Remove(t.Context(), secret); err != nil {
		t.Fatal(err)
	}
	if err := w.history.Scrub(t.Context(), secret, "withdrawn by its contributor"); err != nil {
		t.Fatal(err)
	}
	if f := w.onDisk(text); f != "" {
		t.Errorf("%s still holds the text", f)
	}
	// what the conversation says now is asked on without it
	if next := w.ask("And why?", a.Conversation); strings.Contains(fmt.Sprint(next), "forty") {
		t.Errorf("%+v", next)
	}
}

// TestAnswerGivenDuringAPurgeIsNotKept: the purge's Scrub may have passed already when
// the answer is saved.
func TestAnswerGivenDuringAPurgeIsNotKept(t *testing.T) {
	w := newWorld(t, library)
	w.hide = func() {
		w.hideDataset(secret)
		if err := w.index.Remove(t.Context(), secret); err != nil {
			t.Error(err)
		}
		if err := w.history.Scrub(t.Context(), secret, "approval expired"); err != nil {
			t.Error(err)
		}
	}
	a := w.ask(lanterns, "")
	w.hide = nil
	if f := w.onDisk("counts forty-one lanterns every autumn"); f != "" {
		t.Errorf("%s holds the answer", f)
	}
	got, err := w.history.Get(t.Context(), alice.Owner(), a.Conversation)
	if err != nil || len(got.Messages) != 1 || strings.Contains(got.Messages[0].Text, "forty") {
		t.Errorf("%+v, %v", got, err)
	}
}

// saved names a file of the conversations that holds 32 bytes of text, onDisk any file.
func (w *world) saved(text string) string  { return w.holding("witan.db", text) }
func (w *world) onDisk(text string) string { return w.holding("", text) }

func (w *world) holding(prefix, text string) (file string) {
	w.t.Helper()
	if err := w.history.Close(); err != nil { // only waits: what was answered is saved then
		w.t.Fatal(err)
	}
	const run = 32
	err := filepath.WalkDir(w.dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasPrefix(e.Name(), prefix) {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i := 0; i+run <= len(text); i++ {
			if bytes.Contains(raw, []byte(text[i:i+run])) {
				file = filepath.Base(path)
			}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return file
}

package answer

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"unicode/utf8"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/dataset"
)

// save is an answer on its way to the database.
type save struct {
	conversation string
	done         chan struct{}
}

// saving holds what is on its way.
type saving struct {
	mu    sync.Mutex
	under map[*save]struct{}
}

// mostSaving bounds how many answers are on their way at once; more wait.
const mostSaving = 256

func (s *saving) begin(conversation string) *save {
	one := &save{conversation, make(chan struct{})}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.under[one] = struct{}{}
	return one
}

func (s *saving) end(one *save) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.under, one)
	close(one.done)
}

func (s *saving) crowded() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.under) >= mostSaving
}

// wait returns when all that was begun before for a conversation, or for any if it is
// empty, has ended.
func (s *saving) wait(ctx context.Context, conversation string) error {
	s.mu.Lock()
	var before []*save
	for one := range s.under {
		if conversation == "" || one.conversation == conversation {
			before = append(before, one)
		}
	}
	s.mu.Unlock()
	for _, one := range before {
		select {
		case <-one.done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// keep gives a its ids and saves it for owner, without waiting for that to end.
func (c *Conversations) keep(ctx context.Context, owner access.Owner, collection string, a *Answer) {
	fresh := identify(owner, a)
	if owner == "" {
		return
	}
	crowded := c.saving.crowded()
	one, given := c.saving.begin(a.Conversation), *a
	go func() {
		defer c.saving.end(one)
		// The answer was given; that its asker goes away does not undo it.
		err := c.write(context.WithoutCancel(ctx), owner, collection, fresh, &given)
		if err != nil && !errors.Is(err, ErrNoConversation) { // else it was deleted meanwhile
			slog.ErrorContext(ctx, "an answer was given but could not be saved", "conversation", given.Conversation, "error", err)
		}
	}()
	if crowded {
		<-one.done
	}
}

// save is keep that waits.
func (c *Conversations) save(ctx context.Context, owner access.Owner, collection string, a *Answer) error {
	fresh := identify(owner, a)
	if owner == "" {
		return nil
	}
	return c.write(ctx, owner, collection, fresh, a)
}

// identify gives a its id and, if it begins one, its conversation's.
func identify(owner access.Owner, a *Answer) (fresh bool) {
	a.ID = randomID()
	if owner == "" || a.Conversation != "" {
		return false
	}
	a.Conversation = randomID()
	return true
}

// write appends a message. An answer that quotes a dataset which is not visible any
// more is saved as withheld: its purge may have rewritten the saved answers already.
func (c *Conversations) write(ctx context.Context, owner access.Owner, collection string, fresh bool, a *Answer) error {
	return c.db.Group(ctx, func(tx *sql.Tx) error {
		kept, err := c.keepable(ctx, a)
		if err != nil {
			return err
		}
		at := a.AskedAt.UnixMilli()
		if fresh {
			if err := begin(ctx, tx, owner, collection, a, at); err != nil {
				return err
			}
		}
		return appendMessage(ctx, tx, owner, a, kept, at)
	})
}

// keepable is a, or what is kept in its place.
func (c *Conversations) keepable(ctx context.Context, a *Answer) (*Answer, error) {
	visible, err := c.datasets.Visible(ctx, "")
	if err != nil {
		return nil, err
	}
	for id := range quoted(a) {
		if !visible(id) {
			w := *a
			w.Text, w.Citations, w.Ranked = "a source of this answer was being removed while it was given", nil, nil
			return &w, nil
		}
	}
	return a, nil
}

// quoted are the datasets of which a holds text or titles.
func quoted(a *Answer) map[dataset.ID]bool {
	ids := make(map[dataset.ID]bool)
	for _, c := range a.Citations {
		ids[c.Dataset] = true
	}
	for _, r := range a.Ranked {
		ids[r.Dataset] = true
	}
	return ids
}

func begin(ctx context.Context, tx *sql.Tx, owner access.Owner, collection string, a *Answer, at int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM conversation WHERE owner = ?1 AND id NOT IN
		(SELECT id FROM conversation WHERE owner = ?1 ORDER BY updated_at DESC LIMIT ?2)`, string(owner), maxConversations-1)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO conversation (id, owner, collection, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
		a.Conversation, string(owner), collection, shorten(a.Question, 120), at, at)
	return err
}

func appendMessage(ctx context.Context, tx *sql.Tx, owner access.Owner, a, kept *Answer, at int64) error {
	r, err := tx.ExecContext(ctx, "UPDATE conversation SET updated_at = ? WHERE id = ? AND owner = ?", at, a.Conversation, string(owner))
	if err != nil {
		return err
	}
	if changed, err := r.RowsAffected(); err != nil || changed == 0 {
		return errors.Join(err, ErrNoConversation) // deleted while the question was answered
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(n), 0) + 1 FROM message WHERE conversation = ?", a.Conversation).Scan(&n); err != nil {
		return err
	}
	if n > maxMessages {
		return ErrFull
	}
	raw, err := json.Marshal(details{kept.Citations, kept.Ranked, kept.Generator})
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO message (id, conversation, n, question, answer, refused, details, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		a.ID, a.Conversation, n, a.Question, kept.Text, kept.Refused, string(raw), at); err != nil {
		return err
	}
	for id := range quoted(a) { // also of what was withheld: the purge writes its note there
		if _, err := tx.ExecContext(ctx, "INSERT INTO message_dataset (message, dataset) VALUES (?, ?)", a.ID, id[:]); err != nil {
			return err
		}
	}
	return nil
}

// randomID has 128 random bits: it cannot be guessed, which matters for visitors.
func randomID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails (crypto/rand, Go 1.24)
	return hex.EncodeToString(b[:])
}

// shorten cuts s to at most n bytes, at a character's border.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

package answer

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

// ErrNoConversation: there is no such conversation of this owner.
var ErrNoConversation = errors.New("no such conversation")

// Conversation is a list of questions and answers.
type Conversation struct {
	ID         string    `json:"id"`
	Collection string    `json:"collection"`
	Title      string    `json:"title"`
	CreatedAt  time.Time `json:"created_at"`
	UpdatedAt  time.Time `json:"updated_at"`
	Messages   []Answer  `json:"messages,omitempty"` // in order; only from Get
}

// Conversations keeps conversations in SQL. One that nobody owns (a caller without
// address and visitor token) is not kept.
type Conversations struct {
	db       *store.DB
	datasets Datasets
}

// NewConversations returns the conversations of db. datasets is asked before an answer
// is saved, so that none that quotes a hidden dataset is kept.
func NewConversations(db *store.DB, datasets Datasets) *Conversations {
	return &Conversations{db, datasets}
}

// Limits of one owner; the oldest conversations make room.
const (
	maxConversations = 200
	maxMessages      = 500
)

// ErrFull: the conversation has as many messages as it may have.
var ErrFull = fmt.Errorf("the conversation has %d messages: begin a new one", maxMessages)

// details is the JSON beside an answer's text.
type details struct {
	Citations []Citation `json:"citations,omitempty"`
	Ranked    []Ranked   `json:"ranked,omitempty"`
	Generator string     `json:"generator,omitempty"`
}

// List returns the owner's conversations without messages, the latest first.
func (c *Conversations) List(ctx context.Context, owner access.Owner) ([]Conversation, error) {
	rows, err := c.db.Read().QueryContext(ctx,
		"SELECT id, collection, title, created_at, updated_at FROM conversation WHERE owner = ? ORDER BY updated_at DESC, id", string(owner))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Conversation{}
	for rows.Next() {
		v, err := scanConversation(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

func scanConversation(r interface{ Scan(...any) error }) (Conversation, error) {
	var v Conversation
	var created, updated int64
	err := r.Scan(&v.ID, &v.Collection, &v.Title, &created, &updated)
	v.CreatedAt, v.UpdatedAt = time.UnixMilli(created).UTC(), time.UnixMilli(updated).UTC()
	return v, err
}

// Get returns a conversation with its messages; ErrNoConversation also for one of
// another owner.
func (c *Conversations) Get(ctx context.Context, owner access.Owner, id string) (Conversation, error) {
	if owner == "" {
		return Conversation{}, ErrNoConversation
	}
	tx, err := c.db.Read().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Conversation{}, err
	}
	defer tx.Rollback() // only reads
	v, err := scanConversation(tx.QueryRowContext(ctx,
		"SELECT id, collection, title, created_at, updated_at FROM conversation WHERE id = ? AND owner = ?", id, string(owner)))
	if errors.Is(err, sql.ErrNoRows) {
		return v, ErrNoConversation
	}
	if err != nil {
		return v, err
	}
	rows, err := tx.QueryContext(ctx, "SELECT id, question, answer, refused, details, asked_at FROM message WHERE conversation = ? ORDER BY n", id)
	if err != nil {
		return v, err
	}
	defer rows.Close()
	v.Messages = []Answer{}
	for rows.Next() {
		m := Answer{Conversation: id}
		var raw string
		var asked int64
		if err := rows.Scan(&m.ID, &m.Question, &m.Text, &m.Refused, &raw, &asked); err != nil {
			return v, err
		}
		var d details
		if err := json.Unmarshal([]byte(raw), &d); err != nil {
			return v, fmt.Errorf("message %s: %w", m.ID, err)
		}
		m.Citations, m.Ranked, m.Generator, m.AskedAt = d.Citations, d.Ranked, d.Generator, time.UnixMilli(asked).UTC()
		v.Messages = append(v.Messages, m)
	}
	return v, rows.Err()
}

// Delete removes a conversation physically.
func (c *Conversations) Delete(ctx context.Context, owner access.Owner, id string) error {
	if owner == "" {
		return ErrNoConversation
	}
	err := c.db.Write(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, "DELETE FROM conversation WHERE id = ? AND owner = ?", id, string(owner))
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNoConversation)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.db.Scrub(ctx)
}

// save appends a message and sets a.ID and a.Conversation. An answer that quotes a
// dataset which is not visible any more is saved as withheld: its purge may have
// rewritten the saved answers already.
func (c *Conversations) save(ctx context.Context, owner access.Owner, collection string, a *Answer) error {
	a.ID = randomID()
	if owner == "" {
		return nil
	}
	fresh := a.Conversation == ""
	if fresh {
		a.Conversation = randomID()
	}
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
	for id := range quoted(kept) {
		if _, err := tx.ExecContext(ctx, "INSERT INTO message_dataset (message, dataset) VALUES (?, ?)", a.ID, id[:]); err != nil {
			return err
		}
	}
	return nil
}

// Scrub rewrites every saved answer that quoted a dataset to note, for example
// "removed by proposal 7", and makes the old text physically gone. Questions stay as
// they were typed. Idempotent; the caller has hidden the dataset before.
func (c *Conversations) Scrub(ctx context.Context, id dataset.ID, note string) error {
	err := c.db.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE message SET answer = ?, details = '{}'
			WHERE id IN (SELECT message FROM message_dataset WHERE dataset = ?)`, note, id[:]); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM message_dataset WHERE message IN (SELECT message FROM message_dataset WHERE dataset = ?)", id[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("rewrite saved answers: %w", err)
	}
	return c.db.Scrub(ctx)
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

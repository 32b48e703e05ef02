package answer

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

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
//
// An answer is saved beside its delivery (save.go): nobody waits for the disk to be
// told what is known already. Whoever reads, deletes or rewrites sees every answer
// that was given before; a crash can lose those of its last moment.
type Conversations struct {
	db       *store.DB
	datasets Datasets
	saving   saving
}

// NewConversations returns the conversations of db. datasets is asked before an answer
// is saved, so that none that quotes a hidden dataset is kept. Close them before db.
func NewConversations(db *store.DB, datasets Datasets) *Conversations {
	return &Conversations{db: db, datasets: datasets, saving: saving{under: make(map[*save]struct{})}}
}

// Close waits until every answer is saved.
func (c *Conversations) Close() error {
	return c.saving.wait(context.Background(), "")
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
	if err := c.saving.wait(ctx, ""); err != nil {
		return nil, err
	}
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
	if err := c.saving.wait(ctx, id); err != nil {
		return Conversation{}, err
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
	if err := c.saving.wait(ctx, id); err != nil {
		return err
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

// Scrub rewrites every saved answer that quoted a dataset to note, for example
// "removed by proposal 7", and makes the old text physically gone. Questions stay as
// they were typed. Idempotent; the caller has hidden the dataset before.
func (c *Conversations) Scrub(ctx context.Context, id dataset.ID, note string) error {
	if err := c.saving.wait(ctx, ""); err != nil {
		return err
	}
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

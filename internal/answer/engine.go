package answer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/index"
)

// Config is what an Engine needs.
type Config struct {
	Index     index.Index
	Datasets  Datasets
	Generator Generator      // default: Extractive
	History   *Conversations // nil: conversations are not kept
	Usage     *Usage         // nil: questions are not counted

	MaxQuestion int // bytes; default 4096
	Documents   int // documents to retrieve; default 10
}

// Engine answers questions. It is safe for concurrent use.
type Engine struct{ cfg Config }

// New returns an engine.
func New(cfg Config) *Engine {
	if cfg.Generator == nil {
		cfg.Generator = Extractive{}
	}
	if cfg.MaxQuestion <= 0 {
		cfg.MaxQuestion = 4096
	}
	if cfg.Documents <= 0 {
		cfg.Documents = 10
	}
	return &Engine{cfg}
}

// Refusals of Ask.
var (
	ErrEmptyQuestion = errors.New("the question is empty")
	ErrLongQuestion  = errors.New("the question is too long")
)

// NotInBase is the text of an answer that nothing supports.
const NotInBase = "This is not in the knowledge base."

// Ask answers q for the holder of grant. emit, if not nil, is called for each step from
// this goroutine; its error ends the answer. Errors: access.ErrNoGrant,
// ErrEmptyQuestion, ErrLongQuestion, ErrNoConversation, ErrFull, those of the index,
// the generator and ctx.
func (e *Engine) Ask(ctx context.Context, grant access.Grant, q Question, emit func(Event) error) (Answer, error) {
	now := time.Now().UTC()
	if err := grant.Check(now); err != nil {
		return Answer{}, err
	}
	q.Text = strings.TrimSpace(q.Text)
	if q.Text == "" {
		return Answer{}, ErrEmptyQuestion
	}
	if len(q.Text) > e.cfg.MaxQuestion {
		return Answer{}, fmt.Errorf("%w: at most %d bytes", ErrLongQuestion, e.cfg.MaxQuestion)
	}
	if emit == nil {
		emit = func(Event) error { return nil }
	}
	var history Conversation
	if q.Conversation != "" && e.cfg.History != nil {
		var err error
		if history, err = e.cfg.History.Get(ctx, grant.Owner(), q.Conversation); err != nil {
			return Answer{}, err
		}
		if len(history.Messages) >= maxMessages {
			return Answer{}, ErrFull
		}
		if q.Collection == "" {
			q.Collection = history.Collection
		}
	}
	a := Answer{Conversation: q.Conversation, Question: q.Text, Generator: e.cfg.Generator.Name(), AskedAt: now}
	if err := e.answer(ctx, q, history.Messages, &a, emit); err != nil {
		return Answer{}, err
	}
	if e.cfg.Usage != nil {
		e.cfg.Usage.count(now, a.Refused)
	}
	if e.cfg.History != nil {
		e.cfg.History.keep(ctx, grant.Owner(), q.Collection, &a)
	}
	return a, emit(Event{Answer: &a})
}

// answer retrieves, generates and cites.
func (e *Engine) answer(ctx context.Context, q Question, history []Answer, a *Answer, emit func(Event) error) error {
	visible, err := e.cfg.Datasets.Visible(ctx, q.Collection)
	if err != nil {
		return err
	}
	query := index.Query{Text: topic(q.Text), Context: before(q.Text, history), Documents: e.cfg.Documents, Passages: passages, Opening: true,
		Related: related.MatchString(q.Text), Visible: visible}
	found, err := e.cfg.Index.Search(ctx, query)
	if err != nil {
		return err
	}
	found.Hits = distinct(found.Hits)
	a.Ranked = ranked(found.Hits)
	if err := emit(Event{Ranked: a.Ranked}); err != nil {
		return err
	}
	task, err := e.plan(ctx, q.Text, query, found, history)
	if err != nil {
		return err
	}
	var draft Draft
	if weighEvidence(query, found).supported() {
		if draft, err = e.cfg.Generator.Generate(ctx, task); err != nil {
			return err
		}
	}
	if draft.Text == "" {
		a.Refused, a.Text = true, NotInBase
		draft = closest(found.Hits)
		task.Passages = found.Hits
	} else {
		a.Text = draft.Text
	}
	if a.Citations, err = e.cite(ctx, task, draft); err != nil {
		return err
	}
	return emit(Event{Delta: a.Text})
}

// cite resolves a draft's quotations.
func (e *Engine) cite(ctx context.Context, t Task, d Draft) ([]Citation, error) {
	var out []Citation
	for _, c := range d.Cited {
		h := t.Passages[c.Passage]
		p, err := e.cfg.Datasets.Provenance(ctx, h.Dataset)
		if err != nil {
			return nil, fmt.Errorf("provenance of %s: %w", h.Dataset, err)
		}
		start := h.Chunk.Start + uint64(c.Span.Start)
		out = append(out, Citation{N: c.N, Document: h.Path, Title: h.Title, Headings: h.Chunk.Headings, CID: h.File,
			Start: start, End: h.Chunk.Start + uint64(c.Span.End), Text: h.Chunk.Text[c.Span.Start:c.Span.End],
			Dataset: h.Dataset, Provenance: p})
	}
	return out, nil
}

// distinct drops documents whose very bytes another dataset has, too, and is quoted from.
func distinct(hits []index.Hit) []index.Hit {
	first := make(map[dataset.CID]string)
	return slices.DeleteFunc(slices.Clone(hits), func(h index.Hit) bool {
		key := docOf(h)
		if k, seen := first[h.File]; seen && h.File.Defined() {
			return k != key
		}
		first[h.File] = key
		return false
	})
}

func ranked(hits []index.Hit) []Ranked {
	var out []Ranked
	for _, h := range hits {
		if n := len(out); n > 0 && out[n-1].Document == h.Path && out[n-1].Dataset == h.Dataset {
			continue
		}
		out = append(out, Ranked{h.Path, h.Title, h.File, h.Dataset, h.Document})
	}
	return out
}

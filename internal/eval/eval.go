// Package eval measures retrieval and answers on a folder of documents and a file of
// questions, without a chain: the same parser, index and engine as the server's.
package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/store"
)

// Options of a run.
type Options struct {
	Data      string // folder of documents
	Questions string // file of questions, JSON lines
	Out       string // file for the answers, JSON lines; empty: none
	Limits    document.Limits
	// OpenIndex makes the index that is measured, at a path in a temporary folder.
	OpenIndex func(ctx context.Context, path string) (index.Index, error)
	Generator answer.Generator // default: extractive
	Log       *slog.Logger     // default: none
}

// Report is what a run measured.
type Report struct {
	Documents int // files that were indexed
	Skipped   int // files without text
	Chunks    int
	Indexing  time.Duration // reading, parsing and publishing
	Asking    []time.Duration
	Rows      []Row
	Questions []Question
}

// Question is one line of the questions file.
type Question struct {
	ID       string         `json:"id"`
	Text     string         `json:"question"`
	Kind     string         `json:"kind"`
	After    string         `json:"after"`    // id of the question in whose conversation this one is asked
	Relevant map[string]int `json:"relevant"` // number of a document → grade; empty: unanswerable
	Facts    []string       `json:"answer_facts"`
	ByNumber bool           `json:"by_number"` // names a document by its number
}

// Line is one answer, as it is written to Options.Out.
type Line struct {
	ID      string   `json:"id"`
	Ranked  []string `json:"ranked"` // file names of the ten best documents, also of a refusal
	Answer  string   `json:"answer"`
	Refused bool     `json:"refused"`
}

// Run indexes a folder, asks the questions in order and scores the answers.
func Run(ctx context.Context, o Options) (Report, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	var rep Report
	var err error
	if o.OpenIndex == nil {
		return rep, errors.New("evaluation: Options.OpenIndex is missing")
	}
	if rep.Questions, err = load(o.Questions); err != nil {
		return rep, err
	}
	work, err := os.MkdirTemp("", "witan-eval-")
	if err != nil {
		return rep, err
	}
	defer os.RemoveAll(work) // what stays behind is only a temporary folder
	x, err := o.OpenIndex(ctx, filepath.Join(work, "index.db"))
	if err != nil {
		return rep, err
	}
	defer x.Close() // nothing in it is kept
	db, err := store.Open(ctx, filepath.Join(work, "witan.db"))
	if err != nil {
		return rep, err
	}
	defer db.Close() // the same
	start := time.Now()
	if err := publish(ctx, x, o, &rep); err != nil {
		return rep, err
	}
	rep.Indexing = time.Since(start)
	history := answer.NewConversations(db, everything{})
	defer history.Close() // the same
	engine := answer.New(answer.Config{Index: x, Datasets: everything{}, Generator: o.Generator, History: history})
	lines, err := ask(ctx, engine, &rep)
	if err != nil {
		return rep, err
	}
	rep.Rows = Score(rep.Questions, lines)
	if o.Out == "" {
		return rep, nil
	}
	return rep, write(o.Out, lines)
}

// everything admits every dataset, by no decision.
type everything struct{}

func (everything) Visible(context.Context, string) (func(dataset.ID) bool, error) {
	return func(dataset.ID) bool { return true }, nil
}

func (everything) Provenance(context.Context, dataset.ID) (answer.Provenance, error) {
	return answer.Provenance{}, nil
}

// publish reads all files below o.Data and publishes them as one dataset.
func publish(ctx context.Context, x index.Index, o Options, rep *Report) error {
	var docs []index.Document
	root := os.DirFS(o.Data)
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		d, err := document.Parse(name, content, o.Limits)
		var refused *document.Refusal
		if errors.As(err, &refused) {
			o.Log.Info("not indexed", "file", name, "code", refused.Code, "reason", refused.Detail)
			rep.Skipped++
			return nil
		}
		if err != nil {
			return err
		}
		id, err := rawCID(content)
		if err != nil {
			return err
		}
		rep.Documents++
		rep.Chunks += len(d.Chunks)
		docs = append(docs, index.Document{Path: name, File: id, Title: d.Title, Meta: d.Meta, Chunks: d.Chunks})
		return nil
	})
	if err != nil {
		return fmt.Errorf("read %s: %w", o.Data, err)
	}
	if len(docs) == 0 {
		return fmt.Errorf("%s holds no readable text: --data wants a folder of markdown or text files", o.Data)
	}
	return x.Publish(ctx, dataset.ID{31: 1}, docs)
}

// rawCID names a file's bytes as one raw block; a run without IPFS has no other CID.
func rawCID(content []byte) (dataset.CID, error) {
	hash, err := multihash.Sum(content, multihash.SHA2_256, -1)
	if err != nil {
		return dataset.CID{}, err
	}
	return dataset.NewCID(cid.NewCidV1(cid.Raw, hash))
}

// ask puts all questions, each that comes after another in its conversation.
func ask(ctx context.Context, engine *answer.Engine, rep *Report) ([]Line, error) {
	policy, err := access.NewPolicy(access.PolicyConfig{Who: access.Everyone, Unlimited: true})
	if err != nil {
		return nil, err
	}
	conversation := make(map[string]string)
	var lines []Line
	for _, q := range rep.Questions {
		grant, err := policy.Grant(ctx, access.Local())
		if err != nil {
			return nil, err
		}
		start := time.Now()
		a, err := engine.Ask(ctx, grant, answer.Question{Text: q.Text, Conversation: conversation[q.After]}, nil)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		rep.Asking = append(rep.Asking, time.Since(start))
		conversation[q.ID] = a.Conversation
		l := Line{ID: q.ID, Ranked: []string{}, Answer: a.Text, Refused: a.Refused}
		for _, r := range a.Ranked {
			l.Ranked = append(l.Ranked, path.Base(r.Document))
		}
		lines = append(lines, l)
	}
	return lines, nil
}

func load(file string) ([]Question, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	var out []Question
	seen := make(map[string]bool)
	d := json.NewDecoder(f)
	for {
		var q Question
		err := d.Decode(&q)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: question %d: %w", file, len(out)+1, err)
		}
		switch {
		case q.ID == "" || q.Text == "":
			return nil, fmt.Errorf("%s: question %d: id or question is missing", file, len(out)+1)
		case seen[q.ID]:
			return nil, fmt.Errorf("%s: the id %s is there twice", file, q.ID)
		case q.After != "" && !seen[q.After]:
			return nil, fmt.Errorf("%s: question %s comes after %s, which has to stand before it", file, q.ID, q.After)
		}
		seen[q.ID] = true
		out = append(out, q)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no question", file)
	}
	return out, nil
}

func write(file string, lines []Line) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return w.Flush()
}

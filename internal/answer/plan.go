package answer

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
)

const (
	passages   = 5   // of each document found
	readWhole  = 3   // documents that are read in full for a short answer
	mostChunks = 400 // of a document that is read in full
	lookBack   = 3   // questions of the conversation that one may lean on
)

// related asks for what has to do with something, not for the thing alone.
var related = regexp.MustCompile(`(?i)\b(related|relate|relates|relevant|connected|similar|extend|extends|extending|build on|builds on|based on|depends? on|follow-?ups?|alternatives?|successors?|predecessors?|have to do with)\b`)

// before is what the conversation adds to a question that leans on it: the questions
// before, back to one that stands by itself, and the title of what the last answer
// quoted first.
func before(question string, history []Answer) string {
	var parts []string
	for i := len(history) - 1; i >= 0 && len(parts) < lookBack && leans(question); i-- {
		question = history[i].Question
		parts = append(parts, topic(question))
	}
	if len(parts) == 0 {
		return ""
	}
	if last := history[len(history)-1]; !last.Refused && len(last.Citations) > 0 {
		parts = append(parts, last.Citations[0].Title)
	}
	return strings.Join(parts, " ")
}

// plan decides on the form of the answer and gathers what may be quoted.
func (e *Engine) plan(ctx context.Context, question string, q index.Query, found index.Result, history []Answer) (Task, error) {
	in := understand(question, nouns(found.Hits))
	t := Task{Question: question, Context: q.Context, Form: in.form, Wants: in.wants, MinWords: in.min, MaxWords: in.max, Terms: found.Terms}
	docs := documents(found.Hits)
	if len(docs) == 0 {
		return t, nil
	}
	if t.Form == Fact && q.Context != "" && in.limited && bare(q.Text) {
		t.Form = Summary // "and in 20 words?"
	}
	var err error
	switch t.Form {
	case Summary:
		subject, ok := subject(found.Hits, docs, q, history)
		if ok {
			t.Passages, err = e.read(ctx, subject.Dataset, subject.Path)
			return t, err
		}
		t.Form = Fact
	case List:
		t.Passages = found.Hits
		return t, nil
	}
	if named := slices.DeleteFunc(slices.Clone(docs), func(d []int) bool { return !found.Hits[d[0]].Named }); len(named) > 0 && q.Context == "" {
		docs = named // the question says where to look
	}
	// whole documents where the answer most likely stands, then what else was found
	for n, doc := range docs {
		h := found.Hits[doc[0]]
		if n >= readWhole && !h.Named {
			for _, i := range doc {
				t.Passages = append(t.Passages, found.Hits[i])
			}
			continue
		}
		whole, err := e.read(ctx, h.Dataset, h.Path)
		if err != nil {
			return t, err
		}
		for _, w := range whole {
			w.Document = h.Document
			for _, i := range doc {
				if found.Hits[i].Chunk.Start == w.Chunk.Start {
					w.Score = found.Hits[i].Score
				}
			}
			t.Passages = append(t.Passages, w)
		}
		if h.Named {
			t.Terms = without(t.Terms, h.Path)
		}
	}
	return t, nil
}

// bare tells that a text holds nothing to search for.
func bare(text string) bool {
	none := true
	index.Words(text, func(w string, _, _ int) bool {
		none = index.QuestionWord(strings.ToLower(w)) || len(index.Terms(w)) == 0
		return none
	})
	return none
}

func (e *Engine) read(ctx context.Context, id dataset.ID, path string) ([]index.Hit, error) {
	hits, err := e.cfg.Index.Read(ctx, id, path)
	return hits[:min(len(hits), mostChunks)], err
}

// subject is the document that a summary is about: one that the question names, or the
// one that the conversation was about last.
func subject(hits []index.Hit, docs [][]int, q index.Query, history []Answer) (index.Hit, bool) {
	for _, doc := range docs {
		if h := hits[doc[0]]; h.Named {
			return h, true
		}
	}
	if q.Context != "" && len(history) > 0 {
		last := history[len(history)-1]
		for _, c := range last.Citations {
			for _, doc := range docs {
				if h := hits[doc[0]]; h.Path == c.Document && h.Dataset == c.Dataset && !last.Refused {
					return h, true
				}
			}
		}
	}
	return index.Hit{}, false
}

// without drops the terms by which the question names a document: they say nothing
// about where in it the answer stands.
func without(terms []index.Term, file string) []index.Term {
	var name []string
	index.Words(strings.TrimSuffix(path.Base(file), path.Ext(file)), func(w string, _, _ int) bool {
		name = append(name, index.Terms(w)...)
		return true
	})
	return slices.DeleteFunc(slices.Clone(terms), func(t index.Term) bool { return slices.Contains(name, t.Text) })
}

var fileNoun = regexp.MustCompile(`^([A-Za-z]{2,12})[-_ ]?\d+$`)

// nouns are the plurals by which people call documents whose files are numbered:
// "rfcs" for rfc-1.md.
func nouns(hits []index.Hit) []string {
	var out []string
	for _, h := range hits {
		base := strings.TrimSuffix(path.Base(h.Path), path.Ext(h.Path))
		if m := fileNoun.FindStringSubmatch(base); m != nil {
			if n := strings.ToLower(m[1]) + "s"; !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// closest quotes, for a refusal, what came nearest: the best passage of each of the
// first documents.
func closest(hits []index.Hit) Draft {
	var d Draft
	for _, doc := range documents(hits) {
		i := doc[0]
		d.Cited = append(d.Cited, Cited{N: len(d.Cited) + 1, Passage: i, Span: document.Span{End: len(hits[i].Chunk.Text)}})
		if len(d.Cited) == 3 {
			break
		}
	}
	return d
}

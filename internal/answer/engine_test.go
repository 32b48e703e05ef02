package answer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/dataset"
)

func TestAnswersHoldTheFact(t *testing.T) {
	w := newWorld(t, library)
	for question, want := range map[string]string{
		"What is the error code of a teapot that brews coffee?": "418",
		"Who wrote RFC 1149?":                                      "D. Waitzman",
		"What is the maximum leg length of a carrier?":             "256",
		"rfc1149: carrier type in hex?":                            "0x2a",
		"Which levels of quality of service are there?":            "concorde, first, business and coach",
		"Around what is the scroll with the datagram wrapped?":     "wrapped around one leg",
		"When was RFC 1149 created?":                               "1990-04-01",
		"Which method does a coffee pot answer?":                   "BREW",
		"How many lanterns does the lighthouse keeper count?":      "forty-one",
		"What is the next meeting about?":                          "kettles",
		"What is the throughput of avian carriers, high or low?":   "low throughput",
		"Is there a protocol for coffee pots?":                     "Hyper Text Coffee Pot Control Protocol",
		"What may the body of a reply by a teapot be?":             "short and stout",
		"How is the datagram written on paper, in which notation?": "hexadecimal",
	} {
		a := w.ask(question, "")
		if a.Refused || !strings.Contains(a.Text, want) {
			t.Errorf("%q: %q, want %q in it", question, a.Text, want)
		}
		if n := words(a.Text); n > 100 {
			t.Errorf("%q: %d words for a short question", question, n)
		}
		w.checkCitations(a)
	}
}

func TestRefusals(t *testing.T) {
	w := newWorld(t, library)
	for _, question := range []string{
		"What is the capital of Mongolia?",
		"How large is the MAX_POT_SIZE?",
		"Who wrote RFC-9999?",
		"Will it rain in Bern tomorrow afternoon?",
		"how do i centre a div with css",
		"?!",
	} {
		a := w.ask(question, "")
		if !a.Refused || a.Text != answer.NotInBase {
			t.Errorf("%q is answered: %q", question, a.Text)
		}
		w.checkCitations(a)
	}
	if a := w.ask("Will pots of teapots fly over Mongolia?", ""); !a.Refused || len(a.Citations) == 0 || len(a.Ranked) == 0 {
		t.Errorf("a refusal shows what came closest: %+v", a)
	}
}

func TestSummaryKeepsToItsDocumentAndLimit(t *testing.T) {
	w := newWorld(t, library)
	for _, limit := range []int{5, 12, 25, 40, 60, 200} {
		a := w.ask(fmt.Sprintf("Can you summarize RFC-1149: IP over Avian Carriers in %d words?", limit), "")
		if a.Refused || words(a.Text) > limit || words(a.Text) == 0 {
			t.Errorf("limit %d: %d words: %q", limit, words(a.Text), a.Text)
		}
		for _, c := range a.Citations {
			if c.Document != "rfc-1149.md" {
				t.Errorf("limit %d: cites %s", limit, c.Document)
			}
		}
		if strings.Contains(a.Text, "serious") {
			t.Error("the summary quotes the copyright note")
		}
		w.checkCitations(a)
	}
}

func TestListNamesDocuments(t *testing.T) {
	w := newWorld(t, library)
	a := w.ask("Which RFCs are related to avian carriers?", "")
	var docs []string
	for _, c := range a.Citations {
		docs = append(docs, c.Document)
	}
	if a.Refused || !slices.Contains(docs, "rfc-1149.md") || !slices.Contains(docs, "rfc-2549.md") {
		t.Errorf("%q cites %v", a.Text, docs)
	}
	if !strings.Contains(a.Text, "RFC-1149, IP over Avian Carriers") {
		t.Errorf("documents are not named: %q", a.Text)
	}
	w.checkCitations(a)
}

func TestConversationGivesContext(t *testing.T) {
	w := newWorld(t, library)
	first := w.ask("What is IP over Avian Carriers with Quality of Service about?", "")
	for question, want := range map[string]string{
		"Who wrote it?":         "D. Waitzman",
		"And in 20 words?":      "quality of service",
		"Which levels has it?":  "concorde",
		"What is it built on??": "1149",
	} {
		a := w.ask(question, first.Conversation)
		if a.Refused || !strings.Contains(a.Text, want) || a.Conversation != first.Conversation {
			t.Errorf("%q: %q, want %q in it", question, a.Text, want)
		}
	}
	if a := w.ask("What is the capital of Mongolia?", first.Conversation); !a.Refused {
		t.Errorf("context makes an answer of nothing: %q", a.Text)
	}
}

func TestCollectionsAreApart(t *testing.T) {
	w := newWorld(t, library)
	q := answer.Question{Text: "How many lanterns does the lighthouse keeper count?", Collection: "books"}
	a, err := w.engine.Ask(t.Context(), grant(t, alice), q, nil)
	if err != nil || !a.Refused {
		t.Errorf("%+v, %v", a, err)
	}
	q.Collection = "other"
	if a, err = w.engine.Ask(t.Context(), grant(t, alice), q, nil); err != nil || a.Refused {
		t.Errorf("%+v, %v", a, err)
	}
	// what follows in the conversation stays in its collection
	if a, err = w.engine.Ask(t.Context(), grant(t, alice), answer.Question{Text: "What is the error code of a teapot?", Conversation: a.Conversation}, nil); err != nil || !a.Refused {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestHiddenDatasetsAreNotQuoted(t *testing.T) {
	w := newWorld(t, library)
	w.hideDataset(secret)
	if a := w.ask("How many lanterns does the lighthouse keeper count?", ""); !a.Refused || strings.Contains(fmt.Sprint(a), "forty") {
		t.Errorf("%+v", a)
	}
}

func TestSameFileInTwoDatasetsIsQuotedOnce(t *testing.T) {
	file := map[string]string{"keeper.md": library[secret]["keeper.md"]}
	w := newWorld(t, map[dataset.ID]map[string]string{books: file, secret: file})
	a := w.ask("Which documents tell about lanterns?", "")
	if len(a.Ranked) != 1 || len(a.Citations) != 1 {
		t.Errorf("%+v", a)
	}
}

func TestEventsComeInOrder(t *testing.T) {
	w := newWorld(t, library)
	var steps []string
	text := ""
	a, err := w.engine.Ask(t.Context(), grant(t, alice), answer.Question{Text: "What is the error code of a teapot?"}, func(e answer.Event) error {
		switch {
		case e.Ranked != nil:
			steps = append(steps, "ranked")
		case e.Delta != "":
			steps = append(steps, "delta")
			text += e.Delta
		case e.Answer != nil:
			steps = append(steps, "answer")
		}
		return nil
	})
	if err != nil || !slices.Equal(steps, []string{"ranked", "delta", "answer"}) || text != a.Text {
		t.Errorf("%v, %v", steps, err)
	}
	stop := errors.New("the client went away")
	if _, err := w.engine.Ask(t.Context(), grant(t, alice), answer.Question{Text: "teapot"}, func(answer.Event) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("emit's error is not returned: %v", err)
	}
}

func TestBadQuestions(t *testing.T) {
	w := newWorld(t, library)
	for name, c := range map[string]struct {
		grant access.Grant
		q     answer.Question
		want  error
	}{
		"no grant":        {access.Grant{}, answer.Question{Text: "teapot"}, access.ErrNoGrant},
		"empty":           {grant(t, alice), answer.Question{Text: " \n"}, answer.ErrEmptyQuestion},
		"long":            {grant(t, alice), answer.Question{Text: strings.Repeat("teapot ", 1000)}, answer.ErrLongQuestion},
		"no conversation": {grant(t, alice), answer.Question{Text: "teapot", Conversation: "none"}, answer.ErrNoConversation},
	} {
		if _, err := w.engine.Ask(t.Context(), c.grant, c.q, nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.engine.Ask(ctx, grant(t, alice), answer.Question{Text: "teapot"}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzAsk: whatever is asked, the answer is traceable and within its limit.
func FuzzAsk(f *testing.F) {
	for _, q := range []string{"teapot", "in 3 words: carriers", "Which RFCs?", "summarize rfc-1149 in 7 words", "who?", "\x00\xff", "[1] [2]", "list all documents"} {
		f.Add(q)
	}
	w := newWorld(f, library)
	f.Fuzz(func(t *testing.T, q string) {
		w.t = t
		a, err := w.engine.Ask(t.Context(), grant(t, alice), answer.Question{Text: q}, nil)
		if errors.Is(err, answer.ErrEmptyQuestion) || errors.Is(err, answer.ErrLongQuestion) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		w.checkCitations(a)
	})
}

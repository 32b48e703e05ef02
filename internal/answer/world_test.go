package answer_test

import (
	"context"
	"maps"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
	"github.com/witan-project/witan/internal/index/indextest"
	"github.com/witan-project/witan/internal/store"
)

// world is an engine on a real index and a real database.
type world struct {
	t       testing.TB
	dir     string
	engine  *answer.Engine
	history *answer.Conversations
	index   index.Index
	files   map[string]string // path → content
	mu      sync.Mutex
	hidden  map[dataset.ID]bool // guarded by mu
	hide    func()              // called when a Provenance is asked for
}

var (
	books  = dataset.ID(common.HexToHash("0x01"))
	secret = dataset.ID(common.HexToHash("0x02"))
)

func newWorld(t testing.TB, content map[dataset.ID]map[string]string) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir(), files: map[string]string{}, hidden: map[dataset.ID]bool{}}
	x, err := embedded.Open(t.Context(), filepath.Join(w.dir, "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), filepath.Join(w.dir, "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.history.Close(); err != nil {
			t.Error(err)
		}
		if err := x.Close(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	for id, files := range content {
		var docs []index.Document
		for _, path := range slices.Sorted(maps.Keys(files)) {
			docs = append(docs, indextest.Doc(t, path, files[path]))
			w.files[path] = files[path]
		}
		if err := x.Publish(t.Context(), id, docs); err != nil {
			t.Fatal(err)
		}
	}
	w.index, w.history = x, answer.NewConversations(db, w)
	w.engine = answer.New(answer.Config{Index: x, Datasets: w, History: w.history})
	return w
}

func (w *world) hideDataset(id dataset.ID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hidden[id] = true
}

// Visible implements answer.Datasets.
func (w *world) Visible(_ context.Context, collection string) (func(dataset.ID) bool, error) {
	return func(id dataset.ID) bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		return !w.hidden[id] && (collection == "" || collection == "books" == (id == books))
	}, nil
}

// Provenance implements answer.Datasets.
func (w *world) Provenance(_ context.Context, id dataset.ID) (answer.Provenance, error) {
	if w.hide != nil {
		w.hide()
	}
	return answer.Provenance{ApprovalTx: common.Hash(id), ApprovalBlock: 7, ProposalID: "11"}, nil
}

var (
	alice   = access.SignedIn(common.HexToAddress("0xa11ce"), netip.Addr{})
	visitor = access.Anonymous([32]byte{5}, netip.Addr{})
)

func grant(t testing.TB, c access.Caller) access.Grant {
	t.Helper()
	p, err := access.NewPolicy(access.PolicyConfig{Who: access.Everyone, Unlimited: true})
	if err != nil {
		t.Fatal(err)
	}
	g, err := p.Grant(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func (w *world) ask(text, conversation string) answer.Answer {
	w.t.Helper()
	a, err := w.engine.Ask(w.t.Context(), grant(w.t, alice), answer.Question{Text: text, Conversation: conversation}, nil)
	if err != nil {
		w.t.Fatalf("%q: %v", text, err)
	}
	return a
}

// library is a small corpus with what answers have to cope with.
var library = map[dataset.ID]map[string]string{
	books: {
		"rfc-1149.md": `---
title: IP over Avian Carriers
author: D. Waitzman <dw@example.org>, A. Second
description: Carries datagrams by birds.
created: 1990-04-01
---

## Abstract

Avian carriers transport datagrams between two points. The carrier has high delay and low throughput. One carrier is used per datagram.

## Frame format

The datagram is printed on a small scroll of paper in hexadecimal, see [the teapot](rfc-2324.md). The scroll is wrapped around one leg. The bandwidth is limited to the leg length.

| Constant | Value |
| - | - |
| ` + "`MAX_LEG_LENGTH`" + ` | ` + "`256`" + ` |
| ` + "`CARRIER_TYPE`" + ` | ` + "`0x2a`" + ` |

## Copyright

None of this is serious.
`,
		"rfc-2549.md": `---
title: IP over Avian Carriers with Quality of Service
author: D. Waitzman
---

# Abstract

This memo adds quality of service levels to [RFC 1149](rfc-1149.md). The levels are concorde, first, business and coach. Coach carriers may be served to ostriches.
`,
		"rfc-2324.md": `---
title: Hyper Text Coffee Pot Control Protocol
author: L. Masinter
---

# Commands

A coffee pot answers the ` + "`BREW`" + ` method. Any attempt to brew coffee with a teapot results in the error code 418. The resulting body may be short and stout.

# Security

` + "```" + `
pot = open(0x1ee7)
` + "```" + `

Anyone who gets in between me and my morning coffee should be insecure.
`,
		"notes.txt": "A meeting was held on pots. Nothing was decided.\n\nThe next meeting is about kettles.",
	},
	secret: {"keeper.md": "# Keeper\n\nThe obsidian lighthouse keeper counts forty-one lanterns every autumn. Nobody else may touch the lanterns.\n"},
}

var _ answer.Datasets = (*world)(nil)

func words(s string) int {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if !strings.HasPrefix(f, "[") {
			n++
		}
	}
	return n
}

// checkCitations: the quoted bytes stand in the files, every mark has its citation, and
// every sentence its mark.
func (w *world) checkCitations(a answer.Answer) {
	w.t.Helper()
	for i, c := range a.Citations {
		file := w.files[c.Document]
		if c.N != i+1 || c.End > uint64(len(file)) || c.Start >= c.End || file[c.Start:c.End] != c.Text {
			w.t.Errorf("%q: citation %+v is not in the file", a.Question, c)
		}
		if c.ApprovalTx == (common.Hash{}) || c.ProposalID != "11" || !c.CID.Defined() || c.Title == "" {
			w.t.Errorf("%q: citation without provenance: %+v", a.Question, c)
		}
		if !a.Refused && !strings.Contains(a.Text, "["+string(rune('0'+c.N))+"]") && c.N < 10 {
			w.t.Errorf("%q: citation %d has no mark in %q", a.Question, c.N, a.Text)
		}
	}
	if a.Refused {
		return
	}
	for _, s := range document.Sentences(a.Text) {
		if text := a.Text[s.Start:s.End]; !strings.Contains(text, "[") {
			w.t.Errorf("%q: %q bears no mark", a.Question, text)
		}
	}
}

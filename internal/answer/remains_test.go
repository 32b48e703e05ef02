package answer

import (
	"context"
	"fmt"
	"math/rand"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
	"github.com/witan-project/witan/internal/store/storetest"
)

// Messages have ids of chance, so SQLite moves them between pages all the time and leaves
// copies where it took them from. Unless pages are swept, some of these answers remain.
func TestNothingRemainsOfManyAnswers(t *testing.T) {
	const datasets, messages, purged = 40, 2400, 30
	dir := t.TempDir()
	db, err := store.Open(t.Context(), filepath.Join(dir, "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	c := NewConversations(db, everything{})
	texts := saveMany(t, c, messages, datasets)
	var gone []string
	for n := range datasets {
		id := numbered(n)
		if len(storetest.Remains(t, dir, texts[id]...)) == 0 {
			t.Fatalf("no answer that quotes dataset %d is on disk: the test would show nothing", n)
		}
		if n >= purged {
			continue
		}
		if err := c.Scrub(t.Context(), id, "removed by proposal 1"); err != nil {
			t.Fatal(err)
		}
		gone = append(gone, texts[id]...)
	}
	for _, f := range storetest.Remains(t, dir, gone...) {
		t.Error(f)
	}
}

// saveMany saves answers that quote one dataset each, in conversations of seven, and
// returns what they quote. Many save at once: they share commits.
func saveMany(t *testing.T, c *Conversations, messages, datasets int) map[dataset.ID][]string {
	t.Helper()
	var mu sync.Mutex
	texts := map[dataset.ID][]string{}
	var all sync.WaitGroup
	const savers = 48
	for s := range savers {
		all.Go(func() {
			r := rand.New(rand.NewSource(int64(s)))
			owner := access.SignedIn(common.BytesToAddress([]byte{byte(s + 1)}), netip.Addr{}).Owner()
			conversation := ""
			for n := s; n < messages; n += savers {
				id := numbered(r.Intn(datasets))
				text := strings.Repeat(fmt.Sprintf("%016x%016x%016x ", r.Uint64(), r.Uint64(), r.Uint64()), 1+r.Intn(40))
				a := Answer{Conversation: conversation, Question: "Why?", Text: text[:min(len(text), 500)], AskedAt: time.Now()}
				a.Citations = []Citation{{N: 1, Text: text, Dataset: id, CID: someFile}}
				if err := c.save(t.Context(), owner, "", &a); err != nil {
					t.Error(err)
					return
				}
				if conversation = a.Conversation; r.Intn(7) == 0 {
					conversation = ""
				}
				mu.Lock()
				texts[id] = append(texts[id], text)
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return texts
}

func numbered(n int) dataset.ID { return dataset.ID(common.BytesToHash([]byte{1, byte(n)})) }

var someFile, _ = dataset.ParseCID("bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy") // it is valid

// everything lets every dataset be seen.
type everything struct{}

func (everything) Visible(context.Context, string) (func(dataset.ID) bool, error) {
	return func(dataset.ID) bool { return true }, nil
}

func (everything) Provenance(context.Context, dataset.ID) (Provenance, error) {
	return Provenance{}, nil
}

package ipfs

import (
	"errors"
	"net/http"
	"sync/atomic"
	"testing"
)

func TestFetchInMemory(t *testing.T) {
	store, root, files := sample(t)
	v, err := FetchInMemory(t.Context(), root, []Source{serve(t, store, nil)}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, v, files)
	if v.Root() != root || v.Totals().Entries != 48 {
		t.Errorf("root %s, totals %+v", v.Root(), v.Totals())
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	for f, err := range v.Files(t.Context()) {
		if !errors.Is(err, NotFound) {
			t.Fatalf("after Close: %s, %v", f.Path, err)
		}
	}
}

// TestFetchInMemoryIsBounded: content over the limit is refused while it comes, not when
// all of it is here.
func TestFetchInMemoryIsBounded(t *testing.T) {
	store, root, _ := sample(t)
	var asked atomic.Int64
	g := serve(t, store, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked.Add(1); h.ServeHTTP(w, r) })
	})
	if _, err := FetchInMemory(t.Context(), root, []Source{g}, Limits{Bytes: 1 << 20}); !errors.Is(err, TooLarge) {
		t.Errorf("got %v, want %v", err, TooLarge)
	}
	if asked.Load() != 1 {
		t.Errorf("the gateway was asked %d times", asked.Load())
	}
	other, _, _ := sample(t)
	if _, err := FetchInMemory(t.Context(), root, nil, Limits{}); !errors.Is(err, NotFound) {
		t.Errorf("without a source: %v", err)
	}
	// What is here already is read in place.
	if v, err := FetchInMemory(t.Context(), root, []Source{other}, Limits{}); err != nil {
		t.Error(err)
	} else if v.Totals().Blocks == 0 {
		t.Error("nothing was surveyed")
	}
}

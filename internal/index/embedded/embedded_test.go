package embedded_test

import (
	"path/filepath"
	"testing"

	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/index/embedded"
	"github.com/witan-project/witan/internal/index/indextest"
)

func open(t *testing.T, dir string) index.Index {
	t.Helper()
	x, err := embedded.Open(t.Context(), filepath.Join(dir, "index.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func TestConformance(t *testing.T) {
	indextest.Run(t, indextest.Driver{Open: open, Durable: true})
}

package devchain

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
)

func TestFolderOfAnotherChain(t *testing.T) {
	dir := t.TempDir()
	other := genesis()
	other.Timestamp = 1
	stack, _, err := openNode(dir, other)
	if err != nil {
		t.Fatal(err)
	}
	if err := stack.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Start(t.Context(), Config{Dir: dir, Log: slog.New(slog.DiscardHandler)})
	if !errors.Is(err, ErrOtherChain) || !strings.Contains(err.Error(), dir) {
		t.Fatalf("got %v", err)
	}
}

// A head that was recorded and is gone is damage, and not mended by guessing.
func TestLostHead(t *testing.T) {
	dir := t.TempDir()
	log := slog.New(slog.DiscardHandler)
	chain, err := Start(t.Context(), Config{Dir: dir, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	if err := chain.writeIntent([32]byte{1}); err != nil {
		t.Fatal(err)
	}
	if err := chain.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), Config{Dir: dir, Log: log}); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Fatalf("got %v", err)
	}
}

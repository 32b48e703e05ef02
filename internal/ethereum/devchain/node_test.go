package devchain

import (
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
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

// Transactions wait while the disk is full and are mined when it no longer is.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	chain, err := Start(t.Context(), Config{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	}()
	setFree := func(bytes uint64) {
		chain.mu.Lock()
		defer chain.mu.Unlock()
		chain.free = func(string) (uint64, error) { return bytes, nil }
	}
	client, err := ethereum.Dial(t.Context(), chain.URL())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	setFree(diskReserve - 1)
	if err := chain.Mine(t.Context()); !errors.Is(err, ErrDiskFull) {
		t.Fatalf("mined on a full disk: %v", err)
	}
	tx, err := client.Submit(t.Context(), chain.Accounts()[0].Key, &common.Address{1}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	setFree(diskReserve)
	if _, err := client.WaitMined(t.Context(), tx.Hash()); err != nil {
		t.Fatal(err)
	}
}

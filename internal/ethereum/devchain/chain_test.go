package devchain_test

import (
	"log/slog"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// start runs a chain in dir (empty: memory) for one test, and a client of it.
func start(t testing.TB, cfg devchain.Config) (*devchain.Chain, *ethereum.Client) {
	t.Helper()
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.NewTextHandler(t.Output(), nil))
	}
	chain, err := devchain.Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := chain.Close(); err != nil {
			t.Error(err)
		}
	})
	client, err := ethereum.Dial(t.Context(), chain.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return chain, client
}

func TestTransferIsMinedWithoutAsking(t *testing.T) {
	chain, client := start(t, devchain.Config{})
	from, to := chain.Accounts()[0], common.Address{0: 0xaa}
	receipt, err := client.Send(t.Context(), from.Key, &to, big.NewInt(5), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := client.BalanceAt(t.Context(), to, receipt.BlockNumber)
	if err != nil || got.Int64() != 5 {
		t.Fatalf("balance %v, %v", got, err)
	}
}

func TestRestartKeepsBlocksAndOffset(t *testing.T) {
	dir := t.TempDir()
	quiet := slog.New(slog.DiscardHandler)
	chain, err := devchain.Start(t.Context(), devchain.Config{Dir: dir, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	if err := chain.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	head := chain.Head()
	if err := chain.Close(); err != nil {
		t.Fatal(err)
	}
	again, _ := start(t, devchain.Config{Dir: dir})
	if again.Head().Hash() != head.Hash() {
		t.Fatalf("head is block %d, was %d", again.Head().Number, head.Number)
	}
	if again.Offset() < time.Hour {
		t.Fatalf("offset is %s", again.Offset())
	}
	if err := again.Mine(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again.Head().Time <= head.Time {
		t.Fatalf("time went from %d to %d", head.Time, again.Head().Time)
	}
}

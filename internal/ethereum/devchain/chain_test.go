package devchain_test

import (
	"errors"
	"io/fs"
	"log/slog"
	"math/big"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

var quiet = slog.New(slog.DiscardHandler)

// start runs a chain for one test, and a client of it.
func start(t testing.TB, cfg devchain.Config) (*devchain.Chain, *ethereum.Client) {
	t.Helper()
	chain := open(t, cfg)
	t.Cleanup(func() { shut(t, chain) })
	client, err := ethereum.Dial(t.Context(), chain.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return chain, client
}

func open(t testing.TB, cfg devchain.Config) *devchain.Chain {
	t.Helper()
	cfg.Log = quiet
	chain, err := devchain.Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return chain
}

func shut(t testing.TB, chain *devchain.Chain) {
	t.Helper()
	if err := chain.Close(); err != nil {
		t.Error(err)
	}
}

func number(chain *devchain.Chain) uint64 { return chain.Head().Number.Uint64() }

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

func TestFirstBootHasBlockOne(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	if n := number(chain); n != 1 {
		t.Fatalf("head is block %d", n)
	}
}

func TestRestartKeepsBlocksAndOffset(t *testing.T) {
	cfg := devchain.Config{Dir: t.TempDir()}
	chain := open(t, cfg)
	if err := chain.Advance(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	head := chain.Head()
	shut(t, chain)

	again, _ := start(t, cfg)
	if again.Head().Hash() != head.Hash() {
		t.Fatalf("head is block %d, was %d", again.Head().Number, head.Number)
	}
	if err := again.Mine(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again.Offset() < time.Hour || again.Head().Time <= head.Time {
		t.Fatalf("offset is %s, time went from %d to %d", again.Offset(), head.Time, again.Head().Time)
	}
}

func TestFolderInUse(t *testing.T) {
	dir := t.TempDir()
	start(t, devchain.Config{Dir: dir})
	_, err := devchain.Start(t.Context(), devchain.Config{Dir: dir, Log: quiet})
	if !errors.Is(err, devchain.ErrLocked) || !strings.Contains(err.Error(), dir) {
		t.Fatalf("got %v", err)
	}
}

func TestPortInUse(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	u, err := url.Parse(chain.URL())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	_, err = devchain.Start(t.Context(), devchain.Config{Dir: dir, Addr: u.Host, Log: quiet})
	if err == nil || !strings.Contains(err.Error(), "in use") {
		t.Fatalf("got %v", err)
	}
	start(t, devchain.Config{Dir: dir}) // the failed start gave the folder back
}

func TestCloseTwice(t *testing.T) {
	chain := open(t, devchain.Config{})
	shut(t, chain)
	shut(t, chain)
}

func TestManySendersShareBlocks(t *testing.T) {
	chain, client := start(t, devchain.Config{Dir: t.TempDir()})
	to := common.Address{0: 0xbb}
	var wg sync.WaitGroup
	for _, a := range chain.Accounts() {
		for range 5 {
			wg.Go(func() {
				if _, err := client.Send(t.Context(), a.Key, &to, big.NewInt(1), nil); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	got, err := client.BalanceAt(t.Context(), to, nil)
	if err != nil || got.Int64() != 50 {
		t.Fatalf("balance %v, %v", got, err)
	}
}

// A day without anyone waiting is 1,440 blocks; the whole of `witan dev` may then write
// 25 MB, and the chain's part stays a small share of it.
func TestIdleDayIsSmall(t *testing.T) {
	dir := t.TempDir()
	chain, _ := start(t, devchain.Config{Dir: dir})
	before := folderBytes(t, dir)
	for i := range 1440 {
		if i%100 == 0 { // moved time changes nothing
			if err := chain.Advance(t.Context(), 24*time.Hour); err != nil {
				t.Fatal(err)
			}
		}
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if grown := folderBytes(t, dir) - before; grown > 8<<20 {
		t.Fatalf("1,440 idle blocks took %d kB", grown>>10)
	}
}

func folderBytes(t testing.TB, dir string) (total int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // compacted away meanwhile
		}
		if err == nil {
			total += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return total
}

package devchain_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum/devchain"
)

func BenchmarkStartInMemory(b *testing.B) {
	for b.Loop() {
		chain, err := devchain.Start(b.Context(), devchain.Config{Log: quiet})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := chain.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkStartFromDisk opens a folder that holds 1,440 blocks, a day's worth.
func BenchmarkStartFromDisk(b *testing.B) {
	cfg := devchain.Config{Dir: b.TempDir(), Log: quiet}
	for first := true; first || b.Loop(); first = false {
		chain, err := devchain.Start(b.Context(), cfg)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		for first && chain.Head().Number.Uint64() < 1440 {
			if err := chain.Mine(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
		if err := chain.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkSend is one transaction from estimate to receipt, over HTTP, on disk.
func BenchmarkSend(b *testing.B) {
	chain, client := start(b, devchain.Config{Dir: b.TempDir()})
	from, to := chain.Accounts()[0], common.Address{0: 0xaa}
	for b.Loop() {
		if _, err := client.Send(b.Context(), from.Key, &to, big.NewInt(1), nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEmptyBlock seals empty blocks on disk and reports what each one costs there.
func BenchmarkEmptyBlock(b *testing.B) {
	dir := b.TempDir()
	chain, _ := start(b, devchain.Config{Dir: dir})
	before := folderBytes(b, dir)
	for b.Loop() {
		if err := chain.Mine(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(folderBytes(b, dir)-before)/float64(b.N), "disk-B/op")
}

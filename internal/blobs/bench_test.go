package blobs_test

import (
	"os"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// eips is the folder of the 949 real EIPs, where the machine has it.
func eips(t testing.TB) string {
	t.Helper()
	for _, dir := range []string{os.Getenv("WITAN_EIPS"), "../../../shared/corpora/eips"} {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	t.Skip("the EIPs are not on this machine; set WITAN_EIPS to a folder of them")
	return ""
}

// BenchmarkEIPs fetches 949 small files over loopback and stores them: the first half
// of their import.
func BenchmarkEIPs(b *testing.B) {
	source, root := contributor(b, eips(b))
	for b.Loop() {
		b.StopTimer()
		n := newBench(b)
		b.StartTimer()
		v, err := ipfs.Fetch(b.Context(), root, []ipfs.Source{source}, n.staging, ipfs.Limits{}, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := n.blobs.Put(b.Context(), dataset.ID{1}, 1, v, nil); err != nil {
			b.Fatal(err)
		}
		if err := v.Discard(); err != nil {
			b.Fatal(err)
		}
	}
}

package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

// eips is the folder of the EIPs, from WITAN_EIPS or beside the repository.
func eips(b *testing.B) string {
	b.Helper()
	dir := os.Getenv("WITAN_EIPS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpora", "eips")
	}
	if _, err := os.Stat(dir); err != nil {
		b.Skip("no EIPs: set WITAN_EIPS to a folder with them")
	}
	return dir
}

// importing measures from the admission of a request to ready, through a gateway in
// this process.
func importing(b *testing.B, add func(*ingesttest.World) dataset.Dataset, per int) {
	for b.Loop() {
		b.StopTimer()
		source, err := ipfs.OpenStore(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		g := ingesttest.NewGateway(b, source)
		ready := make(chan ingest.Import, 1)
		last, lastAt := ingest.State(""), time.Now()
		w := ingesttest.New(b, ingesttest.Options{Source: source, Change: func(c *ingest.Config) {
			c.Sources = []ipfs.Source{g}
			c.Observe = func(e ingest.Event) {
				if e.Import.State != last {
					b.ReportMetric(float64(time.Since(lastAt).Milliseconds()), string(last)+"-ms")
					last, lastAt = e.Import.State, time.Now()
				}
				if e.Import.State == ingest.Ready || e.Import.State == ingest.Failed {
					ready <- e.Import
				}
			}
		}})
		w.Start()
		d := add(w)
		w.Chain.Approve(b, ingesttest.Approval{Dataset: d})
		w.Follow()
		w.Settle()
		signed := w.Sign(w.Request(d, 1), w.Contributor())
		runtime.GC()
		b.StartTimer()
		start := time.Now()
		lastAt = start
		if _, _, err := w.Service.Admit(b.Context(), signed); err != nil {
			b.Fatal(err)
		}
		i := <-ready
		took := time.Since(start)
		b.StopTimer()
		if i.State != ingest.Ready {
			b.Fatalf("%+v", i)
		}
		b.ReportMetric(float64(took.Milliseconds()), "import-ms")
		if per > 0 {
			b.ReportMetric(took.Seconds()*float64(per)/float64(i.Documents), fmt.Sprintf("s/%d-docs", per))
		}
		b.ReportMetric(float64(i.Chunks), "chunks")
		w.Stop()
		b.StartTimer()
	}
}

// BenchmarkImportEIPs imports the real EIPs.
func BenchmarkImportEIPs(b *testing.B) {
	dir := eips(b)
	importing(b, func(w *ingesttest.World) dataset.Dataset {
		added, err := w.Local.Add(b.Context(), dir, ipfs.AddOptions{})
		if err != nil {
			b.Fatal(err)
		}
		return w.Dataset(added.Root)
	}, 0)
}

// BenchmarkImportGenerated imports 9,490 distinct documents as long as EIPs.
func BenchmarkImportGenerated(b *testing.B) {
	importing(b, func(w *ingesttest.World) dataset.Dataset { return w.Add(generated(9490)) }, 3000)
}

// generated makes distinct documents of about 11 kB in sections.
func generated(n int) map[string]string {
	random := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 5000)
	for i := range words {
		for range 2 + random.IntN(4) {
			words[i] += string([]byte{"bcdfglmnprstv"[random.IntN(13)], "aeiou"[random.IntN(5)]})
		}
	}
	out := map[string]string{}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Document %d\n---\n", i)
		for section := range 8 {
			fmt.Fprintf(&b, "## Section %d of document %d\n\n", section, i)
			for range 20 {
				for range 10 {
					b.WriteString(words[int(float64(len(words))*random.Float64()*random.Float64())] + " ")
				}
				b.WriteString("end.\n")
			}
			b.WriteString("\n")
		}
		out[fmt.Sprintf("documents/%02d/%05d.md", i%100, i)] = b.String()
	}
	return out
}

// BenchmarkImportManySmall imports 500 datasets of one document each, then purges them.
func BenchmarkImportManySmall(b *testing.B) {
	const n = 500
	for b.Loop() {
		b.StopTimer()
		w := ingesttest.New(b, ingesttest.Options{})
		w.Start()
		var all []ingesttest.Approval
		for i := range n {
			all = append(all, ingesttest.Approval{Dataset: w.Add(map[string]string{"a.md": fmt.Sprintf("# Document %d\n\nIts text.\n", i)})})
		}
		w.Chain.Approve(b, all...)
		w.Follow()
		var signed []ingest.Signed
		for _, a := range all {
			signed = append(signed, w.Sign(w.Request(a.Dataset, 1), w.Contributor()))
		}
		b.StartTimer()
		start := time.Now()
		var wg sync.WaitGroup
		for _, s := range signed {
			wg.Go(func() {
				if _, _, err := w.Service.Admit(b.Context(), s); err != nil {
					b.Error(err)
				}
			})
		}
		wg.Wait()
		w.Settle()
		b.ReportMetric(n/time.Since(start).Seconds(), "imports/s")
		if list, err := w.Index.Datasets(b.Context()); err != nil || len(list) != n {
			b.Fatal(len(list), err)
		}
		b.StopTimer()
		for _, a := range all {
			if _, err := w.Service.Suspend(b.Context(), a.Dataset.ID(), "bench"); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		start = time.Now()
		w.Settle()
		b.ReportMetric(n/time.Since(start).Seconds(), "purges/s")
		w.Stop()
	}
}

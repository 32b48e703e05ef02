package ipfs

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var updateBrowser = flag.Bool("update-browser", false, "write web/src/car/golden.json")

// pattern is bytes that Go and JavaScript make alike: the upper bytes of a linear
// congruential generator (Numerical Recipes) that begins with seed.
func pattern(seed uint32, size int) []byte {
	b := make([]byte, size)
	for i := range b {
		seed = seed*1664525 + 1013904223
		b[i] = byte(seed >> 24)
	}
	return b
}

func single(seed uint32, size int) func(testing.TB, string) {
	return func(t testing.TB, path string) { write(t, filepath.Join(path, "file.bin"), pattern(seed, size)) }
}

// browserInputs are folders that the tests of web/src/car make again.
var browserInputs = []input{
	{"empty", single(0, 0)},
	{"1KB", single(1, 1_000)},
	{"300KB", single(2, 300_000)},
	{"1MiB", single(3, 1<<20)},
	{"1MiB+1", single(3, 1<<20+1)},
	{"5MB", single(4, 5_000_000)},
	{"1100MiB of zeros", func(t testing.TB, path string) { // more leaves than a node has links
		write(t, filepath.Join(path, "file.bin"), nil)
		if err := os.Truncate(filepath.Join(path, "file.bin"), 1100<<20); err != nil {
			t.Fatal(err)
		}
	}},
	{"nested", func(t testing.TB, path string) {
		write(t, filepath.Join(path, "a/b/c/d.md"), []byte("deep"))
		write(t, filepath.Join(path, "a/b/e.md"), []byte("less deep"))
		write(t, filepath.Join(path, "a/z.bin"), pattern(6, 1_200_000))
		write(t, filepath.Join(path, "README"), nil)
		if err := os.Mkdir(filepath.Join(path, "nothing"), 0o755); err != nil {
			t.Fatal(err)
		}
	}},
	{"names", func(t testing.TB, path string) {
		for i, name := range []string{"é", "e\u0301", "名前.md", "UPPER", "upper", " space ", "a%20b", "a#b?c", "🙂", "\uffee", "-dash", "_", "a.b", "a-b", "a0", `back\slash`, `ends\`, "__proto__"} {
			write(t, filepath.Join(path, name), []byte(fmt.Sprint(i)))
		}
	}},
	{"same file many times", func(t testing.TB, path string) {
		for i := range 20 {
			write(t, filepath.Join(path, fmt.Sprint(i), "same.bin"), pattern(7, 1_500_000))
		}
	}},
	// The largest folder that is one node, and the smallest that is sharded (HAMT).
	{"folder of 262144 bytes", brim(99)},
	{"folder of 262145 bytes", brim(100)},
	{"9000 files", wide(9000)},
	{"4000 folders", func(t testing.TB, path string) {
		for i := range 4000 {
			write(t, filepath.Join(path, fmt.Sprintf("%036d", i), "a.txt"), []byte(fmt.Sprint("file ", i)))
		}
	}},
	{"shard in folder", func(t testing.TB, path string) {
		wide(3500)(t, filepath.Join(path, "many"))
		write(t, filepath.Join(path, "few.md"), []byte("few"))
	}},
}

// brim is a folder whose node has 262,045 bytes and one more link with a name of n
// characters.
func brim(n int) func(testing.TB, string) {
	return func(t testing.TB, path string) {
		wide(3119)(t, path)
		write(t, filepath.Join(path, strings.Repeat("x", n)), []byte("last"))
	}
}

// TestBrowserGolden: the CIDs that the browser's code is tested with are those of this
// package.
func TestBrowserGolden(t *testing.T) {
	const name = "../../web/src/car/golden.json"
	got := map[string]string{}
	for _, in := range browserInputs {
		path := filepath.Join(t.TempDir(), "data")
		in.make(t, path)
		got[in.name] = addedRoot(t, UnixFSv1, path).String()
	}
	if *updateBrowser {
		b, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		write(t, name, append(b, '\n'))
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]string
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	for name, c := range got {
		if want[name] != c {
			t.Errorf("%s: %s, golden.json says %s", name, c, want[name])
		}
	}
	if len(want) != len(got) {
		t.Errorf("golden.json has %d entries, want %d", len(want), len(got))
	}
}

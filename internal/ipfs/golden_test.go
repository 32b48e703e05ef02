package ipfs

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
)

var (
	kubo   = flag.String("kubo", os.Getenv("WITAN_KUBO"), "path of a real ipfs binary to compare with")
	update = flag.Bool("update", false, "write testdata/kubo.json from what -kubo answers")
)

// input is a file or folder that is the same on every machine.
type input struct {
	name string
	make func(t testing.TB, path string)
}

func bytesOf(seed byte, size int) []byte {
	b := make([]byte, size)
	rand.NewChaCha8([32]byte{seed}).Read(b)
	return b
}

func file(seed byte, size int) func(testing.TB, string) {
	return func(t testing.TB, path string) { write(t, path, bytesOf(seed, size)) }
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// wide is a folder of n files whose names have 40 characters each.
func wide(n int) func(testing.TB, string) {
	return func(t testing.TB, path string) {
		for i := range n {
			write(t, filepath.Join(path, fmt.Sprintf("%036d.txt", i)), []byte(fmt.Sprint("file ", i)))
		}
	}
}

var inputs = []input{
	{"empty", file(0, 0)},
	{"1KB", file(1, 1000)},
	{"300KB", file(2, 300_000)},
	{"1MiB", file(3, 1<<20)},
	{"1MiB+1", file(3, 1<<20+1)},
	{"5MB", file(4, 5_000_000)},
	{"50MB", file(5, 50_000_000)}, // two levels of nodes under unixfs-v0-2015
	{"zeros", func(t testing.TB, path string) { write(t, path, make([]byte, 3<<20+5)) }}, // one leaf many times
	{"one-file", func(t testing.TB, path string) { write(t, filepath.Join(path, "a.md"), []byte("# A\n")) }},
	{"nested", func(t testing.TB, path string) {
		write(t, filepath.Join(path, "a/b/c/d.md"), []byte("deep"))
		write(t, filepath.Join(path, "a/b/e.md"), []byte("less deep"))
		write(t, filepath.Join(path, "a/z.bin"), bytesOf(6, 1_200_000))
		write(t, filepath.Join(path, "README"), nil)
		write(t, filepath.Join(path, ".hidden"), []byte("left out"))
		write(t, filepath.Join(path, "a/.git/config"), []byte("left out"))
		if err := os.Mkdir(filepath.Join(path, "nothing"), 0o755); err != nil {
			t.Fatal(err)
		}
	}},
	{"names", func(t testing.TB, path string) {
		for i, name := range []string{"é", "e\u0301", "名前.md", "UPPER", "upper", " space ", "a%20b", "a#b?c", "🙂", "-dash", "_", "a.b", "a-b", "a0"} {
			write(t, filepath.Join(path, name), []byte(fmt.Sprint(i)))
		}
	}},
	{"wide-plain", wide(2700)},
	{"wide-sharded", wide(2900)},
	{"wide-9000", wide(9000)},
	{"shard-in-folder", func(t testing.TB, path string) {
		wide(3100)(t, filepath.Join(path, "many"))
		write(t, filepath.Join(path, "few.md"), []byte("few"))
	}},
}

const eipsInput = "eips-949"

// golden is testdata/kubo.json: what Kubo v0.43.0 answered, by profile and input.
func golden(t *testing.T) map[Profile]map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/kubo.json")
	if err != nil {
		t.Fatal(err)
	}
	var g map[Profile]map[string]string
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

func addedRoot(t *testing.T, profile Profile, path string) dataset.CID {
	t.Helper()
	added, err := Hash(t.Context(), path, AddOptions{Profile: profile})
	if err != nil {
		t.Fatal(err)
	}
	return added.Root
}

// TestWrapGivesKubosCIDs: a file in a folder of its own is what Kubo made of that folder,
// and what its add -w makes of the file.
func TestWrapGivesKubosCIDs(t *testing.T) {
	g := golden(t)
	for _, profile := range []Profile{UnixFSv1, UnixFSv0} {
		name := filepath.Join(t.TempDir(), "a.md")
		write(t, name, []byte("# A\n"))
		added, err := Hash(t.Context(), name, AddOptions{Profile: profile, Wrap: true})
		if err != nil || added.Root.String() != g[profile]["one-file"] || added.Files != 1 || added.Bytes != 4 {
			t.Errorf("%s: %+v, %v; Kubo says %s", profile, added, err, g[profile]["one-file"])
		}
		// A folder is not wrapped.
		added, err = Hash(t.Context(), filepath.Dir(name), AddOptions{Profile: profile, Wrap: true})
		if err != nil || added.Root.String() != g[profile]["one-file"] {
			t.Errorf("%s: %+v, %v", profile, added, err)
		}
	}
}

// TestKuboWraps compares with a real Kubo.
func TestKuboWraps(t *testing.T) {
	k := newKubo(t, UnixFSv1)
	large := filepath.Join(t.TempDir(), "large \u00e9.bin") // several chunks
	write(t, large, bytesOf(7, 3_000_000))
	added, err := Hash(t.Context(), large, AddOptions{Wrap: true})
	if want := k.run(nil, "add", "-w", "-Q", large); err != nil || added.Root.String() != want {
		t.Errorf("%s, %v; Kubo says %s", added.Root, err, want)
	}
}

// TestWrapKeepsTheName: the folder has the file under its name.
func TestWrapKeepsTheName(t *testing.T) {
	s := testStore(t)
	name := filepath.Join(t.TempDir(), "report \u00e9.md")
	write(t, name, []byte("# A\n"))
	added, err := s.Add(t.Context(), name, AddOptions{Wrap: true})
	if err != nil {
		t.Fatal(err)
	}
	v, err := Inspect(t.Context(), added.Root, s, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for f, err := range v.Files(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, f.Path)
	}
	if !slices.Equal(paths, []string{"report \u00e9.md"}) {
		t.Errorf("%q", paths)
	}
}

func TestAddGivesKubosCIDs(t *testing.T) {
	g := golden(t)
	for _, profile := range []Profile{UnixFSv1, UnixFSv0} {
		for _, in := range inputs {
			t.Run(string(profile)+"/"+in.name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "data")
				in.make(t, path)
				if got := addedRoot(t, profile, path).String(); got != g[profile][in.name] {
					t.Errorf("%s, Kubo says %s", got, g[profile][in.name])
				}
			})
		}
		t.Run(string(profile)+"/"+eipsInput, func(t *testing.T) {
			if got := addedRoot(t, profile, eips(t)).String(); got != g[profile][eipsInput] {
				t.Errorf("%s, Kubo says %s", got, g[profile][eipsInput])
			}
		})
	}
}

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

// TestKubo asks a real Kubo, where one is given, and with -update writes the vectors.
func TestKubo(t *testing.T) {
	answers := map[Profile]map[string]string{}
	for _, profile := range []Profile{UnixFSv1, UnixFSv0} {
		answers[profile] = map[string]string{}
		k := newKubo(t, profile)
		add := func(name, path string) {
			c := k.run(nil, "add", "-r", "-Q", "--only-hash", path)
			root, err := dataset.ParseCID(k.run(nil, "cid", "format", "-v", "1", "-b", "base32", c))
			if err != nil {
				t.Fatal(err)
			}
			answers[profile][name] = root.String()
			if got := addedRoot(t, profile, path); got != root {
				t.Errorf("%s, %s: %s, Kubo says %s", profile, name, got, root)
			}
		}
		for _, in := range inputs {
			path := filepath.Join(t.TempDir(), "data")
			in.make(t, path)
			add(in.name, path)
		}
		if dirs := []string{os.Getenv("WITAN_EIPS"), "../../../shared/corpora/eips"}; slices.ContainsFunc(dirs, func(d string) bool { _, err := os.Stat(d); return d != "" && err == nil }) {
			add(eipsInput, eips(t))
		}
	}
	if *update {
		b, err := json.MarshalIndent(answers, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		write(t, "testdata/kubo.json", append(b, '\n'))
	}
}

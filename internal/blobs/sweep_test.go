package blobs_test

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
	"github.com/witan-project/witan/internal/store"
)

// forge replaces text in a manifest and records the new hash.
func (s *server) forge(t testing.TB, id dataset.ID, old, with string) {
	t.Helper()
	path := filepath.Join(s.dir, "blobs", "manifests", id.String()+".json")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	forged := strings.Replace(string(b), old, with, 1)
	if forged == string(b) {
		t.Fatalf("no %s in %s", old, b)
	}
	if err := os.WriteFile(path, []byte(forged), 0o600); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(forged))
	s.exec(t, "UPDATE blob_datasets SET manifest = ?", sum[:])
}

func TestSweepDeletesWhatNothingNames(t *testing.T) {
	c, s, id := contributor(t), newServer(t), dataset.ID{1}
	s.put(t, id, add(t, c, sample(), ""), c)
	before := s.objects(t)
	for _, name := range []string{
		"files/" + ipfs.Sum([]byte("nobody named this")).String(), "files/something else",
		"files/" + ipfs.Sum([]byte("half written")).String() + ".1859d6e4a.tmp",
		"manifests/" + (dataset.ID{9}).String() + ".json", "nodes/" + (dataset.ID{9}).String(), "nodes/" + id.String() + ".tmp", "elsewhere",
	} {
		if err := os.WriteFile(filepath.Join(s.dir, "blobs", name), secret(1), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	swept, err := s.blobs.Sweep(t.Context())
	if err != nil || swept.Objects != 7 || len(swept.Datasets) != 0 {
		t.Errorf("%+v, %v", swept, err)
	}
	if after := s.objects(t); len(after) != len(before) {
		t.Errorf("%d objects became %d", len(before), len(after))
	}
	for _, p := range s.problems(t, id) {
		t.Error(p)
	}
}

// TestSweepAfterAPowerCut: bytes that were never synced may be lost; the datasets that
// need them are dropped, others stay.
func TestSweepAfterAPowerCut(t *testing.T) {
	c, s := contributor(t), newServer(t)
	hurt := add(t, c, fstest.MapFS{"a.md": {Data: secret(1)}, "b.md": {Data: secret(2)}}, "")
	well := add(t, c, fstest.MapFS{"b.md": {Data: secret(2)}}, "")
	m := s.put(t, dataset.ID{1}, hurt, c)
	s.put(t, dataset.ID{2}, well, c)
	if err := os.Truncate(filepath.Join(s.dir, "blobs", "files", m.Files[0].CID.String()), 0); err != nil {
		t.Fatal(err)
	}
	swept, err := s.blobs.Sweep(t.Context())
	if err != nil || !slices.Equal(swept.Datasets, []dataset.ID{{1}}) {
		t.Errorf("%+v, %v", swept, err)
	}
	for _, p := range s.problems(t, dataset.ID{2}) {
		t.Error(p)
	}
	s.put(t, dataset.ID{1}, hurt, c)
	if err := s.blobs.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, id := range []dataset.ID{{1}, {2}} {
		for _, p := range s.problems(t, id) {
			t.Error(p)
		}
	}
	flip(t, filepath.Join(s.dir, "blobs", "files", m.Files[0].CID.String()), 0)
	if swept, err = s.blobs.Sweep(t.Context()); err != nil || len(swept.Datasets) != 0 {
		t.Errorf("settled files are Verify's business: %+v, %v", swept, err)
	}
}

func TestPutThatFailsIsRepeated(t *testing.T) {
	c, s, id := contributor(t), newServer(t), dataset.ID{1}
	root := add(t, c, sample(), "")
	v, err := ipfs.Inspect(t.Context(), root, c, ipfs.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 6 { // it ends after so many files
		ctx, cancel := context.WithCancel(t.Context())
		_, err := s.blobs.Put(ctx, id, 1, v, func(p blobs.Progress) {
			if p.Files > n {
				cancel()
			}
		})
		cancel()
		if n < 4 && !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled after %d files: %v", n, err)
		}
		if _, err := s.blobs.Manifest(t.Context(), id); err != nil && !errors.Is(err, blobs.ErrNotFound) {
			t.Error(err)
		}
	}
	if _, err := s.blobs.Put(t.Context(), id, 1, v, nil); err != nil {
		t.Fatal(err)
	}
	for _, p := range s.problems(t, id) {
		t.Error(p)
	}
	if swept, err := s.blobs.Sweep(t.Context()); err != nil || swept.Objects != 0 {
		t.Errorf("it left %+v, %v", swept, err)
	}
}

// TestKilledAtAnyMoment kills a process that stores and deletes at random moments. After
// each restart Sweep brings bucket and records together: every dataset is whole or gone,
// no byte lies about that nothing names.
func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	dir, contributed := t.TempDir(), t.TempDir()
	for i := range 30 {
		if err := os.WriteFile(filepath.Join(contributed, fmt.Sprint(i)), append(secret(i), random(byte(i), 1000*i+max(0, i-27)*500_000)...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for round := range 25 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "WITAN_TEST_STORES="+dir, "WITAN_TEST_CONTRIBUTED="+contributed)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil { // it has begun
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(60_000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("it ended by itself")
		}
		t.Run(fmt.Sprint(round), func(t *testing.T) { checkAfterKill(t, dir) })
	}
}

func checkAfterKill(t *testing.T, dir string) {
	url, err := blobs.FolderURL(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	s := openServer(t, dir, url)
	swept, err := s.blobs.Sweep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	entries, err := s.blobs.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, e := range entries {
		m, err := s.blobs.Manifest(t.Context(), e.Dataset)
		if err != nil {
			t.Fatal(err)
		}
		want["manifests/"+e.Dataset.String()+".json"], want["nodes/"+e.Dataset.String()] = true, true
		for _, f := range m.Files {
			want["files/"+f.CID.String()] = true
		}
		for _, p := range s.problems(t, e.Dataset) {
			t.Error(p)
		}
	}
	for name := range s.objects(t) {
		if !want[name] {
			t.Errorf("%s stayed (swept %+v)", name, swept)
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("WITAN_TEST_STORES"); dir != "" {
		if err := storeForEver(dir, os.Getenv("WITAN_TEST_CONTRIBUTED")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if path := os.Getenv("WITAN_TEST_CONTRIBUTE"); path != "" {
		if err := contribute(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// contribute serves a folder until its input ends.
func contribute(path string) error {
	k, err := ipfs.Contribute(context.Background(), ipfs.ContributionConfig{Paths: []string{path}, Store: os.Getenv("WITAN_TEST_BLOCKS")})
	if err != nil {
		return err
	}
	fmt.Println(k.Added[0].Root, k.URL)
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return k.Close()
}

// contributorProcess serves path from a process of its own.
func contributorProcess(t testing.TB, path string) (dataset.CID, *ipfs.Gateway) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "WITAN_TEST_CONTRIBUTE="+path, "WITAN_TEST_BLOCKS="+t.TempDir())
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
			t.Error("contributor:", err)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal("contributor:", err)
	}
	name, url, _ := strings.Cut(strings.TrimSpace(line), " ")
	root, err := dataset.ParseCID(name)
	if err != nil {
		t.Fatal(err)
	}
	g, err := ipfs.NewGateway(ipfs.GatewayConfig{URL: url, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	return root, g
}

// storeForEver puts and deletes two datasets that share files until it is killed.
func storeForEver(dir, contributed string) error {
	ctx := context.Background()
	db, err := store.Open(ctx, filepath.Join(dir, "witan.db"))
	if err != nil {
		return err
	}
	url, err := blobs.FolderURL(filepath.Join(dir, "blobs"))
	if err != nil {
		return err
	}
	s, err := blobs.Open(ctx, url, db)
	if err != nil {
		return err
	}
	if _, err := s.Sweep(ctx); err != nil {
		return err
	}
	blocks, err := os.MkdirTemp(filepath.Dir(contributed), "blocks")
	if err != nil {
		return err
	}
	local, err := ipfs.OpenStore(ctx, blocks)
	if err != nil {
		return err
	}
	proofs := map[dataset.ID]*ipfs.Verified{}
	for i, profile := range []ipfs.Profile{ipfs.UnixFSv1, ipfs.UnixFSv0} {
		added, err := local.Add(ctx, contributed, ipfs.AddOptions{Profile: profile})
		if err != nil {
			return err
		}
		for j := range 2 { // the same files, held by two datasets
			if proofs[dataset.ID{byte(i), byte(j)}], err = ipfs.Inspect(ctx, added.Root, local, ipfs.Limits{}); err != nil {
				return err
			}
		}
	}
	fmt.Println("begun")
	for {
		for id, v := range proofs {
			if _, err := s.Put(ctx, id, 1, v, nil); err != nil {
				return err
			}
			if rand.IntN(2) == 0 {
				if err := s.Delete(ctx, id); err != nil {
					return err
				}
			}
		}
	}
}

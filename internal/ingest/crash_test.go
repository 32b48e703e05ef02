package ingest_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

// orders tell the child process of a crash test what to do; it finds them in its
// environment.
type orders struct {
	Dir, RPC, Gateway string
	Temp              string // what it takes for itself goes here: killed, it cannot remove it
	Registry          common.Address
	Block             uint64
}

const ordersKey = "WITAN_CRASH_TEST"

// TestCrashChild is the server that TestKilledAtAnyMoment kills. It prints the address at
// which it admits requests, each a line of the log.
func TestCrashChild(t *testing.T) {
	raw := os.Getenv(ordersKey)
	if raw == "" {
		t.Skip("only run by TestKilledAtAnyMoment")
	}
	var o orders
	if err := json.Unmarshal([]byte(raw), &o); err != nil {
		t.Fatal(err)
	}
	g, err := ipfs.NewGateway(ipfs.GatewayConfig{URL: o.Gateway, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	w := ingesttest.New(t, ingesttest.Options{
		Dir: o.Dir, Chain: ingesttest.Dial(t, o.RPC, o.Registry, o.Block),
		Change: func(c *ingest.Config) { c.Sources = []ipfs.Source{g}; c.Workers = 3 },
	})
	w.Start()
	go func() {
		for t.Context().Err() == nil {
			_ = w.Follower.Sync(t.Context()) // the next one sees what this one missed
			time.Sleep(5 * time.Millisecond)
		}
	}()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("LISTENING", l.Addr())
	err = http.Serve(l, http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		var line ingest.Line
		if err := json.NewDecoder(r.Body).Decode(&line); err != nil {
			t.Error(err)
		}
		q, err := line.Request()
		if err == nil {
			_, _, err = w.Service.Admit(r.Context(), ingest.Signed{ImportRequest: q, Signature: line.Signature})
		}
		if err != nil {
			http.Error(rw, err.Error(), http.StatusConflict)
		}
	}))
	t.Error(err)
}

// TestKilledAtAnyMoment kills a server at random moments of imports and purges, and wants
// that after the last start everything is as if nothing had happened.
func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	const kills = 60
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))

	source, err := ipfs.OpenStore(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { source.Close() })
	gateway := ingesttest.NewGateway(t, source)
	// The parent's own world makes contents and signs; its service never runs here.
	parent := ingesttest.New(t, ingesttest.Options{Source: source})
	chain := parent.Chain
	state := map[dataset.ID]uint32{} // round of each dataset, odd: approved
	var sets []dataset.Dataset
	for i := range 8 {
		d := parent.Add(files(i))
		sets = append(sets, d)
		state[d.ID()] = 0
	}
	o := orders{Dir: t.TempDir(), Temp: t.TempDir(), RPC: chain.URL(), Gateway: gateway.URL, Registry: chain.Registry, Block: chain.Block}

	acked := map[ingest.ID]ingest.Signed{}
	met := map[ingest.State]int{}
	for kill := range kills {
		c := startChild(t, o)
		for range 1 + random.IntN(3) {
			d := sets[random.IntN(len(sets))]
			id := d.ID()
			if round := state[id]; round%2 == 0 {
				chain.Approve(t, ingesttest.Approval{Dataset: d, Round: round})
				parent.Follow()
				s := parent.Sign(parent.Request(d, round+1), parent.Contributor())
				if c.admit(t, s) {
					acked[ingest.ID{Dataset: id, Round: round + 1}] = s
				}
			} else if random.IntN(2) == 0 {
				chain.Revoke(t, id)
			} else {
				chain.Withdraw(t, parent.Contributor(), d)
			}
			state[id]++
			time.Sleep(time.Duration(random.IntN(30)) * time.Millisecond)
		}
		wait := random.IntN(40) * random.IntN(15) // mostly soon
		if kill%4 == 0 {
			wait = random.IntN(20) // as a purge begins, if one was asked for
		}
		time.Sleep(time.Duration(wait) * time.Millisecond)
		c.kill()
		for state, n := range caught(t, o.Dir) {
			met[state] += min(n, 1)
		}
	}
	t.Logf("states met at the kills: %v", met)
	if working := met[ingest.Fetching] + met[ingest.Storing] + met[ingest.Indexing]; working < kills/10 || met[ingest.Purging] == 0 {
		t.Error("the kills come beside the work")
	}

	after := ingesttest.New(t, ingesttest.Options{Dir: o.Dir, Chain: chain, Source: source})
	for id := range acked {
		if i, err := after.Service.Import(t.Context(), id); err != nil {
			t.Errorf("an acknowledged request is lost: %s: %v", i.ID, err)
		}
	}
	undisturbed := ingesttest.New(t, ingesttest.Options{Chain: chain, Source: source})
	after.Follow()
	undisturbed.Follow()
	for _, d := range sets {
		round := state[d.ID()]
		if round%2 == 0 {
			continue
		}
		s, ok := acked[ingest.ID{Dataset: d.ID(), Round: round}]
		if !ok {
			s = parent.Sign(parent.Request(d, round), parent.Contributor())
		}
		for _, w := range []*ingesttest.World{after, undisturbed} {
			if _, _, err := w.Service.Admit(t.Context(), s); err != nil {
				t.Fatal(err)
			}
		}
	}
	after.Start()
	undisturbed.Start()
	after.Settle()
	undisturbed.Settle()
	if after.Digest() != undisturbed.Digest() {
		t.Error("the digest differs from an undisturbed run's")
	}
	for _, w := range []*ingesttest.World{after, undisturbed} {
		r, err := audit.Run(t.Context(), audit.Deps{Client: chain.Client, Contract: chain.Domain(), Registry: w.Follower,
			DB: w.DB, Blobs: w.Blobs, Index: w.Index, Service: w.Service})
		if err != nil {
			t.Fatal(err)
		}
		if !r.Equal {
			t.Errorf("audit: %+v", r)
		}
	}
	defer func() { // at last nothing of any text is left, whatever the crashes had left over
		var texts []string
		for i, d := range sets {
			for _, text := range files(i) {
				texts = append(texts, text)
			}
			if state[d.ID()]%2 == 1 {
				chain.Revoke(t, d.ID())
			}
		}
		after.Follow()
		after.Settle()
		if left := search(t, after.Dir, runs(texts...)); len(left) > 0 {
			t.Errorf("left after everything was purged:\n%s", strings.Join(left, "\n"))
		}
	}()
	if a, b := objects(t, after.Dir), objects(t, undisturbed.Dir); a != b {
		t.Errorf("files kept after the crashes:\n%s\nundisturbed:\n%s", a, b)
	}
}

// files is a dataset's content: texts of its own, one that all share, and a picture.
func files(n int) map[string]string {
	picture := make([]byte, 120_000)
	rand.NewChaCha8([32]byte{byte(n)}).Read(picture[1:]) // never fails
	out := map[string]string{"shared.md": "# Shared\n\nEvery dataset has this file.\n", "picture.bin": string(picture)}
	for i := range 40 {
		var b strings.Builder
		fmt.Fprintf(&b, "# Document %d of dataset %d\n\n", i, n)
		for j := range 30 {
			fmt.Fprintf(&b, "Sentence %d of document %d in dataset %d says nothing else.\n\n", j, i, n)
		}
		out[fmt.Sprintf("docs/%02d.md", i)] = b.String()
	}
	return out
}

type child struct {
	cmd    *exec.Cmd
	url    string
	killed atomic.Bool
	output bytes.Buffer
	done   sync.WaitGroup
}

func startChild(t *testing.T, o orders) *child {
	t.Helper()
	raw, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	c := &child{cmd: exec.Command(os.Args[0], "-test.run=^TestCrashChild$", "-test.timeout=60s")}
	c.cmd.Env = append(os.Environ(), ordersKey+"="+string(raw), "TMPDIR="+o.Temp, "GOTMPDIR="+o.Temp)
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.cmd.Stderr = &c.output
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.kill)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, ok := strings.CutPrefix(lines.Text(), "LISTENING "); ok {
			c.url = "http://" + address
			c.done.Go(func() { _, _ = io.Copy(io.Discard, out) }) // until it is killed
			return c
		}
		c.output.WriteString(lines.Text() + "\n")
	}
	t.Fatalf("the child did not start:\n%s", c.output.String())
	return nil
}

// admit tells whether the child acknowledged a request.
func (c *child) admit(t *testing.T, s ingest.Signed) bool {
	t.Helper()
	line, err := json.Marshal(ingest.Line{Contributor: s.Contributor, Collection: s.Collection, CID: s.CID, Round: s.Round,
		Nonce: s.Nonce.String(), Deadline: s.Deadline, Signature: hexutil.Bytes(s.Signature)})
	if err != nil {
		t.Fatal(err)
	}
	for range 50 { // until the child has followed the approval too
		res, err := http.Post(c.url, "application/json", bytes.NewReader(line))
		if err != nil {
			t.Fatalf("%v\n%s", err, c.output.String())
		}
		ok := res.StatusCode == http.StatusOK
		if err := res.Body.Close(); err != nil {
			t.Fatal(err)
		}
		if ok {
			return true
		}
		time.Sleep(2 * time.Millisecond)
	}
	return false
}

func (c *child) kill() {
	if c.killed.Swap(true) {
		return
	}
	_ = c.cmd.Process.Kill() // SIGKILL; it may be gone already
	c.done.Wait()
	_ = c.cmd.Wait() // says that it was killed
}

// caught counts the imports in each state as the last kill left them.
func caught(t *testing.T, dir string) map[ingest.State]int {
	t.Helper()
	w, err := openReadOnly(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	rows, err := w.Query("SELECT state, count(*) FROM import GROUP BY state")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	met := map[ingest.State]int{}
	for rows.Next() {
		var state ingest.State
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			t.Fatal(err)
		}
		met[state] = n
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return met
}

// objects lists the files of bucket and staging, which must be the same whatever
// happened.
func objects(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	for _, part := range []string{"blobs", "staging"} {
		err := filepath.WalkDir(filepath.Join(dir, part), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			name, err := filepath.Rel(dir, path)
			fmt.Fprintln(&b, name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

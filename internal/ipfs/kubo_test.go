package ipfs

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kuboNode is a real Kubo with a repository of its own.
type kuboNode struct {
	t    *testing.T
	repo string
}

func newKubo(t *testing.T, profile Profile) kuboNode {
	t.Helper()
	if *kubo == "" {
		t.Skip("no Kubo given; -kubo or WITAN_KUBO names an ipfs binary (v0.43.0)")
	}
	k := kuboNode{t, t.TempDir()}
	k.run(nil, "init", "--profile="+string(profile))
	return k
}

func (k kuboNode) command(args ...string) *exec.Cmd {
	cmd := exec.Command(*kubo, args...)
	cmd.Env = append(os.Environ(), "IPFS_PATH="+k.repo)
	return cmd
}

func (k kuboNode) run(in []byte, args ...string) string {
	k.t.Helper()
	cmd := k.command(args...)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil {
		k.t.Fatalf("ipfs %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// TestFetchFromKubo reads from the gateway of a real Kubo daemon, which has no network.
func TestFetchFromKubo(t *testing.T) {
	k := newKubo(t, UnixFSv1)
	port := func() string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		return fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
	}
	gatewayPort := port()
	k.run(nil, "config", "Addresses.Gateway", "/ip4/127.0.0.1/tcp/"+gatewayPort)
	k.run(nil, "config", "Addresses.API", "/ip4/127.0.0.1/tcp/"+port())
	k.run(nil, "config", "--json", "Addresses.Swarm", "[]")
	roots := map[string]string{}
	for _, in := range inputs {
		path := filepath.Join(t.TempDir(), "data")
		in.make(t, path)
		roots[path] = k.run(nil, "add", "-r", "-Q", path)
	}
	daemon := k.command("daemon", "--offline")
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(daemon.Process.Signal(os.Interrupt), daemon.Wait()); err != nil {
			t.Log("daemon:", err)
		}
	})
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(100 * time.Millisecond) {
		if c, err := net.Dial("tcp", "127.0.0.1:"+gatewayPort); err == nil {
			c.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the daemon does not listen")
		}
	}
	g, err := NewGateway(GatewayConfig{URL: "http://127.0.0.1:" + gatewayPort, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	for path, root := range roots {
		added, err := Hash(t.Context(), path, AddOptions{})
		if err != nil || added.Root.String() != root {
			t.Fatalf("%s, Kubo says %s, %v", added.Root, root, err)
		}
		v, err := Fetch(t.Context(), added.Root, []Source{g}, testStaging(t), Limits{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Totals(); got.LogicalBytes != added.Bytes {
			t.Errorf("%s: %+v, added %d bytes", filepath.Base(path), got, added.Bytes)
		}
		if err := v.Discard(); err != nil {
			t.Error(err)
		}
	}
	if _, err := g.Block(t.Context(), Sum([]byte("nobody has this")), 100); codeOf(err, "") != NotFound && codeOf(err, "") != Unavailable {
		t.Errorf("an unknown CID: %v", err)
	}
}

// TestKuboReadsOurCAR: Kubo imports what WriteCAR writes and finds the DAG whole.
func TestKuboReadsOurCAR(t *testing.T) {
	k := newKubo(t, UnixFSv1)
	s, root, fsys := sample(t)
	var car bytes.Buffer
	if err := WriteCAR(t.Context(), &car, root, s, Limits{}); err != nil {
		t.Fatal(err)
	}
	k.run(car.Bytes(), "dag", "import", "--pin-roots=true")
	want, err := fsys.Open("sub/sub/c.bin")
	if err != nil {
		t.Fatal(err)
	}
	defer want.Close()
	info, err := want.Stat()
	if err != nil {
		t.Fatal(err)
	}
	cmd := k.command("cat", "/ipfs/"+root.String()+"/sub/sub/c.bin")
	out, err := cmd.Output()
	if err != nil || int64(len(out)) != info.Size() || !bytes.Equal(out, bytesOf(1, len(out))) {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}

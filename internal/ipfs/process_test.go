package ipfs

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/dataset"
)

// TestMain lets the test binary be its own contributor, so that a fetch crosses a
// process boundary as it does in real use.
func TestMain(m *testing.M) {
	if path := os.Getenv("WITAN_TEST_CONTRIBUTE"); path != "" {
		contributeForTest(path)
		return
	}
	os.Exit(m.Run())
}

func contributeForTest(path string) {
	k, err := Contribute(context.Background(), ContributionConfig{Paths: []string{path}, Store: os.Getenv("WITAN_TEST_STORE")})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(k.Added[0].Root, k.URL)
	bufio.NewReader(os.Stdin).ReadString('\n') // until the parent closes it
	if err := k.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// contributorProcess serves path from a process of its own.
func contributorProcess(t testing.TB, path string) (dataset.CID, *Gateway) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "WITAN_TEST_CONTRIBUTE="+path, "WITAN_TEST_STORE="+t.TempDir())
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
		in.Close()
		if err := cmd.Wait(); err != nil {
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
	g, err := NewGateway(GatewayConfig{URL: url, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	return root, g
}

package devchain_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// The tests below run this test binary again as a child that owns a chain folder, and
// kill it (SIGKILL) at random moments. The variable tells the child what to do.
const childVariable = "WITAN_TEST_CHAIN_CHILD"

func TestMain(m *testing.M) {
	work := map[string]func(context.Context, *devchain.Chain) error{"serve": serve, "churn": churn}
	role, dir, isChild := strings.Cut(os.Getenv(childVariable), ":")
	if !isChild {
		os.Exit(m.Run())
	}
	ctx := context.Background()
	chain, err := devchain.Start(ctx, devchain.Config{Dir: dir, Log: quiet})
	if err == nil {
		fmt.Println("url", chain.URL())
		err = work[role](ctx, chain)
	}
	fmt.Fprintln(os.Stderr, "child:", err)
	os.Exit(1)
}

// serve waits for the end.
func serve(context.Context, *devchain.Chain) error { select {} }

// churn moves the head in every way there is. It prints each step before it takes it, and
// then the head that it reached.
func churn(ctx context.Context, chain *devchain.Chain) error {
	for {
		var err error
		n := number(chain)
		switch rand.N(8) {
		case 0:
			fmt.Println("step reorg")
			_, err = chain.Reorg(ctx, 1+rand.Uint64N(min(n, 5)), devchain.Keep)
		case 1:
			to := n - rand.Uint64N(min(n, 3))
			fmt.Println("step rewind", to)
			err = chain.Rewind(ctx, to)
		case 2:
			fmt.Println("step extend")
			err = chain.Advance(ctx, time.Minute)
		default:
			fmt.Println("step extend")
			err = chain.Mine(ctx)
		}
		if err != nil && !errors.Is(err, devchain.ErrFinal) {
			return err
		}
		fmt.Println("head", chain.Head().Hash(), chain.Head().Number)
	}
}

// follows reports whether head is the one last printed, or the result of the step that
// the kill interrupted.
func follows(head *types.Header, printed, step string) bool {
	if printed == "" {
		return true // killed before the first head was printed
	}
	var hash string
	var number, to uint64
	if _, err := fmt.Sscanf(printed, "head %s %d", &hash, &number); err != nil {
		return false
	}
	switch _, err := fmt.Sscanf(step, "step rewind %d", &to); {
	case head.Hash().Hex() == hash:
		return true
	case err == nil:
		return head.Number.Uint64() == to
	case step == "step extend":
		return head.ParentHash.Hex() == hash
	case step == "step reorg":
		return head.Number.Uint64() == number
	}
	return false
}

// child runs a child and returns it with its output, line by line, and its RPC address.
func child(t *testing.T, role, dir string) (*exec.Cmd, *bufio.Scanner, string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+role+":"+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// After a failed test. The others have killed and waited already, and then it does
	// nothing.
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		kill(t, cmd)
		t.Fatal("the chain did not open again")
	}
	return cmd, lines, strings.TrimPrefix(lines.Text(), "url ")
}

func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the child ended by itself")
	}
}

// TestKillLosesNoAcknowledgedBlock sends transactions from several accounts and moves
// time, kills the process at a random moment, and wants every receipt and every second
// that was acknowledged in all the rounds so far.
func TestKillLosesNoAcknowledgedBlock(t *testing.T) {
	dir := t.TempDir()
	known := map[common.Hash]*types.Receipt{}
	var offset int64
	for round := range 25 {
		cmd, _, url := child(t, "serve", dir)
		client, err := ethereum.Dial(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		look, stop := context.WithTimeout(t.Context(), 10*time.Second) // a lost one never comes
		for hash, want := range known {
			got, err := client.WaitMined(look, hash)
			if err != nil || got.BlockHash != want.BlockHash {
				t.Fatalf("round %d: receipt of %s was in block %s, now %v, %v", round, hash, want.BlockHash, got, err)
			}
		}
		stop()
		if total := increaseTime(t.Context(), client, 0); total < offset {
			t.Fatalf("round %d: offset was %d s, now %d s", round, offset, total)
		}

		ctx, cancel := context.WithCancel(t.Context())
		var mu sync.Mutex
		var senders sync.WaitGroup
		for _, a := range devchain.Accounts(3) {
			senders.Go(func() {
				for {
					r, err := client.Send(ctx, a.Key, &common.Address{0: 0xcc}, big.NewInt(1), nil)
					if err != nil {
						return // killed
					}
					mu.Lock()
					known[r.TxHash] = r
					mu.Unlock()
				}
			})
		}
		senders.Go(func() {
			for total := int64(0); total >= 0; total = increaseTime(ctx, client, 7) {
				offset = max(offset, total)
			}
		})
		time.Sleep(rand.N(150 * time.Millisecond))
		kill(t, cmd)
		cancel()
		senders.Wait()
		client.Close()
	}
	t.Logf("%d receipts and %d s of offset kept", len(known), offset)
	if len(known) < 25 || offset < 25 {
		t.Error("too little happened between the kills")
	}
}

// increaseTime returns the total offset, -1 when the chain is gone.
func increaseTime(ctx context.Context, c *ethereum.Client, seconds int) (total int64) {
	if c.Client.Client().CallContext(ctx, &total, "evm_increaseTime", seconds) != nil {
		return -1
	}
	return total
}

// TestKillWhileTheHeadMoves kills during seals, reorganisations and rewinds: the folder
// must open again, with the head last seen or the one that was being made.
func TestKillWhileTheHeadMoves(t *testing.T) {
	dir := t.TempDir()
	for round := range 20 {
		cmd, lines, _ := child(t, "churn", dir)
		time.AfterFunc(20*time.Millisecond+rand.N(200*time.Millisecond), func() {
			// The process is waited for below; a failed kill fails there.
			_ = cmd.Process.Kill()
		})
		var printed, step string
		for lines.Scan() {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "head "):
				printed, step = line, ""
			case strings.HasPrefix(line, "step "):
				step = line
			}
		}
		if err := cmd.Wait(); cmd.ProcessState.Exited() {
			t.Fatalf("round %d: the child ended by itself: %v", round, err)
		}

		chain := open(t, devchain.Config{Dir: dir})
		if head := chain.Head(); !follows(head, printed, step) {
			t.Fatalf("round %d: last seen %q, then %q; the head is %s, block %d", round, printed, step, head.Hash(), head.Number)
		}
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		shut(t, chain)
	}
}

package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/governance"
	"github.com/witan-project/witan/internal/store"
)

// victimEnv makes this test binary a follower that runs until it is killed.
const victimEnv = "WITAN_TEST_VICTIM"

type victim struct {
	URL, Path string
	Addresses governance.Addresses
}

func TestMain(m *testing.M) {
	if text := os.Getenv(victimEnv); text != "" {
		if err := followForEver(text); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func followForEver(text string) error {
	var v victim
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return err
	}
	ctx := context.Background()
	client, err := ethereum.Dial(ctx, v.URL)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, v.Path)
	if err != nil {
		return err
	}
	// A range of few blocks, so that there are many commits to be killed in.
	r, err := New(ctx, Config{DB: db, Client: client, Addresses: v.Addresses, Poll: time.Millisecond, LogRange: 2, Log: quiet,
		Finality: Finality{confirmations: 1}})
	if err != nil {
		return err
	}
	fmt.Println("following") // the parent waits for it
	return r.Run(ctx)
}

// TestKilledFollowerGoesOn kills a following process at random moments, while the chain
// grows and is reorganised.
func TestKilledFollowerGoesOn(t *testing.T) {
	w := newWorld(t)
	w.close()
	w.path += ".killed"
	v, err := json.Marshal(victim{w.chain.URL(), w.path, w.at})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		w.pass(fmt.Sprint("Number ", i), w.approve(governance.Approval{Dataset: w.offered(2 * i)}, governance.Approval{Dataset: w.offered(2*i + 1)}))
		if i%3 == 2 {
			w.reorg(1+rand.Uint64N(6), 0)
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), victimEnv+"="+string(v))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 1)); err != nil {
			t.Fatal("the follower did not start:", err)
		}
		time.Sleep(rand.N(25 * time.Millisecond))
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // "signal: killed" is what was asked for
	}
	w.open()
	w.likeFresh()
	for i := range 24 {
		if !w.approved(w.offered(i), Final) {
			t.Errorf("dataset %d is not approved", i)
		}
	}
}

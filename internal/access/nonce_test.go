package access

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var (
	alice = [32]byte{1}
	bob   = [32]byte{2}
	noon  = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
)

func TestNonceIsTheVisitors(t *testing.T) {
	n := newNonces()
	text, _ := n.issue(alice, noon)
	if err := checkNonce(text); err != nil {
		t.Errorf("not a nonce of EIP-4361: %v", err)
	}
	if _, err := n.check(text, alice, noon); err != nil {
		t.Errorf("its visitor: %v", err)
	}
	if _, err := n.check(text, bob, noon); !errors.Is(err, ErrNonce) {
		t.Errorf("a stolen nonce: %v", err)
	}
	if _, err := newNonces().check(text, alice, noon); !errors.Is(err, ErrNonce) {
		t.Errorf("another server's nonce: %v", err)
	}
}

func TestNonceLivesFiveMinutes(t *testing.T) {
	n := newNonces()
	text, expires := n.issue(alice, noon)
	if expires != noon.Add(5*time.Minute) {
		t.Errorf("expires %s", expires)
	}
	if _, err := n.check(text, alice, noon.Add(5*time.Minute)); err != nil {
		t.Errorf("in its last moment: %v", err)
	}
	if _, err := n.check(text, alice, noon.Add(5*time.Minute+time.Millisecond)); !errors.Is(err, ErrNonce) {
		t.Errorf("after it: %v", err)
	}
}

func TestNonceRefusesEveryChange(t *testing.T) {
	n := newNonces()
	text, _ := n.issue(alice, noon)
	for i := range len(text) {
		b := []byte(text)
		if b[i]++; b[i] > 'z' {
			b[i] = '2'
		}
		if _, err := n.check(string(b), alice, noon); !errors.Is(err, ErrNonce) {
			t.Errorf("character %d changed: %v", i, err)
		}
	}
	for _, other := range []string{"", "a", text[:len(text)-1], text + "a", "ABC" + text[3:]} {
		if _, err := n.check(other, alice, noon); !errors.Is(err, ErrNonce) {
			t.Errorf("%q: %v", other, err)
		}
	}
}

func TestNonceIsUsedOnce(t *testing.T) {
	n := newNonces()
	text, _ := n.issue(alice, noon)
	p, err := n.check(text, alice, noon)
	if err != nil {
		t.Fatal(err)
	}
	var won, lost atomic.Int32
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			switch err := n.use(p, noon); {
			case err == nil:
				won.Add(1)
			case errors.Is(err, ErrNonceUsed):
				lost.Add(1)
			}
		})
	}
	wait.Wait()
	if won.Load() != 1 || lost.Load() != 7 {
		t.Errorf("%d used it, %d were refused", won.Load(), lost.Load())
	}
}

func TestNonceForgetsOnlyWhatExpired(t *testing.T) {
	n := newNonces()
	for i := range 100 {
		at := noon.Add(time.Duration(i) * 10 * time.Second)
		text, _ := n.issue(alice, at)
		p, err := n.check(text, alice, at)
		if err != nil {
			t.Fatal(err)
		}
		if err := n.use(p, at); err != nil {
			t.Fatal(err)
		}
		if err := n.use(p, at); !errors.Is(err, ErrNonceUsed) {
			t.Fatalf("second use: %v", err)
		}
	}
	// One every 10 s: 30 of them live, and a minute's more wait to be forgotten.
	if len(n.used) > 38 {
		t.Errorf("remembers %d used nonces", len(n.used))
	}
}

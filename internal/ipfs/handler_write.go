package ipfs

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/ipfs/go-cid"
)

// slots bound how many requests are answered at once, in all and for one address, so
// that one slow reader cannot keep everyone else out.
type slots struct {
	total, each int

	mu    sync.Mutex
	busy  int
	taken map[string]int
}

func (s *slots) take(host string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy >= s.total || s.taken[host] >= s.each {
		return false
	}
	s.busy++
	s.taken[host]++
	return true
}

func (s *slots) free(host string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy--
	if s.taken[host]--; s.taken[host] == 0 {
		delete(s.taken, host)
	}
}

// patient gives up a client that does not take what is written within wait.
type patient struct {
	http.ResponseWriter
	control *http.ResponseController
	wait    time.Duration
	bytes   int
}

// step is how many bytes one deadline covers.
const step = 1 << 20

func (p *patient) Write(b []byte) (int, error) {
	if p.bytes -= len(b); p.bytes <= 0 {
		p.bytes = step
		// A writer without deadlines (a test's recorder) cannot hang either.
		_ = p.control.SetWriteDeadline(time.Now().Add(p.wait))
	}
	return p.ResponseWriter.Write(b)
}

// deferred holds back the first bytes, so that a DAG whose first block is missing
// still gets an honest status. It joins small sections into larger writes.
type deferred struct {
	*patient
	start func()
	sent  bool
	buf   []byte
}

func (d *deferred) Write(b []byte) (int, error) {
	if len(d.buf)+len(b) <= 64<<10 {
		d.buf = append(d.buf, b...)
		return len(b), nil
	}
	if err := d.flush(); err != nil {
		return 0, err
	}
	if len(b) >= 32<<10 {
		return d.patient.Write(b)
	}
	d.buf = append(d.buf, b...)
	return len(b), nil
}

func (d *deferred) flush() error {
	if !d.sent {
		d.sent = true
		d.start()
	}
	if len(d.buf) == 0 {
		return nil
	}
	_, err := d.patient.Write(d.buf)
	d.buf = d.buf[:0]
	return err
}

func writeBlockCAR(ctx context.Context, w *deferred, c cid.Cid, shelf Blocks, limits Limits) error {
	if _, err := w.Write(carHeader(c)); err != nil {
		return err
	}
	a, err := resolve(c)
	if err != nil || a.isInline {
		return err
	}
	block, err := shelf.Block(ctx, c, limits.BlockBytes)
	if err != nil {
		return err
	}
	if _, err := w.Write(section(nil, c, len(block))); err != nil {
		return err
	}
	_, err = w.Write(block)
	return err
}

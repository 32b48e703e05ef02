package ipfs

import (
	"context"
	"sync"
	"time"
)

const (
	strikes = 2                      // passing failures that a source may have while it is asked for blocks
	respite = 150 * time.Millisecond // times the failures so far, before the next question
)

type answer struct {
	digest digest
	data   []byte
	err    error
}

// rest asks for what is still wanted, block by block, several at once. A block that the
// source does not have is left to the next source; bytes that are not what was asked
// for end its use at once, other failures after a few.
func (s source) rest(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	answers := make(chan answer, s.limits.Parallel)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()

	queue := make([]digest, 0, len(s.want))
	for d := range s.want {
		queue = append(queue, d)
	}
	s.fresh = s.fresh[:0]
	var lacks error
	open, failures := 0, 0
	for len(queue) > 0 || open > 0 {
		for ; len(queue) > 0 && open < s.limits.Parallel; open++ {
			d := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			s.ask(ctx, &running, d, respite*time.Duration(failures), answers)
		}
		a := <-answers
		open--
		switch {
		case a.err == nil:
			if err := s.accept(ctx, a.digest, a.data); err != nil {
				return err
			}
			queue = append(queue, s.fresh...)
			s.fresh = s.fresh[:0]
		case ctx.Err() != nil:
			return ctx.Err()
		case missing(a.err):
			lacks = s.failed(a.err)
		case codeOf(a.err, Unavailable) == Unavailable || codeOf(a.err, "") == Truncated:
			if failures++; failures > strikes {
				return s.failed(a.err)
			}
			queue = append(queue, a.digest)
		default:
			return s.failed(a.err)
		}
	}
	return lacks
}

func (s source) ask(ctx context.Context, running *sync.WaitGroup, d digest, wait time.Duration, answers chan<- answer) {
	c := s.want[d].cid
	running.Go(func() {
		if wait > 0 {
			select {
			case <-time.After(wait):
			case <-ctx.Done():
			}
		}
		data, err := s.Block(ctx, c, s.limits.BlockBytes)
		if err == nil {
			err = verify(c, address{digest: d}, data)
		}
		answers <- answer{d, data, err}
	})
}

package ipfs

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"
)

// waste bounds what a CAR stream may repeat: dups=n is a wish that a gateway may not
// know, so repeats are no offence, but they must not go on for ever.
const waste = 32 << 20

// arrival is one section of a CAR stream, hashed.
type arrival struct {
	cid  cid.Cid
	sum  digest
	data []byte
	err  error
}

// stream reads one CAR. One goroutine reads and hashes, this one stages; the buffers
// between them are few, so memory stays small however fast the source is.
func (s source) stream(ctx context.Context, root cid.Cid) error {
	ctx, cancel := context.WithCancel(ctx)
	body, err := s.CAR(ctx, root)
	if err != nil {
		cancel()
		return s.failed(err)
	}
	const buffers = 4
	free := make(chan []byte, buffers)
	for range buffers {
		free <- nil
	}
	arrivals := make(chan arrival, buffers)
	go func() {
		defer close(arrivals)
		arrivals <- arrival{err: s.read(ctx, body, free, arrivals)}
	}()
	defer func() {
		cancel()
		body.Close() // read only
		for range arrivals {
		}
	}()
	useful, wasted := 0, 0
	for a := range arrivals {
		if a.err != nil {
			return s.streamError(ctx, a.err)
		}
		ok, err := s.section(ctx, a)
		if err != nil {
			return err
		}
		if ok {
			useful += len(a.data)
		} else if wasted += len(a.data) + maxCID; wasted > useful+waste {
			return &Error{Code: BadBlock, Source: s.Name(), Err: errors.New("the CAR stream repeats itself")}
		}
		if len(s.want) == 0 {
			return nil
		}
		free <- a.data[:0]
	}
	return nil
}

// read ends with the error that ended the stream, io.EOF at its regular end.
func (s source) read(ctx context.Context, body io.Reader, free <-chan []byte, out chan<- arrival) error {
	var buf []byte
	r, err := newCARReader(body, s.limits.BlockBytes, func(n int) []byte {
		if cap(buf) < n {
			buf = make([]byte, n)
		}
		return buf[:n]
	})
	if err != nil {
		return err
	}
	for {
		select {
		case buf = <-free:
		case <-ctx.Done():
			return ctx.Err()
		}
		c, data, err := r.next()
		if err != nil {
			return err
		}
		select {
		case out <- arrival{cid: c, sum: sha256.Sum256(data), data: data}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// section judges one section: true when it was wanted and is staged now, false for a
// repeat.
func (s source) section(ctx context.Context, a arrival) (bool, error) {
	at, err := resolve(a.cid)
	switch {
	case err != nil:
		return false, &Error{Code: BadBlock, Source: s.Name(), CID: a.cid, Err: err}
	case at.isInline:
		return false, nil
	case at.digest != a.sum:
		return false, &Error{Code: BadBlock, Source: s.Name(), CID: a.cid, Err: fmt.Errorf("%d bytes that hash to something else", len(a.data))}
	}
	if _, asked := s.want[at.digest]; !asked {
		if _, again := s.shelf.car.held(at.digest); again {
			return false, nil
		}
		return false, &Error{Code: BadBlock, Source: s.Name(), CID: a.cid, Err: errors.New("no verified block links to it")}
	}
	return true, s.accept(ctx, at.digest, a.data)
}

// streamError names what ended a CAR stream before all was there.
func (s source) streamError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if _, coded := errors.AsType[*Error](err); coded {
		return s.failed(err)
	}
	if errors.Is(err, errCAR) {
		return &Error{Code: BadBlock, Source: s.Name(), Err: err}
	}
	return &Error{Code: Truncated, Source: s.Name(), Err: fmt.Errorf("the CAR stream ended: %w", err)}
}

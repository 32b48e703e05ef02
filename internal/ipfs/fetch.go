package ipfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// Progress of a fetch. Wanted counts the blocks that are known and not yet held.
type Progress struct {
	Blocks int
	Bytes  int64
	Wanted int
}

// Fetch gathers every block below root from the sources, in their order, and returns
// the proof. From a source it reads one CAR stream while nothing is held, and asks for
// what is missing then block by block, several at once. What arrives is hashed before
// it is believed and staged before it counts; after an interruption the next call goes
// on with the staged blocks. One fetch per root runs at a time, others wait.
//
// Failures are *Error. While any source may still succeed later, the code is one with
// Retry; content over limits is refused at once. progress may be nil.
func Fetch(ctx context.Context, root dataset.CID, sources []Source, staging *Staging, limits Limits, progress func(Progress)) (*Verified, error) {
	limits = limits.WithDefaults()
	if !root.Defined() {
		return nil, &Error{Code: BadCID, Err: errors.New("undefined root")}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limits.Total, &Error{Code: TimedOut, CID: root.Cid()})
	defer cancel()
	if err := staging.lock(ctx, root); err != nil {
		return nil, cause(ctx, err)
	}
	v, err := fetch(ctx, root, sources, staging, limits, progress)
	if err != nil {
		staging.unlock(root)
		return nil, cause(ctx, err)
	}
	return v, nil
}

// cause prefers the reason why ctx ended over the error that its end made.
func cause(ctx context.Context, err error) error {
	if e, ok := errors.AsType[*Error](context.Cause(ctx)); ok {
		return e
	}
	return err
}

func fetch(ctx context.Context, root dataset.CID, sources []Source, staging *Staging, limits Limits, progress func(Progress)) (*Verified, error) {
	car, err := openCARFile(staging.path(root), root.Cid(), limits.BlockBytes)
	if err != nil {
		return nil, err
	}
	shelf := &staged{car: car}
	var remote []Source
	for _, s := range sources {
		if b, local := s.(Blocks); local {
			shelf.locals = append(shelf.locals, b)
		} else {
			remote = append(remote, s)
		}
	}
	f := &fetcher{frontier: newFrontier(shelf, limits), limits: limits, car: car, progress: progress}
	t, err := f.run(ctx, root.Cid(), remote)
	if err != nil {
		return nil, errors.Join(err, car.close())
	}
	release := func(discard bool) error {
		defer staging.unlock(root)
		err := car.close()
		if discard {
			err = errors.Join(err, staging.remove(root))
		}
		return err
	}
	return &Verified{root: root, tree: t, release: release}, nil
}

type fetcher struct {
	*frontier
	limits   Limits
	car      *carFile
	progress func(Progress)
}

func (f *fetcher) run(ctx context.Context, root cid.Cid, sources []Source) (*tree, error) {
	if err := f.link(ctx, root, 0); err != nil {
		return nil, err
	}
	var failures []error
	for _, s := range sources {
		if len(f.want) == 0 {
			break
		}
		err := f.from(ctx, root, s)
		if err == nil {
			continue
		}
		if ctx.Err() != nil || errors.Is(err, errRefused) {
			return nil, err
		}
		failures = append(failures, err)
	}
	if len(f.want) > 0 {
		return nil, f.unavailable(root, failures)
	}
	f.report()
	return surveyTree(ctx, root, f.shelf, f.limits)
}

// errRefused marks errors about the content or our own disk, which no other source
// can mend.
var errRefused = errors.New("refused")

type refusal struct{ error }

func (r refusal) Is(target error) bool { return target == errRefused }
func (r refusal) Unwrap() error        { return r.error }

func refuse(err error) error {
	if err == nil {
		return nil
	}
	return refusal{err}
}

// from takes what one source has.
func (f *fetcher) from(ctx context.Context, root cid.Cid, s Source) error {
	var failure error
	if _, cold := f.want[mustResolve(root).digest]; cold {
		if failure = f.stream(ctx, root, s); failure != nil && !resumable(failure) {
			return failure
		}
	}
	if len(f.want) == 0 || ctx.Err() != nil {
		return failure
	}
	return f.blocks16(ctx, s)
}

func mustResolve(c cid.Cid) address {
	a, err := resolve(c)
	if err != nil {
		panic(err) // a dataset.CID is always of a kind that resolve takes
	}
	return a
}

// resumable tells whether a source whose CAR stream ended like this may still serve
// single blocks.
func resumable(err error) bool {
	switch codeOf(err, "") {
	case Truncated, NotFound, BadBlock:
		return !errors.Is(err, errRefused)
	}
	return false
}

// stream reads one CAR. Blocks that nobody asked for end it.
func (f *fetcher) stream(ctx context.Context, root cid.Cid, s Source) error {
	body, err := s.CAR(ctx, root)
	if err != nil {
		return err
	}
	defer body.Close() // read only: its error says nothing that the hashes do not
	var buf []byte
	r, err := newCARReader(body, f.limits.BlockBytes, func(n int) []byte {
		if cap(buf) < n {
			buf = make([]byte, n)
		}
		return buf[:n]
	})
	if err != nil {
		return streamError(s, err)
	}
	for len(f.want) > 0 {
		c, data, err := r.next()
		if err != nil {
			return streamError(s, err)
		}
		a, err := resolve(c)
		if err != nil {
			return &Error{Code: BadBlock, Source: s.Name(), CID: c, Err: err}
		}
		if a.isInline {
			continue
		}
		if _, asked := f.want[a.digest]; !asked {
			if _, dup := f.car.held(a.digest); dup {
				continue
			}
			return &Error{Code: BadBlock, Source: s.Name(), CID: c, Err: errors.New("no verified block links to it")}
		}
		if err := verify(c, a, data); err != nil {
			return atSource(s, err)
		}
		if err := f.take(ctx, a.digest, data); err != nil {
			return err
		}
	}
	return nil
}

// take stages a verified block that was wanted.
func (f *fetcher) take(ctx context.Context, d digest, data []byte) error {
	if err := f.car.append(f.want[d].cid, d, data); err != nil {
		return refuse(err)
	}
	if err := f.got(ctx, d, data); err != nil {
		return refuse(err)
	}
	f.report()
	return nil
}

func (f *fetcher) report() {
	if f.progress != nil {
		f.progress(Progress{Blocks: f.frontier.blocks - len(f.want), Bytes: f.bytes, Wanted: len(f.want)})
	}
}

// blocks16 asks one source for single blocks, several at once, until nothing is
// wanted or the source fails.
func (f *fetcher) blocks16(ctx context.Context, s Source) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type answer struct {
		d    digest
		data []byte
		err  error
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	answers := make(chan answer, f.limits.Parallel)
	asked := map[digest]struct{}{}
	running := 0
	for {
		for d, w := range f.want {
			if running == f.limits.Parallel {
				break
			}
			if _, again := asked[d]; again {
				continue
			}
			asked[d] = struct{}{}
			running++
			wg.Go(func() {
				data, err := s.Block(ctx, w.cid, f.limits.BlockBytes)
				if err == nil {
					err = verify(w.cid, address{digest: d}, data)
				}
				answers <- answer{d, data, err}
			})
		}
		if running == 0 {
			return nil
		}
		a := <-answers
		running--
		if a.err != nil {
			return atSource(s, a.err)
		}
		if err := f.take(ctx, a.d, a.data); err != nil {
			return err
		}
		delete(asked, a.d)
	}
}

func atSource(s Source, err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		named := *e
		if named.Source == "" {
			named.Source = s.Name()
		}
		if named.Code == BlockTooLong {
			named.Code = BadBlock // what was asked for may well be smaller
		}
		return &named
	}
	return &Error{Code: Unavailable, Source: s.Name(), Err: err}
}

// streamError names what ended a CAR stream before all was there.
func streamError(s Source, err error) error {
	switch {
	case errors.Is(err, errCAR):
		return &Error{Code: BadBlock, Source: s.Name(), Err: err}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Code: Truncated, Source: s.Name(), Err: fmt.Errorf("the CAR stream: %w", err)}
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return &Error{Code: Truncated, Source: s.Name(), Err: err}
}

// unavailable sums up why content is missing after all sources were asked.
func (f *fetcher) unavailable(root cid.Cid, failures []error) error {
	if len(failures) == 0 {
		return fail(NotFound, root, "no gateway is configured and it is not held locally")
	}
	code := NotFound
	for _, err := range failures {
		if c := codeOf(err, Unavailable); c != NotFound {
			code = c
			break
		}
	}
	return &Error{Code: code, CID: root, Err: fmt.Errorf("%d blocks are missing: %w", len(f.want), errors.Join(failures...))}
}

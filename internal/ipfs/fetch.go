package ipfs

import (
	"context"
	"errors"
	"fmt"

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
// the proof. From a remote source it reads one CAR stream while nothing is held, and
// asks then for what is missing block by block, several at once. Sources that are
// Blocks are read in place first. What arrives is hashed before it is believed and
// staged before it counts; after an interruption the next call goes on with the staged
// blocks. One fetch per root runs at a time, others wait.
//
// Failures are *Error, but for ctx's own end and errors of the local disk. While some
// source may succeed later the code is one with Retry; content over limits is refused
// at once and its staging deleted. progress is called from one goroutine at a time and
// may be nil.
func Fetch(ctx context.Context, root dataset.CID, sources []Source, staging *Staging, limits Limits, progress func(Progress)) (*Verified, error) {
	limits = limits.WithDefaults()
	if !root.Defined() {
		return nil, &Error{Code: BadCID, Err: errors.New("undefined root")}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limits.Total, &Error{Code: TimedOut, CID: root.Cid(), Err: fmt.Errorf("not done within %s", limits.Total)})
	defer cancel()
	if err := staging.lock(ctx, root); err != nil {
		return nil, cause(ctx, err)
	}
	v, err := fetch(ctx, root, sources, staging, limits, progress)
	if err != nil {
		defer staging.unlock(root)
		if e, ok := errors.AsType[*Error](err); ok && !e.Retry() && ctx.Err() == nil {
			err = errors.Join(err, staging.remove(root))
		}
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
	t, err := gather(ctx, root, sources, car, limits, progress)
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

// gather brings to holder what the local sources do not have, and surveys the whole.
func gather(ctx context.Context, root dataset.CID, sources []Source, to holder, limits Limits, progress func(Progress)) (*tree, error) {
	shelf := &staged{car: to}
	var remote []Source
	for _, s := range sources {
		if b, local := s.(Blocks); local {
			shelf.locals = append(shelf.locals, b)
		} else {
			remote = append(remote, s)
		}
	}
	f := &fetcher{frontier: newFrontier(shelf, limits), progress: progress}
	return f.run(ctx, root.Cid(), remote)
}

type fetcher struct {
	*frontier
	progress func(Progress)
}

// source is one remote source during a fetch.
type source struct {
	*fetcher
	Source
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
		err := source{f, s}.take(ctx, root)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if r, ok := errors.AsType[*refusal](err); ok {
			return nil, r.error
		}
		if err != nil {
			failures = append(failures, err)
		}
	}
	if len(f.want) > 0 {
		return nil, f.unavailable(root, failures)
	}
	f.report()
	return surveyTree(ctx, root, f.shelf, f.limits)
}

// refusal marks errors about the content or the local disk, which no other source can
// mend.
type refusal struct{ error }

func (r *refusal) Unwrap() error { return r.error }

// take gets what one source has: a CAR while nothing is held, then single blocks. A
// source that let the stream stall or led elsewhere is not asked again.
func (s source) take(ctx context.Context, root cid.Cid) error {
	a, err := resolve(root)
	if err != nil {
		return &refusal{err}
	}
	if _, cold := s.want[a.digest]; cold {
		err := s.stream(ctx, root)
		if err == nil || ctx.Err() != nil {
			return err
		}
		if _, ok := errors.AsType[*refusal](err); ok {
			return err
		}
		switch codeOf(err, "") {
		case Stalled, Redirected, AddressRefused:
			return err
		}
	}
	return s.rest(ctx)
}

// accept stages a verified block that was wanted.
func (f *fetcher) accept(ctx context.Context, d digest, data []byte) error {
	if err := f.shelf.car.append(f.want[d].cid, d, data); err != nil {
		return &refusal{err}
	}
	if err := f.got(ctx, d, data); err != nil {
		return &refusal{err}
	}
	f.report()
	return nil
}

func (f *fetcher) report() {
	if f.progress != nil {
		f.progress(Progress{Blocks: f.blocks - len(f.want), Bytes: f.bytes, Wanted: len(f.want)})
	}
}

// failed names a source in its error.
func (s source) failed(err error) error {
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return &Error{Code: Unavailable, Source: s.Name(), Err: err}
	}
	if e.Source == "" {
		named := *e
		named.Source = s.Name()
		return &named
	}
	return e
}

// unavailable sums up why content is missing after all sources were asked. A failure
// that may pass counts more than one that says "not here".
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

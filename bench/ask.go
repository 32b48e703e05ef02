package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
)

// measureAsk imports a dataset, then others one after another while questions are asked
// over HTTP, one at a time.
func measureAsk(ctx context.Context, b *bench) (err error) {
	dir, err := b.folder("ask")
	if err != nil {
		return err
	}
	var folders []string
	for i := range 1 + b.size(5, 1) {
		data, err := b.folder("ask", fmt.Sprintf("data-%d", i))
		if err != nil {
			return err
		}
		if i == 0 && eips() != "" {
			data = eips()
		} else if err := writeVariants(data, 949, 20+i); err != nil {
			return err
		}
		folders = append(folders, data)
	}
	giver, content, err := b.contribute(ctx, filepath.Join(dir, "store"), folders...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, giver.stop()) }()
	w, err := b.ownWorld(ctx, dir, false, content[0].Gateway)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	var roots []dataset.CID
	for _, c := range content {
		roots = append(roots, c.CID)
	}
	if err := w.approve(ctx, roots...); err != nil {
		return err
	}
	if _, _, err := w.bringIn(ctx, roots[0]); err != nil {
		return err
	}
	alone, err := w.askFor(ctx, b.size(300, 30))
	if err != nil {
		return err
	}
	during, imports, err := w.askDuring(ctx, roots[1:])
	if err != nil {
		return err
	}
	b.atMost("ask", "`ask` over HTTP while EIPs import, p99", ms(quantile(during, 0.99)), "ms", 50,
		fmt.Sprintf("%d questions during %d imports of 949 documents, %.1f s each; p50 %s ms, longest %s ms",
			len(during), len(roots)-1, median(imports).Seconds(), number(ms(quantile(during, 0.5))), number(ms(quantile(during, 1)))))
	b.told("ask", "`ask` over HTTP at rest, p99", ms(quantile(alone, 0.99)), "ms",
		fmt.Sprintf("%d questions; p50 %s ms", len(alone), number(ms(quantile(alone, 0.5)))))
	return nil
}

// askFor asks n questions, one after another.
func (w *world) askFor(ctx context.Context, n int) ([]time.Duration, error) {
	var times []time.Duration
	err := w.ask(ctx, func(took time.Duration, _ time.Time) bool {
		times = append(times, took)
		return len(times) < n
	})
	return times, err
}

// askDuring asks as long as the imports run, and keeps what overlapped with one.
func (w *world) askDuring(ctx context.Context, roots []dataset.CID) (asked, imports []time.Duration, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type span struct{ from, to time.Time }
	var over atomic.Bool
	var asks []struct {
		took time.Duration
		span
	}
	failed := make(chan error, 1)
	go func() {
		failed <- w.ask(ctx, func(took time.Duration, at time.Time) bool {
			asks = append(asks, struct {
				took time.Duration
				span
			}{took, span{at, at.Add(took)}})
			return !over.Load()
		})
	}()
	var running []span
	for _, root := range roots {
		_, took, e := w.bringIn(ctx, root)
		if e != nil {
			err = e
			break
		}
		now := time.Now()
		running, imports = append(running, span{now.Add(-took), now}), append(imports, took)
	}
	over.Store(true)
	if err := errors.Join(err, <-failed); err != nil {
		return nil, nil, err
	}
	for _, a := range asks {
		for _, r := range running {
			if a.from.Before(r.to) && a.to.After(r.from) {
				asked = append(asked, a.took)
				break
			}
		}
	}
	return asked, imports, nil
}

// ask asks the public questions in turn until each returns false. Follow-ups are asked
// without their conversation.
func (w *world) ask(ctx context.Context, each func(took time.Duration, at time.Time) bool) error {
	list, err := publicQuestions()
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		began := time.Now()
		if _, err := w.api.Ask(ctx, client.Question{Question: list[i%len(list)].Text}); err != nil {
			return fmt.Errorf("ask %q: %w", list[i%len(list)].Text, err)
		}
		if !each(time.Since(began), began) {
			return nil
		}
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// measureReady starts `witan dev` on an empty folder, until it greets, and looks at its
// memory when it has had five seconds of rest.
func measureReady(ctx context.Context, b *bench) error {
	var times []time.Duration
	var idle []int64
	rest := 5 * time.Second
	for i := range b.size(3, 1) {
		dir, err := b.folder("ready", fmt.Sprint(i))
		if err != nil {
			return err
		}
		took, resident, err := b.startOnce(ctx, dir, rest)
		if err != nil {
			return err
		}
		times, idle = append(times, took), append(idle, resident)
	}
	note := fmt.Sprintf("median of %d, on an empty folder: chain, DAO, server", len(times))
	b.atMost("ready", "`witan dev` ready", median(times).Seconds(), "s", 2, note)
	b.atMost("ready", "`witan dev` idle memory", float64(median(idle))/1e6, "MB", 200, "resident, 5 s after the start")
	return nil
}

func (b *bench) startOnce(ctx context.Context, dir string, rest time.Duration) (took time.Duration, resident int64, err error) {
	began := time.Now()
	p, err := b.start(ctx, devArgs(dir)...)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	if _, rpc := greeting(p); rpc == "" {
		return 0, 0, fmt.Errorf("witan dev did not start: %s", strings.TrimSpace(p.stderr.String()))
	}
	took = time.Since(began)
	select {
	case <-ctx.Done():
		return 0, 0, ctx.Err()
	case <-time.After(rest):
	}
	resident, err = memory(p.pid(), "VmRSS")
	return took, resident, err
}

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"
)

// measureLarge imports a dataset that is mostly not text, and watches the server's
// memory, chain included, and its folder.
func measureLarge(ctx context.Context, b *bench) (err error) {
	dir, err := b.folder("large")
	if err != nil {
		return err
	}
	data := filepath.Join(dir, "data")
	texts, pictures := b.size(2850, 285), b.size(62, 6)
	if err := writeVariants(filepath.Join(data, "text"), texts, 40); err != nil {
		return err
	}
	_, textBytes := sizeOf(data)
	for i := range pictures {
		if err := writeNoise(filepath.Join(data, "pictures", fmt.Sprintf("%02d.bin", i)), byte(i), 32_000_000); err != nil {
			return err
		}
	}
	giver, content, err := b.contribute(ctx, filepath.Join(dir, "store"), data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, giver.stop()) }()
	w, err := b.childWorld(ctx, dir, content[0].Gateway)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	if err := w.approve(ctx, content[0].CID); err != nil {
		return err
	}
	watch := watchFolder(filepath.Join(dir, "server"))
	ready, took, err := w.bringIn(ctx, content[0].CID)
	largest := watch()
	if err != nil {
		return err
	}
	if ready.Files != int64(texts+pictures) || ready.Documents != int64(texts) {
		return fmt.Errorf("%d files and %d documents came in, %d and %d were given", ready.Files, ready.Documents, texts+pictures, texts)
	}
	peak, err := memory(w.server.pid(), "VmHWM")
	if err != nil {
		return err
	}
	now, _ := sizeOf(filepath.Join(dir, "server"))
	size := float64(ready.Bytes)
	what := fmt.Sprintf("%.2f GB, %d MB of it text", size/1e9, textBytes/1e6)
	b.atMost("large", "2 GB dataset: peak memory", float64(peak)/1e6, "MB", 400, what+"; VmHWM of `witan dev`, chain included")
	b.atMost("large", "2 GB dataset: peak of the data folder", float64(largest)/size, "× its size", 2.5,
		fmt.Sprintf("allocated blocks, every 200 ms; %.2f × afterwards", float64(now)/size))
	b.told("large", "2 GB dataset: time to ready", took.Seconds(), "s", fmt.Sprintf("%.0f MB/s", size/1e6/took.Seconds()))
	return nil
}

// watchFolder looks at a folder every 200 ms until the returned function is called,
// which tells its largest size on disk.
func watchFolder(dir string) (largest func() int64) {
	var most int64
	stop := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			now, _ := sizeOf(dir)
			most = max(most, now)
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	})
	return func() int64 {
		close(stop)
		wait.Wait()
		return most
	}
}

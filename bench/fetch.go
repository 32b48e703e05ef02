package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// fetchFiles is how many files the fetched content has.
const fetchFiles = 5

// measureFetch fetches five files from a contributor's process, verified, and writes as
// many bytes plainly. Neither syncs: staging hashes what it finds after a crash.
func measureFetch(ctx context.Context, b *bench) (err error) {
	dir, err := b.folder("fetch")
	if err != nil {
		return err
	}
	total := int64(b.size(200_000_000, 20_000_000))
	for i := range fetchFiles {
		if err := writeNoise(filepath.Join(dir, "data", fmt.Sprintf("%d.bin", i)), byte(i), total/fetchFiles); err != nil {
			return err
		}
	}
	giver, content, err := b.contribute(ctx, filepath.Join(dir, "store"), filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, giver.stop()) }()
	gateway, err := ipfs.NewGateway(ipfs.GatewayConfig{URL: content[0].Gateway, AllowPrivate: true})
	if err != nil {
		return err
	}
	var verified, staged, plain []float64
	speed := func(d time.Duration) float64 { return float64(total) / 1e6 / d.Seconds() }
	for range b.size(7, 2) {
		v, s, err := fetchOnce(ctx, gateway, content[0].CID, filepath.Join(dir, "staging"))
		if err != nil {
			return err
		}
		p, err := writePlainly(filepath.Join(dir, "plain"), total)
		if err != nil {
			return err
		}
		verified, staged, plain = append(verified, speed(v)), append(staged, speed(s)), append(plain, speed(p))
	}
	n := len(verified)
	note := fmt.Sprintf("%d files, %d MB, median of %d (%s to %s); CAR from a process on the same cores", fetchFiles, total/1e6, n,
		number(quantile(verified, 0)), number(quantile(verified, 1)))
	b.atLeast("fetch", "verified fetch, until the last block is verified", median(verified), "MB/s", 200, note)
	b.told("fetch", "verified fetch, until all is staged", median(staged), "MB/s",
		fmt.Sprintf("%.2f of the plain write", median(staged)/median(plain)))
	b.told("fetch", "plain write of the same bytes", median(plain), "MB/s", "one file, 1 MiB a write, not synced, as staging is not")
	return nil
}

// fetchOnce tells how long it took until the last block was verified, and until all
// blocks were in the staging file.
func fetchOnce(ctx context.Context, gateway *ipfs.Gateway, root dataset.CID, dir string) (verified, staged time.Duration, err error) {
	staging, err := ipfs.OpenStaging(dir)
	if err != nil {
		return 0, 0, err
	}
	began := time.Now()
	v, err := ipfs.Fetch(ctx, root, []ipfs.Source{gateway}, staging, ipfs.Limits{}, func(p ipfs.Progress) {
		if p.Wanted == 0 {
			verified = time.Since(began)
		}
	})
	if err != nil {
		return 0, 0, err
	}
	staged = time.Since(began)
	if verified == 0 {
		err = errors.New("the fetch told no end")
	}
	return verified, staged, errors.Join(err, v.Discard())
}

// writePlainly writes a file and deletes it again.
func writePlainly(path string, size int64) (took time.Duration, err error) {
	buf := make([]byte, 1<<20)
	began := time.Now()
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	for left := size; left > 0 && err == nil; left -= int64(len(buf)) {
		_, err = f.Write(buf[:min(left, int64(len(buf)))])
	}
	err = errors.Join(err, f.Close())
	took = time.Since(began)
	return took, errors.Join(err, os.Remove(path))
}

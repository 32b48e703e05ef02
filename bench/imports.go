package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// measureImport runs `witan demo` on the EIPs, all of it, and takes its import_ms.
func measureImport(ctx context.Context, b *bench) error {
	data := eips()
	if data == "" {
		b.leave("import of the EIPs: no folder of them; set WITAN_EIPS")
		return nil
	}
	var took []float64
	for range b.size(3, 1) {
		ms, err := b.demo(ctx, data)
		if err != nil {
			return err
		}
		took = append(took, ms/1000)
	}
	b.atMost("import", "import of 949 EIPs", median(took), "s", 3, fmt.Sprintf("import_ms of `witan demo`, median of %d, contributor's process on the same cores", len(took)))
	return nil
}

func (b *bench) demo(ctx context.Context, data string) (importMS float64, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	p, err := b.start(ctx, "demo", "--data", data, "--json", "--exit")
	if err != nil {
		return 0, err
	}
	var last struct {
		Step     string  `json:"step"`
		OK       bool    `json:"ok"`
		ImportMS float64 `json:"import_ms"`
		Error    string  `json:"error"`
	}
	for p.lines.Scan() {
		if err := json.Unmarshal(p.lines.Bytes(), &last); err != nil {
			return 0, errors.Join(fmt.Errorf("witan demo printed %q: %w", p.lines.Text(), err), p.stop())
		}
	}
	err = p.wait()
	if last.ImportMS > 0 && err != nil && ctx.Err() == nil {
		// The import is measured all the same; what else went wrong is told.
		b.say("  witan demo was not ok: %s", last.Error)
		return last.ImportMS, nil
	}
	return last.ImportMS, err
}

// measureGenerated imports ten variants of each EIP into a server of its own process.
func measureGenerated(ctx context.Context, b *bench) (err error) {
	dir, err := b.folder("generated")
	if err != nil {
		return err
	}
	data, n, err := b.generated()
	if err != nil {
		return err
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
	ready, took, err := w.bringIn(ctx, content[0].CID)
	if err != nil {
		return err
	}
	if ready.Documents != int64(n) {
		return fmt.Errorf("%d of %d documents were read", ready.Documents, n)
	}
	peak, err := memory(w.server.pid(), "VmHWM")
	if err != nil {
		return err
	}
	b.atMost("generated", fmt.Sprintf("import of %d generated documents, per 3,000", n), took.Seconds()*3000/float64(n), "s", 10,
		fmt.Sprintf("%.1f s for all: %d MB, %d passages; server's peak memory %d MB", took.Seconds(), ready.Bytes/1e6, ready.Chunks, peak/1e6))
	return nil
}

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/dataset"
)

// stopWait is how long a process gets to end after Ctrl-C.
const stopWait = 20 * time.Second

// process is a running witan command, which writes lines.
type process struct {
	cmd    *exec.Cmd
	lines  *bufio.Scanner
	stderr strings.Builder
}

// start runs bin/witan with args until stop, or the context's end.
func (b *bench) start(ctx context.Context, args ...string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, b.binary, args...)}
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "WITAN_") { // the defaults are measured
			p.cmd.Env = append(p.cmd.Env, v)
		}
	}
	p.cmd.Env = append(p.cmd.Env, "TMPDIR="+b.dir)
	p.cmd.Stderr = &p.stderr
	p.cmd.Cancel = func() error { return p.cmd.Process.Signal(os.Interrupt) }
	p.cmd.WaitDelay = stopWait
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.lines = bufio.NewScanner(out)
	p.lines.Buffer(nil, 64<<20)
	return p, p.cmd.Start()
}

// stop ends the process as Ctrl-C does.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	late := time.AfterFunc(stopWait, func() {
		// Nothing better is left; Wait tells how it ended.
		_ = p.cmd.Process.Kill()
	})
	defer late.Stop()
	for p.lines.Scan() { // what it still says would block it
	}
	var exit *exec.ExitError
	if err := p.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		return err
	}
	return nil // it was told to stop
}

// wait waits for the process to end by itself.
func (p *process) wait() error {
	if err := p.cmd.Wait(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(p.cmd.Args[1:], " "), err, strings.TrimSpace(p.stderr.String()))
	}
	return nil
}

func (p *process) pid() int { return p.cmd.Process.Pid }

// added is what `witan add --json` prints.
type added struct {
	CID     dataset.CID `json:"cid"`
	Files   int         `json:"files"`
	Bytes   int64       `json:"bytes"`
	Gateway string      `json:"gateway"`
}

// contribute starts a contributor's process that serves the folders.
func (b *bench) contribute(ctx context.Context, store string, folders ...string) (*process, []added, error) {
	p, err := b.start(ctx, append([]string{"add", "--serve", "--json", "--store", store, "--"}, folders...)...)
	if err != nil {
		return nil, nil, err
	}
	var out []added
	for len(out) < len(folders) && p.lines.Scan() {
		var a added
		if err := json.Unmarshal(p.lines.Bytes(), &a); err != nil {
			return nil, nil, errors.Join(fmt.Errorf("witan add printed %q: %w", p.lines.Text(), err), p.stop())
		}
		out = append(out, a)
	}
	if len(out) < len(folders) {
		return nil, nil, errors.Join(fmt.Errorf("witan add: %s", strings.TrimSpace(p.stderr.String())), p.stop())
	}
	return p, out, nil
}

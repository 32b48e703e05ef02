package demo

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

// contribution is one added path as the contributor's process prints it.
type contribution struct {
	Path    string      `json:"path"`
	CID     dataset.CID `json:"cid"`
	Files   int         `json:"files"`
	Bytes   int64       `json:"bytes"`
	Gateway string      `json:"gateway"`
}

// contributor is the process that has the data: `witan add --serve`.
type contributor struct {
	cmd    *exec.Cmd
	stderr strings.Builder
	added  []contribution
}

// stopWait is how long the process gets to end by itself.
const stopWait = 5 * time.Second

// startContributor runs binary until stop and waits for it to have added the paths.
func startContributor(ctx context.Context, binary, store string, paths ...string) (*contributor, error) {
	c := &contributor{}
	c.cmd = exec.CommandContext(ctx, binary, append([]string{"add", "--serve", "--json", "--store", store, "--"}, paths...)...)
	c.cmd.Env = append(os.Environ(), "WITAN_KEY=") // it needs none
	c.cmd.Stderr = &c.stderr
	c.cmd.Cancel = func() error { return c.cmd.Process.Signal(os.Interrupt) }
	c.cmd.WaitDelay = stopWait
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.cmd.Start(); err != nil {
		return nil, fmt.Errorf("contributor's process: %w", err)
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for len(c.added) < len(paths) && lines.Scan() {
		var added contribution
		if err := json.Unmarshal(lines.Bytes(), &added); err != nil {
			return nil, errors.Join(fmt.Errorf("contributor's process printed %q: %w", lines.Text(), err), c.stop())
		}
		c.added = append(c.added, added)
	}
	if len(c.added) < len(paths) {
		err := errors.Join(lines.Err(), c.cmd.Wait())
		return nil, fmt.Errorf("contributor's process: %w: %s", err, strings.TrimSpace(c.stderr.String()))
	}
	return c, nil
}

// stop ends the process as Ctrl-C does.
func (c *contributor) stop() error {
	if err := c.cmd.Process.Signal(os.Interrupt); err != nil {
		if errors.Is(err, os.ErrProcessDone) {
			return nil
		}
		return err
	}
	timer := time.AfterFunc(stopWait, func() {
		// Nothing better is left; Wait tells how it ended.
		_ = c.cmd.Process.Kill()
	})
	defer timer.Stop()
	err := c.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil // it was told to stop
	}
	return err
}

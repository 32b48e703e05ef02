package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrLocked: another process owns the data directory.
var ErrLocked = errors.New("the data directory is in use by another witan process: stop it, or choose another with --data or server.data_dir")

// lockDir creates a data directory, readable by its owner only, and owns it until the
// returned lock is released or the process ends, however it ends.
func lockDir(dir string) (*flock.Flock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("data directory: %w", err)
	}
	l := flock.New(filepath.Join(dir, "LOCK"))
	ok, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("data directory: lock: %w", err)
	}
	if !ok {
		return nil, fmt.Errorf("%s: %w", dir, ErrLocked)
	}
	return l, nil
}

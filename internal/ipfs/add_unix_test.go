//go:build unix

package ipfs

import (
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// TestAddNeverOpensPipes: reading one would wait for ever.
func TestAddNeverOpensPipes(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": "# A\n"})
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	added, err := Hash(t.Context(), dir, AddOptions{})
	if err != nil || added.Files != 1 || !slices.Equal(added.Skipped, []Skipped{{"pipe", SkippedSpecial}}) {
		t.Errorf("%+v, %v", added, err)
	}
	if _, err := Hash(t.Context(), filepath.Join(dir, "pipe"), AddOptions{}); err == nil {
		t.Error("a pipe was added")
	}
}

// Package storetest shows what a deletion left behind.
package storetest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Run is the length, in bytes, of the shortest piece of text that must not be left.
const Run = 32

type run [Run]byte

// Remains names every file below dir that holds, anywhere in its raw bytes, a run of 32
// bytes of any of the texts: databases with their logs and whatever else lies there.
func Remains(t testing.TB, dir string, texts ...string) []string {
	t.Helper()
	wanted := map[run]struct{}{}
	for _, s := range texts {
		for i := 0; i+Run <= len(s); i++ {
			wanted[run([]byte(s[i:i+Run]))] = struct{}{}
		}
	}
	var found []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		for i := 0; i+Run <= len(raw); i++ {
			if _, bad := wanted[run(raw[i:i+Run])]; bad {
				found = append(found, fmt.Sprintf("%s at %d: %q", filepath.Base(path), i, raw[i:i+Run]))
				break
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

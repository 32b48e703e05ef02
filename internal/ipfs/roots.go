package ipfs

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/witan-project/witan/internal/dataset"
)

// Pin is a root that the store keeps, with what it was made of.
type Pin struct {
	Root  dataset.CID `json:"root"`
	Name  string      `json:"name"` // what was added, for people
	Files int         `json:"files"`
	Bytes int64       `json:"bytes"`
}

// Pin records a root whose blocks were put.
func (s *Store) Pin(p Pin) error {
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(s.dir, "roots", p.Root.String()+".json"), b)
}

// Pins lists the pinned roots.
func (s *Store) Pins() ([]Pin, error) {
	entries, err := os.ReadDir(filepath.Join(s.dir, "roots"))
	if err != nil {
		return nil, err
	}
	var pins []Pin
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".json") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(s.dir, "roots", e.Name()))
		if err != nil {
			return nil, err
		}
		var p Pin
		if err := json.Unmarshal(b, &p); err != nil {
			return nil, &Error{Code: Corrupt, Source: e.Name(), Err: err}
		}
		pins = append(pins, p)
	}
	return pins, nil
}

// Unpin forgets a root and deletes every block that no other pinned root reaches.
func (s *Store) Unpin(ctx context.Context, root dataset.CID) error {
	err := os.Remove(filepath.Join(s.dir, "roots", root.String()+".json"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	pins, err := s.Pins()
	if err != nil {
		return err
	}
	keep := NewReach()
	for _, p := range pins {
		if err := keep.Add(ctx, p.Root, s, Limits{}); err != nil {
			return err
		}
	}
	gone := NewReach()
	if err := gone.Add(ctx, root, s, Limits{}); err != nil && !missing(err) {
		return err
	}
	for c := range gone.all() {
		if !keep.Has(c) {
			if err := s.Delete(ctx, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeFile replaces a file whole and durably.
func writeFile(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return diskError(err)
	}
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(diskError(err), os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), path)
}

package blobs

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Manifest lists what a dataset holds, sorted by path.
type Manifest struct {
	Format  string      `json:"format"` // witan.manifest/1
	Dataset dataset.ID  `json:"dataset"`
	Root    dataset.CID `json:"root"`
	Files   []File      `json:"files"`
	Bytes   int64       `json:"bytes"`  // of all files
	Blocks  int         `json:"blocks"` // distinct, of the whole DAG
	Round   uint32      `json:"-"`      // that it was stored for; a later round of the same content keeps the manifest
}

const manifestFormat = "witan.manifest/1"

// File is one file of a dataset.
type File struct {
	Path string      `json:"path"`
	CID  dataset.CID `json:"cid"`
	Size int64       `json:"size"`
	// SHA256 is the hash of the file's bytes, hexadecimal; empty where it has none.
	SHA256 string `json:"sha256,omitempty"`
	// Reason is why no document can be made of it, however good its bytes are.
	Reason ipfs.Reason `json:"reason,omitempty"`
}

// Document tells whether the file may become a document.
func (f File) Document() bool { return f.Reason == "" }

func (m Manifest) encode() ([]byte, error) {
	b, err := json.MarshalIndent(m, "", " ")
	return append(b, '\n'), err
}

func decodeManifest(b []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("manifest: %w", err)
	}
	if m.Format != manifestFormat {
		return m, fmt.Errorf("manifest of format %q; this version reads %s", m.Format, manifestFormat)
	}
	return m, nil
}

// byPath is the order of a manifest.
func byPath(a, b File) int { return strings.Compare(a.Path, b.Path) }

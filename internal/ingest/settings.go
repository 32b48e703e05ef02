package ingest

import (
	"crypto/sha256"
	"encoding/json"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/internal/index"
	"github.com/witan-project/witan/internal/ipfs"
)

// Settings are the options that can change which chunks the index holds for the same
// chain and requests, and the versions of what makes chunks of files. No time is among
// them.
type Settings struct {
	Documents document.Limits
	IPFS      ipfs.Limits
	TextBytes int64 // of a dataset's indexed files together, which is held in memory; default 1 GiB
}

// WithDefaults fills what is unset.
func (s Settings) WithDefaults() Settings {
	s.Documents, s.IPFS = s.Documents.WithDefaults(), s.IPFS.WithDefaults()
	if s.TextBytes <= 0 {
		s.TextBytes = 1 << 30
	}
	return s
}

// canonical is the form that is hashed. Its keys are sorted here by hand and its values
// are integers, so that encoding/json writes the canonical form of RFC 8785.
type canonical struct {
	Analyser      int   `json:"analyser"`
	BlockBytes    int   `json:"block_bytes"`
	Blocks        int   `json:"blocks"`
	Bytes         int64 `json:"bytes"`
	ChunkBytes    int   `json:"chunk_bytes"`
	ChunkMaxBytes int   `json:"chunk_max_bytes"`
	Chunker       int   `json:"chunker"`
	Depth         int   `json:"depth"`
	Entries       int64 `json:"entries"`
	Links         int64 `json:"links"`
	LogicalBytes  int64 `json:"logical_bytes"`
	MaxBytes      int   `json:"max_bytes"`
	MaxLineBytes  int   `json:"max_line_bytes"`
	NameBytes     int   `json:"name_bytes"`
	Parser        int   `json:"parser"`
	PathBytes     int   `json:"path_bytes"`
	TextBytes     int64 `json:"text_bytes"`
}

// Hash is the index statement's settings: SHA-256 over the canonical JSON.
func (s Settings) Hash() [32]byte {
	return sha256.Sum256(s.JSON())
}

// JSON is the canonical JSON (RFC 8785) of the settings, defaults filled in.
func (s Settings) JSON() []byte {
	s = s.WithDefaults()
	d, l := s.Documents, s.IPFS
	b, err := json.Marshal(canonical{
		Analyser: index.AnalyserVersion, Parser: document.ParserVersion, Chunker: document.ChunkerVersion,
		MaxBytes: d.MaxBytes, MaxLineBytes: d.MaxLineBytes, ChunkBytes: d.ChunkBytes, ChunkMaxBytes: d.ChunkMaxBytes,
		Bytes: l.Bytes, Blocks: l.Blocks, BlockBytes: l.BlockBytes, Depth: l.Depth, Links: l.Links,
		Entries: l.Entries, LogicalBytes: l.LogicalBytes, NameBytes: l.NameBytes, PathBytes: l.PathBytes,
		TextBytes: s.TextBytes,
	})
	if err != nil {
		panic(err) // a struct of integers always encodes
	}
	return b
}

// Package samples embeds the project's own sample datasets, so that the demo needs
// nothing but the binary.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed eips reading-room
var files embed.FS

// EIPs is a dataset of short documents on Ethereum Improvement Proposals.
func EIPs() fs.FS { return sub("eips") }

// ReadingRoom is a small dataset on something that no other sample speaks of.
func ReadingRoom() fs.FS { return sub("reading-room") }

func sub(name string) fs.FS {
	f, err := fs.Sub(files, name)
	if err != nil {
		panic("samples: " + err.Error()) // the name is a constant: a build error
	}
	return f
}

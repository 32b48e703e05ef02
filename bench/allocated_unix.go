//go:build unix

package main

import (
	"io/fs"
	"syscall"
)

// allocated is what a file takes on disk in bytes.
func allocated(i fs.FileInfo) int64 {
	if s, ok := i.Sys().(*syscall.Stat_t); ok {
		return s.Blocks * 512
	}
	return i.Size()
}

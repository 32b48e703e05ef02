// Package web serves Witan's web app, which the build embeds into the binary.
package web

import (
	"embed"
	"io/fs"
	"net/http"
)

// dist is what `npm run build` wrote; in a fresh clone it is empty.
//
//go:embed all:dist
var dist embed.FS

// Handler serves the app, or nil where it was not built.
func Handler(heading Heading) (http.Handler, error) {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(files, page); err != nil {
		return nil, nil // not built: the API says what to do
	}
	return newSite(files, heading)
}

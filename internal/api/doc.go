// Package api is Witan over HTTP and nothing else: it reads requests, calls the
// packages that do the work, and writes answers. The routes stand in routes.go, the one
// map from errors to HTTP in problem.go, what every request passes first in guard.go.
//
// The OpenAPI 3.1 document follows from the Go types here; openapi.json is a copy of it
// for client generators, kept up to date by go generate and checked by a test.
package api

//go:generate go run ./openapi openapi.json

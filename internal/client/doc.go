// Package client calls a running server's HTTP API for the command line and the demo.
// Its types are the server's own (package api), its errors the server's problems with
// their codes and advice.
package client

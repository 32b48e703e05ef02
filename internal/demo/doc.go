// Package demo runs the whole loop of Witan on one machine and checks every claim as it
// goes: contribute, propose, vote, execute, import, ask, revoke, audit.
//
// The server is a real one with the embedded chain, in this process. The contributor is
// another process (`witan add --serve`), so that the import is a real, verified transfer.
// Members and contributor use the same client as the command line.
package demo

// Package audit proves that chain, requests, blobs and index agree, or names what does
// not.
//
// Nothing that the server derived is believed: approvals are read from the chain's logs
// again and not from SQL, signatures are checked again, every blob is hashed up to the
// approved CID, every file is parsed and cut again, and what comes out is compared with
// the index chunk by chunk, both ways.
//
// It works beside a running server. Each dataset is looked at while no job works on it.
// What changed meanwhile, or differs, is looked at again after the reconciler has
// settled, at the then final block; what still differs is a difference, and what the
// reconciler still works on is pending: neither equal nor wrong.
package audit

// Package store keeps Witan's relational state in one SQLite file: one writer, many
// readers, migrations, group commit.
//
// Durability: every commit is synced to disk before the call that made it returns
// (WAL, synchronous=FULL). Deletion: secure_delete overwrites freed content, Scrub zeroes
// the copies that it misses (package slack) and empties the write-ahead log, so that
// deleted text is physically gone. See docs/design/deletion.md.
//
// Conventions of the schema: wall times are unix milliseconds and chain times unix
// seconds, both INTEGER; ids, hashes and addresses are BLOB; uint256 is decimal TEXT.
package store

// Package registry follows the DAO's contracts into SQL: the approved set of datasets,
// and through package governance the read model of proposals, votes and members.
//
// # A round
//
// A round (follow.go) asks for the head, finds where the followed chain and the
// endpoint's chain part, fetches the logs after that point in bounded ranges, checks that
// the chain did not move meanwhile, and applies everything in one SQL transaction: what
// a reorganisation took away is deleted, what came is folded, the cursor moves. A crash
// at any moment leaves the state of the last whole round.
//
// # Two heads
//
// Latest is the last block that was followed, Final the last one that counts as final
// (Finality). Both move with empty blocks too, since expiry is judged by the timestamp of
// the block that asks. Admission looks at Final, removal at Latest first; the state of a
// dataset can be asked for at both.
//
// # Trouble
//
// Errors of the endpoint never end Run: it waits, doubling up to 30 s, and Health tells.
// A reorganisation is followed to the common ancestor by the hashes of stored blocks. A
// head that moves backwards is followed too, but never below the final block unless the
// finality is "latest": an endpoint that far behind is treated as away.
package registry

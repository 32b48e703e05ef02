// Package devchain is a complete Ethereum chain inside the process, for development,
// demonstrations and tests: go-ethereum's EVM, transaction pool, state and JSON-RPC with
// a sealer of our own.
//
// # Durability
//
// A block that anyone has seen survives kill -9. go-ethereum writes its key-value store
// without sync, so each seal inserts the block, records its hash as the *intent* and
// syncs the store before the block becomes the head. At start the chain rolls forward to
// the intent. State is kept for every block (hash scheme, archive), so that no state has
// to be recomputed and questions about the past can be answered.
//
// # Time
//
// A block's timestamp is max(parent + 1, wall clock + offset). Advance raises the offset,
// which is kept with the chain. Blocks are sealed when transactions arrive, each second
// while the function given to SetBusy says that someone waits for time to pass, and else
// once a minute.
//
// JSON-RPC has the usual evm_increaseTime (seconds; it answers the new offset and seals
// nothing) and evm_mine.
//
// # Size
//
// An empty block takes about 1.3 kB of disk, an idle day of 1,440 blocks 2 MB, a day of
// ticks 110 MB. Near the end of the disk sealing pauses (ErrDiskFull).
//
// # Finality
//
// The block 64 below the head is final: it is never replaced, here by refusal, on a real
// chain by its consensus.
//
// The accounts are those of the mnemonic that development chains share. Their keys are
// public: whatever they own on a real chain is lost.
package devchain

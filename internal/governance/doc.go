// Package governance is the DAO's side of Witan: it deploys the contracts, writes the
// calldata of everything members sign, decodes calldata into plain effects, and keeps
// the read model of proposals, votes and members.
//
// # Read model
//
// Package registry follows the chain and hands every log to Fold, inside the SQL
// transaction that moves its cursor. Every row names the block that made it and goes
// when that block is reorganised away; the state at a block is the newest row at or
// before it. No query here asks the chain.
//
// Amounts are in units of 10^-decimals tokens inside (big.Int) and in tokens outside
// (Amount). Times are unix seconds of block timestamps.
package governance

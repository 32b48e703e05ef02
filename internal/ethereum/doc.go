// Package ethereum is Witan's way to a chain: a client for any Ethereum JSON-RPC
// endpoint, transactions with decoded reverts, the signatures people make with their
// wallets (EIP-191, EIP-712, ERC-1271), and their names (ENS).
//
// Nothing here knows Witan's contracts; their generated bindings are in bindings/, the
// embedded development chain is in devchain/.
package ethereum

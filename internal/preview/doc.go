// Package preview shows what a proposal or approval names before, and beside, its
// import: the contributor's description, the files, and of each file the text and the
// chunks as they would be indexed. Voters read it before they decide.
//
// Nothing here is kept: bytes come from an upload, from the bucket of an imported
// dataset, or from the configured gateways into memory, verified block by block, and
// index, bucket and disk stay as they are. What is shown is made by the code that
// imports (packages ipfs and document) under the same limits, so that it is what the
// index would hold.
//
// A dataset is shown while it is proposed, voted on, queued or approved. After that,
// or while it is suspended, every call fails with *Gone, and Drop and Sweep let go of
// what is in memory.
package preview

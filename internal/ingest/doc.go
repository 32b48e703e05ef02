// Package ingest keeps the knowledge base equal to what the chain and the signed import
// requests say it must hold.
//
// # Flow
//
// Admit takes a signed request: its signature, deadline and nonce are checked, it is
// matched against the contracts' state at the latest block, and it is durable in the
// log of requests before Admit answers. From then on nothing depends on the caller.
//
// The reconciler (reconcile.go) compares, for each dataset, what the law wants with what
// index and blobs hold, and enqueues one River job per dataset until they agree:
//
//	       approved ∧ requested ∧ not ended, at the final block ─┐
//	                                                             ├─ judge ─→ import | purge | nothing
//	in the index ∧ in blobs ∧ with these settings, just now ─────┘
//
// judge (law.go) is a pure function. It is asked again after whatever may have changed
// its answer: a round of the follower, an admission, the end of a job, a suspension, the
// timer. It trusts no event to arrive, none to be in order, and no earlier answer.
//
// An import runs the stages of pipeline.go: fetch → store → read → index. Only the last
// one is visible to anyone, and it checks under the dataset's gate that the law still
// wants the dataset. A purge (purge.go) takes every copy away physically.
//
// # States
//
//	waiting ──→ requested ──→ fetching ──→ storing ──→ indexing ──→ ready
//	   │            ↑ ↑            └───────────┴───────────┴──→ failed
//	   │            │ └── retry ───────────────────────────────────┘
//	   └────────────┴──── purged ←── purging ←── from any state, when the law says no
//
// A dataset is in the index whole or not at all, and Visible while the law wants it at
// the final and at the latest block: a removal seen at latest hides it at once.
package ingest

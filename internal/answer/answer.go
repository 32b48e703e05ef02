// Package answer turns a question into an answer that quotes its sources: retrieve,
// generate, cite.
//
// Only the index is asked, never the model's or anybody's memory: what nothing in the
// index supports is refused. Every statement of an answer bears the number of a
// citation, and every citation is a byte range of a file that a dataset's CID commits
// to, with the approval that let it in.
package answer

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
)

// Question is what somebody asks.
type Question struct {
	Text         string
	Conversation string // id of a conversation of the same owner; empty begins a new one
	Collection   string // ask this collection only; empty: all, or the conversation's
}

// Answer is what the knowledge base says.
type Answer struct {
	ID           string     `json:"id"`           // of the message
	Conversation string     `json:"conversation"` // to ask on
	Question     string     `json:"question"`
	Text         string     `json:"answer"`    // with citation marks [n]
	Refused      bool       `json:"refused"`   // nothing supports an answer: Text says so
	Citations    []Citation `json:"citations"` // in the order of their numbers; those of a refusal are what came closest
	Ranked       []Ranked   `json:"ranked"`    // the best documents found, also of a refusal
	Generator    string     `json:"generator"` // which generator wrote it
	AskedAt      time.Time  `json:"asked_at"`
}

// Citation leads from a mark to the bytes and the decision behind them.
type Citation struct {
	N          int         `json:"n"`
	Document   string      `json:"document"` // path in the dataset
	Title      string      `json:"title"`
	Headings   []string    `json:"headings"`
	CID        dataset.CID `json:"cid"`   // of the file
	Start      uint64      `json:"start"` // byte range [start, end) in the file
	End        uint64      `json:"end"`
	Text       string      `json:"text"` // exactly these bytes
	Dataset    dataset.ID  `json:"dataset"`
	Provenance             // zero without a chain
}

// Provenance is the decision that admitted a dataset.
type Provenance struct {
	ApprovalTx    common.Hash `json:"approval_tx"`
	ApprovalBlock uint64      `json:"approval_block"`
	ProposalID    string      `json:"proposal_id"` // uint256, decimal
}

// Ranked is a document that was found.
type Ranked struct {
	Document string      `json:"document"`
	Title    string      `json:"title"`
	CID      dataset.CID `json:"cid"`
	Dataset  dataset.ID  `json:"dataset"`
	Score    float64     `json:"score"` // comparable within one answer only
}

// Datasets tells which datasets may be used now, and by which decision.
type Datasets interface {
	// Visible returns the test for datasets that questions to the collection may use
	// at this moment; an empty name means every collection.
	Visible(ctx context.Context, collection string) (func(dataset.ID) bool, error)
	// Provenance tells what admitted a dataset.
	Provenance(ctx context.Context, id dataset.ID) (Provenance, error)
}

// Event is a step of answering, for showing progress. One of the fields is set.
type Event struct {
	Ranked []Ranked // documents were found
	Delta  string   // the next piece of the answer's text
	Answer *Answer  // the whole answer; the last event
}

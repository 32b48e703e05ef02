package api

// Block is a block of the chain.
type Block struct {
	Number    uint64 `json:"number"`
	Hash      string `json:"hash"`
	Timestamp uint64 `json:"timestamp" doc:"Unix seconds"`
}

type Import struct{}

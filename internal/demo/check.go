package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"
	"testing/fstest"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ipfs"
)

// The questions whose answers the demo judges by their content.
const (
	Danksharding = "Which EIPs are related to danksharding?"
	Summary      = "Can you summarize the content of EIP-4844: Shard Blob Transactions in 200 words?"
)

// summarised is in the title of the document that Summary asks for.
const summarised = "Shard Blob Transactions"

// checkCitation proves one citation from outside: the quoted bytes stand in the file,
// the file hashes to its CID, and the approval is in the chain.
func (s *stage) checkCitation(ctx context.Context, c answer.Citation) error {
	file, err := s.api.File(ctx, c.Dataset, c.Document)
	if err != nil {
		return fmt.Errorf("[%d] %s: %w", c.N, c.Document, err)
	}
	if c.End > uint64(len(file)) || c.Start >= c.End || string(file[c.Start:c.End]) != c.Text {
		return fmt.Errorf("[%d] %s: the file does not hold the quoted text at bytes %d to %d", c.N, c.Document, c.Start, c.End)
	}
	if err := sameContent(ctx, c.CID, file); err != nil {
		return fmt.Errorf("[%d] %s: %w", c.N, c.Document, err)
	}
	if err := s.checkApproval(ctx, c.Dataset, c.ApprovalTx); err != nil {
		return fmt.Errorf("[%d] %s: approval: %w", c.N, c.Document, err)
	}
	if c.ProposalID == "" {
		return fmt.Errorf("[%d] %s: no proposal is named", c.N, c.Document)
	}
	return nil
}

// sameContent recomputes the CID of a file that was added with the default profile.
func sameContent(ctx context.Context, want dataset.CID, content []byte) (err error) {
	if ipfs.Sum(content) == want.Cid() {
		return nil
	}
	dir, err := os.MkdirTemp("", "witan-check-") // larger files are a tree of blocks
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	store, err := ipfs.OpenStore(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	added, err := store.AddFS(ctx, "file", fstest.MapFS{"file": {Data: content}}, "file", ipfs.AddOptions{})
	if err != nil {
		return err
	}
	if added.Root != want {
		return fmt.Errorf("the file hashes to %s, not to %s", added.Root, want)
	}
	return nil
}

// checkApproval finds the registry's event in the transaction's receipt.
func (s *stage) checkApproval(ctx context.Context, id dataset.ID, tx common.Hash) error {
	r, err := s.wallet.Chain.TransactionReceipt(ctx, tx)
	if err != nil {
		return fmt.Errorf("transaction %s: %w", tx, err)
	}
	registry := datasetregistry.NewDatasetRegistry()
	for _, l := range r.Logs {
		if l.Address != s.wallet.DAO.Registry {
			continue
		}
		if e, err := registry.UnpackDatasetApprovedEvent(l); err == nil && dataset.ID(e.Id) == id && r.Status == types.ReceiptStatusSuccessful {
			return nil
		}
	}
	return fmt.Errorf("transaction %s did not approve dataset %s", tx, id)
}

// checkAnswer judges an answer to one of the demo's questions.
func (s *stage) checkAnswer(ctx context.Context, a answer.Answer) error {
	if a.Refused || strings.TrimSpace(a.Text) == "" {
		return errors.New("the question was not answered")
	}
	if len(a.Citations) == 0 {
		return errors.New("the answer cites nothing")
	}
	for _, c := range a.Citations {
		if err := s.checkCitation(ctx, c); err != nil {
			return err
		}
	}
	switch a.Question {
	case Danksharding:
		documents := map[string]bool{}
		for _, c := range a.Citations {
			documents[c.Document] = true
		}
		if len(documents) < 2 {
			return fmt.Errorf("it cites %d document, at least 2 are related", len(documents))
		}
	case Summary:
		return checkSummary(a)
	}
	return nil
}

var (
	mark        = regexp.MustCompile(`\[(\d+)\]`)
	sentenceEnd = regexp.MustCompile(`[.!?]["')\]]*(\s*\[\d+\])*(\s+|$)`)
)

// checkSummary: 60 to 200 words, every sentence with a mark, every citation of the one
// document.
func checkSummary(a answer.Answer) error {
	if n := len(strings.Fields(mark.ReplaceAllString(a.Text, ""))); n < 60 || n > 200 {
		return fmt.Errorf("the summary has %d words, not 60 to 200", n)
	}
	for _, c := range a.Citations {
		if !strings.Contains(c.Title, summarised) && !strings.HasPrefix(path.Base(c.Document), "eip-4844.") {
			return fmt.Errorf("the summary cites %s", c.Document)
		}
	}
	begin := 0
	for _, end := range sentenceEnd.FindAllStringIndex(a.Text, -1) {
		if sentence := a.Text[begin:end[1]]; !mark.MatchString(sentence) {
			return fmt.Errorf("a sentence of the summary has no citation: %q", strings.TrimSpace(sentence))
		}
		begin = end[1]
	}
	if rest := strings.TrimSpace(a.Text[begin:]); rest != "" && !mark.MatchString(rest) {
		return fmt.Errorf("the summary's last sentence has no citation: %q", rest)
	}
	return nil
}

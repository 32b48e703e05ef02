package governance

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/store"
)

func (f *Fold) voted(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackVoteCastEvent(l)
	if err != nil {
		return err
	}
	return vote(p, l, e.ProposalId, e.Voter, e.Support, e.Weight, e.Reason)
}

func (f *Fold) votedWithParams(p *store.Prepared, l *types.Log) error {
	e, err := governorContract.UnpackVoteCastWithParamsEvent(l)
	if err != nil {
		return err
	}
	return vote(p, l, e.ProposalId, e.Voter, e.Support, e.Weight, e.Reason)
}

// vote stores a vote and the tally after it.
func vote(p *store.Prepared, l *types.Log, proposal *big.Int, voter common.Address, support uint8, weight *big.Int, reason string) error {
	key := proposalKey(proposal)
	if err := known(p, key); err != nil {
		return err
	}
	tally := [3]*big.Int{new(big.Int), new(big.Int), new(big.Int)}
	var text [3]string
	found, err := p.Scan([]any{&text[Against], &text[For], &text[Abstain]},
		`SELECT against, "for", abstain FROM vote WHERE proposal = ? ORDER BY block DESC, log DESC LIMIT 1`, key)
	if err != nil {
		return err
	}
	if found {
		for i := range tally {
			if tally[i], err = number(text[i]); err != nil {
				return err
			}
		}
	}
	if int(support) >= len(tally) {
		return fmt.Errorf("vote with support %d", support) // GovernorCountingSimple refuses it
	}
	tally[support].Add(tally[support], weight)
	return p.Exec(`INSERT INTO vote (proposal, block, log, tx, voter, support, weight, reason, against, "for", abstain)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		key, l.BlockNumber, l.Index, l.TxHash[:], voter[:], support, weight.String(), strings.ToValidUTF8(reason, "\ufffd"),
		tally[Against].String(), tally[For].String(), tally[Abstain].String())
}

// number reads a uint256 as SQL keeps it.
func number(text string) (*big.Int, error) {
	n, ok := new(big.Int).SetString(text, 10)
	if !ok {
		return nil, fmt.Errorf("stored number %q is not decimal", text)
	}
	return n, nil
}

package governance

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/store"
)

// transferred moves balances. An ERC-721 has the same event with the token's id as
// fourth topic; each of its tokens is one vote.
func (f *Fold) transferred(p *store.Prepared, l *types.Log) (foreign, err error) {
	var from, to common.Address
	var amount *big.Int
	switch len(l.Topics) {
	case 3:
		e, err := tokenContract.UnpackTransferEvent(l)
		if err != nil {
			return err, nil
		}
		from, to, amount = e.From, e.To, e.Value
	case 4:
		from, to, amount = common.BytesToAddress(l.Topics[1][:]), common.BytesToAddress(l.Topics[2][:]), big.NewInt(1)
	default:
		return fmt.Errorf("transfer with %d topics", len(l.Topics)), nil
	}
	if from == to || amount.Sign() == 0 {
		return nil, nil
	}
	// The zero address holds the supply: minting adds to it, burning takes from it.
	minus := new(big.Int).Neg(amount)
	if from == (common.Address{}) {
		minus = amount
	}
	if to == (common.Address{}) {
		amount = new(big.Int).Neg(amount)
	}
	if err := balance(p, l, from, minus); err != nil {
		return nil, err
	}
	return nil, balance(p, l, to, amount)
}

func balance(p *store.Prepared, l *types.Log, account common.Address, change *big.Int) error {
	var text string
	found, err := p.Scan([]any{&text}, `SELECT balance FROM member_balance WHERE account = ? ORDER BY block DESC, log DESC LIMIT 1`, account[:])
	if err != nil {
		return err
	}
	now := new(big.Int)
	if found {
		if now, err = number(text); err != nil {
			return err
		}
	}
	if now.Add(now, change).Sign() < 0 {
		now.SetUint64(0) // of a token that is older than following: its earlier mints are unknown
	}
	return p.Exec(`INSERT INTO member_balance (account, block, log, balance) VALUES (?, ?, ?, ?)`, account[:], l.BlockNumber, l.Index, now.String())
}

func (f *Fold) delegated(p *store.Prepared, l *types.Log) (foreign, err error) {
	e, foreign := tokenContract.UnpackDelegateChangedEvent(l)
	if foreign != nil {
		return foreign, nil
	}
	return nil, p.Exec(`INSERT INTO member_delegate (account, block, log, tx, delegate) VALUES (?, ?, ?, ?, ?)`,
		e.Delegator[:], l.BlockNumber, l.Index, l.TxHash[:], e.ToDelegate[:])
}

func (f *Fold) powerChanged(p *store.Prepared, l *types.Log) (foreign, err error) {
	e, foreign := tokenContract.UnpackDelegateVotesChangedEvent(l)
	if foreign != nil {
		return foreign, nil
	}
	return nil, p.Exec(`INSERT INTO member_power (account, block, log, votes) VALUES (?, ?, ?, ?)`,
		e.Delegate[:], l.BlockNumber, l.Index, e.NewVotes.String())
}

package governance

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ethereum/bindings/membershiptoken"
	"github.com/witan-project/witan/internal/ethereum/bindings/timelock"
)

// DevChain is the chain id of the embedded development chain.
const DevChain = 31337

// The bindings hold a parsed ABI and no state, so one of each serves all.
var (
	tokenContract    = membershiptoken.NewMembershipToken()
	governorContract = datagovernor.NewDataGovernor()
	timelockContract = timelock.NewTimelock()
	registryContract = datasetregistry.NewDatasetRegistry()

	tokenABI    = parsed(&membershiptoken.MembershipTokenMetaData)
	governorABI = parsed(&datagovernor.DataGovernorMetaData)
	timelockABI = parsed(&timelock.TimelockMetaData)
	registryABI = parsed(&datasetregistry.DatasetRegistryMetaData)
)

func parsed(m *bind.MetaData) *abi.ABI {
	a, err := m.ParseABI()
	if err != nil {
		panic("governance: generated ABI: " + err.Error()) // a build error
	}
	return a
}

// ABIs are those of all contracts, for decoding reverts: an error of one can surface
// from a call to another.
func ABIs() []*abi.ABI { return []*abi.ABI{governorABI, registryABI, timelockABI, tokenABI} }

// Addresses are where the contracts of one DAO live.
type Addresses struct {
	Token    common.Address `json:"token"`
	Governor common.Address `json:"governor"`
	Timelock common.Address `json:"timelock"`
	Registry common.Address `json:"registry"`
	// Block is where following begins: at or before the block of the first contract.
	// For a DAO's own token an earlier one, the token's, makes all of its members known.
	Block uint64 `json:"block"`
}

// Check reads from the chain that the four belong together, so that a mistyped
// configuration is found at start and not as an empty list of proposals.
func (a Addresses) Check(ctx context.Context, c *ethereum.Client) error {
	for _, part := range []struct {
		name  string
		where common.Address
	}{{"token", a.Token}, {"governor", a.Governor}, {"timelock", a.Timelock}, {"registry", a.Registry}} {
		code, err := c.CodeAt(ctx, part.where, nil)
		if err != nil {
			return fmt.Errorf("%s %s: %w", part.name, part.where, err)
		}
		if len(code) == 0 {
			return fmt.Errorf("%s %s: no contract at this address of chain %s", part.name, part.where, c.ChainID())
		}
	}
	for _, link := range []struct {
		what string
		want common.Address
		read func() (common.Address, error)
	}{
		{"the governor's token", a.Token, func() (common.Address, error) {
			return call(ctx, c, a.Governor, governorContract.PackToken(), governorContract.UnpackToken)
		}},
		{"the governor's timelock", a.Timelock, func() (common.Address, error) {
			return call(ctx, c, a.Governor, governorContract.PackTimelock(), governorContract.UnpackTimelock)
		}},
		{"the registry's owner", a.Timelock, func() (common.Address, error) {
			return call(ctx, c, a.Registry, registryContract.PackOwner(), registryContract.UnpackOwner)
		}},
	} {
		got, err := link.read()
		if err != nil {
			return fmt.Errorf("%s: %w", link.what, err)
		}
		if got != link.want {
			return fmt.Errorf("%s is %s, the configuration says %s", link.what, got, link.want)
		}
	}
	return nil
}

// call reads from a contract at the latest block.
func call[T any](ctx context.Context, c *ethereum.Client, to common.Address, data []byte, unpack func([]byte) (T, error)) (T, error) {
	var zero T
	out, err := c.CallContract(ctx, eth.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		return zero, c.RevertError(err)
	}
	if len(out) == 0 {
		return zero, fmt.Errorf("%s: %w", to, errNoAnswer)
	}
	v, err := unpack(out)
	if err != nil {
		return zero, fmt.Errorf("%s: %w: %w", to, errNoAnswer, err)
	}
	return v, nil
}

var errNoAnswer = errors.New("does not answer as expected: no such contract or no such function")

// Token is what must be known of a token to count and show its votes.
type Token struct {
	Symbol   string `json:"symbol"`
	Decimals uint8  `json:"decimals"`
	Clock    Clock  `json:"clock" enum:"timestamp,blocknumber"`
	// SelfDelegating: balances vote for their holder until delegated elsewhere, as with
	// Witan's own token. With others, who never delegated has no votes.
	SelfDelegating bool `json:"self_delegating"`
}

// ownToken is what Witan deploys.
var ownToken = Token{Decimals: Decimals, Clock: ByTimestamp, SelfDelegating: true}

// Clock says in which unit the token and with it the governor count time (ERC-6372).
type Clock string

// The clocks of ERC-6372.
const (
	ByTimestamp Clock = "timestamp"
	ByNumber    Clock = "blocknumber"
)

// ReadToken asks a token for its symbol, decimals and clock. A token without decimals
// (an ERC-721) has 0, one without ERC-6372 counts blocks, as OpenZeppelin's Governor
// takes it.
func ReadToken(ctx context.Context, c *ethereum.Client, token common.Address) (Token, error) {
	t := Token{Clock: ByNumber}
	var err error
	if t.Symbol, err = optional(call(ctx, c, token, tokenContract.PackSymbol(), tokenContract.UnpackSymbol)); err != nil {
		return t, fmt.Errorf("token %s: symbol: %w", token, err)
	}
	if t.Decimals, err = optional(call(ctx, c, token, tokenContract.PackDecimals(), tokenContract.UnpackDecimals)); err != nil {
		return t, fmt.Errorf("token %s: decimals: %w", token, err)
	}
	mode, err := optional(call(ctx, c, token, tokenContract.PackCLOCKMODE(), tokenContract.UnpackCLOCKMODE))
	if err != nil {
		return t, fmt.Errorf("token %s: clock: %w", token, err)
	}
	if mode == "mode=timestamp" {
		t.Clock = ByTimestamp
	}
	nobody := common.Address{19: 1} // who has surely never delegated
	to, err := optional(call(ctx, c, token, tokenContract.PackDelegates(nobody), tokenContract.UnpackDelegates))
	if err != nil {
		return t, fmt.Errorf("token %s: delegates: %w", token, err)
	}
	t.SelfDelegating = to == nobody
	return t, nil
}

// Guardian may cancel proposals before Until and do nothing else. The zero value is
// nobody.
type Guardian struct {
	Address common.Address `json:"address" format:"address"`
	Until   uint64         `json:"until" doc:"Unix seconds"`
}

// ReadGuardian asks a governor for its guardian; one that knows none has none.
func ReadGuardian(ctx context.Context, c *ethereum.Client, governor common.Address) (Guardian, error) {
	g, err := optional(call(ctx, c, governor, governorContract.PackGuardian(), governorContract.UnpackGuardian))
	if err != nil || g == (common.Address{}) {
		return Guardian{}, err
	}
	until, err := optional(call(ctx, c, governor, governorContract.PackGuardianUntil(), governorContract.UnpackGuardianUntil))
	return Guardian{Address: g, Until: until}, err
}

// optional is the zero value where the contract has no such function; what comes from
// the endpoint or the context stays an error.
func optional[T any](v T, err error) (T, error) {
	var revert *ethereum.Revert
	if errors.Is(err, errNoAnswer) || errors.As(err, &revert) {
		err = nil
	}
	return v, err
}

// Block is a block as Witan remembers it.
type Block struct {
	Number    uint64      `json:"number"`
	Hash      common.Hash `json:"hash"`
	Timestamp uint64      `json:"timestamp"` // unix seconds
}

// Point is a block's place on the token's clock.
func (t Token) Point(b Block) uint64 { return t.Clock.point(b) }

func (c Clock) point(b Block) uint64 {
	if c == ByNumber {
		return b.Number
	}
	return b.Timestamp
}

func big64(n uint64) *big.Int { return new(big.Int).SetUint64(n) }

package governance

import (
	"bytes"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
)

// Call is one call of a contract: what a proposal does, or what a wallet signs.
type Call struct {
	Target common.Address `json:"target"`
	Value  *big.Int       `json:"-"` // wei; nil is 0
	Data   hexutil.Bytes  `json:"data"`
}

func (c Call) value() *big.Int {
	if c.Value == nil {
		return new(big.Int)
	}
	return c.Value
}

// Approval is one dataset to approve.
type Approval struct {
	Dataset  dataset.Dataset
	Licence  string      // SPDX expression, at most 64 bytes of printable ASCII
	Metadata dataset.CID // of a witan.dataset/1 document; the zero value for none
	Expiry   uint64      // unix seconds; 0: never
	Round    uint32      // the dataset's round now; the approval makes it Round+1
}

// MaxLicence is the longest licence in bytes that the registry accepts.
const MaxLicence = 64

// check refuses what the registry would skip as malformed.
func (a Approval) check() error {
	if a.Dataset.Contributor == (common.Address{}) {
		return fmt.Errorf("the zero address cannot contribute")
	}
	if !a.Dataset.CID.Defined() {
		return fmt.Errorf("a dataset without a CID")
	}
	if _, err := dataset.CollectionFromBytes32(a.Dataset.Collection); err != nil {
		return err
	}
	if len(a.Licence) > MaxLicence {
		return fmt.Errorf("licence %q is longer than %d bytes: use an SPDX expression such as CC-BY-4.0", a.Licence, MaxLicence)
	}
	for _, c := range []byte(a.Licence) {
		if c < 0x20 || c > 0x7e {
			return fmt.Errorf("licence %q: printable ASCII only, an SPDX expression such as CC-BY-4.0", a.Licence)
		}
	}
	return nil
}

// Approve is the call that approves datasets, or renews those that are approved now. The
// governor stores it: about 60 datasets with metadata fit into one transaction (EIP-7825).
func (a Addresses) Approve(approvals ...Approval) (Call, error) {
	if len(approvals) == 0 {
		return Call{}, fmt.Errorf("approve: no dataset was given")
	}
	entries := make([]datasetregistry.IDatasetRegistryApproval, len(approvals))
	seen := map[dataset.ID]bool{}
	for i, p := range approvals {
		if err := p.check(); err != nil {
			return Call{}, fmt.Errorf("approve: %w", err)
		}
		if id := p.Dataset.ID(); seen[id] {
			return Call{}, fmt.Errorf("approve: %s by %s for %s is given twice", p.Dataset.CID, p.Dataset.Contributor, p.Dataset.Collection)
		} else {
			seen[id] = true
		}
		entries[i] = datasetregistry.IDatasetRegistryApproval{
			Contributor: p.Dataset.Contributor, Collection: p.Dataset.Collection, Cid: p.Dataset.CID.Bytes(),
			Licence: p.Licence, Metadata: p.Metadata.Bytes(), Expiry: p.Expiry, ExpectedRound: p.Round,
		}
	}
	data, err := registryContract.TryPackApprove(entries)
	if err != nil {
		return Call{}, fmt.Errorf("approve: %w", err)
	}
	return Call{Target: a.Registry, Data: data}, nil
}

// Revoke is the call that revokes a dataset. reason is for people.
func (a Addresses) Revoke(id dataset.ID, reason string) Call {
	return Call{Target: a.Registry, Data: registryContract.PackRevoke(id, reason)}
}

// Mint is the call that gives votes to a member, old or new; units of the token.
func (a Addresses) Mint(account common.Address, units *big.Int) Call {
	return Call{Target: a.Token, Data: tokenContract.PackMint(account, units)}
}

// Burn is the call that takes votes from a member; units of the token.
func (a Addresses) Burn(account common.Address, units *big.Int) Call {
	return Call{Target: a.Token, Data: tokenContract.PackBurn(account, units)}
}

// Support is what a vote says.
type Support uint8

// The ways to vote, as OpenZeppelin's GovernorCountingSimple numbers them. For and
// Abstain count to the quorum; For must outnumber Against.
const (
	Against Support = iota
	For
	Abstain
)

var supportNames = []string{"against", "for", "abstain"}

// ParseSupport reads "for", "against" or "abstain".
func ParseSupport(s string) (Support, error) {
	for i, n := range supportNames {
		if n == s {
			return Support(i), nil
		}
	}
	return 0, fmt.Errorf("vote %q: want for, against or abstain", s)
}

// String is "for", "against" or "abstain".
func (s Support) String() string {
	if int(s) < len(supportNames) {
		return supportNames[s]
	}
	return fmt.Sprintf("unknown (%d)", uint8(s))
}

// MarshalText writes the form of String.
func (s Support) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the form of ParseSupport.
func (s *Support) UnmarshalText(b []byte) (err error) {
	*s, err = ParseSupport(string(b))
	return err
}

// Propose is the transaction that proposes calls. description is the whole text, with
// its suffix (Description). The proposal's id is ProposalID's.
func (a Addresses) Propose(calls []Call, description string) Call {
	targets, values, datas := split(calls)
	return Call{Target: a.Governor, Data: governorContract.PackPropose(targets, values, datas, description)}
}

// Vote is the transaction that votes; reason may be empty.
func (a Addresses) Vote(proposal *big.Int, s Support, reason string) Call {
	if reason == "" {
		return Call{Target: a.Governor, Data: governorContract.PackCastVote(proposal, uint8(s))}
	}
	return Call{Target: a.Governor, Data: governorContract.PackCastVoteWithReason(proposal, uint8(s), reason)}
}

// Queue is the transaction that puts a succeeded proposal into the timelock.
func (a Addresses) Queue(proposal *big.Int) Call {
	return Call{Target: a.Governor, Data: governorContract.PackQueueByID(proposal)}
}

// Execute is the transaction that executes a queued proposal after its time.
func (a Addresses) Execute(proposal *big.Int) Call {
	return Call{Target: a.Governor, Data: governorContract.PackExecuteByID(proposal)}
}

// Cancel is the transaction by which the proposer (while pending) or the guardian
// cancels a proposal.
func (a Addresses) Cancel(proposal *big.Int) Call {
	return Call{Target: a.Governor, Data: governorContract.PackCancelByID(proposal)}
}

// Delegate is the transaction that lets another account vote with the sender's balance.
func (a Addresses) Delegate(to common.Address) Call {
	return Call{Target: a.Token, Data: tokenContract.PackDelegate(to)}
}

// Withdraw is the transaction by which a contributor withdraws a dataset, approved or
// not. The sender must be the dataset's contributor.
func (a Addresses) Withdraw(d dataset.Dataset) Call {
	return Call{Target: a.Registry, Data: registryContract.PackWithdraw(d.Collection, d.CID.Bytes())}
}

// ProposalID is the id that the governor gives to a proposal.
func ProposalID(calls []Call, description string) *big.Int {
	return encodeHash(calls, "hashProposal", crypto.Keccak256Hash([]byte(description))).Big()
}

// operationID is the timelock's id of a proposal: OpenZeppelin's hashOperationBatch with
// no predecessor and the salt that ties it to its governor.
func operationID(governor common.Address, calls []Call, descriptionHash common.Hash) common.Hash {
	salt := descriptionHash
	for i, b := range governor {
		salt[i] ^= b
	}
	return encodeHash(calls, "hashOperationBatch", common.Hash{}, salt)
}

// encodeHash is keccak256(abi.encode(targets, values, payloads, rest...)), with the
// argument types of a hashing function of governor or timelock.
func encodeHash(calls []Call, function string, rest ...common.Hash) common.Hash {
	targets, values, datas := split(calls)
	args := []any{targets, values, datas}
	for _, r := range rest {
		args = append(args, [32]byte(r))
	}
	m, ok := governorABI.Methods[function]
	if !ok {
		m = timelockABI.Methods[function]
	}
	enc, err := m.Inputs.Pack(args...)
	if err != nil {
		panic("governance: " + function + ": " + err.Error()) // the types are fixed above
	}
	return crypto.Keccak256Hash(enc)
}

func split(calls []Call) ([]common.Address, []*big.Int, [][]byte) {
	targets, values, datas := make([]common.Address, len(calls)), make([]*big.Int, len(calls)), make([][]byte, len(calls))
	for i, c := range calls {
		targets[i], values[i], datas[i] = c.Target, c.value(), c.Data
	}
	return targets, values, datas
}

// unpackCall finds the method that data calls and its arguments, if the whole of data is
// their canonical encoding: anything else could hide what it does.
func unpackCall(a *abi.ABI, data []byte) (*abi.Method, []any, bool) {
	if len(data) < 4 {
		return nil, nil, false
	}
	m, err := a.MethodById(data[:4])
	if err != nil {
		return nil, nil, false
	}
	args, err := m.Inputs.Unpack(data[4:])
	if err != nil {
		return nil, nil, false
	}
	back, err := m.Inputs.Pack(args...)
	if err != nil || !bytes.Equal(back, data[4:]) {
		return nil, nil, false
	}
	return m, args, true
}

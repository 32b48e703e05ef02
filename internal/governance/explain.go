package governance

import (
	"errors"
	"math/big"
	"math/bits"

	"github.com/witan-project/witan/internal/ethereum"
)

// onChain are the states as OpenZeppelin's Governor numbers them (IGovernor.ProposalState).
var onChain = []string{"pending: voting has not begun", "active: members are voting", "canceled", "defeated",
	"succeeded: it can be queued", "queued: it can be executed when the timelock's delay is over", "expired", "executed"}

// Explain says in plain words why a contract refused, what the cause is and what to do.
// Errors that are no refusal, and refusals that say enough themselves, come back as they
// are. The original stays in the chain of errors.
func Explain(err error) error {
	var r *ethereum.Revert
	if !errors.As(err, &r) {
		return err
	}
	text := explanation(r)
	if text == "" {
		return err
	}
	return &explained{text, err}
}

type explained struct {
	text  string
	cause error
}

func (e *explained) Error() string { return e.text }
func (e *explained) Unwrap() error { return e.cause }

func explanation(r *ethereum.Revert) string {
	switch r.Name {
	case "GovernorUnexpectedProposalState":
		state, ok := argument64(r, 1)
		if !ok || state >= uint64(len(onChain)) {
			return ""
		}
		return "the proposal is " + onChain[state]
	case "GovernorAlreadyCastVote":
		return "this account has voted on the proposal already; a vote cannot be changed"
	case "GovernorNonexistentProposal":
		return "the governor knows no such proposal: check the id"
	case "GovernorInsufficientProposerVotes":
		return "this account has too few votes to propose: it needs as many as the proposal threshold"
	case "GovernorRestrictedProposer":
		return "the text names another account as the only one that can propose it (#proposer=…)"
	case "GovernorUnableToCancel":
		return "this account may not cancel the proposal: only its proposer before voting begins, or the guardian until its date"
	case "GovernorNotQueuedProposal":
		return "the proposal is not queued: queue it first"
	case "GovernorInvalidVoteType":
		return "the governor knows the votes for, against and abstain only"
	case "TimelockUnexpectedOperationState":
		return timelockExplanation(r)
	case "ERC20InsufficientBalance":
		return "the account holds fewer tokens than that"
	case "OwnableUnauthorizedAccount":
		return "only the DAO may do that, by a proposal"
	}
	return ""
}

// timelockExplanation reads the bitmap of expected states (TimelockController.OperationState:
// unset, waiting, ready, done).
func timelockExplanation(r *ethereum.Revert) string {
	if len(r.Args) < 2 {
		return ""
	}
	var expected uint64
	switch v := r.Args[1].(type) {
	case [32]byte:
		expected = new(big.Int).SetBytes(v[:]).Uint64()
	default:
		return ""
	}
	switch bits.TrailingZeros64(expected) {
	case 0:
		return "the timelock holds this operation already"
	case 2:
		return "the timelock's delay is not over yet: try again when the proposal's time has come"
	}
	return ""
}

func argument64(r *ethereum.Revert, i int) (uint64, bool) {
	if i >= len(r.Args) {
		return 0, false
	}
	switch v := r.Args[i].(type) {
	case uint8:
		return uint64(v), true
	case *big.Int:
		return v.Uint64(), v.IsUint64()
	}
	return 0, false
}

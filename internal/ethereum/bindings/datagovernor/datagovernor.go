// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package datagovernor

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// IDataGovernorParameters is an auto generated low-level Go binding around an user-defined struct.
type IDataGovernorParameters struct {
	Name              string
	Token             common.Address
	VotingDelay       *big.Int
	VotingPeriod      uint32
	LateExtension     *big.Int
	ProposalThreshold *big.Int
	QuorumPercent     *big.Int
	TimelockDelay     *big.Int
	Guardian          common.Address
	GuardianUntil     uint64
}

// DataGovernorMetaData contains all meta data concerning the DataGovernor contract.
var DataGovernorMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"p\",\"type\":\"tuple\",\"internalType\":\"structIDataGovernor.Parameters\",\"components\":[{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"contractIVotes\"},{\"name\":\"votingDelay\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"votingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"lateExtension\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"proposalThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"quorumPercent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"timelockDelay\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"guardian\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"guardianUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"receive\",\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"BALLOT_TYPEHASH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"CLOCK_MODE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"COUNTING_MODE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"EXTENDED_BALLOT_TYPEHASH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"castVote\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"castVoteBySig\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"voter\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"castVoteWithReason\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"reason\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"castVoteWithReasonAndParams\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"reason\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"params\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"castVoteWithReasonAndParamsBySig\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"voter\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reason\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"params\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"clock\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint48\",\"internalType\":\"uint48\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"execute\",\"inputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"execute\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"getProposalId\",\"inputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getVotes\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"timepoint\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getVotesWithParams\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"timepoint\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"params\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"guardian\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"guardianUntil\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hasVoted\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hashProposal\",\"inputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"lateQuorumVoteExtension\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint48\",\"internalType\":\"uint48\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"name\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nonces\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"onERC1155BatchReceived\",\"inputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"onERC1155Received\",\"inputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"onERC721Received\",\"inputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"proposalCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalDeadline\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalDetails\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalDetailsAt\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalEta\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalNeedsQueuing\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalProposer\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalSnapshot\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proposalVotes\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"againstVotes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"forVotes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"abstainVotes\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"propose\",\"inputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"description\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"queue\",\"inputs\":[{\"name\":\"targets\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"},{\"name\":\"descriptionHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"queue\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"quorum\",\"inputs\":[{\"name\":\"timepoint\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"quorumDenominator\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"quorumNumerator\",\"inputs\":[{\"name\":\"timepoint\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"quorumNumerator\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"relay\",\"inputs\":[{\"name\":\"target\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"data\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"setLateQuorumVoteExtension\",\"inputs\":[{\"name\":\"newVoteExtension\",\"type\":\"uint48\",\"internalType\":\"uint48\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setProposalThreshold\",\"inputs\":[{\"name\":\"newProposalThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setVotingDelay\",\"inputs\":[{\"name\":\"newVotingDelay\",\"type\":\"uint48\",\"internalType\":\"uint48\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setVotingPeriod\",\"inputs\":[{\"name\":\"newVotingPeriod\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"state\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumIGovernor.ProposalState\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"supportsInterface\",\"inputs\":[{\"name\":\"interfaceId\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"timelock\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"token\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIERC5805\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"updateQuorumNumerator\",\"inputs\":[{\"name\":\"newQuorumNumerator\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"updateTimelock\",\"inputs\":[{\"name\":\"newTimelock\",\"type\":\"address\",\"internalType\":\"contractTimelockController\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"version\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"votingDelay\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"votingPeriod\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"LateQuorumVoteExtensionSet\",\"inputs\":[{\"name\":\"oldVoteExtension\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"newVoteExtension\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalCanceled\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalCreated\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"proposer\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"targets\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"},{\"name\":\"values\",\"type\":\"uint256[]\",\"indexed\":false,\"internalType\":\"uint256[]\"},{\"name\":\"signatures\",\"type\":\"string[]\",\"indexed\":false,\"internalType\":\"string[]\"},{\"name\":\"calldatas\",\"type\":\"bytes[]\",\"indexed\":false,\"internalType\":\"bytes[]\"},{\"name\":\"voteStart\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"voteEnd\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"description\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalExecuted\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalExtended\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"extendedDeadline\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalQueued\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"etaSeconds\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProposalThresholdSet\",\"inputs\":[{\"name\":\"oldProposalThreshold\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"newProposalThreshold\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"QuorumNumeratorUpdated\",\"inputs\":[{\"name\":\"oldQuorumNumerator\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"newQuorumNumerator\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TimelockChange\",\"inputs\":[{\"name\":\"oldTimelock\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"newTimelock\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VoteCast\",\"inputs\":[{\"name\":\"voter\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"weight\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"reason\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VoteCastWithParams\",\"inputs\":[{\"name\":\"voter\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"proposalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"support\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"weight\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"reason\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"params\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VotingDelaySet\",\"inputs\":[{\"name\":\"oldVotingDelay\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"newVotingDelay\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VotingPeriodSet\",\"inputs\":[{\"name\":\"oldVotingPeriod\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"newVotingPeriod\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"CheckpointUnorderedInsertion\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"DataGovernorInvalidGuardian\",\"inputs\":[{\"name\":\"guardian\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"guardianUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ERC6372InconsistentClock\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"FailedCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"GovernorAlreadyCastVote\",\"inputs\":[{\"name\":\"voter\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"GovernorAlreadyQueuedProposal\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorDisabledDeposit\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"GovernorInsufficientProposerVotes\",\"inputs\":[{\"name\":\"proposer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"votes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"threshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorInvalidProposalLength\",\"inputs\":[{\"name\":\"targets\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"calldatas\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"values\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorInvalidQuorumFraction\",\"inputs\":[{\"name\":\"quorumNumerator\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"quorumDenominator\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorInvalidSignature\",\"inputs\":[{\"name\":\"voter\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"GovernorInvalidVoteParams\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"GovernorInvalidVoteType\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"GovernorInvalidVotingPeriod\",\"inputs\":[{\"name\":\"votingPeriod\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorNonexistentProposal\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorOnlyExecutor\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"GovernorPreventLateQuorumVoteExtensionTooLarge\",\"inputs\":[{\"name\":\"newVoteExtension\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxVoteExtension\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorProposalQueueingFailed\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorProposalQueueingNotRequired\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GovernorRestrictedProposer\",\"inputs\":[{\"name\":\"proposer\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"GovernorUnableToCancel\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"GovernorUnexpectedProposalState\",\"inputs\":[{\"name\":\"proposalId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"current\",\"type\":\"uint8\",\"internalType\":\"enumIGovernor.ProposalState\"},{\"name\":\"expectedStates\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"InvalidAccountNonce\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"currentNonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]}]",
	ID:  "DataGovernor",
	Bin: "0x6101c0604052348015610010575f5ffd5b50604051617e19380380617e1983398101604081905261002f91610a22565b608081015160e08201516100429061025b565b60c083015160208401516040850151606086015160a087015187518061007c6040805180820190915260018152603160f81b602082015290565b610085826102f0565b61012052610092816102f0565b61014052815160208084019190912060e052815190820120610100524660a05261011e60e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c05260036101338282610ba4565b5061013f90508361032d565b61014882610393565b61015181610432565b5050506001600160a01b03166101605261016a81610473565b5061017481610508565b5061017e81610571565b506101008101515f906001600160a01b03161580156101a957506101208201516001600160401b0316155b6101008301519091505f906001600160a01b0316158015906101d85750428361012001516001600160401b0316115b9050811580156101e6575080155b1561022f576101008301516101208401516040516302a3523960e11b81526001600160a01b0390921660048301526001600160401b031660248201526044015b60405180910390fd5b50506101008101516001600160a01b03166101805261012001516001600160401b03166101a052610d93565b6040805160018082528183019092525f918291906020808301908036833701905050905030815f8151811061029257610292610c62565b60200260200101906001600160a01b031690816001600160a01b0316815250508281825f6040516102c2906108fb565b6102cf9493929190610cb9565b604051809103905ff0801580156102e8573d5f5f3e3d5ffd5b509392505050565b5f5f829050601f8151111561031a578260405163305a27a960e01b81526004016102269190610cfd565b805161032582610d32565b179392505050565b6008546040805165ffffffffffff928316815291831660208301527fc565b045403dc03c2eea82b81a0465edad9e2e7fc4d97e11421c209da93d7a93910160405180910390a16008805465ffffffffffff191665ffffffffffff92909216919091179055565b8063ffffffff165f036103bb5760405163f1cfbf0560e01b81525f6004820152602401610226565b6008546040805163ffffffff66010000000000009093048316815291831660208301527f7e3f7f0708a84de9203036abaa450dccc85ad5ff52f78c170f3edb55cf5e8828910160405180910390a16008805463ffffffff90921666010000000000000263ffffffff60301b19909216919091179055565b60075460408051918252602082018390527fccb45da8d5717e6c4544694297c4ba5cf151d455c9bb0ed4fc7a38411bc05461910160405180910390a1600755565b6064808211156104a05760405163243e544560e01b81526004810183905260248101829052604401610226565b5f6104a961061d565b90506104c86104b6610636565b6104bf856106b0565b600c91906106e7565b505060408051828152602081018590527f0553476bf02ef2726e8ce5ced78d63e26e602e4a2257b1f559418e24b4633997910160405180910390a1505050565b600d54604080516001600160a01b03928316815291831660208301527f08f74ea46ef7894f65eabfb5e6e695de773a000b47c529ab559178069b226401910160405180910390a1600d80546001600160a01b0319166001600160a01b0392909216919091179055565b5f61057a610701565b9050808265ffffffffffff1611156105b657604051633211876d60e11b815265ffffffffffff8316600482015260248101829052604401610226565b600f546040805165ffffffffffff928316815291841660208301527f7ca4ac117ed3cdce75c1161d8207c440389b1a15d69d096831664657c07dafc2910160405180910390a150600f805465ffffffffffff191665ffffffffffff92909216919091179055565b5f610628600c61071b565b6001600160d01b0316905090565b5f6106416101605190565b6001600160a01b03166391ddadf46040518163ffffffff1660e01b8152600401602060405180830381865afa92505050801561069a575060408051601f3d908101601f1916820190925261069791810190610d55565b60015b6106ab576106a6610763565b905090565b919050565b5f6001600160d01b038211156106e3576040516306dfcc6560e41b815260d0600482015260248101839052604401610226565b5090565b5f806106f485858561076d565b915091505b935093915050565b5f6106a66008546601000000000000900463ffffffff1690565b80545f90801561075a5761074183610734600184610d6e565b5f91825260209091200190565b54660100000000000090046001600160d01b031661075c565b5f5b9392505050565b5f6106a6436108c9565b82545f908190801561086c575f61078987610734600185610d6e565b805490915065ffffffffffff80821691660100000000000090046001600160d01b03169088168211156107cf57604051632520601d60e01b815260040160405180910390fd5b8765ffffffffffff168265ffffffffffff160361080b57825465ffffffffffff1666010000000000006001600160d01b0389160217835561085e565b6040805180820190915265ffffffffffff808a1682526001600160d01b03808a1660208085019182528d54600181018f555f8f815291909120945191519092166601000000000000029216919091179101555b94508593506106f992505050565b50506040805180820190915265ffffffffffff80851682526001600160d01b0380851660208085019182528854600181018a555f8a81529182209551925190931666010000000000000291909316179201919091559050816106f9565b5f65ffffffffffff8211156106e3576040516306dfcc6560e41b81526030600482015260248101839052604401610226565b611cfa8061611f83390190565b634e487b7160e01b5f52604160045260245ffd5b60405161014081016001600160401b038111828210171561093f5761093f610908565b60405290565b5f82601f830112610954575f5ffd5b81516001600160401b0381111561096d5761096d610908565b604051601f8201601f19908116603f011681016001600160401b038111828210171561099b5761099b610908565b6040528181528382016020018510156109b2575f5ffd5b8160208501602083015e5f918101602001919091529392505050565b80516001600160a01b03811681146106ab575f5ffd5b805165ffffffffffff811681146106ab575f5ffd5b805163ffffffff811681146106ab575f5ffd5b80516001600160401b03811681146106ab575f5ffd5b5f60208284031215610a32575f5ffd5b81516001600160401b03811115610a47575f5ffd5b82016101408185031215610a59575f5ffd5b610a6161091c565b81516001600160401b03811115610a76575f5ffd5b610a8286828501610945565b825250610a91602083016109ce565b6020820152610aa2604083016109e4565b6040820152610ab3606083016109f9565b6060820152610ac4608083016109e4565b608082015260a0828101519082015260c0808301519082015260e08083015190820152610af461010083016109ce565b610100820152610b076101208301610a0c565b610120820152949350505050565b600181811c90821680610b2957607f821691505b602082108103610b4757634e487b7160e01b5f52602260045260245ffd5b50919050565b601f821115610b9f5782821115610b9f57805f5260205f20601f840160051c6020851015610b7857505f5b90810190601f840160051c035f5b81811015610b9b575f83820155600101610b86565b5050505b505050565b81516001600160401b03811115610bbd57610bbd610908565b610bd181610bcb8454610b15565b84610b4d565b6020601f821160018114610c03575f8315610bec5750848201515b5f19600385901b1c1916600184901b178455610c5b565b5f84815260208120601f198516915b82811015610c325787850151825560209485019460019092019101610c12565b5084821015610c4f57868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b634e487b7160e01b5f52603260045260245ffd5b5f8151808452602084019350602083015f5b82811015610caf5781516001600160a01b0316865260209586019590910190600101610c88565b5093949350505050565b848152608060208201525f610cd16080830186610c76565b8281036040840152610ce38186610c76565b91505060018060a01b038316606083015295945050505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b80516020808301519190811015610b47575f1960209190910360031b1b16919050565b5f60208284031215610d65575f5ffd5b61075c826109e4565b81810381811115610d8d57634e487b7160e01b5f52601160045260245ffd5b92915050565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516152f3610e2c5f395f818161081301526122a601525f81816106ed015261226a01525f8181610c06015281816114b40152818161185401528181611c9d015261270001525f61264601525f61261b01525f61383601525f61380e01525f61376901525f61379301525f6137bd01526152f35ff3fe60806040526004361061037f575f3560e01c80637b3c71d3116101d3578063c01f9e37116100fd578063deaaa7cc1161009d578063f23a6e611161006d578063f23a6e6114610bba578063f8ce560a14610bd9578063fc0c546a14610bf8578063fe0d94c114610c2a575f5ffd5b8063deaaa7cc14610b2a578063e540d01d14610b5d578063eb9019d414610b7c578063ece40cc114610b9b575f5ffd5b8063d33219b4116100d8578063d33219b414610a95578063da35c66414610ab2578063dd4e2ba514610ac6578063ddf0b00914610b0b575f5ffd5b8063c01f9e3714610a44578063c28bc2fa14610a63578063c59057e414610a76575f5ffd5b80639a802a6d11610173578063a9a9529411610143578063a9a95294146109bc578063ab58fb8e146109db578063b58131b014610a11578063bc197c8114610a25575f5ffd5b80639a802a6d1461094b578063a7713a701461096a578063a890c9101461097e578063a8f8a6681461099d575f5ffd5b806384b0196e116101ae57806384b0196e146108de5780638ff262e31461090557806391ddadf41461092457806397c3d33414610938575f5ffd5b80637b3c71d31461086c5780637d5e81e21461088b5780637ecebe00146108aa575f5ffd5b80633932abb1116102b4578063544ffc9c116102545780635f398a14116102245780635f398a14146107c457806360c4247f146107e35780637030c8d214610802578063790518871461084d575f5ffd5b8063544ffc9c1461072357806354fd4d501461075d57806356781388146107865780635b8d0e0d146107a5575f5ffd5b8063438596321161028f5780634385963214610675578063452115d6146106bd578063452a9320146106dc5780634bf5d7e91461070f575f5ffd5b80633932abb11461060e5780633e4f49e61461062a57806340e58ee514610656575f5ffd5b806316e9eaec1161031f5780632e82db94116102fa5780632e82db941461055d5780632fe3e2611461058d57806332b8113e146105c0578063330df7ff146105ef575f5ffd5b806316e9eaec146104fc5780632656227d1461052b5780632d63f6931461053e575f5ffd5b806306fdde031161035a57806306fdde0314610438578063143489d014610459578063150b7a02146104a5578063160cbed7146104dd575f5ffd5b806301ffc9a7146103ba57806302a251a3146103ee57806306f3f9e614610419575f5ffd5b366103b6573061038d610c3d565b6001600160a01b0316146103b457604051637485328f60e11b815260040160405180910390fd5b005b5f5ffd5b3480156103c5575f5ffd5b506103d96103d436600461402c565b610c55565b60405190151581526020015b60405180910390f35b3480156103f9575f5ffd5b50600854600160301b900463ffffffff165b6040519081526020016103e5565b348015610424575f5ffd5b506103b4610433366004614053565b610cc1565b348015610443575f5ffd5b5061044c610cd5565b6040516103e59190614098565b348015610464575f5ffd5b5061048d610473366004614053565b5f908152600460205260409020546001600160a01b031690565b6040516001600160a01b0390911681526020016103e5565b3480156104b0575f5ffd5b506104c46104bf366004614181565b610d65565b6040516001600160e01b031990911681526020016103e5565b3480156104e8575f5ffd5b5061040b6104f7366004614347565b610da7565b348015610507575f5ffd5b5061051b610516366004614053565b610eaa565b6040516103e5949392919061449b565b61040b610539366004614347565b6110a4565b348015610549575f5ffd5b5061040b610558366004614053565b611214565b348015610568575f5ffd5b5061057c610577366004614053565b611234565b6040516103e59594939291906144e5565b348015610598575f5ffd5b5061040b7f3e83946653575f9a39005e1545185629e92736b7528ab20ca3816f315424a81181565b3480156105cb575f5ffd5b50600f5465ffffffffffff165b60405165ffffffffffff90911681526020016103e5565b3480156105fa575f5ffd5b506103b4610609366004614549565b611273565b348015610619575f5ffd5b5060085465ffffffffffff1661040b565b348015610635575f5ffd5b50610649610644366004614053565b611284565b6040516103e59190614598565b348015610661575f5ffd5b506103b4610670366004614053565b61128e565b348015610680575f5ffd5b506103d961068f3660046145a6565b5f8281526009602090815260408083206001600160a01b038516845260030190915290205460ff1692915050565b3480156106c8575f5ffd5b5061040b6106d7366004614347565b61144f565b3480156106e7575f5ffd5b5061048d7f000000000000000000000000000000000000000000000000000000000000000081565b34801561071a575f5ffd5b5061044c6114b0565b34801561072e575f5ffd5b5061074261073d366004614053565b611543565b604080519384526020840192909252908201526060016103e5565b348015610768575f5ffd5b506040805180820190915260018152603160f81b602082015261044c565b348015610791575f5ffd5b5061040b6107a03660046145e4565b611568565b3480156107b0575f5ffd5b5061040b6107bf366004614652565b61158f565b3480156107cf575f5ffd5b5061040b6107de36600461470e565b61164c565b3480156107ee575f5ffd5b5061040b6107fd366004614053565b611694565b34801561080d575f5ffd5b506108357f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160401b0390911681526020016103e5565b348015610858575f5ffd5b506103b4610867366004614549565b6116a0565b348015610877575f5ffd5b5061040b61088636600461478f565b6116b1565b348015610896575f5ffd5b5061040b6108a53660046147e4565b611701565b3480156108b5575f5ffd5b5061040b6108c43660046148a0565b6001600160a01b03165f9081526002602052604090205490565b3480156108e9575f5ffd5b506108f26117b7565b6040516103e597969594939291906148bb565b348015610910575f5ffd5b5061040b61091f36600461492a565b6117f9565b34801561092f575f5ffd5b506105d8611851565b348015610943575f5ffd5b50606461040b565b348015610956575f5ffd5b5061040b610965366004614977565b6118d8565b348015610975575f5ffd5b5061040b6118ee565b348015610989575f5ffd5b506103b46109983660046148a0565b611907565b3480156109a8575f5ffd5b5061040b6109b7366004614347565b611918565b3480156109c7575f5ffd5b506103d96109d6366004614053565b611925565b3480156109e6575f5ffd5b5061040b6109f5366004614053565b5f9081526004602052604090206001015465ffffffffffff1690565b348015610a1c575f5ffd5b5061040b61192d565b348015610a30575f5ffd5b506104c4610a3f3660046149cb565b611937565b348015610a4f575f5ffd5b5061040b610a5e366004614053565b61197a565b6103b4610a71366004614a62565b611984565b348015610a81575f5ffd5b5061040b610a90366004614347565b611a00565b348015610aa0575f5ffd5b50600d546001600160a01b031661048d565b348015610abd575f5ffd5b50600a5461040b565b348015610ad1575f5ffd5b506040805180820190915260208082527f737570706f72743d627261766f2671756f72756d3d666f722c6162737461696e9082015261044c565b348015610b16575f5ffd5b506103b4610b25366004614053565b611a39565b348015610b35575f5ffd5b5061040b7ff2aad550cf55f045cb27e9c559f9889fdfb6e6cdaa032301d6ea397784ae51d781565b348015610b68575f5ffd5b506103b4610b77366004614aa1565b611bf5565b348015610b87575f5ffd5b5061040b610b96366004614ac4565b611c06565b348015610ba6575f5ffd5b506103b4610bb5366004614053565b611c25565b348015610bc5575f5ffd5b506104c4610bd4366004614aee565b611c36565b348015610be4575f5ffd5b5061040b610bf3366004614053565b611c79565b348015610c03575f5ffd5b507f000000000000000000000000000000000000000000000000000000000000000061048d565b6103b4610c38366004614053565b611d16565b5f610c50600d546001600160a01b031690565b905090565b5f6001600160e01b031982166366defe7760e11b1480610c8557506001600160e01b031982166332a2ad4360e11b145b80610ca057506001600160e01b03198216630271189760e51b145b80610cbb57506301ffc9a760e01b6001600160e01b03198316145b92915050565b610cc9611ed2565b610cd281611f4b565b50565b606060038054610ce490614b45565b80601f0160208091040260200160405190810160405280929190818152602001828054610d1090614b45565b8015610d5b5780601f10610d3257610100808354040283529160200191610d5b565b820191905f5260205f20905b815481529060010190602001808311610d3e57829003601f168201915b5050505050905090565b5f30610d6f610c3d565b6001600160a01b031614610d9657604051637485328f60e11b815260040160405180910390fd5b50630a85bd0160e11b949350505050565b5f5f610db586868686611918565b90505f610dc182611925565b9050610dd682610dd16004611fe0565b612002565b5080610dfd5760405163d838bcb760e01b8152600481018390526024015b60405180910390fd5b5f610e0b838989898961203f565b905065ffffffffffff811615610e82575f83815260046020908152604091829020600101805465ffffffffffff191665ffffffffffff85169081179091558251868152918201527f9a2e42fd6722813d69113e7d0079d3d940171428df7373df9c7f7617cfda2892910160405180910390a1610e9e565b60405163ab2d031160e01b815260048101849052602401610df4565b50909695505050505050565b5f818152600b602090815260408083208151815460a0948102820185019093526080810183815260609586958695919485949390928492849190840182828015610f1b57602002820191905f5260205f20905b81546001600160a01b03168152600190910190602001808311610efd575b5050505050815260200160018201805480602002602001604051908101604052809291908181526020018280548015610f7157602002820191905f5260205f20905b815481526020019060010190808311610f5d575b5050505050815260200160028201805480602002602001604051908101604052809291908181526020015f905b82821015611046578382905f5260205f20018054610fbb90614b45565b80601f0160208091040260200160405190810160405280929190818152602001828054610fe790614b45565b80156110325780601f1061100957610100808354040283529160200191611032565b820191905f5260205f20905b81548152906001019060200180831161101557829003601f168201915b505050505081526020019060010190610f9e565b505050508152602001600382015481525050905080606001515f5f1b0361108357604051636ad0607560e01b815260048101879052602401610df4565b80516020820151604083015160609093015191989097509195509350915050565b5f5f6110b286868686611918565b90505f6110be82611925565b90506110da82610dd1836110d3576004611fe0565b6005611fe0565b505f828152600460205260409020805460ff60f01b1916600160f01b17905530611102610c3d565b6001600160a01b03161461118b575f5b875181101561118957306001600160a01b031688828151811061113757611137614b7d565b60200260200101516001600160a01b0316036111815761118186828151811061116257611162614b7d565b602002602001015180519060200120600561204d90919063ffffffff16565b600101611112565b505b6111988288888888612069565b306111a1610c3d565b6001600160a01b0316141580156111cd57506005546001600160801b03808216600160801b9092041614155b156111d7575f6005555b6040518281527f712ae1383f79ac853f8d882153778e0260ef8f03b504e2866e0593e04d2b291f9060200160405180910390a15095945050505050565b5f90815260046020526040902054600160a01b900465ffffffffffff1690565b5f60608060605f600a868154811061124e5761124e614b7d565b905f5260205f200154945061126285610eaa565b979992985090969095509350915050565b61127b611ed2565b610cd28161207d565b5f610cbb8261212e565b5f818152600b6020526040812060038101549091036112c357604051636ad0607560e01b815260048101839052602401610df4565b61144a815f0180548060200260200160405190810160405280929190818152602001828054801561131b57602002820191905f5260205f20905b81546001600160a01b031681526001909101906020018083116112fd575b50505050508260010180548060200260200160405190810160405280929190818152602001828054801561136c57602002820191905f5260205f20905b815481526020019060010190808311611358575b505050505083600201805480602002602001604051908101604052809291908181526020015f905b8282101561143c578382905f5260205f200180546113b190614b45565b80601f01602080910402602001604051908101604052809291908181526020018280546113dd90614b45565b80156114285780601f106113ff57610100808354040283529160200191611428565b820191905f5260205f20905b81548152906001019060200180831161140b57829003601f168201915b505050505081526020019060010190611394565b50505050846003015461144f565b505050565b5f5f61145d86868686611918565b90503361146a8282612267565b61149957604051638fe5d8a960e01b8152600481018390526001600160a01b0382166024820152604401610df4565b6114a5878787876122e1565b979650505050505050565b60607f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316634bf5d7e96040518163ffffffff1660e01b81526004015f60405180830381865afa92505050801561152f57506040513d5f823e601f3d908101601f1916820160405261152c9190810190614b91565b60015b61153e57610c506118516122ee565b919050565b5f818152600960205260409020805460018201546002909201549091905b9193909250565b5f8033905061158784828560405180602001604052805f815250612304565b949350505050565b5f6115d588888888888080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508a92508991506123259050565b6115fd576040516394ab6c0760e01b81526001600160a01b0387166004820152602401610df4565b61164088878988888080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508a92506123f2915050565b98975050505050505050565b5f803390506114a587828888888080601f0160208091040260200160405190810160405280939291908181526020018383808284375f920191909152508a92506123f2915050565b5f610cbb600c836124cf565b6116a8611ed2565b610cd28161251c565b5f803390506116f786828787878080601f0160208091040260200160405190810160405280939291908181526020018383808284375f9201919091525061230492505050565b9695505050505050565b5f3361170d8184612582565b6117355760405163d9b3955760e01b81526001600160a01b0382166004820152602401610df4565b5f61173e61192d565b905080156117aa575f61176c836001611755611851565b61175f9190614c19565b65ffffffffffff16611c06565b9050818110156117a857604051636121770b60e11b81526001600160a01b03841660048201526024810182905260448101839052606401610df4565b505b6114a58787878786612606565b5f6060805f5f5f60606117c8612614565b6117d061263f565b604080515f80825260208201909252600f60f81b9b939a50919850469750309650945092509050565b5f6118068585858561266a565b61182e576040516394ab6c0760e01b81526001600160a01b0384166004820152602401610df4565b61184885848660405180602001604052805f815250612304565b95945050505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03166391ddadf46040518163ffffffff1660e01b8152600401602060405180830381865afa9250505080156118cc575060408051601f3d908101601f191682019092526118c991810190614c37565b60015b61153e57610c506126f3565b5f6118e48484846126fd565b90505b9392505050565b5f6118f9600c612790565b6001600160d01b0316905090565b61190f611ed2565b610cd2816127d4565b5f61184885858585611a00565b5f6001610cbb565b5f610c5060075490565b5f30611941610c3d565b6001600160a01b03161461196857604051637485328f60e11b815260040160405180910390fd5b5063bc197c8160e01b95945050505050565b5f610cbb8261283d565b61198c611ed2565b5f5f856001600160a01b03168585856040516119a9929190614c52565b5f6040518083038185875af1925050503d805f81146119e3576040519150601f19603f3d011682016040523d82523d5f602084013e6119e8565b606091505b50915091506119f78282612865565b50505050505050565b5f84848484604051602001611a18949392919061449b565b60408051601f19818403018152919052805160209091012095945050505050565b5f818152600b602052604081206003810154909103611a6e57604051636ad0607560e01b815260048101839052602401610df4565b61144a815f01805480602002602001604051908101604052809291908181526020018280548015611ac657602002820191905f5260205f20905b81546001600160a01b03168152600190910190602001808311611aa8575b505050505082600101805480602002602001604051908101604052809291908181526020018280548015611b1757602002820191905f5260205f20905b815481526020019060010190808311611b03575b505050505083600201805480602002602001604051908101604052809291908181526020015f905b82821015611be7578382905f5260205f20018054611b5c90614b45565b80601f0160208091040260200160405190810160405280929190818152602001828054611b8890614b45565b8015611bd35780601f10611baa57610100808354040283529160200191611bd3565b820191905f5260205f20905b815481529060010190602001808311611bb657829003601f168201915b505050505081526020019060010190611b3f565b505050508460030154610da7565b611bfd611ed2565b610cd2816128a2565b5f6118e78383611c2060408051602081019091525f815290565b6126fd565b611c2d611ed2565b610cd28161293e565b5f30611c40610c3d565b6001600160a01b031614611c6757604051637485328f60e11b815260040160405180910390fd5b5063f23a6e6160e01b95945050505050565b604051632394e7a360e21b8152600481018290525f90610cbb906001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690638e539e8c90602401602060405180830381865afa158015611ce2573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611d069190614c61565b611d0f84611694565b606461297f565b5f818152600b602052604081206003810154909103611d4b57604051636ad0607560e01b815260048101839052602401610df4565b61144a815f01805480602002602001604051908101604052809291908181526020018280548015611da357602002820191905f5260205f20905b81546001600160a01b03168152600190910190602001808311611d85575b505050505082600101805480602002602001604051908101604052809291908181526020018280548015611df457602002820191905f5260205f20905b815481526020019060010190808311611de0575b505050505083600201805480602002602001604051908101604052809291908181526020015f905b82821015611ec4578382905f5260205f20018054611e3990614b45565b80601f0160208091040260200160405190810160405280929190818152602001828054611e6590614b45565b8015611eb05780601f10611e8757610100808354040283529160200191611eb0565b820191905f5260205f20905b815481529060010190602001808311611e9357829003601f168201915b505050505081526020019060010190611e1c565b5050505084600301546110a4565b33611edb610c3d565b6001600160a01b031614611f04576040516347096e4760e01b8152336004820152602401610df4565b30611f0d610c3d565b6001600160a01b031614611f49575f8036604051611f2c929190614c52565b604051809103902090505b80611f426005612a2f565b03611f3757505b565b606480821115611f785760405163243e544560e01b81526004810183905260248101829052604401610df4565b5f611f816118ee565b9050611fa0611f8e611851565b611f9785612a4e565b600c9190612a85565b505060408051828152602081018590527f0553476bf02ef2726e8ce5ced78d63e26e602e4a2257b1f559418e24b4633997910160405180910390a1505050565b5f816007811115611ff357611ff3614564565b600160ff919091161b92915050565b5f5f61200d84611284565b90505f8361201a83611fe0565b16036118e7578381846040516331b75e4d60e01b8152600401610df493929190614c78565b5f6116f78686868686612a9f565b5f6120588383612c30565b90508061144a5761144a6041612c95565b6120768585858585612ca6565b5050505050565b600854600160301b900463ffffffff1665ffffffffffff82168110156120c757604051633211876d60e11b815265ffffffffffff8316600482015260248101829052604401610df4565b600f546040805165ffffffffffff928316815291841660208301527f7ca4ac117ed3cdce75c1161d8207c440389b1a15d69d096831664657c07dafc2910160405180910390a150600f805465ffffffffffff191665ffffffffffff92909216919091179055565b5f5f61213983612d36565b9050600581600781111561214f5761214f614564565b1461215a5792915050565b5f838152600e60205260409081902054600d549151632c258a9f60e11b81526004810182905290916001600160a01b03169063584b153e90602401602060405180830381865afa1580156121b0573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906121d49190614c9a565b156121e3575060059392505050565b600d54604051632ab0f52960e01b8152600481018390526001600160a01b0390911690632ab0f52990602401602060405180830381865afa15801561222a573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061224e9190614c9a565b1561225d575060079392505050565b5060029392505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316826001600160a01b03161480156122d157507f00000000000000000000000000000000000000000000000000000000000000006001600160401b031642105b806118e757506118e78383612e67565b5f61184885858585612eac565b6060610cbb6122ff8363ffffffff16565b612f43565b5f6118488585858561232060408051602081019091525f815290565b6123f2565b5f6114a5856123ec7f3e83946653575f9a39005e1545185629e92736b7528ab20ca3816f315424a8118a8a8a6123778c6001600160a01b03165f90815260026020526040902080546001810190915590565b8b516020808e01919091208c518d8301206040516123d198979695949301968752602087019590955260ff9390931660408601526001600160a01b03919091166060850152608084015260a083015260c082015260e00190565b60405160208183030381529060405280519060200120612fb5565b84612fe1565b5f61240186610dd16001611fe0565b505f6124168661241089611214565b856126fd565b90505f6124268888888588613051565b905083515f0361247c57866001600160a01b03167fb8e138887d0aa13bab447e82de9d5c1777041ecd21ca36ba824ff1e6c07ddda48988848960405161246f9493929190614cb9565b60405180910390a26124c6565b866001600160a01b03167fe2babfbac5889a709b63bb7f598b324e08bc5a4fb9ec647fb3cbc9ec07eb871289888489896040516124bd959493929190614ce0565b60405180910390a25b6114a58861314d565b5f5f5f6124db85613156565b9250925050838265ffffffffffff161115612508576125036124fc856131ae565b86906131e0565b61250a565b805b6001600160d01b031695945050505050565b6008546040805165ffffffffffff928316815291831660208301527fc565b045403dc03c2eea82b81a0465edad9e2e7fc4d97e11421c209da93d7a93910160405180910390a16008805465ffffffffffff191665ffffffffffff92909216919091179055565b80515f906034811015612599576001915050610cbb565b60131981840101516001600160b01b03198116692370726f706f7365723d60b01b146125ca57600192505050610cbb565b5f5f6125da86602a860386613282565b915091508115806114a55750866001600160a01b0316816001600160a01b031614979650505050505050565b5f6116f7868686868661332b565b6060610c507f00000000000000000000000000000000000000000000000000000000000000006133f1565b6060610c507f00000000000000000000000000000000000000000000000000000000000000006133f1565b5f611848836123ec7ff2aad550cf55f045cb27e9c559f9889fdfb6e6cdaa032301d6ea397784ae51d78888886126bc8a6001600160a01b03165f90815260026020526040902080546001810190915590565b60408051602081019690965285019390935260ff90911660608401526001600160a01b0316608083015260a082015260c0016123d1565b5f610c50436131ae565b5f7f0000000000000000000000000000000000000000000000000000000000000000604051630748d63560e31b81526001600160a01b038681166004830152602482018690529190911690633a46b1a890604401602060405180830381865afa15801561276c573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906118e49190614c61565b80545f9080156127cc576127b6836127a9600184614d19565b5f91825260209091200190565b54600160301b90046001600160d01b03166118e7565b5f9392505050565b600d54604080516001600160a01b03928316815291831660208301527f08f74ea46ef7894f65eabfb5e6e695de773a000b47c529ab559178069b226401910160405180910390a1600d80546001600160a01b0319166001600160a01b0392909216919091179055565b5f610cbb61284a8361342e565b5f8481526010602052604090205465ffffffffffff16613470565b60608215612874575080610cbb565b815115612889576128848261347f565b610cbb565b60405163d6bda27560e01b815260040160405180910390fd5b8063ffffffff165f036128ca5760405163f1cfbf0560e01b81525f6004820152602401610df4565b6008546040805163ffffffff600160301b9093048316815291831660208301527f7e3f7f0708a84de9203036abaa450dccc85ad5ff52f78c170f3edb55cf5e8828910160405180910390a16008805463ffffffff909216600160301b0269ffffffff00000000000019909216919091179055565b60075460408051918252602082018390527fccb45da8d5717e6c4544694297c4ba5cf151d455c9bb0ed4fc7a38411bc05461910160405180910390a1600755565b5f5f5f61298c8686613487565b91509150815f036129b0578381816129a6576129a6614d2c565b04925050506118e7565b8184116129c7576129c76003851502601118612c95565b5f848688095f868103871696879004966002600389028118808a02820302808a02820302808a02820302808a02820302808a02820302808a02909103029181900381900460010185841190960395909502919093039390930492909217029150509392505050565b5f5f5f612a3b846134a3565b91509150816118e7576118e76031612c95565b5f6001600160d01b03821115612a81576040516306dfcc6560e41b815260d0600482015260248101839052604401610df4565b5090565b5f80612a92858585613517565b915091505b935093915050565b5f5f600d5f9054906101000a90046001600160a01b03166001600160a01b031663f27a0c926040518163ffffffff1660e01b8152600401602060405180830381865afa158015612af1573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190612b159190614c61565b90505f3060601b6bffffffffffffffffffffffff19168418600d5460405163b1c5f42760e01b81529192506001600160a01b03169063b1c5f42790612b66908a908a908a905f908890600401614d40565b602060405180830381865afa158015612b81573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190612ba59190614c61565b5f898152600e602052604080822092909255600d5491516308f2a0bb60e41b81526001600160a01b0390921691638f2a0bb091612bef918b918b918b919088908a90600401614d8d565b5f604051808303815f87803b158015612c06575f5ffd5b505af1158015612c18573d5f5f3e3d5ffd5b505050506116408242612c2b9190614de4565b6131ae565b81545f906001600160801b03600160801b820481169181166001830190911603612c5d575f915050610cbb565b6001600160801b038181165f908152600186810160205260409091209490945584549184018116600160801b02911617909255919050565b634e487b715f52806020526024601cfd5b600d546001600160a01b031663e38335e5348686865f3060601b6bffffffffffffffffffffffff191688186040518763ffffffff1660e01b8152600401612cf1959493929190614d40565b5f604051808303818588803b158015612d08575f5ffd5b505af1158015612d1a573d5f5f3e3d5ffd5b5050505f9687525050600e602052505060408320929092555050565b5f818152600460205260408120805460ff600160f01b8204811691600160f81b9004168115612d6a57506007949350505050565b8015612d7b57506002949350505050565b5f612d8586611214565b9050805f03612daa57604051636ad0607560e01b815260048101879052602401610df4565b5f612db3611851565b65ffffffffffff169050808210612dd057505f9695505050505050565b5f612dda8861197a565b9050818110612df157506001979650505050505050565b612dfa88613667565b1580612e1957505f888152600960205260409020805460019091015411155b15612e2c57506003979650505050505050565b5f8881526004602052604090206001015465ffffffffffff165f03612e5957506004979650505050505050565b506005979650505050505050565b5f80612e7284611284565b6007811115612e8357612e83614564565b1480156118e75750505f91825260046020526040909120546001600160a01b0391821691161490565b5f5f612eba8686868661369d565b5f818152600e60205260409020549091508015612f3957600d5460405163c4d252f560e01b8152600481018390526001600160a01b039091169063c4d252f5906024015f604051808303815f87803b158015612f14575f5ffd5b505af1158015612f26573d5f5f3e3d5ffd5b5050505f838152600e6020526040812055505b5095945050505050565b6060612f4d6126f3565b65ffffffffffff168265ffffffffffff1614612f7c576040516301bfc1c560e61b815260040160405180910390fd5b505060408051808201909152601d81527f6d6f64653d626c6f636b6e756d6265722666726f6d3d64656661756c74000000602082015290565b5f610cbb612fc161375d565b8360405161190160f01b8152600281019290925260228201526042902090565b5f836001600160a01b03163b5f0361303f575f5f612fff8585613886565b5090925090505f81600381111561301857613018614564565b1480156130365750856001600160a01b0316826001600160a01b0316145b925050506118e7565b61304a8484846138cf565b90506118e7565b5f8581526009602090815260408083206001600160a01b03881684526003810190925282205460ff16156130a3576040516371c6af4960e01b81526001600160a01b0387166004820152602401610df4565b6001600160a01b0386165f9081526003820160205260409020805460ff1916600117905560ff85166130ec5783815f015f8282546130e19190614de4565b909155506131429050565b5f1960ff86160161310a5783816001015f8282546130e19190614de4565b60011960ff8616016131295783816002015f8282546130e19190614de4565b6040516303599be160e11b815260040160405180910390fd5b509195945050505050565b610cd281613934565b80545f9081908190808203613174575f5f5f93509350935050611561565b5f613184866127a9600185614d19565b546001955065ffffffffffff81169450600160301b90046001600160d01b03169250611561915050565b5f65ffffffffffff821115612a81576040516306dfcc6560e41b81526030600482015260248101839052604401610df4565b81545f908181600581111561323c575f6131f984613a08565b6132039085614d19565b5f8881526020902090915081015465ffffffffffff908116908716101561322c5780915061323a565b613237816001614de4565b92505b505b5f61324987878585613b5b565b9050801561327657613260876127a9600184614d19565b54600160301b90046001600160d01b03166114a5565b505f9695505050505050565b5f5f845183118061329257508284115b156132a157505f905080612a97565b5f6132ad856001614de4565b841180156132d5575061060f60f31b6132c98787016020015190565b6001600160f01b031916145b90505f6132e58215156002614df7565b6132f0906028614de4565b9050806132fd8787614d19565b0361331e575f5f61330f898989613bb1565b9096509450612a979350505050565b5f5f935093505050612a97565b5f5f61333a8787878787613c72565b600a80546001810182555f9182527fc65a7bb8d6351c1cf70c95a316cc6a92839c986682d98bc35f958f4883f9d2a801829055604080516080810182528a815260208181018b90528183018a90528851898201206060830152848452600b905291208151929350909181906133af9082614e48565b50602082015160018201906133c49082614ec0565b50604082015160028201906133d99082615020565b50606091909101516003909101559695505050505050565b60605f6133fd83613e95565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f8181526004602052604081205461346290600160d01b810463ffffffff1690600160a01b900465ffffffffffff166150f8565b65ffffffffffff1692915050565b5f8282188284110282186118e7565b805160208201fd5b5f805f1983850993909202808410938190039390930393915050565b80545f9081906001600160801b0380821691600160801b90041681036134ce57505f93849350915050565b6001600160801b038181165f908152600186810160205260408220805492905586546fffffffffffffffffffffffffffffffff1916938101909216929092179094559293915050565b82545f908190801561360d575f613533876127a9600185614d19565b805490915065ffffffffffff80821691600160301b90046001600160d01b031690881682111561357657604051632520601d60e01b815260040160405180910390fd5b8765ffffffffffff168265ffffffffffff16036135af57825465ffffffffffff16600160301b6001600160d01b038916021783556135ff565b6040805180820190915265ffffffffffff808a1682526001600160d01b03808a1660208085019182528d54600181018f555f8f81529190912094519151909216600160301b029216919091179101555b9450859350612a9792505050565b50506040805180820190915265ffffffffffff80851682526001600160d01b0380851660208085019182528854600181018a555f8a815291822095519251909316600160301b029190931617920191909155905081612a97565b5f818152600960205260408120600281015460018201546136889190614de4565b613694610bf385611214565b11159392505050565b5f5f6136ab86868686611918565b90506136f9816136bb6007611fe0565b6136c56006611fe0565b6136cf6002611fe0565b60016136dc600782615116565b6136e790600261520a565b6136f19190614d19565b181818612002565b505f818152600460205260409081902080546001600160f81b0316600160f81b179055517f789cf55be980739dad1d0699b93b58e806b51c9d96619bfa8fe0a28abaa7b30c9061374c9083815260200190565b60405180910390a195945050505050565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156137b557507f000000000000000000000000000000000000000000000000000000000000000046145b156137df57507f000000000000000000000000000000000000000000000000000000000000000090565b610c50604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f5f5f83516041036138bd576020840151604085015160608601515f1a6138af88828585613ebc565b9550955095505050506138c8565b505081515f91506002905b9250925092565b805160408051630b135d3f60e11b8082526004820186905260248201929092525f92906020820185604483015e5f82606483010152601f820160051c60051b915060205f60648401838a5afa9050825f5114601f3d1116811693505050509392505050565b5f8181526010602052604090205465ffffffffffff1615801561395b575061395b81613667565b15610cd2575f613972600f5465ffffffffffff1690565b61397a611851565b61398491906150f8565b905061398f8261197a565b8165ffffffffffff1611156139dc5760405165ffffffffffff8216815282907f541f725fb9f7c98a30cc9c0ff32fbb14358cd7159c847a3aa20a2bdc442ba5119060200160405180910390a25b5f91825260106020526040909120805465ffffffffffff191665ffffffffffff92909216919091179055565b5f60018211613a15575090565b816001600160801b8210613a2e5760809190911c9060401b5b600160401b8210613a445760409190911c9060201b5b6401000000008210613a5b5760209190911c9060101b5b620100008210613a705760109190911c9060081b5b6101008210613a845760089190911c9060041b5b60108210613a975760049190911c9060021b5b60048210613aa35760011b5b600302600190811c90818581613abb57613abb614d2c565b048201901c90506001818581613ad357613ad3614d2c565b048201901c90506001818581613aeb57613aeb614d2c565b048201901c90506001818581613b0357613b03614d2c565b048201901c90506001818581613b1b57613b1b614d2c565b048201901c90506001818581613b3357613b33614d2c565b048201901c9050613b52818581613b4c57613b4c614d2c565b04821190565b90039392505050565b5f5b81831015613ba9575f85815260209020838316600285851804019081015465ffffffffffff86811691161115613b9557809250613ba3565b613ba0816001614de4565b93505b50613b5d565b509392505050565b5f808481613bc0866001614de4565b85118015613be8575061060f60f31b613bdc8388016020015190565b6001600160f01b031916145b90505f613bf88215156002614df7565b90505f80613c06838a614de4565b90505b87811015613c61575f613c27613c228784016020015190565b613f84565b9050600f8160ff161115613c46575f5f97509750505050505050612a97565b613c51601084614df7565b60ff909116019150600101613c09565b506001999098509650505050505050565b5f613c868686868680519060200120611918565b905084518651141580613c9b57508351865114155b80613ca557508551155b15613cda57855184518651604051630447b05d60e41b8152600481019390935260248301919091526044820152606401610df4565b5f81815260046020526040902054600160a01b900465ffffffffffff1615613d235780613d0682611284565b6040516331b75e4d60e01b8152610df49291905f90600401614c78565b5f613d3560085465ffffffffffff1690565b613d3d611851565b65ffffffffffff16613d4f9190614de4565b90505f613d6960085463ffffffff600160301b9091041690565b5f84815260046020526040902080546001600160a01b0319166001600160a01b038716178155909150613d9b836131ae565b815465ffffffffffff91909116600160a01b0265ffffffffffff60a01b19909116178155613dc882613ffc565b815463ffffffff91909116600160d01b0263ffffffff60d01b1990911617815588517f7d84a6263ae0d98d3329bd7b46bb4e8d6f98cd35a7adb45c274c8b7fd5ebd5e090859087908c908c906001600160401b03811115613e2b57613e2b6140be565b604051908082528060200260200182016040528015613e5e57816020015b6060815260200190600190039081613e495790505b508c89613e6b8a82614de4565b8e604051613e8199989796959493929190615218565b60405180910390a150505095945050505050565b5f60ff8216601f811115610cbb57604051632cd44ac360e21b815260040160405180910390fd5b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115613ef557505f91506003905082613f7a565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015613f46573d5f5f3e3d5ffd5b5050604051601f1901519150506001600160a01b038116613f7157505f925060019150829050613f7a565b92505f91508190505b9450945094915050565b5f60f882901c602f81118015613f9d5750603a8160ff16105b15613fab57602f1901610cbb565b60608160ff16118015613fc1575060678160ff16105b15613fcf5760561901610cbb565b60408160ff16118015613fe5575060478160ff16105b15613ff35760361901610cbb565b5060ff92915050565b5f63ffffffff821115612a81576040516306dfcc6560e41b81526020600482015260248101839052604401610df4565b5f6020828403121561403c575f5ffd5b81356001600160e01b0319811681146118e7575f5ffd5b5f60208284031215614063575f5ffd5b5035919050565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b602081525f6118e7602083018461406a565b6001600160a01b0381168114610cd2575f5ffd5b634e487b7160e01b5f52604160045260245ffd5b604051601f8201601f191681016001600160401b03811182821017156140fa576140fa6140be565b604052919050565b5f6001600160401b0382111561411a5761411a6140be565b50601f01601f191660200190565b5f61413a61413584614102565b6140d2565b905082815283838301111561414d575f5ffd5b828260208301375f602084830101529392505050565b5f82601f830112614172575f5ffd5b6118e783833560208501614128565b5f5f5f5f60808587031215614194575f5ffd5b843561419f816140aa565b935060208501356141af816140aa565b92506040850135915060608501356001600160401b038111156141d0575f5ffd5b6141dc87828801614163565b91505092959194509250565b5f6001600160401b03821115614200576142006140be565b5060051b60200190565b5f82601f830112614219575f5ffd5b8135614227614135826141e8565b8082825260208201915060208360051b860101925085831115614248575f5ffd5b602085015b83811015612f39578035614260816140aa565b83526020928301920161424d565b5f82601f83011261427d575f5ffd5b813561428b614135826141e8565b8082825260208201915060208360051b8601019250858311156142ac575f5ffd5b602085015b83811015612f395780358352602092830192016142b1565b5f82601f8301126142d8575f5ffd5b81356142e6614135826141e8565b8082825260208201915060208360051b860101925085831115614307575f5ffd5b602085015b83811015612f395780356001600160401b03811115614329575f5ffd5b614338886020838a0101614163565b8452506020928301920161430c565b5f5f5f5f6080858703121561435a575f5ffd5b84356001600160401b0381111561436f575f5ffd5b61437b8782880161420a565b94505060208501356001600160401b03811115614396575f5ffd5b6143a28782880161426e565b93505060408501356001600160401b038111156143bd575f5ffd5b6143c9878288016142c9565b949793965093946060013593505050565b5f8151808452602084019350602083015f5b828110156144135781516001600160a01b03168652602095860195909101906001016143ec565b5093949350505050565b5f8151808452602084019350602083015f5b8281101561441357815186526020958601959091019060010161442f565b5f82825180855260208501945060208160051b830101602085015f5b83811015610e9e57601f1985840301885261448583835161406a565b6020988901989093509190910190600101614469565b608081525f6144ad60808301876143da565b82810360208401526144bf818761441d565b905082810360408401526144d3818661444d565b91505082606083015295945050505050565b85815260a060208201525f6144fd60a08301876143da565b828103604084015261450f818761441d565b90508281036060840152614523818661444d565b9150508260808301529695505050505050565b65ffffffffffff81168114610cd2575f5ffd5b5f60208284031215614559575f5ffd5b81356118e781614536565b634e487b7160e01b5f52602160045260245ffd5b6008811061459457634e487b7160e01b5f52602160045260245ffd5b9052565b60208101610cbb8284614578565b5f5f604083850312156145b7575f5ffd5b8235915060208301356145c9816140aa565b809150509250929050565b803560ff8116811461153e575f5ffd5b5f5f604083850312156145f5575f5ffd5b82359150614605602084016145d4565b90509250929050565b5f5f83601f84011261461e575f5ffd5b5081356001600160401b03811115614634575f5ffd5b60208301915083602082850101111561464b575f5ffd5b9250929050565b5f5f5f5f5f5f5f60c0888a031215614668575f5ffd5b87359650614678602089016145d4565b95506040880135614688816140aa565b945060608801356001600160401b038111156146a2575f5ffd5b6146ae8a828b0161460e565b90955093505060808801356001600160401b038111156146cc575f5ffd5b6146d88a828b01614163565b92505060a08801356001600160401b038111156146f3575f5ffd5b6146ff8a828b01614163565b91505092959891949750929550565b5f5f5f5f5f60808688031215614722575f5ffd5b85359450614732602087016145d4565b935060408601356001600160401b0381111561474c575f5ffd5b6147588882890161460e565b90945092505060608601356001600160401b03811115614776575f5ffd5b61478288828901614163565b9150509295509295909350565b5f5f5f5f606085870312156147a2575f5ffd5b843593506147b2602086016145d4565b925060408501356001600160401b038111156147cc575f5ffd5b6147d88782880161460e565b95989497509550505050565b5f5f5f5f608085870312156147f7575f5ffd5b84356001600160401b0381111561480c575f5ffd5b6148188782880161420a565b94505060208501356001600160401b03811115614833575f5ffd5b61483f8782880161426e565b93505060408501356001600160401b0381111561485a575f5ffd5b614866878288016142c9565b92505060608501356001600160401b03811115614881575f5ffd5b8501601f81018713614891575f5ffd5b6141dc87823560208401614128565b5f602082840312156148b0575f5ffd5b81356118e7816140aa565b60ff60f81b8816815260e060208201525f6148d960e083018961406a565b82810360408401526148eb818961406a565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152905061491c818561441d565b9a9950505050505050505050565b5f5f5f5f6080858703121561493d575f5ffd5b8435935061494d602086016145d4565b9250604085013561495d816140aa565b915060608501356001600160401b038111156141d0575f5ffd5b5f5f5f60608486031215614989575f5ffd5b8335614994816140aa565b92506020840135915060408401356001600160401b038111156149b5575f5ffd5b6149c186828701614163565b9150509250925092565b5f5f5f5f5f60a086880312156149df575f5ffd5b85356149ea816140aa565b945060208601356149fa816140aa565b935060408601356001600160401b03811115614a14575f5ffd5b614a208882890161426e565b93505060608601356001600160401b03811115614a3b575f5ffd5b614a478882890161426e565b92505060808601356001600160401b03811115614776575f5ffd5b5f5f5f5f60608587031215614a75575f5ffd5b8435614a80816140aa565b93506020850135925060408501356001600160401b038111156147cc575f5ffd5b5f60208284031215614ab1575f5ffd5b813563ffffffff811681146118e7575f5ffd5b5f5f60408385031215614ad5575f5ffd5b8235614ae0816140aa565b946020939093013593505050565b5f5f5f5f5f60a08688031215614b02575f5ffd5b8535614b0d816140aa565b94506020860135614b1d816140aa565b9350604086013592506060860135915060808601356001600160401b03811115614776575f5ffd5b600181811c90821680614b5957607f821691505b602082108103614b7757634e487b7160e01b5f52602260045260245ffd5b50919050565b634e487b7160e01b5f52603260045260245ffd5b5f60208284031215614ba1575f5ffd5b81516001600160401b03811115614bb6575f5ffd5b8201601f81018413614bc6575f5ffd5b8051614bd461413582614102565b818152856020838501011115614be8575f5ffd5b8160208401602083015e5f91810160200191909152949350505050565b634e487b7160e01b5f52601160045260245ffd5b65ffffffffffff8281168282160390811115610cbb57610cbb614c05565b5f60208284031215614c47575f5ffd5b81516118e781614536565b818382375f9101908152919050565b5f60208284031215614c71575f5ffd5b5051919050565b83815260608101614c8c6020830185614578565b826040830152949350505050565b5f60208284031215614caa575f5ffd5b815180151581146118e7575f5ffd5b84815260ff84166020820152826040820152608060608201525f6116f7608083018461406a565b85815260ff8516602082015283604082015260a060608201525f614d0760a083018561406a565b8281036080840152611640818561406a565b81810381811115610cbb57610cbb614c05565b634e487b7160e01b5f52601260045260245ffd5b60a081525f614d5260a08301886143da565b8281036020840152614d64818861441d565b90508281036040840152614d78818761444d565b60608401959095525050608001529392505050565b60c081525f614d9f60c08301896143da565b8281036020840152614db1818961441d565b90508281036040840152614dc5818861444d565b60608401969096525050608081019290925260a0909101529392505050565b80820180821115610cbb57610cbb614c05565b8082028115828204841417610cbb57610cbb614c05565b5f5b8281101561144a575f82820155600101614e10565b8183101561144a57805f528260205f2001614e4284840382614e0e565b50505050565b81516001600160401b03811115614e6157614e616140be565b600160401b811115614e7557614e756140be565b8154818355614e85828285614e25565b5060208301825f5260205f205f5b83811015614eb85782516001600160a01b031682820155602090920191600101614e93565b505050505050565b81516001600160401b03811115614ed957614ed96140be565b600160401b811115614eed57614eed6140be565b8154818355614efd828285614e25565b5060208301825f5260205f205f5b83811015614eb857825182820155602090920191600101614f0b565b601f82111561144a578282111561144a57805f5260205f20601f840160051c6020851015614f5257505f5b61207681601f860160051c03828401614e0e565b81516001600160401b03811115614f7f57614f7f6140be565b614f9381614f8d8454614b45565b84614f27565b6020601f821160018114614fc5575f8315614fae5750848201515b5f19600385901b1c1916600184901b178455612076565b5f84815260208120601f198516915b82811015614ff45787850151825560209485019460019092019101614fd4565b508482101561501157868401515f19600387901b60f8161c191681555b50505050600190811b01905550565b8151600160401b811115615036576150366140be565b8154818355808210156150bc57825f528160205f20018282035f5b818110156150b8578083016150668154614b45565b80156150ae57601f811160018114615080575f83556150ac565b5f8381526020902061509e601f840160051c5f190160018301614e0e565b505f83815260208120818555555b505b5050600101615051565b5050505b50602083016150d0835f9081526020902090565b5f5b83811015614eb8576150e5835183614f66565b60209290920191600191820191016150d2565b65ffffffffffff8181168382160190811115610cbb57610cbb614c05565b60ff8181168382160190811115610cbb57610cbb614c05565b6001815b6001841115612a975780850481111561514e5761514e614c05565b600184161561515c57908102905b60019390931c928002615133565b5f8261517857506001610cbb565b8161518457505f610cbb565b816001811461519a57600281146151a4576151c0565b6001915050610cbb565b60ff8411156151b5576151b5614c05565b50506001821b610cbb565b5060208310610133831016604e8410600b84101617156151e3575081810a610cbb565b6151ef5f19848461512f565b805f190482111561520257615202614c05565b029392505050565b5f6118e760ff84168361516a565b8981526001600160a01b0389166020820152610120604082018190525f906152429083018a6143da565b8281036060840152615254818a61441d565b9050828103608084015280885180835260208301915060208160051b84010160208b015f5b838110156152ab57601f1986840301855261529583835161406a565b6020958601959093509190910190600101615279565b505085810360a08701526152bf818b61444d565b93505050508560c08401528460e08401528281036101008401526152e3818561406a565b9c9b50505050505050505050505056608060405234801561000f575f5ffd5b50604051611cfa380380611cfa83398101604081905261002e916102f6565b6100385f3061017b565b506001600160a01b03811615610054576100525f8261017b565b505b5f5b83518110156100e8576100a87fb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc185838151811061009557610095610375565b602002602001015161017b60201b60201c565b506100df7ffd643c72710c63c0180259aba6b2d05451e3591a24e58b62239378085726f78385838151811061009557610095610375565b50600101610056565b505f5b82518110156101335761012a7fd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e6384838151811061009557610095610375565b506001016100eb565b506002849055604080515f8152602081018690527f11c24f4ead16507c69ac467fbd5e4eed5fb5c699626d2cc6d66421df253886d5910160405180910390a150505050610389565b5f828152602081815260408083206001600160a01b038516845290915281205460ff1661021b575f838152602081815260408083206001600160a01b03861684529091529020805460ff191660011790556101d33390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a450600161021e565b505f5b92915050565b634e487b7160e01b5f52604160045260245ffd5b80516001600160a01b038116811461024e575f5ffd5b919050565b5f82601f830112610262575f5ffd5b81516001600160401b0381111561027b5761027b610224565b604051600582901b90603f8201601f191681016001600160401b03811182821017156102a9576102a9610224565b6040529182526020818501810192908101868411156102c6575f5ffd5b6020860192505b838310156102ec576102de83610238565b8152602092830192016102cd565b5095945050505050565b5f5f5f5f60808587031215610309575f5ffd5b845160208601519094506001600160401b03811115610326575f5ffd5b61033287828801610253565b604087015190945090506001600160401b0381111561034f575f5ffd5b61035b87828801610253565b92505061036a60608601610238565b905092959194509250565b634e487b7160e01b5f52603260045260245ffd5b611964806103965f395ff3fe6080604052600436106101b2575f3560e01c80638065657f116100e7578063bc197c8111610087578063d547741f11610062578063d547741f14610546578063e38335e514610565578063f23a6e6114610578578063f27a0c92146105a3575f5ffd5b8063bc197c81146104d1578063c4d252f5146104fc578063d45c44351461051b575f5ffd5b806391d14854116100c257806391d148541461044d578063a217fddf1461046c578063b08e51c01461047f578063b1c5f427146104b2575f5ffd5b80638065657f146103dc5780638f2a0bb0146103fb5780638f61f4f51461041a575f5ffd5b80632ab0f5291161015257806336568abe1161012d57806336568abe14610353578063584b153e1461037257806364d62353146103915780637958004c146103b0575f5ffd5b80632ab0f529146102f65780632f2ff15d1461031557806331d5075014610334575f5ffd5b8063134008d31161018d578063134008d31461025357806313bc9f2014610266578063150b7a0214610285578063248a9ca3146102c8575f5ffd5b806301d5062a146101bd57806301ffc9a7146101de57806307bd026514610212575f5ffd5b366101b957005b5f5ffd5b3480156101c8575f5ffd5b506101dc6101d7366004611163565b6105b7565b005b3480156101e9575f5ffd5b506101fd6101f83660046111d1565b61068b565b60405190151581526020015b60405180910390f35b34801561021d575f5ffd5b506102457fd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e6381565b604051908152602001610209565b6101dc6102613660046111f8565b61069b565b348015610271575f5ffd5b506101fd61028036600461125e565b61074d565b348015610290575f5ffd5b506102af61029f366004611324565b630a85bd0160e11b949350505050565b6040516001600160e01b03199091168152602001610209565b3480156102d3575f5ffd5b506102456102e236600461125e565b5f9081526020819052604090206001015490565b348015610301575f5ffd5b506101fd61031036600461125e565b610772565b348015610320575f5ffd5b506101dc61032f366004611387565b61077a565b34801561033f575f5ffd5b506101fd61034e36600461125e565b6107a4565b34801561035e575f5ffd5b506101dc61036d366004611387565b6107c8565b34801561037d575f5ffd5b506101fd61038c36600461125e565b610800565b34801561039c575f5ffd5b506101dc6103ab36600461125e565b610845565b3480156103bb575f5ffd5b506103cf6103ca36600461125e565b6108b8565b60405161020991906113c5565b3480156103e7575f5ffd5b506102456103f63660046111f8565b610900565b348015610406575f5ffd5b506101dc61041536600461142b565b61093e565b348015610425575f5ffd5b506102457fb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc181565b348015610458575f5ffd5b506101fd610467366004611387565b610aca565b348015610477575f5ffd5b506102455f81565b34801561048a575f5ffd5b506102457ffd643c72710c63c0180259aba6b2d05451e3591a24e58b62239378085726f78381565b3480156104bd575f5ffd5b506102456104cc3660046114dd565b610af2565b3480156104dc575f5ffd5b506102af6104eb366004611606565b63bc197c8160e01b95945050505050565b348015610507575f5ffd5b506101dc61051636600461125e565b610b36565b348015610526575f5ffd5b5061024561053536600461125e565b5f9081526001602052604090205490565b348015610551575f5ffd5b506101dc610560366004611387565b610be0565b6101dc6105733660046114dd565b610c04565b348015610583575f5ffd5b506102af6105923660046116b2565b63f23a6e6160e01b95945050505050565b3480156105ae575f5ffd5b50600254610245565b7fb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc16105e181610d85565b5f6105f0898989898989610900565b90506105fc8184610d92565b5f817f4cf4410cc57040e44862ef0f45f3dd5a5e02db8eb8add648d4b0e236f1d07dca8b8b8b8b8b8a6040516106379695949392919061172d565b60405180910390a3831561068057807f20fda5fd27a1ea7bf5b9567f143ac5470bb059374a27e8f67cb44f946f6d03878560405161067791815260200190565b60405180910390a25b505050505050505050565b5f61069582610e23565b92915050565b7fd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e636106c6815f610aca565b6106d4576106d48133610e47565b5f6106e3888888888888610900565b90506106ef8185610e84565b6106fb88888888610ed2565b5f817fc2617efa69bab66782fa219543714338489c4e9e178271560a91b82c3f612b588a8a8a8a6040516107329493929190611769565b60405180910390a361074381610f46565b5050505050505050565b5f60025b61075a836108b8565b600381111561076b5761076b6113b1565b1492915050565b5f6003610751565b5f8281526020819052604090206001015461079481610d85565b61079e8383610f71565b50505050565b5f806107af836108b8565b60038111156107c0576107c06113b1565b141592915050565b6001600160a01b03811633146107f15760405163334bd91960e11b815260040160405180910390fd5b6107fb8282611000565b505050565b5f5f61080b836108b8565b90506001816003811115610821576108216113b1565b148061083e5750600281600381111561083c5761083c6113b1565b145b9392505050565b333081146108765760405163e2850c5960e01b81526001600160a01b03821660048201526024015b60405180910390fd5b60025460408051918252602082018490527f11c24f4ead16507c69ac467fbd5e4eed5fb5c699626d2cc6d66421df253886d5910160405180910390a150600255565b5f81815260016020526040812054805f036108d557505f92915050565b600181036108e65750600392915050565b428111156108f75750600192915050565b50600292915050565b5f86868686868660405160200161091c9695949392919061172d565b6040516020818303038152906040528051906020012090509695505050505050565b7fb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc161096881610d85565b88871415806109775750888514155b156109a9576040516001624fcdef60e01b03198152600481018a9052602481018690526044810188905260640161086d565b5f6109ba8b8b8b8b8b8b8b8b610af2565b90506109c68184610d92565b5f5b8a811015610a7b5780827f4cf4410cc57040e44862ef0f45f3dd5a5e02db8eb8add648d4b0e236f1d07dca8e8e85818110610a0557610a05611790565b9050602002016020810190610a1a91906117a4565b8d8d86818110610a2c57610a2c611790565b905060200201358c8c87818110610a4557610a45611790565b9050602002810190610a5791906117bd565b8c8b604051610a6b9695949392919061172d565b60405180910390a36001016109c8565b508315610abd57807f20fda5fd27a1ea7bf5b9567f143ac5470bb059374a27e8f67cb44f946f6d038785604051610ab491815260200190565b60405180910390a25b5050505050505050505050565b5f918252602082815260408084206001600160a01b0393909316845291905290205460ff1690565b5f8888888888888888604051602001610b12989796959493929190611897565b60405160208183030381529060405280519060200120905098975050505050505050565b7ffd643c72710c63c0180259aba6b2d05451e3591a24e58b62239378085726f783610b6081610d85565b610b6982610800565b610ba55781610b786002611069565b610b826001611069565b604051635ead8eb560e01b8152600481019390935217602482015260440161086d565b5f828152600160205260408082208290555183917fbaa1eb22f2a492ba1a5fea61b8df4d27c6c8b5f3971e63bb58fa14ff72eedb7091a25050565b5f82815260208190526040902060010154610bfa81610d85565b61079e8383611000565b7fd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e63610c2f815f610aca565b610c3d57610c3d8133610e47565b8786141580610c4c5750878414155b15610c7e576040516001624fcdef60e01b0319815260048101899052602481018590526044810187905260640161086d565b5f610c8f8a8a8a8a8a8a8a8a610af2565b9050610c9b8185610e84565b5f5b89811015610d6f575f8b8b83818110610cb857610cb8611790565b9050602002016020810190610ccd91906117a4565b90505f8a8a84818110610ce257610ce2611790565b905060200201359050365f8a8a86818110610cff57610cff611790565b9050602002810190610d1191906117bd565b91509150610d2184848484610ed2565b84867fc2617efa69bab66782fa219543714338489c4e9e178271560a91b82c3f612b5886868686604051610d589493929190611769565b60405180910390a350505050806001019050610c9d565b50610d7981610f46565b50505050505050505050565b610d8f8133610e47565b50565b610d9b826107a4565b15610dcc5781610daa5f611069565b604051635ead8eb560e01b81526004810192909252602482015260440161086d565b5f610dd660025490565b905080821015610e0357604051635433660960e01b8152600481018390526024810182905260440161086d565b610e0d8242611936565b5f93845260016020526040909320929092555050565b5f6001600160e01b03198216630271189760e51b148061069557506106958261108b565b610e518282610aca565b610e805760405163e2517d3f60e01b81526001600160a01b03821660048201526024810183905260440161086d565b5050565b610e8d8261074d565b610e9c5781610daa6002611069565b8015801590610eb15750610eaf81610772565b155b15610e805760405163121534c360e31b81526004810182905260240161086d565b5f5f856001600160a01b0316858585604051610eef929190611955565b5f6040518083038185875af1925050503d805f8114610f29576040519150601f19603f3d011682016040523d82523d5f602084013e610f2e565b606091505b5091509150610f3d82826110bf565b50505050505050565b610f4f8161074d565b610f5e5780610daa6002611069565b5f90815260016020819052604090912055565b5f610f7c8383610aca565b610ff9575f838152602081815260408083206001600160a01b03861684529091529020805460ff19166001179055610fb13390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610695565b505f610695565b5f61100b8383610aca565b15610ff9575f838152602081815260408083206001600160a01b0386168085529252808320805460ff1916905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610695565b5f81600381111561107c5761107c6113b1565b600160ff919091161b92915050565b5f6001600160e01b03198216637965db0b60e01b148061069557506301ffc9a760e01b6001600160e01b0319831614610695565b606082156110ce575080610695565b8151156110e3576110de826110fc565b610695565b60405163d6bda27560e01b815260040160405180910390fd5b805160208201fd5b80356001600160a01b038116811461111a575f5ffd5b919050565b5f5f83601f84011261112f575f5ffd5b5081356001600160401b03811115611145575f5ffd5b60208301915083602082850101111561115c575f5ffd5b9250929050565b5f5f5f5f5f5f5f60c0888a031215611179575f5ffd5b61118288611104565b96506020880135955060408801356001600160401b038111156111a3575f5ffd5b6111af8a828b0161111f565b989b979a50986060810135976080820135975060a09091013595509350505050565b5f602082840312156111e1575f5ffd5b81356001600160e01b03198116811461083e575f5ffd5b5f5f5f5f5f5f60a0878903121561120d575f5ffd5b61121687611104565b95506020870135945060408701356001600160401b03811115611237575f5ffd5b61124389828a0161111f565b979a9699509760608101359660809091013595509350505050565b5f6020828403121561126e575f5ffd5b5035919050565b634e487b7160e01b5f52604160045260245ffd5b604051601f8201601f191681016001600160401b03811182821017156112b1576112b1611275565b604052919050565b5f82601f8301126112c8575f5ffd5b81356001600160401b038111156112e1576112e1611275565b6112f4601f8201601f1916602001611289565b818152846020838601011115611308575f5ffd5b816020850160208301375f918101602001919091529392505050565b5f5f5f5f60808587031215611337575f5ffd5b61134085611104565b935061134e60208601611104565b92506040850135915060608501356001600160401b0381111561136f575f5ffd5b61137b878288016112b9565b91505092959194509250565b5f5f60408385031215611398575f5ffd5b823591506113a860208401611104565b90509250929050565b634e487b7160e01b5f52602160045260245ffd5b60208101600483106113e557634e487b7160e01b5f52602160045260245ffd5b91905290565b5f5f83601f8401126113fb575f5ffd5b5081356001600160401b03811115611411575f5ffd5b6020830191508360208260051b850101111561115c575f5ffd5b5f5f5f5f5f5f5f5f5f60c08a8c031215611443575f5ffd5b89356001600160401b03811115611458575f5ffd5b6114648c828d016113eb565b909a5098505060208a01356001600160401b03811115611482575f5ffd5b61148e8c828d016113eb565b90985096505060408a01356001600160401b038111156114ac575f5ffd5b6114b88c828d016113eb565b9a9d999c50979a969997986060880135976080810135975060a0013595509350505050565b5f5f5f5f5f5f5f5f60a0898b0312156114f4575f5ffd5b88356001600160401b03811115611509575f5ffd5b6115158b828c016113eb565b90995097505060208901356001600160401b03811115611533575f5ffd5b61153f8b828c016113eb565b90975095505060408901356001600160401b0381111561155d575f5ffd5b6115698b828c016113eb565b999c989b509699959896976060870135966080013595509350505050565b5f82601f830112611596575f5ffd5b81356001600160401b038111156115af576115af611275565b8060051b6115bf60208201611289565b918252602081850181019290810190868411156115da575f5ffd5b6020860192505b838310156115fc5782358252602092830192909101906115e1565b9695505050505050565b5f5f5f5f5f60a0868803121561161a575f5ffd5b61162386611104565b945061163160208701611104565b935060408601356001600160401b0381111561164b575f5ffd5b61165788828901611587565b93505060608601356001600160401b03811115611672575f5ffd5b61167e88828901611587565b92505060808601356001600160401b03811115611699575f5ffd5b6116a5888289016112b9565b9150509295509295909350565b5f5f5f5f5f60a086880312156116c6575f5ffd5b6116cf86611104565b94506116dd60208701611104565b9350604086013592506060860135915060808601356001600160401b03811115611699575f5ffd5b81835281816020850137505f828201602090810191909152601f909101601f19169091010190565b60018060a01b038716815285602082015260a060408201525f61175460a083018688611705565b60608301949094525060800152949350505050565b60018060a01b0385168152836020820152606060408201525f6115fc606083018486611705565b634e487b7160e01b5f52603260045260245ffd5b5f602082840312156117b4575f5ffd5b61083e82611104565b5f5f8335601e198436030181126117d2575f5ffd5b8301803591506001600160401b038211156117eb575f5ffd5b60200191503681900382131561115c575f5ffd5b5f8383855260208501945060208460051b820101835f601e19863603015b8782101561188a57848403601f19018952823581811261183b575f5ffd5b87016020810190356001600160401b03811115611856575f5ffd5b803603821315611864575f5ffd5b61186f868284611705565b9550505060208301925060208901985060018201915061181d565b5091979650505050505050565b60a080825281018890525f8960c08301825b8b8110156118d7576001600160a01b036118c284611104565b168252602092830192909101906001016118a9565b5083810360208501528881526001600160fb1b038911156118f6575f5ffd5b8860051b9150818a6020830137018281036020908101604085015261191e90820187896117ff565b60608401959095525050608001529695505050505050565b8082018082111561069557634e487b7160e01b5f52601160045260245ffd5b818382375f910190815291905056",
}

// DataGovernor is an auto generated Go binding around an Ethereum contract.
type DataGovernor struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *DataGovernor) GetABI() abi.ABI {
	return c.abi
}

// NewDataGovernor creates a new instance of DataGovernor.
func NewDataGovernor() *DataGovernor {
	parsed, err := DataGovernorMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &DataGovernor{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *DataGovernor) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor((string,address,uint48,uint32,uint48,uint256,uint256,uint256,address,uint64) p) returns()
func (dataGovernor *DataGovernor) PackConstructor(p IDataGovernorParameters) []byte {
	enc, err := dataGovernor.abi.Pack("", p)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBALLOTTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdeaaa7cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BALLOT_TYPEHASH() view returns(bytes32)
func (dataGovernor *DataGovernor) PackBALLOTTYPEHASH() []byte {
	enc, err := dataGovernor.abi.Pack("BALLOT_TYPEHASH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBALLOTTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdeaaa7cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BALLOT_TYPEHASH() view returns(bytes32)
func (dataGovernor *DataGovernor) TryPackBALLOTTYPEHASH() ([]byte, error) {
	return dataGovernor.abi.Pack("BALLOT_TYPEHASH")
}

// UnpackBALLOTTYPEHASH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdeaaa7cc.
//
// Solidity: function BALLOT_TYPEHASH() view returns(bytes32)
func (dataGovernor *DataGovernor) UnpackBALLOTTYPEHASH(data []byte) ([32]byte, error) {
	out, err := dataGovernor.abi.Unpack("BALLOT_TYPEHASH", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackCLOCKMODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bf5d7e9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CLOCK_MODE() view returns(string)
func (dataGovernor *DataGovernor) PackCLOCKMODE() []byte {
	enc, err := dataGovernor.abi.Pack("CLOCK_MODE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCLOCKMODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bf5d7e9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CLOCK_MODE() view returns(string)
func (dataGovernor *DataGovernor) TryPackCLOCKMODE() ([]byte, error) {
	return dataGovernor.abi.Pack("CLOCK_MODE")
}

// UnpackCLOCKMODE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4bf5d7e9.
//
// Solidity: function CLOCK_MODE() view returns(string)
func (dataGovernor *DataGovernor) UnpackCLOCKMODE(data []byte) (string, error) {
	out, err := dataGovernor.abi.Unpack("CLOCK_MODE", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackCOUNTINGMODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd4e2ba5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function COUNTING_MODE() pure returns(string)
func (dataGovernor *DataGovernor) PackCOUNTINGMODE() []byte {
	enc, err := dataGovernor.abi.Pack("COUNTING_MODE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCOUNTINGMODE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd4e2ba5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function COUNTING_MODE() pure returns(string)
func (dataGovernor *DataGovernor) TryPackCOUNTINGMODE() ([]byte, error) {
	return dataGovernor.abi.Pack("COUNTING_MODE")
}

// UnpackCOUNTINGMODE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdd4e2ba5.
//
// Solidity: function COUNTING_MODE() pure returns(string)
func (dataGovernor *DataGovernor) UnpackCOUNTINGMODE(data []byte) (string, error) {
	out, err := dataGovernor.abi.Unpack("COUNTING_MODE", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackEXTENDEDBALLOTTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2fe3e261.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function EXTENDED_BALLOT_TYPEHASH() view returns(bytes32)
func (dataGovernor *DataGovernor) PackEXTENDEDBALLOTTYPEHASH() []byte {
	enc, err := dataGovernor.abi.Pack("EXTENDED_BALLOT_TYPEHASH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEXTENDEDBALLOTTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2fe3e261.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function EXTENDED_BALLOT_TYPEHASH() view returns(bytes32)
func (dataGovernor *DataGovernor) TryPackEXTENDEDBALLOTTYPEHASH() ([]byte, error) {
	return dataGovernor.abi.Pack("EXTENDED_BALLOT_TYPEHASH")
}

// UnpackEXTENDEDBALLOTTYPEHASH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2fe3e261.
//
// Solidity: function EXTENDED_BALLOT_TYPEHASH() view returns(bytes32)
func (dataGovernor *DataGovernor) UnpackEXTENDEDBALLOTTYPEHASH(data []byte) ([32]byte, error) {
	out, err := dataGovernor.abi.Unpack("EXTENDED_BALLOT_TYPEHASH", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackCancelByID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40e58ee5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel(uint256 proposalId) returns()
func (dataGovernor *DataGovernor) PackCancelByID(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("cancel", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelByID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40e58ee5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel(uint256 proposalId) returns()
func (dataGovernor *DataGovernor) TryPackCancelByID(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("cancel", proposalId)
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452115d6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns(uint256)
func (dataGovernor *DataGovernor) PackCancel(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) []byte {
	enc, err := dataGovernor.abi.Pack("cancel0", targets, values, calldatas, descriptionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452115d6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns(uint256)
func (dataGovernor *DataGovernor) TryPackCancel(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) ([]byte, error) {
	return dataGovernor.abi.Pack("cancel0", targets, values, calldatas, descriptionHash)
}

// UnpackCancel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x452115d6.
//
// Solidity: function cancel(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns(uint256)
func (dataGovernor *DataGovernor) UnpackCancel(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("cancel0", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCastVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x56781388.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function castVote(uint256 proposalId, uint8 support) returns(uint256)
func (dataGovernor *DataGovernor) PackCastVote(proposalId *big.Int, support uint8) []byte {
	enc, err := dataGovernor.abi.Pack("castVote", proposalId, support)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCastVote is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x56781388.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function castVote(uint256 proposalId, uint8 support) returns(uint256)
func (dataGovernor *DataGovernor) TryPackCastVote(proposalId *big.Int, support uint8) ([]byte, error) {
	return dataGovernor.abi.Pack("castVote", proposalId, support)
}

// UnpackCastVote is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x56781388.
//
// Solidity: function castVote(uint256 proposalId, uint8 support) returns(uint256)
func (dataGovernor *DataGovernor) UnpackCastVote(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("castVote", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCastVoteBySig is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8ff262e3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function castVoteBySig(uint256 proposalId, uint8 support, address voter, bytes signature) returns(uint256)
func (dataGovernor *DataGovernor) PackCastVoteBySig(proposalId *big.Int, support uint8, voter common.Address, signature []byte) []byte {
	enc, err := dataGovernor.abi.Pack("castVoteBySig", proposalId, support, voter, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCastVoteBySig is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8ff262e3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function castVoteBySig(uint256 proposalId, uint8 support, address voter, bytes signature) returns(uint256)
func (dataGovernor *DataGovernor) TryPackCastVoteBySig(proposalId *big.Int, support uint8, voter common.Address, signature []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("castVoteBySig", proposalId, support, voter, signature)
}

// UnpackCastVoteBySig is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8ff262e3.
//
// Solidity: function castVoteBySig(uint256 proposalId, uint8 support, address voter, bytes signature) returns(uint256)
func (dataGovernor *DataGovernor) UnpackCastVoteBySig(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("castVoteBySig", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCastVoteWithReason is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b3c71d3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function castVoteWithReason(uint256 proposalId, uint8 support, string reason) returns(uint256)
func (dataGovernor *DataGovernor) PackCastVoteWithReason(proposalId *big.Int, support uint8, reason string) []byte {
	enc, err := dataGovernor.abi.Pack("castVoteWithReason", proposalId, support, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCastVoteWithReason is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b3c71d3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function castVoteWithReason(uint256 proposalId, uint8 support, string reason) returns(uint256)
func (dataGovernor *DataGovernor) TryPackCastVoteWithReason(proposalId *big.Int, support uint8, reason string) ([]byte, error) {
	return dataGovernor.abi.Pack("castVoteWithReason", proposalId, support, reason)
}

// UnpackCastVoteWithReason is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7b3c71d3.
//
// Solidity: function castVoteWithReason(uint256 proposalId, uint8 support, string reason) returns(uint256)
func (dataGovernor *DataGovernor) UnpackCastVoteWithReason(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("castVoteWithReason", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCastVoteWithReasonAndParams is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f398a14.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function castVoteWithReasonAndParams(uint256 proposalId, uint8 support, string reason, bytes params) returns(uint256)
func (dataGovernor *DataGovernor) PackCastVoteWithReasonAndParams(proposalId *big.Int, support uint8, reason string, params []byte) []byte {
	enc, err := dataGovernor.abi.Pack("castVoteWithReasonAndParams", proposalId, support, reason, params)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCastVoteWithReasonAndParams is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f398a14.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function castVoteWithReasonAndParams(uint256 proposalId, uint8 support, string reason, bytes params) returns(uint256)
func (dataGovernor *DataGovernor) TryPackCastVoteWithReasonAndParams(proposalId *big.Int, support uint8, reason string, params []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("castVoteWithReasonAndParams", proposalId, support, reason, params)
}

// UnpackCastVoteWithReasonAndParams is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5f398a14.
//
// Solidity: function castVoteWithReasonAndParams(uint256 proposalId, uint8 support, string reason, bytes params) returns(uint256)
func (dataGovernor *DataGovernor) UnpackCastVoteWithReasonAndParams(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("castVoteWithReasonAndParams", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCastVoteWithReasonAndParamsBySig is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b8d0e0d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function castVoteWithReasonAndParamsBySig(uint256 proposalId, uint8 support, address voter, string reason, bytes params, bytes signature) returns(uint256)
func (dataGovernor *DataGovernor) PackCastVoteWithReasonAndParamsBySig(proposalId *big.Int, support uint8, voter common.Address, reason string, params []byte, signature []byte) []byte {
	enc, err := dataGovernor.abi.Pack("castVoteWithReasonAndParamsBySig", proposalId, support, voter, reason, params, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCastVoteWithReasonAndParamsBySig is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b8d0e0d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function castVoteWithReasonAndParamsBySig(uint256 proposalId, uint8 support, address voter, string reason, bytes params, bytes signature) returns(uint256)
func (dataGovernor *DataGovernor) TryPackCastVoteWithReasonAndParamsBySig(proposalId *big.Int, support uint8, voter common.Address, reason string, params []byte, signature []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("castVoteWithReasonAndParamsBySig", proposalId, support, voter, reason, params, signature)
}

// UnpackCastVoteWithReasonAndParamsBySig is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5b8d0e0d.
//
// Solidity: function castVoteWithReasonAndParamsBySig(uint256 proposalId, uint8 support, address voter, string reason, bytes params, bytes signature) returns(uint256)
func (dataGovernor *DataGovernor) UnpackCastVoteWithReasonAndParamsBySig(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("castVoteWithReasonAndParamsBySig", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackClock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91ddadf4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function clock() view returns(uint48)
func (dataGovernor *DataGovernor) PackClock() []byte {
	enc, err := dataGovernor.abi.Pack("clock")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91ddadf4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function clock() view returns(uint48)
func (dataGovernor *DataGovernor) TryPackClock() ([]byte, error) {
	return dataGovernor.abi.Pack("clock")
}

// UnpackClock is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x91ddadf4.
//
// Solidity: function clock() view returns(uint48)
func (dataGovernor *DataGovernor) UnpackClock(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("clock", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (dataGovernor *DataGovernor) PackEip712Domain() []byte {
	enc, err := dataGovernor.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (dataGovernor *DataGovernor) TryPackEip712Domain() ([]byte, error) {
	return dataGovernor.abi.Pack("eip712Domain")
}

// Eip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type Eip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (dataGovernor *DataGovernor) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := dataGovernor.abi.Unpack("eip712Domain", data)
	outstruct := new(Eip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2656227d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) payable returns(uint256)
func (dataGovernor *DataGovernor) PackExecute(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) []byte {
	enc, err := dataGovernor.abi.Pack("execute", targets, values, calldatas, descriptionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2656227d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) payable returns(uint256)
func (dataGovernor *DataGovernor) TryPackExecute(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) ([]byte, error) {
	return dataGovernor.abi.Pack("execute", targets, values, calldatas, descriptionHash)
}

// UnpackExecute is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2656227d.
//
// Solidity: function execute(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) payable returns(uint256)
func (dataGovernor *DataGovernor) UnpackExecute(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("execute", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackExecuteByID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0d94c1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute(uint256 proposalId) payable returns()
func (dataGovernor *DataGovernor) PackExecuteByID(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("execute0", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecuteByID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfe0d94c1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute(uint256 proposalId) payable returns()
func (dataGovernor *DataGovernor) TryPackExecuteByID(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("execute0", proposalId)
}

// PackGetProposalId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8f8a668.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getProposalId(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) view returns(uint256)
func (dataGovernor *DataGovernor) PackGetProposalId(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) []byte {
	enc, err := dataGovernor.abi.Pack("getProposalId", targets, values, calldatas, descriptionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetProposalId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8f8a668.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getProposalId(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackGetProposalId(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) ([]byte, error) {
	return dataGovernor.abi.Pack("getProposalId", targets, values, calldatas, descriptionHash)
}

// UnpackGetProposalId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa8f8a668.
//
// Solidity: function getProposalId(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackGetProposalId(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("getProposalId", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetVotes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb9019d4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getVotes(address account, uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) PackGetVotes(account common.Address, timepoint *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("getVotes", account, timepoint)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetVotes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb9019d4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getVotes(address account, uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackGetVotes(account common.Address, timepoint *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("getVotes", account, timepoint)
}

// UnpackGetVotes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xeb9019d4.
//
// Solidity: function getVotes(address account, uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackGetVotes(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("getVotes", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetVotesWithParams is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a802a6d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getVotesWithParams(address account, uint256 timepoint, bytes params) view returns(uint256)
func (dataGovernor *DataGovernor) PackGetVotesWithParams(account common.Address, timepoint *big.Int, params []byte) []byte {
	enc, err := dataGovernor.abi.Pack("getVotesWithParams", account, timepoint, params)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetVotesWithParams is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a802a6d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getVotesWithParams(address account, uint256 timepoint, bytes params) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackGetVotesWithParams(account common.Address, timepoint *big.Int, params []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("getVotesWithParams", account, timepoint, params)
}

// UnpackGetVotesWithParams is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9a802a6d.
//
// Solidity: function getVotesWithParams(address account, uint256 timepoint, bytes params) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackGetVotesWithParams(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("getVotesWithParams", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452a9320.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function guardian() view returns(address)
func (dataGovernor *DataGovernor) PackGuardian() []byte {
	enc, err := dataGovernor.abi.Pack("guardian")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452a9320.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function guardian() view returns(address)
func (dataGovernor *DataGovernor) TryPackGuardian() ([]byte, error) {
	return dataGovernor.abi.Pack("guardian")
}

// UnpackGuardian is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x452a9320.
//
// Solidity: function guardian() view returns(address)
func (dataGovernor *DataGovernor) UnpackGuardian(data []byte) (common.Address, error) {
	out, err := dataGovernor.abi.Unpack("guardian", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGuardianUntil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7030c8d2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function guardianUntil() view returns(uint64)
func (dataGovernor *DataGovernor) PackGuardianUntil() []byte {
	enc, err := dataGovernor.abi.Pack("guardianUntil")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGuardianUntil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7030c8d2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function guardianUntil() view returns(uint64)
func (dataGovernor *DataGovernor) TryPackGuardianUntil() ([]byte, error) {
	return dataGovernor.abi.Pack("guardianUntil")
}

// UnpackGuardianUntil is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7030c8d2.
//
// Solidity: function guardianUntil() view returns(uint64)
func (dataGovernor *DataGovernor) UnpackGuardianUntil(data []byte) (uint64, error) {
	out, err := dataGovernor.abi.Unpack("guardianUntil", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackHasVoted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x43859632.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasVoted(uint256 proposalId, address account) view returns(bool)
func (dataGovernor *DataGovernor) PackHasVoted(proposalId *big.Int, account common.Address) []byte {
	enc, err := dataGovernor.abi.Pack("hasVoted", proposalId, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasVoted is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x43859632.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasVoted(uint256 proposalId, address account) view returns(bool)
func (dataGovernor *DataGovernor) TryPackHasVoted(proposalId *big.Int, account common.Address) ([]byte, error) {
	return dataGovernor.abi.Pack("hasVoted", proposalId, account)
}

// UnpackHasVoted is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x43859632.
//
// Solidity: function hasVoted(uint256 proposalId, address account) view returns(bool)
func (dataGovernor *DataGovernor) UnpackHasVoted(data []byte) (bool, error) {
	out, err := dataGovernor.abi.Unpack("hasVoted", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackHashProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc59057e4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hashProposal(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) pure returns(uint256)
func (dataGovernor *DataGovernor) PackHashProposal(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) []byte {
	enc, err := dataGovernor.abi.Pack("hashProposal", targets, values, calldatas, descriptionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHashProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc59057e4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hashProposal(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) pure returns(uint256)
func (dataGovernor *DataGovernor) TryPackHashProposal(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) ([]byte, error) {
	return dataGovernor.abi.Pack("hashProposal", targets, values, calldatas, descriptionHash)
}

// UnpackHashProposal is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc59057e4.
//
// Solidity: function hashProposal(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) pure returns(uint256)
func (dataGovernor *DataGovernor) UnpackHashProposal(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("hashProposal", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackLateQuorumVoteExtension is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32b8113e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lateQuorumVoteExtension() view returns(uint48)
func (dataGovernor *DataGovernor) PackLateQuorumVoteExtension() []byte {
	enc, err := dataGovernor.abi.Pack("lateQuorumVoteExtension")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLateQuorumVoteExtension is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32b8113e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lateQuorumVoteExtension() view returns(uint48)
func (dataGovernor *DataGovernor) TryPackLateQuorumVoteExtension() ([]byte, error) {
	return dataGovernor.abi.Pack("lateQuorumVoteExtension")
}

// UnpackLateQuorumVoteExtension is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x32b8113e.
//
// Solidity: function lateQuorumVoteExtension() view returns(uint48)
func (dataGovernor *DataGovernor) UnpackLateQuorumVoteExtension(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("lateQuorumVoteExtension", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function name() view returns(string)
func (dataGovernor *DataGovernor) PackName() []byte {
	enc, err := dataGovernor.abi.Pack("name")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function name() view returns(string)
func (dataGovernor *DataGovernor) TryPackName() ([]byte, error) {
	return dataGovernor.abi.Pack("name")
}

// UnpackName is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06fdde03.
//
// Solidity: function name() view returns(string)
func (dataGovernor *DataGovernor) UnpackName(data []byte) (string, error) {
	out, err := dataGovernor.abi.Unpack("name", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ecebe00.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (dataGovernor *DataGovernor) PackNonces(owner common.Address) []byte {
	enc, err := dataGovernor.abi.Pack("nonces", owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ecebe00.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackNonces(owner common.Address) ([]byte, error) {
	return dataGovernor.abi.Pack("nonces", owner)
}

// UnpackNonces is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7ecebe00.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackNonces(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("nonces", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOnERC1155BatchReceived is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbc197c81.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function onERC1155BatchReceived(address , address , uint256[] , uint256[] , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) PackOnERC1155BatchReceived(arg0 common.Address, arg1 common.Address, arg2 []*big.Int, arg3 []*big.Int, arg4 []byte) []byte {
	enc, err := dataGovernor.abi.Pack("onERC1155BatchReceived", arg0, arg1, arg2, arg3, arg4)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOnERC1155BatchReceived is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbc197c81.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function onERC1155BatchReceived(address , address , uint256[] , uint256[] , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) TryPackOnERC1155BatchReceived(arg0 common.Address, arg1 common.Address, arg2 []*big.Int, arg3 []*big.Int, arg4 []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("onERC1155BatchReceived", arg0, arg1, arg2, arg3, arg4)
}

// UnpackOnERC1155BatchReceived is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbc197c81.
//
// Solidity: function onERC1155BatchReceived(address , address , uint256[] , uint256[] , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) UnpackOnERC1155BatchReceived(data []byte) ([4]byte, error) {
	out, err := dataGovernor.abi.Unpack("onERC1155BatchReceived", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackOnERC1155Received is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf23a6e61.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function onERC1155Received(address , address , uint256 , uint256 , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) PackOnERC1155Received(arg0 common.Address, arg1 common.Address, arg2 *big.Int, arg3 *big.Int, arg4 []byte) []byte {
	enc, err := dataGovernor.abi.Pack("onERC1155Received", arg0, arg1, arg2, arg3, arg4)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOnERC1155Received is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf23a6e61.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function onERC1155Received(address , address , uint256 , uint256 , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) TryPackOnERC1155Received(arg0 common.Address, arg1 common.Address, arg2 *big.Int, arg3 *big.Int, arg4 []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("onERC1155Received", arg0, arg1, arg2, arg3, arg4)
}

// UnpackOnERC1155Received is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf23a6e61.
//
// Solidity: function onERC1155Received(address , address , uint256 , uint256 , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) UnpackOnERC1155Received(data []byte) ([4]byte, error) {
	out, err := dataGovernor.abi.Unpack("onERC1155Received", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackOnERC721Received is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x150b7a02.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function onERC721Received(address , address , uint256 , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) PackOnERC721Received(arg0 common.Address, arg1 common.Address, arg2 *big.Int, arg3 []byte) []byte {
	enc, err := dataGovernor.abi.Pack("onERC721Received", arg0, arg1, arg2, arg3)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOnERC721Received is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x150b7a02.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function onERC721Received(address , address , uint256 , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) TryPackOnERC721Received(arg0 common.Address, arg1 common.Address, arg2 *big.Int, arg3 []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("onERC721Received", arg0, arg1, arg2, arg3)
}

// UnpackOnERC721Received is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x150b7a02.
//
// Solidity: function onERC721Received(address , address , uint256 , bytes ) returns(bytes4)
func (dataGovernor *DataGovernor) UnpackOnERC721Received(data []byte) ([4]byte, error) {
	out, err := dataGovernor.abi.Unpack("onERC721Received", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackProposalCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda35c664.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalCount() view returns(uint256)
func (dataGovernor *DataGovernor) PackProposalCount() []byte {
	enc, err := dataGovernor.abi.Pack("proposalCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda35c664.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalCount() view returns(uint256)
func (dataGovernor *DataGovernor) TryPackProposalCount() ([]byte, error) {
	return dataGovernor.abi.Pack("proposalCount")
}

// UnpackProposalCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xda35c664.
//
// Solidity: function proposalCount() view returns(uint256)
func (dataGovernor *DataGovernor) UnpackProposalCount(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("proposalCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProposalDeadline is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc01f9e37.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalDeadline(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) PackProposalDeadline(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalDeadline", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalDeadline is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc01f9e37.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalDeadline(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackProposalDeadline(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalDeadline", proposalId)
}

// UnpackProposalDeadline is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc01f9e37.
//
// Solidity: function proposalDeadline(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackProposalDeadline(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("proposalDeadline", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProposalDetails is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16e9eaec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalDetails(uint256 proposalId) view returns(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
func (dataGovernor *DataGovernor) PackProposalDetails(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalDetails", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalDetails is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16e9eaec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalDetails(uint256 proposalId) view returns(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
func (dataGovernor *DataGovernor) TryPackProposalDetails(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalDetails", proposalId)
}

// ProposalDetailsOutput serves as a container for the return parameters of contract
// method ProposalDetails.
type ProposalDetailsOutput struct {
	Targets         []common.Address
	Values          []*big.Int
	Calldatas       [][]byte
	DescriptionHash [32]byte
}

// UnpackProposalDetails is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x16e9eaec.
//
// Solidity: function proposalDetails(uint256 proposalId) view returns(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
func (dataGovernor *DataGovernor) UnpackProposalDetails(data []byte) (ProposalDetailsOutput, error) {
	out, err := dataGovernor.abi.Unpack("proposalDetails", data)
	outstruct := new(ProposalDetailsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Targets = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Values = *abi.ConvertType(out[1], new([]*big.Int)).(*[]*big.Int)
	outstruct.Calldatas = *abi.ConvertType(out[2], new([][]byte)).(*[][]byte)
	outstruct.DescriptionHash = *abi.ConvertType(out[3], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackProposalDetailsAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e82db94.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalDetailsAt(uint256 index) view returns(uint256 proposalId, address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
func (dataGovernor *DataGovernor) PackProposalDetailsAt(index *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalDetailsAt", index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalDetailsAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e82db94.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalDetailsAt(uint256 index) view returns(uint256 proposalId, address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
func (dataGovernor *DataGovernor) TryPackProposalDetailsAt(index *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalDetailsAt", index)
}

// ProposalDetailsAtOutput serves as a container for the return parameters of contract
// method ProposalDetailsAt.
type ProposalDetailsAtOutput struct {
	ProposalId      *big.Int
	Targets         []common.Address
	Values          []*big.Int
	Calldatas       [][]byte
	DescriptionHash [32]byte
}

// UnpackProposalDetailsAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2e82db94.
//
// Solidity: function proposalDetailsAt(uint256 index) view returns(uint256 proposalId, address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
func (dataGovernor *DataGovernor) UnpackProposalDetailsAt(data []byte) (ProposalDetailsAtOutput, error) {
	out, err := dataGovernor.abi.Unpack("proposalDetailsAt", data)
	outstruct := new(ProposalDetailsAtOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.ProposalId = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Targets = *abi.ConvertType(out[1], new([]common.Address)).(*[]common.Address)
	outstruct.Values = *abi.ConvertType(out[2], new([]*big.Int)).(*[]*big.Int)
	outstruct.Calldatas = *abi.ConvertType(out[3], new([][]byte)).(*[][]byte)
	outstruct.DescriptionHash = *abi.ConvertType(out[4], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackProposalEta is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab58fb8e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalEta(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) PackProposalEta(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalEta", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalEta is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab58fb8e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalEta(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackProposalEta(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalEta", proposalId)
}

// UnpackProposalEta is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xab58fb8e.
//
// Solidity: function proposalEta(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackProposalEta(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("proposalEta", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProposalNeedsQueuing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9a95294.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalNeedsQueuing(uint256 proposalId) view returns(bool)
func (dataGovernor *DataGovernor) PackProposalNeedsQueuing(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalNeedsQueuing", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalNeedsQueuing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9a95294.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalNeedsQueuing(uint256 proposalId) view returns(bool)
func (dataGovernor *DataGovernor) TryPackProposalNeedsQueuing(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalNeedsQueuing", proposalId)
}

// UnpackProposalNeedsQueuing is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa9a95294.
//
// Solidity: function proposalNeedsQueuing(uint256 proposalId) view returns(bool)
func (dataGovernor *DataGovernor) UnpackProposalNeedsQueuing(data []byte) (bool, error) {
	out, err := dataGovernor.abi.Unpack("proposalNeedsQueuing", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackProposalProposer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x143489d0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalProposer(uint256 proposalId) view returns(address)
func (dataGovernor *DataGovernor) PackProposalProposer(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalProposer", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalProposer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x143489d0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalProposer(uint256 proposalId) view returns(address)
func (dataGovernor *DataGovernor) TryPackProposalProposer(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalProposer", proposalId)
}

// UnpackProposalProposer is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x143489d0.
//
// Solidity: function proposalProposer(uint256 proposalId) view returns(address)
func (dataGovernor *DataGovernor) UnpackProposalProposer(data []byte) (common.Address, error) {
	out, err := dataGovernor.abi.Unpack("proposalProposer", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackProposalSnapshot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d63f693.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalSnapshot(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) PackProposalSnapshot(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalSnapshot", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalSnapshot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d63f693.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalSnapshot(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackProposalSnapshot(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalSnapshot", proposalId)
}

// UnpackProposalSnapshot is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2d63f693.
//
// Solidity: function proposalSnapshot(uint256 proposalId) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackProposalSnapshot(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("proposalSnapshot", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProposalThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb58131b0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalThreshold() view returns(uint256)
func (dataGovernor *DataGovernor) PackProposalThreshold() []byte {
	enc, err := dataGovernor.abi.Pack("proposalThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb58131b0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalThreshold() view returns(uint256)
func (dataGovernor *DataGovernor) TryPackProposalThreshold() ([]byte, error) {
	return dataGovernor.abi.Pack("proposalThreshold")
}

// UnpackProposalThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb58131b0.
//
// Solidity: function proposalThreshold() view returns(uint256)
func (dataGovernor *DataGovernor) UnpackProposalThreshold(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("proposalThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProposalVotes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x544ffc9c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalVotes(uint256 proposalId) view returns(uint256 againstVotes, uint256 forVotes, uint256 abstainVotes)
func (dataGovernor *DataGovernor) PackProposalVotes(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("proposalVotes", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalVotes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x544ffc9c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalVotes(uint256 proposalId) view returns(uint256 againstVotes, uint256 forVotes, uint256 abstainVotes)
func (dataGovernor *DataGovernor) TryPackProposalVotes(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("proposalVotes", proposalId)
}

// ProposalVotesOutput serves as a container for the return parameters of contract
// method ProposalVotes.
type ProposalVotesOutput struct {
	AgainstVotes *big.Int
	ForVotes     *big.Int
	AbstainVotes *big.Int
}

// UnpackProposalVotes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x544ffc9c.
//
// Solidity: function proposalVotes(uint256 proposalId) view returns(uint256 againstVotes, uint256 forVotes, uint256 abstainVotes)
func (dataGovernor *DataGovernor) UnpackProposalVotes(data []byte) (ProposalVotesOutput, error) {
	out, err := dataGovernor.abi.Unpack("proposalVotes", data)
	outstruct := new(ProposalVotesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.AgainstVotes = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.ForVotes = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.AbstainVotes = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d5e81e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns(uint256)
func (dataGovernor *DataGovernor) PackPropose(targets []common.Address, values []*big.Int, calldatas [][]byte, description string) []byte {
	enc, err := dataGovernor.abi.Pack("propose", targets, values, calldatas, description)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d5e81e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns(uint256)
func (dataGovernor *DataGovernor) TryPackPropose(targets []common.Address, values []*big.Int, calldatas [][]byte, description string) ([]byte, error) {
	return dataGovernor.abi.Pack("propose", targets, values, calldatas, description)
}

// UnpackPropose is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7d5e81e2.
//
// Solidity: function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns(uint256)
func (dataGovernor *DataGovernor) UnpackPropose(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("propose", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackQueue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x160cbed7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function queue(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns(uint256)
func (dataGovernor *DataGovernor) PackQueue(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) []byte {
	enc, err := dataGovernor.abi.Pack("queue", targets, values, calldatas, descriptionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQueue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x160cbed7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function queue(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns(uint256)
func (dataGovernor *DataGovernor) TryPackQueue(targets []common.Address, values []*big.Int, calldatas [][]byte, descriptionHash [32]byte) ([]byte, error) {
	return dataGovernor.abi.Pack("queue", targets, values, calldatas, descriptionHash)
}

// UnpackQueue is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x160cbed7.
//
// Solidity: function queue(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) returns(uint256)
func (dataGovernor *DataGovernor) UnpackQueue(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("queue", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackQueueByID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xddf0b009.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function queue(uint256 proposalId) returns()
func (dataGovernor *DataGovernor) PackQueueByID(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("queue0", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQueueByID is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xddf0b009.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function queue(uint256 proposalId) returns()
func (dataGovernor *DataGovernor) TryPackQueueByID(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("queue0", proposalId)
}

// PackQuorum is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8ce560a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quorum(uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) PackQuorum(timepoint *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("quorum", timepoint)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuorum is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8ce560a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quorum(uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackQuorum(timepoint *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("quorum", timepoint)
}

// UnpackQuorum is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf8ce560a.
//
// Solidity: function quorum(uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackQuorum(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("quorum", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackQuorumDenominator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97c3d334.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quorumDenominator() view returns(uint256)
func (dataGovernor *DataGovernor) PackQuorumDenominator() []byte {
	enc, err := dataGovernor.abi.Pack("quorumDenominator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuorumDenominator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97c3d334.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quorumDenominator() view returns(uint256)
func (dataGovernor *DataGovernor) TryPackQuorumDenominator() ([]byte, error) {
	return dataGovernor.abi.Pack("quorumDenominator")
}

// UnpackQuorumDenominator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x97c3d334.
//
// Solidity: function quorumDenominator() view returns(uint256)
func (dataGovernor *DataGovernor) UnpackQuorumDenominator(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("quorumDenominator", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackQuorumNumeratorAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60c4247f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quorumNumerator(uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) PackQuorumNumeratorAt(timepoint *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("quorumNumerator", timepoint)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuorumNumeratorAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60c4247f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quorumNumerator(uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) TryPackQuorumNumeratorAt(timepoint *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("quorumNumerator", timepoint)
}

// UnpackQuorumNumeratorAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x60c4247f.
//
// Solidity: function quorumNumerator(uint256 timepoint) view returns(uint256)
func (dataGovernor *DataGovernor) UnpackQuorumNumeratorAt(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("quorumNumerator", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackQuorumNumerator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7713a70.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quorumNumerator() view returns(uint256)
func (dataGovernor *DataGovernor) PackQuorumNumerator() []byte {
	enc, err := dataGovernor.abi.Pack("quorumNumerator0")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuorumNumerator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7713a70.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quorumNumerator() view returns(uint256)
func (dataGovernor *DataGovernor) TryPackQuorumNumerator() ([]byte, error) {
	return dataGovernor.abi.Pack("quorumNumerator0")
}

// UnpackQuorumNumerator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa7713a70.
//
// Solidity: function quorumNumerator() view returns(uint256)
func (dataGovernor *DataGovernor) UnpackQuorumNumerator(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("quorumNumerator0", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc28bc2fa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function relay(address target, uint256 value, bytes data) payable returns()
func (dataGovernor *DataGovernor) PackRelay(target common.Address, value *big.Int, data []byte) []byte {
	enc, err := dataGovernor.abi.Pack("relay", target, value, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc28bc2fa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function relay(address target, uint256 value, bytes data) payable returns()
func (dataGovernor *DataGovernor) TryPackRelay(target common.Address, value *big.Int, data []byte) ([]byte, error) {
	return dataGovernor.abi.Pack("relay", target, value, data)
}

// PackSetLateQuorumVoteExtension is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x330df7ff.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setLateQuorumVoteExtension(uint48 newVoteExtension) returns()
func (dataGovernor *DataGovernor) PackSetLateQuorumVoteExtension(newVoteExtension *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("setLateQuorumVoteExtension", newVoteExtension)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetLateQuorumVoteExtension is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x330df7ff.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setLateQuorumVoteExtension(uint48 newVoteExtension) returns()
func (dataGovernor *DataGovernor) TryPackSetLateQuorumVoteExtension(newVoteExtension *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("setLateQuorumVoteExtension", newVoteExtension)
}

// PackSetProposalThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xece40cc1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setProposalThreshold(uint256 newProposalThreshold) returns()
func (dataGovernor *DataGovernor) PackSetProposalThreshold(newProposalThreshold *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("setProposalThreshold", newProposalThreshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetProposalThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xece40cc1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setProposalThreshold(uint256 newProposalThreshold) returns()
func (dataGovernor *DataGovernor) TryPackSetProposalThreshold(newProposalThreshold *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("setProposalThreshold", newProposalThreshold)
}

// PackSetVotingDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x79051887.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setVotingDelay(uint48 newVotingDelay) returns()
func (dataGovernor *DataGovernor) PackSetVotingDelay(newVotingDelay *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("setVotingDelay", newVotingDelay)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetVotingDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x79051887.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setVotingDelay(uint48 newVotingDelay) returns()
func (dataGovernor *DataGovernor) TryPackSetVotingDelay(newVotingDelay *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("setVotingDelay", newVotingDelay)
}

// PackSetVotingPeriod is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe540d01d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setVotingPeriod(uint32 newVotingPeriod) returns()
func (dataGovernor *DataGovernor) PackSetVotingPeriod(newVotingPeriod uint32) []byte {
	enc, err := dataGovernor.abi.Pack("setVotingPeriod", newVotingPeriod)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetVotingPeriod is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe540d01d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setVotingPeriod(uint32 newVotingPeriod) returns()
func (dataGovernor *DataGovernor) TryPackSetVotingPeriod(newVotingPeriod uint32) ([]byte, error) {
	return dataGovernor.abi.Pack("setVotingPeriod", newVotingPeriod)
}

// PackState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e4f49e6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function state(uint256 proposalId) view returns(uint8)
func (dataGovernor *DataGovernor) PackState(proposalId *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("state", proposalId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e4f49e6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function state(uint256 proposalId) view returns(uint8)
func (dataGovernor *DataGovernor) TryPackState(proposalId *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("state", proposalId)
}

// UnpackState is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3e4f49e6.
//
// Solidity: function state(uint256 proposalId) view returns(uint8)
func (dataGovernor *DataGovernor) UnpackState(data []byte) (uint8, error) {
	out, err := dataGovernor.abi.Unpack("state", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (dataGovernor *DataGovernor) PackSupportsInterface(interfaceId [4]byte) []byte {
	enc, err := dataGovernor.abi.Pack("supportsInterface", interfaceId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSupportsInterface is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01ffc9a7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (dataGovernor *DataGovernor) TryPackSupportsInterface(interfaceId [4]byte) ([]byte, error) {
	return dataGovernor.abi.Pack("supportsInterface", interfaceId)
}

// UnpackSupportsInterface is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x01ffc9a7.
//
// Solidity: function supportsInterface(bytes4 interfaceId) view returns(bool)
func (dataGovernor *DataGovernor) UnpackSupportsInterface(data []byte) (bool, error) {
	out, err := dataGovernor.abi.Unpack("supportsInterface", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackTimelock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd33219b4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function timelock() view returns(address)
func (dataGovernor *DataGovernor) PackTimelock() []byte {
	enc, err := dataGovernor.abi.Pack("timelock")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTimelock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd33219b4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function timelock() view returns(address)
func (dataGovernor *DataGovernor) TryPackTimelock() ([]byte, error) {
	return dataGovernor.abi.Pack("timelock")
}

// UnpackTimelock is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd33219b4.
//
// Solidity: function timelock() view returns(address)
func (dataGovernor *DataGovernor) UnpackTimelock(data []byte) (common.Address, error) {
	out, err := dataGovernor.abi.Unpack("timelock", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc0c546a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function token() view returns(address)
func (dataGovernor *DataGovernor) PackToken() []byte {
	enc, err := dataGovernor.abi.Pack("token")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc0c546a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function token() view returns(address)
func (dataGovernor *DataGovernor) TryPackToken() ([]byte, error) {
	return dataGovernor.abi.Pack("token")
}

// UnpackToken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfc0c546a.
//
// Solidity: function token() view returns(address)
func (dataGovernor *DataGovernor) UnpackToken(data []byte) (common.Address, error) {
	out, err := dataGovernor.abi.Unpack("token", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUpdateQuorumNumerator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06f3f9e6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateQuorumNumerator(uint256 newQuorumNumerator) returns()
func (dataGovernor *DataGovernor) PackUpdateQuorumNumerator(newQuorumNumerator *big.Int) []byte {
	enc, err := dataGovernor.abi.Pack("updateQuorumNumerator", newQuorumNumerator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateQuorumNumerator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06f3f9e6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateQuorumNumerator(uint256 newQuorumNumerator) returns()
func (dataGovernor *DataGovernor) TryPackUpdateQuorumNumerator(newQuorumNumerator *big.Int) ([]byte, error) {
	return dataGovernor.abi.Pack("updateQuorumNumerator", newQuorumNumerator)
}

// PackUpdateTimelock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa890c910.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateTimelock(address newTimelock) returns()
func (dataGovernor *DataGovernor) PackUpdateTimelock(newTimelock common.Address) []byte {
	enc, err := dataGovernor.abi.Pack("updateTimelock", newTimelock)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateTimelock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa890c910.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateTimelock(address newTimelock) returns()
func (dataGovernor *DataGovernor) TryPackUpdateTimelock(newTimelock common.Address) ([]byte, error) {
	return dataGovernor.abi.Pack("updateTimelock", newTimelock)
}

// PackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function version() view returns(string)
func (dataGovernor *DataGovernor) PackVersion() []byte {
	enc, err := dataGovernor.abi.Pack("version")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function version() view returns(string)
func (dataGovernor *DataGovernor) TryPackVersion() ([]byte, error) {
	return dataGovernor.abi.Pack("version")
}

// UnpackVersion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54fd4d50.
//
// Solidity: function version() view returns(string)
func (dataGovernor *DataGovernor) UnpackVersion(data []byte) (string, error) {
	out, err := dataGovernor.abi.Unpack("version", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackVotingDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3932abb1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function votingDelay() view returns(uint256)
func (dataGovernor *DataGovernor) PackVotingDelay() []byte {
	enc, err := dataGovernor.abi.Pack("votingDelay")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVotingDelay is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3932abb1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function votingDelay() view returns(uint256)
func (dataGovernor *DataGovernor) TryPackVotingDelay() ([]byte, error) {
	return dataGovernor.abi.Pack("votingDelay")
}

// UnpackVotingDelay is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3932abb1.
//
// Solidity: function votingDelay() view returns(uint256)
func (dataGovernor *DataGovernor) UnpackVotingDelay(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("votingDelay", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackVotingPeriod is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x02a251a3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function votingPeriod() view returns(uint256)
func (dataGovernor *DataGovernor) PackVotingPeriod() []byte {
	enc, err := dataGovernor.abi.Pack("votingPeriod")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVotingPeriod is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x02a251a3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function votingPeriod() view returns(uint256)
func (dataGovernor *DataGovernor) TryPackVotingPeriod() ([]byte, error) {
	return dataGovernor.abi.Pack("votingPeriod")
}

// UnpackVotingPeriod is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x02a251a3.
//
// Solidity: function votingPeriod() view returns(uint256)
func (dataGovernor *DataGovernor) UnpackVotingPeriod(data []byte) (*big.Int, error) {
	out, err := dataGovernor.abi.Unpack("votingPeriod", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// DataGovernorEIP712DomainChanged represents a EIP712DomainChanged event raised by the DataGovernor contract.
type DataGovernorEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const DataGovernorEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (DataGovernorEIP712DomainChanged) ContractEventName() string {
	return DataGovernorEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (dataGovernor *DataGovernor) UnpackEIP712DomainChangedEvent(log *types.Log) (*DataGovernorEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorLateQuorumVoteExtensionSet represents a LateQuorumVoteExtensionSet event raised by the DataGovernor contract.
type DataGovernorLateQuorumVoteExtensionSet struct {
	OldVoteExtension uint64
	NewVoteExtension uint64
	Raw              *types.Log // Blockchain specific contextual infos
}

const DataGovernorLateQuorumVoteExtensionSetEventName = "LateQuorumVoteExtensionSet"

// ContractEventName returns the user-defined event name.
func (DataGovernorLateQuorumVoteExtensionSet) ContractEventName() string {
	return DataGovernorLateQuorumVoteExtensionSetEventName
}

// UnpackLateQuorumVoteExtensionSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LateQuorumVoteExtensionSet(uint64 oldVoteExtension, uint64 newVoteExtension)
func (dataGovernor *DataGovernor) UnpackLateQuorumVoteExtensionSetEvent(log *types.Log) (*DataGovernorLateQuorumVoteExtensionSet, error) {
	event := "LateQuorumVoteExtensionSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorLateQuorumVoteExtensionSet)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorProposalCanceled represents a ProposalCanceled event raised by the DataGovernor contract.
type DataGovernorProposalCanceled struct {
	ProposalId *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const DataGovernorProposalCanceledEventName = "ProposalCanceled"

// ContractEventName returns the user-defined event name.
func (DataGovernorProposalCanceled) ContractEventName() string {
	return DataGovernorProposalCanceledEventName
}

// UnpackProposalCanceledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalCanceled(uint256 proposalId)
func (dataGovernor *DataGovernor) UnpackProposalCanceledEvent(log *types.Log) (*DataGovernorProposalCanceled, error) {
	event := "ProposalCanceled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorProposalCanceled)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorProposalCreated represents a ProposalCreated event raised by the DataGovernor contract.
type DataGovernorProposalCreated struct {
	ProposalId  *big.Int
	Proposer    common.Address
	Targets     []common.Address
	Values      []*big.Int
	Signatures  []string
	Calldatas   [][]byte
	VoteStart   *big.Int
	VoteEnd     *big.Int
	Description string
	Raw         *types.Log // Blockchain specific contextual infos
}

const DataGovernorProposalCreatedEventName = "ProposalCreated"

// ContractEventName returns the user-defined event name.
func (DataGovernorProposalCreated) ContractEventName() string {
	return DataGovernorProposalCreatedEventName
}

// UnpackProposalCreatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalCreated(uint256 proposalId, address proposer, address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, uint256 voteStart, uint256 voteEnd, string description)
func (dataGovernor *DataGovernor) UnpackProposalCreatedEvent(log *types.Log) (*DataGovernorProposalCreated, error) {
	event := "ProposalCreated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorProposalCreated)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorProposalExecuted represents a ProposalExecuted event raised by the DataGovernor contract.
type DataGovernorProposalExecuted struct {
	ProposalId *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const DataGovernorProposalExecutedEventName = "ProposalExecuted"

// ContractEventName returns the user-defined event name.
func (DataGovernorProposalExecuted) ContractEventName() string {
	return DataGovernorProposalExecutedEventName
}

// UnpackProposalExecutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalExecuted(uint256 proposalId)
func (dataGovernor *DataGovernor) UnpackProposalExecutedEvent(log *types.Log) (*DataGovernorProposalExecuted, error) {
	event := "ProposalExecuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorProposalExecuted)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorProposalExtended represents a ProposalExtended event raised by the DataGovernor contract.
type DataGovernorProposalExtended struct {
	ProposalId       *big.Int
	ExtendedDeadline uint64
	Raw              *types.Log // Blockchain specific contextual infos
}

const DataGovernorProposalExtendedEventName = "ProposalExtended"

// ContractEventName returns the user-defined event name.
func (DataGovernorProposalExtended) ContractEventName() string {
	return DataGovernorProposalExtendedEventName
}

// UnpackProposalExtendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalExtended(uint256 indexed proposalId, uint64 extendedDeadline)
func (dataGovernor *DataGovernor) UnpackProposalExtendedEvent(log *types.Log) (*DataGovernorProposalExtended, error) {
	event := "ProposalExtended"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorProposalExtended)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorProposalQueued represents a ProposalQueued event raised by the DataGovernor contract.
type DataGovernorProposalQueued struct {
	ProposalId *big.Int
	EtaSeconds *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const DataGovernorProposalQueuedEventName = "ProposalQueued"

// ContractEventName returns the user-defined event name.
func (DataGovernorProposalQueued) ContractEventName() string {
	return DataGovernorProposalQueuedEventName
}

// UnpackProposalQueuedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalQueued(uint256 proposalId, uint256 etaSeconds)
func (dataGovernor *DataGovernor) UnpackProposalQueuedEvent(log *types.Log) (*DataGovernorProposalQueued, error) {
	event := "ProposalQueued"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorProposalQueued)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorProposalThresholdSet represents a ProposalThresholdSet event raised by the DataGovernor contract.
type DataGovernorProposalThresholdSet struct {
	OldProposalThreshold *big.Int
	NewProposalThreshold *big.Int
	Raw                  *types.Log // Blockchain specific contextual infos
}

const DataGovernorProposalThresholdSetEventName = "ProposalThresholdSet"

// ContractEventName returns the user-defined event name.
func (DataGovernorProposalThresholdSet) ContractEventName() string {
	return DataGovernorProposalThresholdSetEventName
}

// UnpackProposalThresholdSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalThresholdSet(uint256 oldProposalThreshold, uint256 newProposalThreshold)
func (dataGovernor *DataGovernor) UnpackProposalThresholdSetEvent(log *types.Log) (*DataGovernorProposalThresholdSet, error) {
	event := "ProposalThresholdSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorProposalThresholdSet)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorQuorumNumeratorUpdated represents a QuorumNumeratorUpdated event raised by the DataGovernor contract.
type DataGovernorQuorumNumeratorUpdated struct {
	OldQuorumNumerator *big.Int
	NewQuorumNumerator *big.Int
	Raw                *types.Log // Blockchain specific contextual infos
}

const DataGovernorQuorumNumeratorUpdatedEventName = "QuorumNumeratorUpdated"

// ContractEventName returns the user-defined event name.
func (DataGovernorQuorumNumeratorUpdated) ContractEventName() string {
	return DataGovernorQuorumNumeratorUpdatedEventName
}

// UnpackQuorumNumeratorUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event QuorumNumeratorUpdated(uint256 oldQuorumNumerator, uint256 newQuorumNumerator)
func (dataGovernor *DataGovernor) UnpackQuorumNumeratorUpdatedEvent(log *types.Log) (*DataGovernorQuorumNumeratorUpdated, error) {
	event := "QuorumNumeratorUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorQuorumNumeratorUpdated)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorTimelockChange represents a TimelockChange event raised by the DataGovernor contract.
type DataGovernorTimelockChange struct {
	OldTimelock common.Address
	NewTimelock common.Address
	Raw         *types.Log // Blockchain specific contextual infos
}

const DataGovernorTimelockChangeEventName = "TimelockChange"

// ContractEventName returns the user-defined event name.
func (DataGovernorTimelockChange) ContractEventName() string {
	return DataGovernorTimelockChangeEventName
}

// UnpackTimelockChangeEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TimelockChange(address oldTimelock, address newTimelock)
func (dataGovernor *DataGovernor) UnpackTimelockChangeEvent(log *types.Log) (*DataGovernorTimelockChange, error) {
	event := "TimelockChange"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorTimelockChange)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorVoteCast represents a VoteCast event raised by the DataGovernor contract.
type DataGovernorVoteCast struct {
	Voter      common.Address
	ProposalId *big.Int
	Support    uint8
	Weight     *big.Int
	Reason     string
	Raw        *types.Log // Blockchain specific contextual infos
}

const DataGovernorVoteCastEventName = "VoteCast"

// ContractEventName returns the user-defined event name.
func (DataGovernorVoteCast) ContractEventName() string {
	return DataGovernorVoteCastEventName
}

// UnpackVoteCastEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VoteCast(address indexed voter, uint256 proposalId, uint8 support, uint256 weight, string reason)
func (dataGovernor *DataGovernor) UnpackVoteCastEvent(log *types.Log) (*DataGovernorVoteCast, error) {
	event := "VoteCast"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorVoteCast)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorVoteCastWithParams represents a VoteCastWithParams event raised by the DataGovernor contract.
type DataGovernorVoteCastWithParams struct {
	Voter      common.Address
	ProposalId *big.Int
	Support    uint8
	Weight     *big.Int
	Reason     string
	Params     []byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const DataGovernorVoteCastWithParamsEventName = "VoteCastWithParams"

// ContractEventName returns the user-defined event name.
func (DataGovernorVoteCastWithParams) ContractEventName() string {
	return DataGovernorVoteCastWithParamsEventName
}

// UnpackVoteCastWithParamsEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VoteCastWithParams(address indexed voter, uint256 proposalId, uint8 support, uint256 weight, string reason, bytes params)
func (dataGovernor *DataGovernor) UnpackVoteCastWithParamsEvent(log *types.Log) (*DataGovernorVoteCastWithParams, error) {
	event := "VoteCastWithParams"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorVoteCastWithParams)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorVotingDelaySet represents a VotingDelaySet event raised by the DataGovernor contract.
type DataGovernorVotingDelaySet struct {
	OldVotingDelay *big.Int
	NewVotingDelay *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const DataGovernorVotingDelaySetEventName = "VotingDelaySet"

// ContractEventName returns the user-defined event name.
func (DataGovernorVotingDelaySet) ContractEventName() string {
	return DataGovernorVotingDelaySetEventName
}

// UnpackVotingDelaySetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VotingDelaySet(uint256 oldVotingDelay, uint256 newVotingDelay)
func (dataGovernor *DataGovernor) UnpackVotingDelaySetEvent(log *types.Log) (*DataGovernorVotingDelaySet, error) {
	event := "VotingDelaySet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorVotingDelaySet)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DataGovernorVotingPeriodSet represents a VotingPeriodSet event raised by the DataGovernor contract.
type DataGovernorVotingPeriodSet struct {
	OldVotingPeriod *big.Int
	NewVotingPeriod *big.Int
	Raw             *types.Log // Blockchain specific contextual infos
}

const DataGovernorVotingPeriodSetEventName = "VotingPeriodSet"

// ContractEventName returns the user-defined event name.
func (DataGovernorVotingPeriodSet) ContractEventName() string {
	return DataGovernorVotingPeriodSetEventName
}

// UnpackVotingPeriodSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VotingPeriodSet(uint256 oldVotingPeriod, uint256 newVotingPeriod)
func (dataGovernor *DataGovernor) UnpackVotingPeriodSetEvent(log *types.Log) (*DataGovernorVotingPeriodSet, error) {
	event := "VotingPeriodSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != dataGovernor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DataGovernorVotingPeriodSet)
	if len(log.Data) > 0 {
		if err := dataGovernor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range dataGovernor.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (dataGovernor *DataGovernor) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["CheckpointUnorderedInsertion"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackCheckpointUnorderedInsertionError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["DataGovernorInvalidGuardian"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackDataGovernorInvalidGuardianError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["ERC6372InconsistentClock"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackERC6372InconsistentClockError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["FailedCall"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackFailedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorAlreadyCastVote"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorAlreadyCastVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorAlreadyQueuedProposal"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorAlreadyQueuedProposalError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorDisabledDeposit"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorDisabledDepositError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInsufficientProposerVotes"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInsufficientProposerVotesError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInvalidProposalLength"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInvalidProposalLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInvalidQuorumFraction"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInvalidQuorumFractionError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInvalidSignature"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInvalidVoteParams"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInvalidVoteParamsError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInvalidVoteType"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInvalidVoteTypeError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorInvalidVotingPeriod"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorInvalidVotingPeriodError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorNonexistentProposal"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorNonexistentProposalError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorOnlyExecutor"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorOnlyExecutorError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorPreventLateQuorumVoteExtensionTooLarge"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorPreventLateQuorumVoteExtensionTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorProposalQueueingFailed"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorProposalQueueingFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorProposalQueueingNotRequired"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorProposalQueueingNotRequiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorRestrictedProposer"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorRestrictedProposerError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorUnableToCancel"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorUnableToCancelError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["GovernorUnexpectedProposalState"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackGovernorUnexpectedProposalStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["InvalidAccountNonce"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackInvalidAccountNonceError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], dataGovernor.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return dataGovernor.UnpackStringTooLongError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// DataGovernorCheckpointUnorderedInsertion represents a CheckpointUnorderedInsertion error raised by the DataGovernor contract.
type DataGovernorCheckpointUnorderedInsertion struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CheckpointUnorderedInsertion()
func DataGovernorCheckpointUnorderedInsertionErrorID() common.Hash {
	return common.HexToHash("0x2520601d9d60b717c34a36ad270857824c5a1ebbfd08ff39aba6930089495cfa")
}

// UnpackCheckpointUnorderedInsertionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CheckpointUnorderedInsertion()
func (dataGovernor *DataGovernor) UnpackCheckpointUnorderedInsertionError(raw []byte) (*DataGovernorCheckpointUnorderedInsertion, error) {
	out := new(DataGovernorCheckpointUnorderedInsertion)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "CheckpointUnorderedInsertion", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorDataGovernorInvalidGuardian represents a DataGovernorInvalidGuardian error raised by the DataGovernor contract.
type DataGovernorDataGovernorInvalidGuardian struct {
	Guardian      common.Address
	GuardianUntil uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DataGovernorInvalidGuardian(address guardian, uint64 guardianUntil)
func DataGovernorDataGovernorInvalidGuardianErrorID() common.Hash {
	return common.HexToHash("0x0546a472224bfe587e109388c505059a6e231de0392814b291c989a48fbee31c")
}

// UnpackDataGovernorInvalidGuardianError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DataGovernorInvalidGuardian(address guardian, uint64 guardianUntil)
func (dataGovernor *DataGovernor) UnpackDataGovernorInvalidGuardianError(raw []byte) (*DataGovernorDataGovernorInvalidGuardian, error) {
	out := new(DataGovernorDataGovernorInvalidGuardian)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "DataGovernorInvalidGuardian", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorERC6372InconsistentClock represents a ERC6372InconsistentClock error raised by the DataGovernor contract.
type DataGovernorERC6372InconsistentClock struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC6372InconsistentClock()
func DataGovernorERC6372InconsistentClockErrorID() common.Hash {
	return common.HexToHash("0x6ff07140ae905cb0f8e72fb38f5dd8e756c387b0065be0e1bf85bd0621a43dc7")
}

// UnpackERC6372InconsistentClockError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC6372InconsistentClock()
func (dataGovernor *DataGovernor) UnpackERC6372InconsistentClockError(raw []byte) (*DataGovernorERC6372InconsistentClock, error) {
	out := new(DataGovernorERC6372InconsistentClock)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "ERC6372InconsistentClock", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorFailedCall represents a FailedCall error raised by the DataGovernor contract.
type DataGovernorFailedCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedCall()
func DataGovernorFailedCallErrorID() common.Hash {
	return common.HexToHash("0xd6bda27508c0fb6d8a39b4b122878dab26f731a7d4e4abe711dd3731899052a4")
}

// UnpackFailedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedCall()
func (dataGovernor *DataGovernor) UnpackFailedCallError(raw []byte) (*DataGovernorFailedCall, error) {
	out := new(DataGovernorFailedCall)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "FailedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorAlreadyCastVote represents a GovernorAlreadyCastVote error raised by the DataGovernor contract.
type DataGovernorGovernorAlreadyCastVote struct {
	Voter common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorAlreadyCastVote(address voter)
func DataGovernorGovernorAlreadyCastVoteErrorID() common.Hash {
	return common.HexToHash("0x71c6af4932ed543cdb181fcbb800f4b9940a2ccceeaee5e6e141de8c50856ede")
}

// UnpackGovernorAlreadyCastVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorAlreadyCastVote(address voter)
func (dataGovernor *DataGovernor) UnpackGovernorAlreadyCastVoteError(raw []byte) (*DataGovernorGovernorAlreadyCastVote, error) {
	out := new(DataGovernorGovernorAlreadyCastVote)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorAlreadyCastVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorAlreadyQueuedProposal represents a GovernorAlreadyQueuedProposal error raised by the DataGovernor contract.
type DataGovernorGovernorAlreadyQueuedProposal struct {
	ProposalId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorAlreadyQueuedProposal(uint256 proposalId)
func DataGovernorGovernorAlreadyQueuedProposalErrorID() common.Hash {
	return common.HexToHash("0xf20e7d374e58691196b2e081c7753efc94203ab3520c58efe153076e279fde0a")
}

// UnpackGovernorAlreadyQueuedProposalError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorAlreadyQueuedProposal(uint256 proposalId)
func (dataGovernor *DataGovernor) UnpackGovernorAlreadyQueuedProposalError(raw []byte) (*DataGovernorGovernorAlreadyQueuedProposal, error) {
	out := new(DataGovernorGovernorAlreadyQueuedProposal)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorAlreadyQueuedProposal", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorDisabledDeposit represents a GovernorDisabledDeposit error raised by the DataGovernor contract.
type DataGovernorGovernorDisabledDeposit struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorDisabledDeposit()
func DataGovernorGovernorDisabledDepositErrorID() common.Hash {
	return common.HexToHash("0xe90a651e5fdea7022846d10b5f36994c22e1f46db4b5021aa3e26ad83b24bfd8")
}

// UnpackGovernorDisabledDepositError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorDisabledDeposit()
func (dataGovernor *DataGovernor) UnpackGovernorDisabledDepositError(raw []byte) (*DataGovernorGovernorDisabledDeposit, error) {
	out := new(DataGovernorGovernorDisabledDeposit)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorDisabledDeposit", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInsufficientProposerVotes represents a GovernorInsufficientProposerVotes error raised by the DataGovernor contract.
type DataGovernorGovernorInsufficientProposerVotes struct {
	Proposer  common.Address
	Votes     *big.Int
	Threshold *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInsufficientProposerVotes(address proposer, uint256 votes, uint256 threshold)
func DataGovernorGovernorInsufficientProposerVotesErrorID() common.Hash {
	return common.HexToHash("0xc242ee16ab08d11dbce60e744efdbd91b4e07ac4c074d993992519795a6324d0")
}

// UnpackGovernorInsufficientProposerVotesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInsufficientProposerVotes(address proposer, uint256 votes, uint256 threshold)
func (dataGovernor *DataGovernor) UnpackGovernorInsufficientProposerVotesError(raw []byte) (*DataGovernorGovernorInsufficientProposerVotes, error) {
	out := new(DataGovernorGovernorInsufficientProposerVotes)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInsufficientProposerVotes", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInvalidProposalLength represents a GovernorInvalidProposalLength error raised by the DataGovernor contract.
type DataGovernorGovernorInvalidProposalLength struct {
	Targets   *big.Int
	Calldatas *big.Int
	Values    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInvalidProposalLength(uint256 targets, uint256 calldatas, uint256 values)
func DataGovernorGovernorInvalidProposalLengthErrorID() common.Hash {
	return common.HexToHash("0x447b05d0c41e339e22932be48ca2091a47f3c39df25e2152ad11a8729753b2b4")
}

// UnpackGovernorInvalidProposalLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInvalidProposalLength(uint256 targets, uint256 calldatas, uint256 values)
func (dataGovernor *DataGovernor) UnpackGovernorInvalidProposalLengthError(raw []byte) (*DataGovernorGovernorInvalidProposalLength, error) {
	out := new(DataGovernorGovernorInvalidProposalLength)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInvalidProposalLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInvalidQuorumFraction represents a GovernorInvalidQuorumFraction error raised by the DataGovernor contract.
type DataGovernorGovernorInvalidQuorumFraction struct {
	QuorumNumerator   *big.Int
	QuorumDenominator *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInvalidQuorumFraction(uint256 quorumNumerator, uint256 quorumDenominator)
func DataGovernorGovernorInvalidQuorumFractionErrorID() common.Hash {
	return common.HexToHash("0x243e5445050913bb1c3de7a2f82eba0c3b0b8a55c2aacf660392fa35087a1919")
}

// UnpackGovernorInvalidQuorumFractionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInvalidQuorumFraction(uint256 quorumNumerator, uint256 quorumDenominator)
func (dataGovernor *DataGovernor) UnpackGovernorInvalidQuorumFractionError(raw []byte) (*DataGovernorGovernorInvalidQuorumFraction, error) {
	out := new(DataGovernorGovernorInvalidQuorumFraction)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInvalidQuorumFraction", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInvalidSignature represents a GovernorInvalidSignature error raised by the DataGovernor contract.
type DataGovernorGovernorInvalidSignature struct {
	Voter common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInvalidSignature(address voter)
func DataGovernorGovernorInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0x94ab6c07905fb25046d2809e4563b09690f891c9495bfe19551d602e7eddbb1b")
}

// UnpackGovernorInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInvalidSignature(address voter)
func (dataGovernor *DataGovernor) UnpackGovernorInvalidSignatureError(raw []byte) (*DataGovernorGovernorInvalidSignature, error) {
	out := new(DataGovernorGovernorInvalidSignature)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInvalidVoteParams represents a GovernorInvalidVoteParams error raised by the DataGovernor contract.
type DataGovernorGovernorInvalidVoteParams struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInvalidVoteParams()
func DataGovernorGovernorInvalidVoteParamsErrorID() common.Hash {
	return common.HexToHash("0x867db7717d0cc803be5726127d33cc17ae07776705d8ba6659af8aaa5b418dd8")
}

// UnpackGovernorInvalidVoteParamsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInvalidVoteParams()
func (dataGovernor *DataGovernor) UnpackGovernorInvalidVoteParamsError(raw []byte) (*DataGovernorGovernorInvalidVoteParams, error) {
	out := new(DataGovernorGovernorInvalidVoteParams)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInvalidVoteParams", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInvalidVoteType represents a GovernorInvalidVoteType error raised by the DataGovernor contract.
type DataGovernorGovernorInvalidVoteType struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInvalidVoteType()
func DataGovernorGovernorInvalidVoteTypeErrorID() common.Hash {
	return common.HexToHash("0x06b337c26289d63178b4d4ed5fd513f38a1d8832d0edd309ef07bfc9ba5caf49")
}

// UnpackGovernorInvalidVoteTypeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInvalidVoteType()
func (dataGovernor *DataGovernor) UnpackGovernorInvalidVoteTypeError(raw []byte) (*DataGovernorGovernorInvalidVoteType, error) {
	out := new(DataGovernorGovernorInvalidVoteType)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInvalidVoteType", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorInvalidVotingPeriod represents a GovernorInvalidVotingPeriod error raised by the DataGovernor contract.
type DataGovernorGovernorInvalidVotingPeriod struct {
	VotingPeriod *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorInvalidVotingPeriod(uint256 votingPeriod)
func DataGovernorGovernorInvalidVotingPeriodErrorID() common.Hash {
	return common.HexToHash("0xf1cfbf057db43f9730bc42a52728d66da9151a5c6929758ee824e299f82f5689")
}

// UnpackGovernorInvalidVotingPeriodError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorInvalidVotingPeriod(uint256 votingPeriod)
func (dataGovernor *DataGovernor) UnpackGovernorInvalidVotingPeriodError(raw []byte) (*DataGovernorGovernorInvalidVotingPeriod, error) {
	out := new(DataGovernorGovernorInvalidVotingPeriod)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorInvalidVotingPeriod", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorNonexistentProposal represents a GovernorNonexistentProposal error raised by the DataGovernor contract.
type DataGovernorGovernorNonexistentProposal struct {
	ProposalId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorNonexistentProposal(uint256 proposalId)
func DataGovernorGovernorNonexistentProposalErrorID() common.Hash {
	return common.HexToHash("0x6ad06075316ea071ccae80931b756598be5aad3433b2c47b38607a8eec344a70")
}

// UnpackGovernorNonexistentProposalError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorNonexistentProposal(uint256 proposalId)
func (dataGovernor *DataGovernor) UnpackGovernorNonexistentProposalError(raw []byte) (*DataGovernorGovernorNonexistentProposal, error) {
	out := new(DataGovernorGovernorNonexistentProposal)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorNonexistentProposal", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorOnlyExecutor represents a GovernorOnlyExecutor error raised by the DataGovernor contract.
type DataGovernorGovernorOnlyExecutor struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorOnlyExecutor(address account)
func DataGovernorGovernorOnlyExecutorErrorID() common.Hash {
	return common.HexToHash("0x47096e4749c231af946d5efc74a7fd817371e756031e98787f18bf70aaa7753c")
}

// UnpackGovernorOnlyExecutorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorOnlyExecutor(address account)
func (dataGovernor *DataGovernor) UnpackGovernorOnlyExecutorError(raw []byte) (*DataGovernorGovernorOnlyExecutor, error) {
	out := new(DataGovernorGovernorOnlyExecutor)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorOnlyExecutor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorPreventLateQuorumVoteExtensionTooLarge represents a GovernorPreventLateQuorumVoteExtensionTooLarge error raised by the DataGovernor contract.
type DataGovernorGovernorPreventLateQuorumVoteExtensionTooLarge struct {
	NewVoteExtension *big.Int
	MaxVoteExtension *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorPreventLateQuorumVoteExtensionTooLarge(uint256 newVoteExtension, uint256 maxVoteExtension)
func DataGovernorGovernorPreventLateQuorumVoteExtensionTooLargeErrorID() common.Hash {
	return common.HexToHash("0x64230edae030649e816c9a015895f31b48340aa2b1bdad57872142722cd95042")
}

// UnpackGovernorPreventLateQuorumVoteExtensionTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorPreventLateQuorumVoteExtensionTooLarge(uint256 newVoteExtension, uint256 maxVoteExtension)
func (dataGovernor *DataGovernor) UnpackGovernorPreventLateQuorumVoteExtensionTooLargeError(raw []byte) (*DataGovernorGovernorPreventLateQuorumVoteExtensionTooLarge, error) {
	out := new(DataGovernorGovernorPreventLateQuorumVoteExtensionTooLarge)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorPreventLateQuorumVoteExtensionTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorProposalQueueingFailed represents a GovernorProposalQueueingFailed error raised by the DataGovernor contract.
type DataGovernorGovernorProposalQueueingFailed struct {
	ProposalId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorProposalQueueingFailed(uint256 proposalId)
func DataGovernorGovernorProposalQueueingFailedErrorID() common.Hash {
	return common.HexToHash("0xab2d0311b12775d840d040f070d41586c4d88ef7337d352d0dfa2a1ede1d73e0")
}

// UnpackGovernorProposalQueueingFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorProposalQueueingFailed(uint256 proposalId)
func (dataGovernor *DataGovernor) UnpackGovernorProposalQueueingFailedError(raw []byte) (*DataGovernorGovernorProposalQueueingFailed, error) {
	out := new(DataGovernorGovernorProposalQueueingFailed)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorProposalQueueingFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorProposalQueueingNotRequired represents a GovernorProposalQueueingNotRequired error raised by the DataGovernor contract.
type DataGovernorGovernorProposalQueueingNotRequired struct {
	ProposalId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorProposalQueueingNotRequired(uint256 proposalId)
func DataGovernorGovernorProposalQueueingNotRequiredErrorID() common.Hash {
	return common.HexToHash("0xd838bcb7f156d6ff91334907349273614e60ebfac1fd90f5ce25b84cd6c61a09")
}

// UnpackGovernorProposalQueueingNotRequiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorProposalQueueingNotRequired(uint256 proposalId)
func (dataGovernor *DataGovernor) UnpackGovernorProposalQueueingNotRequiredError(raw []byte) (*DataGovernorGovernorProposalQueueingNotRequired, error) {
	out := new(DataGovernorGovernorProposalQueueingNotRequired)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorProposalQueueingNotRequired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorRestrictedProposer represents a GovernorRestrictedProposer error raised by the DataGovernor contract.
type DataGovernorGovernorRestrictedProposer struct {
	Proposer common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorRestrictedProposer(address proposer)
func DataGovernorGovernorRestrictedProposerErrorID() common.Hash {
	return common.HexToHash("0xd9b395579c6f1566cc7608394c53136f366f7fa719d01a941bee075ef8c704f4")
}

// UnpackGovernorRestrictedProposerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorRestrictedProposer(address proposer)
func (dataGovernor *DataGovernor) UnpackGovernorRestrictedProposerError(raw []byte) (*DataGovernorGovernorRestrictedProposer, error) {
	out := new(DataGovernorGovernorRestrictedProposer)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorRestrictedProposer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorUnableToCancel represents a GovernorUnableToCancel error raised by the DataGovernor contract.
type DataGovernorGovernorUnableToCancel struct {
	ProposalId *big.Int
	Account    common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorUnableToCancel(uint256 proposalId, address account)
func DataGovernorGovernorUnableToCancelErrorID() common.Hash {
	return common.HexToHash("0x8fe5d8a9809b4b1a3569a8d98ce25e21fb956a89b6b9a2741d15bc699f46ef07")
}

// UnpackGovernorUnableToCancelError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorUnableToCancel(uint256 proposalId, address account)
func (dataGovernor *DataGovernor) UnpackGovernorUnableToCancelError(raw []byte) (*DataGovernorGovernorUnableToCancel, error) {
	out := new(DataGovernorGovernorUnableToCancel)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorUnableToCancel", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorGovernorUnexpectedProposalState represents a GovernorUnexpectedProposalState error raised by the DataGovernor contract.
type DataGovernorGovernorUnexpectedProposalState struct {
	ProposalId     *big.Int
	Current        uint8
	ExpectedStates [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GovernorUnexpectedProposalState(uint256 proposalId, uint8 current, bytes32 expectedStates)
func DataGovernorGovernorUnexpectedProposalStateErrorID() common.Hash {
	return common.HexToHash("0x31b75e4d4f8317c390cf01cbc79dfe4f67ce2d27f65a099074fdc67f00f76908")
}

// UnpackGovernorUnexpectedProposalStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GovernorUnexpectedProposalState(uint256 proposalId, uint8 current, bytes32 expectedStates)
func (dataGovernor *DataGovernor) UnpackGovernorUnexpectedProposalStateError(raw []byte) (*DataGovernorGovernorUnexpectedProposalState, error) {
	out := new(DataGovernorGovernorUnexpectedProposalState)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "GovernorUnexpectedProposalState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorInvalidAccountNonce represents a InvalidAccountNonce error raised by the DataGovernor contract.
type DataGovernorInvalidAccountNonce struct {
	Account      common.Address
	CurrentNonce *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidAccountNonce(address account, uint256 currentNonce)
func DataGovernorInvalidAccountNonceErrorID() common.Hash {
	return common.HexToHash("0x752d88c0de02638abf10e8e31861e4c68dc1f3a1e7d840e580683f2c282bfc7a")
}

// UnpackInvalidAccountNonceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidAccountNonce(address account, uint256 currentNonce)
func (dataGovernor *DataGovernor) UnpackInvalidAccountNonceError(raw []byte) (*DataGovernorInvalidAccountNonce, error) {
	out := new(DataGovernorInvalidAccountNonce)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "InvalidAccountNonce", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorInvalidShortString represents a InvalidShortString error raised by the DataGovernor contract.
type DataGovernorInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func DataGovernorInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (dataGovernor *DataGovernor) UnpackInvalidShortStringError(raw []byte) (*DataGovernorInvalidShortString, error) {
	out := new(DataGovernorInvalidShortString)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the DataGovernor contract.
type DataGovernorSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func DataGovernorSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (dataGovernor *DataGovernor) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*DataGovernorSafeCastOverflowedUintDowncast, error) {
	out := new(DataGovernorSafeCastOverflowedUintDowncast)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DataGovernorStringTooLong represents a StringTooLong error raised by the DataGovernor contract.
type DataGovernorStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func DataGovernorStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (dataGovernor *DataGovernor) UnpackStringTooLongError(raw []byte) (*DataGovernorStringTooLong, error) {
	out := new(DataGovernorStringTooLong)
	if err := dataGovernor.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

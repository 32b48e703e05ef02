// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorStorage} from "@openzeppelin/contracts/governance/extensions/GovernorStorage.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {IDataGovernor} from "./interfaces/IDataGovernor.sol";

/// @dev See {IDataGovernor}.
contract DataGovernor is
    IDataGovernor,
    Governor,
    GovernorSettings,
    GovernorCountingSimple,
    GovernorStorage,
    GovernorVotes,
    GovernorVotesQuorumFraction,
    GovernorTimelockControl,
    GovernorPreventLateQuorum
{
    /// @inheritdoc IDataGovernor
    address public immutable guardian;

    /// @inheritdoc IDataGovernor
    uint64 public immutable guardianUntil;

    constructor(Parameters memory p)
        Governor(p.name)
        GovernorSettings(p.votingDelay, p.votingPeriod, p.proposalThreshold)
        GovernorVotes(p.token)
        GovernorVotesQuorumFraction(p.quorumPercent)
        GovernorTimelockControl(_createTimelock(p.timelockDelay))
        GovernorPreventLateQuorum(p.lateExtension)
    {
        bool none =
            p.guardian == address(0) && p.guardianUntil == 0;
        bool some = p.guardian != address(0) && p.guardianUntil > block.timestamp;
        if (!none && !some) revert DataGovernorInvalidGuardian(p.guardian, p.guardianUntil);
        guardian = p.guardian;
        guardianUntil = p.guardianUntil;
    }

    /// @dev Born with this governor as its only proposer, canceller and executor and with no
    /// administrator, so there is no moment in which anyone else has a right over it.
    function _createTimelock(uint256 delay) private returns (TimelockController) {
        address[] memory self = new address[](1);
        self[0] = address(this);
        return new TimelockController(delay, self, self, address(0));
    }

    /// @dev The proposer may cancel while the proposal is pending ({Governor}), the guardian until
    /// it is executed.
    function _validateCancel(uint256 proposalId, address caller) internal view override returns (bool) {
        return (caller == guardian && block.timestamp < guardianUntil) || super._validateCancel(proposalId, caller);
    }

    // What follows only settles which of OpenZeppelin's extensions answers.

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    function proposalDeadline(uint256 proposalId)
        public
        view
        override(Governor, GovernorPreventLateQuorum)
        returns (uint256)
    {
        return super.proposalDeadline(proposalId);
    }

    function proposalNeedsQueuing(uint256 proposalId)
        public
        view
        override(Governor, GovernorTimelockControl)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override(Governor, GovernorStorage) returns (uint256) {
        return super._propose(targets, values, calldatas, description, proposer);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}

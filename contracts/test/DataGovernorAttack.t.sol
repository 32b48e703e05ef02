// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {MembershipToken} from "../src/MembershipToken.sol";
import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {DaoTest} from "./DaoTest.sol";
import {Samples} from "./Samples.sol";

/// @dev Ways around the vote, the timelock or the guardian's date; each must fail.
contract DataGovernorAttackTest is DaoTest {
    IDatasetRegistry.Approval private entry;

    function setUp() public override {
        super.setUp();
        entry = Samples.approval(contributor, 1);
    }

    // guardian

    function test_Guardian_CancelsInEveryStateBeforeExecution() public {
        uint256 pending = proposeApproval(Samples.one(entry), "Pending");
        uint256 active = proposeApproval(Samples.one(entry), "Active");
        uint256 succeeded = proposeApproval(Samples.one(entry), "Succeeded");
        uint256 queued = proposeApproval(Samples.one(entry), "Queued");
        _guardianCancels(pending);
        startVoting(active);
        _guardianCancels(active);
        vote(whale, succeeded, FOR);
        vote(whale, queued, FOR);
        endVoting(queued);
        _guardianCancels(succeeded);
        governor.queue(queued);
        vm.warp(governor.proposalEta(queued));
        _guardianCancels(queued);
    }

    /// @dev A cancelled proposal must be gone from the timelock too.
    function test_Guardian_CancelsTheTimelocksOperation() public {
        bytes memory data = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(entry)));
        uint256 proposal = propose(alice, address(registry), data, "Approve");
        carry(proposal);
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(address(registry), data);
        bytes32 salt = bytes20(address(governor)) ^ keccak256("Approve");
        bytes32 operation = timelock.hashOperationBatch(targets, values, calldatas, 0, salt);
        vm.assertTrue(timelock.isOperationPending(operation), "waits");
        _guardianCancels(proposal);

        vm.assertFalse(timelock.isOperation(operation), "gone");
        vm.warp(vm.getBlockTimestamp() + TIMELOCK);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.execute(proposal);
    }

    function test_Guardian_LastSecond() public {
        uint256 proposal = _proposalAliveAt(governor.guardianUntil() - 1);
        _guardianCancels(proposal);
    }

    function testFuzz_Guardian_NotAfterTheDate(uint256 late) public {
        uint256 proposal = _proposalAliveAt(governor.guardianUntil());
        skip(bound(late, 0, 100 days));

        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, guardian));
        vm.prank(guardian);
        governor.cancel(proposal);
    }

    function test_Guardian_CannotCancelWhatIsExecuted() public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        carry(proposal);
        execute(proposal);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vm.prank(guardian);
        governor.cancel(proposal);
    }

    /// @dev No vote moves the date or names another guardian: there is no such function.
    function test_Guardian_IsFixed() public {
        (bool ok,) = address(governor).call(abi.encodeWithSignature("setProposalGuardian(address)", alice));
        vm.assertFalse(ok, "setProposalGuardian");
        vm.prank(address(timelock));
        (ok,) = address(governor).call(abi.encodeWithSignature("setProposalGuardian(address)", alice));
        vm.assertFalse(ok, "setProposalGuardian by vote");
    }

    function testFuzz_OnlyTheGuardianCancels(address who) public {
        vm.assume(who != guardian && who != alice);
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, who));
        vm.prank(who);
        governor.cancel(proposal);
    }

    // timelock bypass

    function testFuzz_Execute_NotBeforeTheEta(uint256 early) public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        carry(proposal);
        vm.warp(governor.proposalEta(proposal) - bound(early, 1, TIMELOCK));
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        governor.execute(proposal);
    }

    function test_Execute_NotWithoutQueueing() public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        startVoting(proposal);
        vote(whale, proposal, FOR);
        endVoting(proposal);
        vm.warp(vm.getBlockTimestamp() + 30 days);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.execute(proposal);
    }

    function test_Queue_NotWithoutTheVotes() public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        startVoting(proposal);
        vote(whale, proposal, FOR);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.queue(proposal);

        uint256 defeated = proposeApproval(Samples.one(entry), "Nobody votes");
        endVoting(defeated);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.queue(defeated);
    }

    function test_Execute_NotTwice() public {
        uint256 proposal =
            propose(alice, address(token), abi.encodeCall(MembershipToken.mint, (stranger, 1e18)), "Once");
        carry(proposal);
        execute(proposal);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        governor.execute(proposal);

        vm.assertEq(token.balanceOf(stranger), 1e18, "minted once");
    }

    /// @dev Past the governor, straight to the timelock, with what is queued there and ready.
    function testFuzz_Timelock_ExecutesForTheGovernorOnly(address who) public {
        vm.assume(who != address(governor) && who != address(timelock));
        bytes memory data = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(entry)));
        uint256 proposal = propose(alice, address(registry), data, "Approve");
        carry(proposal);
        vm.warp(governor.proposalEta(proposal));
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(address(registry), data);
        bytes32 salt = bytes20(address(governor)) ^ keccak256("Approve");

        vm.startPrank(who);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        timelock.executeBatch(targets, values, calldatas, 0, salt);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        timelock.scheduleBatch(targets, values, calldatas, 0, "other", 0);
        vm.expectPartialRevert(TimelockController.TimelockUnauthorizedCaller.selector);
        timelock.updateDelay(0);
    }

    /// @dev A proposal that shortens the delay is itself delayed, and so is what was queued before.
    function test_Timelock_DelayIsShortenedForLaterProposalsOnly() public {
        uint256 approval = proposeApproval(Samples.one(entry), "Approve");
        uint256 shorten =
            propose(alice, address(timelock), abi.encodeCall(TimelockController.updateDelay, (0)), "No delay");
        startVoting(shorten);
        vote(whale, approval, FOR);
        vote(whale, shorten, FOR);
        endVoting(shorten);
        governor.queue(shorten);
        skip(1 days);
        governor.queue(approval);
        execute(shorten);

        vm.assertEq(timelock.getMinDelay(), 0, "shortened");
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        governor.execute(approval);
    }

    /// @dev `relay` lets the timelock speak through the governor; not past the vote.
    function test_Relay_NotByAProposerDirectly() public {
        bytes memory data = abi.encodeCall(TimelockController.updateDelay, (0));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, whale));
        vm.prank(whale);
        governor.relay(address(timelock), 0, data);
    }

    // votes

    /// @dev Votes count as of the snapshot: what moves afterwards moves no vote.
    function test_Votes_DelegatedAfterTheSnapshotDoNotCountTwice() public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        startVoting(proposal);
        vote(whale, proposal, FOR);
        vm.prank(whale);
        token.delegate(stranger);
        skip(1);
        vote(stranger, proposal, FOR);

        (, uint256 inFavour,) = governor.proposalVotes(proposal);
        vm.assertEq(inFavour, 600e18, "counted once");
    }

    function test_Votes_NobodyVotesTwice() public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        startVoting(proposal);
        vote(whale, proposal, FOR);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, whale));
        vote(whale, proposal, FOR);
    }

    function test_Votes_NotBeforeTheSnapshot() public {
        uint256 proposal = proposeApproval(Samples.one(entry), "Approve");
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vote(whale, proposal, FOR);
    }

    // front running

    /// @dev Someone sees a proposal before it is mined, proposes it first and cancels it, which
    /// blocks it for ever. The suffix prevents it; without it the attack works.
    function test_FrontRun_WorksOnlyWithoutTheSuffix() public {
        bytes memory data = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(entry)));
        uint256 stolen = propose(carol, address(registry), data, "Approve");
        vm.prank(carol);
        governor.cancel(stolen);
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(address(registry), data);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vm.prank(alice);
        governor.propose(targets, values, calldatas, "Approve");

        string memory guarded = string.concat("Approve #proposer=", Strings.toHexString(alice));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, carol));
        vm.prank(carol);
        governor.propose(targets, values, calldatas, guarded);
        uint256 proposal = propose(alice, address(registry), data, guarded);
        expectState(proposal, IGovernor.ProposalState.Pending, "proposed");
    }

    /// @dev One call of a proposal that fails takes all of them back: nothing is half done.
    function test_AProposalTakesEffectWholeOrNotAtAll() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) =
            (new address[](2), new uint256[](2), new bytes[](2));
        (targets[0], targets[1]) = (address(registry), address(registry));
        calldatas[0] = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(entry)));
        calldatas[1] = abi.encodeCall(IDatasetRegistry.revoke, (keccak256("never approved"), ""));
        vm.prank(alice);
        uint256 proposal = governor.propose(targets, values, calldatas, "Both");
        carry(proposal);
        vm.warp(governor.proposalEta(proposal));

        vm.expectPartialRevert(IDatasetRegistry.DatasetRegistryNotApproved.selector);
        governor.execute(proposal);
        vm.assertFalse(registry.isApproved(contributor, entry.collection, entry.cid), "approved");
    }

    /// @dev A queued renewal must not bring back what was revoked while it waited.
    function test_QueuedRenewal_DoesNotUndoARevocation() public {
        entry.expiry = uint64(START + 100 days);
        uint256 approval = proposeApproval(Samples.one(entry), "Approve");
        carry(approval);
        execute(approval);
        bytes32 id = keccak256(abi.encode(entry.contributor, entry.collection, entry.cid));
        (entry.expectedRound, entry.expiry) = (1, 0);
        uint256 renewal = proposeApproval(Samples.one(entry), "Renew");
        uint256 revocation =
            propose(alice, address(registry), abi.encodeCall(IDatasetRegistry.revoke, (id, "")), "Revoke");
        startVoting(revocation);
        vote(whale, renewal, FOR);
        vote(whale, revocation, FOR);
        endVoting(revocation);
        governor.queue(renewal);
        governor.queue(revocation);
        execute(revocation);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.ApprovalSkipped(id, IDatasetRegistry.SkipReason.Stale);
        execute(renewal);
    }

    function _guardianCancels(uint256 proposal) private {
        vm.prank(guardian);
        governor.cancel(proposal);
        expectState(proposal, IGovernor.ProposalState.Canceled, "cancelled");
    }

    /// @dev A proposal in its voting period at `time`, which becomes the present.
    function _proposalAliveAt(uint256 time) private returns (uint256 proposal) {
        vm.warp(time - DELAY - 1 hours);
        proposal = proposeApproval(Samples.one(entry), "Approve");
        vm.warp(time);
        expectState(proposal, IGovernor.ProposalState.Active, "voting");
    }
}

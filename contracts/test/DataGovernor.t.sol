// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {MembershipToken} from "../src/MembershipToken.sol";
import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {DaoTest} from "./DaoTest.sol";
import {Samples} from "./Samples.sol";

/// @dev From a proposal to the approved set, with real votes and a real timelock.
contract DataGovernorTest is DaoTest {
    IDatasetRegistry.Approval private first;
    IDatasetRegistry.Approval private second;

    function setUp() public override {
        super.setUp();
        first = Samples.approval(contributor, 1);
        second = Samples.approval(contributor, 2);
    }

    function test_ApproveADataset() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        expectState(proposal, IGovernor.ProposalState.Pending, "proposed");
        startVoting(proposal);
        expectState(proposal, IGovernor.ProposalState.Active, "voting");
        vote(whale, proposal, FOR);
        endVoting(proposal);
        expectState(proposal, IGovernor.ProposalState.Succeeded, "voted");
        governor.queue(proposal);
        expectState(proposal, IGovernor.ProposalState.Queued, "queued");
        vm.assertFalse(_isApproved(first), "not before it is executed");
        execute(proposal);
        expectState(proposal, IGovernor.ProposalState.Executed, "executed");

        vm.assertTrue(_isApproved(first), "approved");
    }

    /// @dev What the follower reads: the call that the timelock made names the operation that the
    /// governor queued for this proposal.
    function test_AnApprovalLeadsToItsProposal() public {
        bytes memory data = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(first)));
        uint256 proposal = propose(alice, address(registry), data, "Approve");
        carry(proposal);
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(address(registry), data);
        bytes32 salt = bytes20(address(governor)) ^ keccak256("Approve");
        bytes32 operation = timelock.hashOperationBatch(targets, values, calldatas, 0, salt);

        vm.warp(governor.proposalEta(proposal));
        vm.expectEmit(address(timelock));
        emit TimelockController.CallExecuted(operation, 0, address(registry), 0, data);
        governor.execute(proposal);
    }

    function test_TwoApprovalsInOneCall() public {
        uint256 proposal = proposeApproval(Samples.two(first, second), "Both");
        carry(proposal);
        execute(proposal);

        vm.assertTrue(_isApproved(first) && _isApproved(second), "both");
    }

    function test_TwoApprovalsInOneProposal() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) =
            (new address[](2), new uint256[](2), new bytes[](2));
        (targets[0], targets[1]) = (address(registry), address(registry));
        calldatas[0] = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(first)));
        calldatas[1] = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(second)));
        vm.prank(alice);
        uint256 proposal = governor.propose(targets, values, calldatas, "Both");
        carry(proposal);
        execute(proposal);

        vm.assertTrue(_isApproved(first) && _isApproved(second), "both");
    }

    /// @dev The same dataset twice, by two proposals that know nothing of each other.
    function test_TwoProposalsForOneDataset_ApproveOnce() public {
        uint256 one = proposeApproval(Samples.one(first), "One");
        uint256 other = proposeApproval(Samples.one(first), "Other");
        startVoting(other);
        vote(whale, one, FOR);
        vote(whale, other, FOR);
        endVoting(other);
        governor.queue(one);
        governor.queue(other);
        execute(one);
        vm.expectEmit(address(registry));
        emit IDatasetRegistry.ApprovalSkipped(_id(first), IDatasetRegistry.SkipReason.Duplicate);
        execute(other);

        (, uint32 round,,) = registry.status(_id(first));
        vm.assertEq(round, 1, "round");
    }

    function test_RevokeADataset() public {
        uint256 approval = proposeApproval(Samples.one(first), "Approve");
        carry(approval);
        execute(approval);
        uint256 revocation =
            propose(alice, address(registry), abi.encodeCall(IDatasetRegistry.revoke, (_id(first), "wrong")), "Revoke");
        carry(revocation);
        execute(revocation);

        vm.assertFalse(_isApproved(first), "approved");
    }

    /// @dev A withdrawal while the proposal waits: that entry is skipped, the other one takes effect.
    function test_WithdrawalWhileQueued_Wins() public {
        uint256 proposal = proposeApproval(Samples.two(first, second), "Both");
        carry(proposal);
        vm.prank(contributor);
        registry.withdraw(first.collection, first.cid);
        execute(proposal);

        vm.assertFalse(_isApproved(first), "withdrawn");
        vm.assertTrue(_isApproved(second), "not withdrawn");
    }

    // members

    function test_MintByVote() public {
        uint256 proposal = propose(alice, address(token), abi.encodeCall(MembershipToken.mint, (stranger, 5e18)), "In");
        carry(proposal);
        execute(proposal);

        vm.assertEq(token.getVotes(stranger), 5e18, "votes");
        vm.assertEq(token.totalSupply(), SUPPLY + 5e18, "supply");
    }

    function test_BurnByVote() public {
        uint256 proposal = propose(alice, address(token), abi.encodeCall(MembershipToken.burn, (bob, 40e18 - 1)), "Out");
        carry(proposal);
        execute(proposal);

        vm.assertEq(token.getVotes(bob), 0, "votes");
        vm.assertEq(token.totalSupply(), SUPPLY - 40e18 + 1, "supply");
    }

    function test_SettingsByVote() public {
        uint256 proposal = propose(
            alice, address(governor), abi.encodeCall(governor.updateQuorumNumerator, (50)), "Half of all must vote"
        );
        carry(proposal);
        execute(proposal);
        skip(1);

        vm.assertEq(governor.quorum(vm.getBlockTimestamp() - 1), SUPPLY / 2, "quorum");
    }

    // quorum and votes

    function test_Quorum_ExactlyReached() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        startVoting(proposal);
        vote(alice, proposal, FOR);
        endVoting(proposal);

        expectState(proposal, IGovernor.ProposalState.Succeeded, "40 of 1000");
    }

    function test_Quorum_OneUnitShort() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        startVoting(proposal);
        vote(bob, proposal, FOR);
        endVoting(proposal);

        expectState(proposal, IGovernor.ProposalState.Defeated, "one unit less than 40");
    }

    function test_Quorum_AbstainCountsAgainstDoesNot() public {
        uint256 abstained = proposeApproval(Samples.one(first), "Abstain");
        uint256 opposed = proposeApproval(Samples.one(first), "Against");
        startVoting(opposed);
        vote(bob, abstained, FOR);
        vote(carol, abstained, ABSTAIN);
        vote(bob, opposed, FOR);
        vote(alice, opposed, AGAINST);
        endVoting(opposed);

        expectState(abstained, IGovernor.ProposalState.Succeeded, "quorum by abstention");
        expectState(opposed, IGovernor.ProposalState.Defeated, "no quorum by opposition");
    }

    function test_Tie_IsDefeat() public {
        vm.prank(address(timelock));
        token.mint(bob, 1);
        skip(1);
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        startVoting(proposal);
        vote(alice, proposal, AGAINST);
        vote(bob, proposal, FOR);
        vote(carol, proposal, ABSTAIN);
        endVoting(proposal);

        (uint256 against, uint256 inFavour,) = governor.proposalVotes(proposal);
        vm.assertEq(against, inFavour, "a tie, with quorum");
        expectState(proposal, IGovernor.ProposalState.Defeated, "defeated");
    }

    function test_VotesAreThoseOfTheSnapshot() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        startVoting(proposal);
        vm.prank(address(timelock));
        token.mint(bob, 100e18);
        skip(1);
        vote(bob, proposal, FOR);

        (, uint256 inFavour,) = governor.proposalVotes(proposal);
        vm.assertEq(inFavour, 40e18 - 1, "what was minted later does not vote");
    }

    function testFuzz_Outcome(uint8[4] memory choices) public {
        address[4] memory voters = [alice, bob, whale, carol];
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        startVoting(proposal);
        uint256[3] memory tally;
        for (uint256 i = 0; i < voters.length; ++i) {
            uint8 choice = choices[i] % 4;
            if (choice == 3) continue; // does not vote
            vote(voters[i], proposal, choice);
            tally[choice] += token.balanceOf(voters[i]);
        }
        endVoting(proposal);

        bool succeeds = tally[FOR] > tally[AGAINST] && tally[FOR] + tally[ABSTAIN] >= SUPPLY * 4 / 100;
        expectState(
            proposal, succeeds ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Defeated, "outcome"
        );
    }

    // late votes

    function test_LateVote_ExtendsTheTimeToAnswer() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        uint256 deadline = governor.proposalDeadline(proposal);
        vm.warp(deadline);
        vm.expectEmit(address(governor));
        emit GovernorPreventLateQuorum.ProposalExtended(proposal, uint64(deadline + EXTENSION));
        vote(alice, proposal, FOR);

        vm.warp(deadline + EXTENSION);
        vote(whale, proposal, AGAINST);
        vm.warp(deadline + EXTENSION + 1);
        expectState(proposal, IGovernor.ProposalState.Defeated, "answered");
    }

    function test_LateVote_ExtendsOnce() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        uint256 deadline = governor.proposalDeadline(proposal);
        vm.warp(deadline);
        vote(alice, proposal, FOR);
        vm.warp(deadline + EXTENSION);
        vote(whale, proposal, FOR);

        vm.assertEq(governor.proposalDeadline(proposal), deadline + EXTENSION, "deadline");
    }

    function test_VoteAfterTheDeadline_Reverts() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        endVoting(proposal);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        vote(whale, proposal, FOR);
    }

    // the proposer

    function test_ProposerMayCancelWhilePending() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        vm.prank(alice);
        governor.cancel(proposal);

        expectState(proposal, IGovernor.ProposalState.Canceled, "cancelled");
    }

    function test_ProposerMayNotCancelOnceVotingStarted() public {
        uint256 proposal = proposeApproval(Samples.one(first), "Approve");
        startVoting(proposal);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, alice));
        vm.prank(alice);
        governor.cancel(proposal);
    }

    function test_ThresholdIsNeededToPropose() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(address(registry), "");
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, stranger, 0, 1e18));
        vm.prank(stranger);
        governor.propose(targets, values, calldatas, "Let me");
    }

    function test_ProposerSuffix_OnlyThatProposer() public {
        string memory description = string.concat("Approve #proposer=", Strings.toHexString(alice));
        bytes memory data = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(first)));
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(address(registry), data);

        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, bob));
        vm.prank(bob);
        governor.propose(targets, values, calldatas, description);

        uint256 proposal = propose(alice, address(registry), data, description);
        vm.assertEq(governor.proposalProposer(proposal), alice, "proposer");
    }

    function _isApproved(IDatasetRegistry.Approval memory entry) private view returns (bool) {
        return registry.isApproved(entry.contributor, entry.collection, entry.cid);
    }

    function _id(IDatasetRegistry.Approval memory entry) private pure returns (bytes32) {
        return keccak256(abi.encode(entry.contributor, entry.collection, entry.cid));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {DataGovernor} from "../src/DataGovernor.sol";
import {MembershipToken} from "../src/MembershipToken.sol";
import {IDataGovernor} from "../src/interfaces/IDataGovernor.sol";
import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {DaoTest} from "./DaoTest.sol";
import {Samples} from "./Samples.sol";
import {Test} from "./forge/Test.sol";

/// @dev A DAO at work: members propose, vote, queue and execute in any order and at any time, the
/// guardian interferes, the contributor changes their mind.
contract GovernanceHandler is Test {
    uint256 private constant DATASETS = 2;

    DataGovernor private immutable _governor;
    MembershipToken private immutable _token;
    IDatasetRegistry private immutable _registry;
    uint256 private immutable _timelockDelay;
    uint256 private immutable _guardianUntil;
    address private immutable _guardian;
    address private immutable _contributor;
    address[] private _voters;

    uint256[] private _proposals;
    mapping(uint256 proposal => uint256) private _dataset;
    mapping(uint256 proposal => uint256) private _proposedAt;
    mapping(uint256 proposal => uint256) private _queuedAt;
    mapping(uint256 dataset => uint256) private _withdrawnAt;
    /// @dev Ghost: counts all actions, since several happen in one second.
    uint256 private _now;

    /// @dev Ghosts: what must not happen.
    uint256 public withdrawalsUndone;
    uint256 public executedTooEarly;
    uint256 public executedWithoutTheVotes;
    uint256 public cancelledTooLate;
    uint256 public approvedWithoutAProposal;

    constructor(
        DataGovernor governor_,
        IDatasetRegistry registry_,
        uint256 timelockDelay,
        uint256 guardianUntil,
        address contributor,
        address[] memory voters
    ) {
        (_governor, _registry) = (governor_, registry_);
        (_timelockDelay, _guardianUntil) = (timelockDelay, guardianUntil);
        _token = MembershipToken(address(governor_.token()));
        (_guardian, _contributor, _voters) = (governor_.guardian(), contributor, voters);
    }

    function propose(uint256 who, uint256 which) external {
        address proposer = _voters[who % _voters.length];
        // Who delegated has no votes to propose with.
        if (_governor.getVotes(proposer, _token.clock() - 1) < _governor.proposalThreshold()) return;
        which = which % DATASETS;
        IDatasetRegistry.Approval memory entry = Samples.approval(_contributor, which);
        (, entry.expectedRound,,) = _registry.status(_id(which));
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) =
            (new address[](1), new uint256[](1), new bytes[](1));
        targets[0] = address(_registry);
        calldatas[0] = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(entry)));
        string memory description = vm.toString(_proposals.length);
        vm.prank(proposer);
        uint256 proposal = _governor.propose(targets, values, calldatas, description);

        _proposals.push(proposal);
        (_dataset[proposal], _proposedAt[proposal]) = (which, ++_now);
    }

    /// @dev On all that can be voted on.
    function vote(uint256 who, uint256 seed) external {
        address voter = _voters[who % _voters.length];
        for (uint256 i = 0; i < _proposals.length; ++i) {
            uint256 proposal = _proposals[i];
            if (!_is(proposal, IGovernor.ProposalState.Active) || _governor.hasVoted(proposal, voter)) continue;
            uint256 dice = uint256(keccak256(abi.encode(seed, i))) % 5;
            vm.prank(voter);
            // Three in five in favour, so that proposals pass often.
            _governor.castVote(proposal, dice < 3 ? 1 : uint8(dice - 3) * 2);
        }
    }

    function queue() external {
        for (uint256 i = 0; i < _proposals.length; ++i) {
            if (!_is(_proposals[i], IGovernor.ProposalState.Succeeded)) continue;
            _governor.queue(_proposals[i]);
            _queuedAt[_proposals[i]] = vm.getBlockTimestamp();
        }
    }

    /// @dev Tries all, in any order, also those that must not work.
    function execute(uint256 from) external {
        for (uint256 i = 0; i < _proposals.length; ++i) {
            _execute(_proposals[addmod(from, i, _proposals.length)]);
        }
    }

    function withdraw(uint256 which, uint256 dice) external {
        if (dice % 4 != 0) return;
        which = which % DATASETS;
        bytes memory cid = Samples.cid(which);
        vm.prank(_contributor);
        _registry.withdraw(Samples.COLLECTION, cid);
        _withdrawnAt[which] = ++_now;
    }

    function delegate(uint256 from, uint256 to) external {
        // Now and then elsewhere, otherwise back.
        if (to % 4 != 0) to = from;
        vm.prank(_voters[from % _voters.length]);
        _token.delegate(_voters[to % _voters.length]);
    }

    function cancel(uint256 which, uint256 dice) external {
        if (_proposals.length == 0 || dice % 4 != 0) return;
        vm.prank(_guardian);
        try _governor.cancel(_proposals[which % _proposals.length]) {
            if (vm.getBlockTimestamp() >= _guardianUntil) ++cancelledTooLate;
        } catch {}
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 1, 3 days));
    }

    function _execute(uint256 proposal) private {
        uint256 dataset = _dataset[proposal];
        (, uint32 before,,) = _registry.status(_id(dataset));
        try _governor.execute(proposal) {
            ++_now;
            (uint256 against, uint256 inFavour, uint256 abstain) = _governor.proposalVotes(proposal);
            uint256 quorum = _governor.quorum(_governor.proposalSnapshot(proposal));
            if (inFavour <= against || inFavour + abstain < quorum) ++executedWithoutTheVotes;
            bool early = _queuedAt[proposal] == 0 || vm.getBlockTimestamp() < _queuedAt[proposal] + _timelockDelay;
            if (early) ++executedTooEarly;
            (IDatasetRegistry.Status status, uint32 round,,) = _registry.status(_id(dataset));
            bool approves = round != before && status == IDatasetRegistry.Status.Approved;
            if (approves && _proposedAt[proposal] < _withdrawnAt[dataset]) ++withdrawalsUndone;
        } catch {
            (, uint32 round,,) = _registry.status(_id(dataset));
            if (round != before) ++approvedWithoutAProposal;
        }
    }

    function _is(uint256 proposal, IGovernor.ProposalState state) private view returns (bool) {
        return _governor.state(proposal) == state;
    }

    function _id(uint256 which) private pure returns (bytes32) {
        return keccak256(abi.encode(address(0xC0FFEE), Samples.COLLECTION, Samples.cid(which)));
    }
}

/// @dev A decision takes many steps: more sequences than elsewhere.
/// forge-config: default.invariant.runs = 32
contract GovernanceInvariants is DaoTest {
    uint64 private constant GUARDIAN_UNTIL = uint64(START + 30 days);

    GovernanceHandler private handler;

    function setUp() public override {
        super.setUp();
        address[] memory voters = new address[](4);
        (voters[0], voters[1], voters[2], voters[3]) = (alice, bob, whale, carol);
        handler = new GovernanceHandler(governor, registry, TIMELOCK, GUARDIAN_UNTIL, contributor, voters);

        bytes4[] memory selectors = new bytes4[](10);
        selectors[0] = handler.propose.selector;
        selectors[1] = handler.vote.selector;
        selectors[2] = handler.queue.selector;
        selectors[3] = handler.execute.selector;
        selectors[4] = handler.withdraw.selector;
        selectors[5] = handler.delegate.selector;
        selectors[6] = handler.cancel.selector;
        selectors[7] = handler.wait.selector;
        selectors[8] = handler.vote.selector; // twice as often, as is waiting
        selectors[9] = handler.wait.selector;
        target(address(handler), selectors);
    }

    /// @dev One campaign for all, since each invariant function would repeat the same calls.
    function invariant_Governance() public view {
        vm.assertEq(handler.withdrawalsUndone(), 0, "proposals that undid a later withdrawal");
        vm.assertEq(handler.executedTooEarly(), 0, "executions before the timelock's end");
        vm.assertEq(handler.executedWithoutTheVotes(), 0, "executions without quorum or majority");
        vm.assertEq(handler.approvedWithoutAProposal(), 0, "approvals without an execution");
        vm.assertEq(handler.cancelledTooLate(), 0, "cancellations after the guardian's date");
    }

    /// @dev A date that comes in the middle of a sequence.
    function parameters() internal view override returns (IDataGovernor.Parameters memory p) {
        p = super.parameters();
        p.guardianUntil = GUARDIAN_UNTIL;
    }
}

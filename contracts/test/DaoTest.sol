// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {DataGovernor} from "../src/DataGovernor.sol";
import {MembershipToken} from "../src/MembershipToken.sol";
import {IDataGovernor} from "../src/interfaces/IDataGovernor.sol";
import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {IMembershipToken} from "../src/interfaces/IMembershipToken.sol";
import {RegistryTest} from "./RegistryTest.sol";

/// @dev A whole DAO, deployed as docs/design/deployment.md says, and what its people do.
abstract contract DaoTest is RegistryTest {
    uint256 internal constant START = 1_800_000_000;

    uint48 internal constant DELAY = 1 days;
    uint32 internal constant PERIOD = 5 days;
    uint48 internal constant EXTENSION = 1 days;
    uint256 internal constant TIMELOCK = 2 days;
    uint256 internal constant SUPPLY = 1000e18;

    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;

    MembershipToken internal token;
    DataGovernor internal governor;
    TimelockController internal timelock;
    IDatasetRegistry internal registry;

    address internal deployer = address(0xDE910);
    /// @dev Has 4 % of the supply: the quorum, exactly.
    address internal alice = address(0xA11CE);
    /// @dev Has one unit less than the quorum.
    address internal bob = address(0xB0B);
    /// @dev Has 60 %.
    address internal whale = address(0x3A1E);
    /// @dev Has what is left, 32 % and one unit.
    address internal carol = address(0xCA401);
    address internal guardian = address(0x9A4D);
    /// @dev Has no votes.
    address internal stranger = address(0x57A9);
    address internal contributor = address(0xC0FFEE);

    function setUp() public virtual {
        vm.warp(START);
        vm.roll(1000);
        deployDao(new bytes32[](0));
    }

    function deployDao(bytes32[] memory batches) internal {
        uint256 nonce = vm.getNonce(deployer);
        address governor_ = vm.computeCreateAddress(deployer, nonce + 1);
        address timelock_ = vm.computeCreateAddress(governor_, 1);

        vm.startPrank(deployer);
        token = new MembershipToken("Membership", "VOTE", false, timelock_, members(), batches);
        governor = new DataGovernor(parameters());
        timelock = TimelockController(payable(governor.timelock()));
        vm.stopPrank();
        registry = deployRegistry(address(timelock));
        // Votes of the block of the deployment can be looked up from the next one on.
        skip(1);
    }

    function members() internal view returns (IMembershipToken.Member[] memory list) {
        list = new IMembershipToken.Member[](4);
        list[0] = IMembershipToken.Member(alice, 40e18);
        list[1] = IMembershipToken.Member(bob, 40e18 - 1);
        list[2] = IMembershipToken.Member(whale, 600e18);
        list[3] = IMembershipToken.Member(carol, 320e18 + 1);
    }

    function parameters() internal view virtual returns (IDataGovernor.Parameters memory) {
        return IDataGovernor.Parameters({
            name: "A DAO",
            token: IVotes(address(token)),
            votingDelay: DELAY,
            votingPeriod: PERIOD,
            lateExtension: EXTENSION,
            proposalThreshold: 1e18,
            quorumPercent: 4,
            timelockDelay: TIMELOCK,
            guardian: guardian,
            guardianUntil: uint64(START + 365 days)
        });
    }

    // what people do

    function propose(address who, address target, bytes memory data, string memory description)
        internal
        returns (uint256 proposal)
    {
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) = single(target, data);
        vm.prank(who);
        proposal = governor.propose(targets, values, calldatas, description);
    }

    function proposeApproval(IDatasetRegistry.Approval[] memory batch, string memory description)
        internal
        returns (uint256)
    {
        return propose(alice, address(registry), abi.encodeCall(IDatasetRegistry.approve, (batch)), description);
    }

    function vote(address who, uint256 proposal, uint8 support) internal {
        vm.prank(who);
        governor.castVote(proposal, support);
    }

    function startVoting(uint256 proposal) internal {
        vm.warp(governor.proposalSnapshot(proposal) + 1);
    }

    function endVoting(uint256 proposal) internal {
        vm.warp(governor.proposalDeadline(proposal) + 1);
    }

    /// @dev The whale says yes, and the proposal is queued; `eta` has not come.
    function carry(uint256 proposal) internal {
        startVoting(proposal);
        vote(whale, proposal, FOR);
        endVoting(proposal);
        governor.queue(proposal);
    }

    /// @dev Executed by someone who has no part in it, as anyone may.
    function execute(uint256 proposal) internal {
        vm.warp(governor.proposalEta(proposal));
        vm.prank(stranger);
        governor.execute(proposal);
    }

    function single(address target, bytes memory data)
        internal
        pure
        returns (address[] memory targets, uint256[] memory values, bytes[] memory calldatas)
    {
        (targets, values, calldatas) = (new address[](1), new uint256[](1), new bytes[](1));
        (targets[0], calldatas[0]) = (target, data);
    }

    function expectState(uint256 proposal, IGovernor.ProposalState state, string memory when) internal view {
        vm.assertEq(uint256(governor.state(proposal)), uint256(state), when);
    }
}

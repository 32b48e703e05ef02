// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {DataGovernor} from "../src/DataGovernor.sol";
import {IDataGovernor} from "../src/interfaces/IDataGovernor.sol";
import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Samples} from "./Samples.sol";

/// @dev A token as many DAOs have it: transferable, its clock counts blocks, nobody votes who has
/// not delegated.
contract BlockClockToken is ERC20, ERC20Votes {
    constructor(address holder) ERC20("Other", "OTHER") EIP712("Other", "1") {
        _mint(holder, 100e18);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}

/// @dev A DAO that brings its own token: the whole way on a clock of blocks.
contract OwnTokenTest is RegistryTest {
    address private holder = address(0xA11CE);
    BlockClockToken private token;
    DataGovernor private governor;
    IDatasetRegistry private registry;

    function setUp() public {
        vm.roll(1000);
        vm.warp(1_800_000_000);
        token = new BlockClockToken(holder);
        vm.prank(holder);
        token.delegate(holder);
        governor = new DataGovernor(
            IDataGovernor.Parameters({
                name: "Other DAO",
                token: IVotes(address(token)),
                votingDelay: 10,
                votingPeriod: 50,
                lateExtension: 5,
                proposalThreshold: 0,
                quorumPercent: 4,
                timelockDelay: 2 days,
                guardian: address(0),
                guardianUntil: 0
            })
        );
        registry = deployRegistry(governor.timelock());
        vm.roll(1001);
    }

    function test_VotingCountsBlocksTheTimelockSeconds() public {
        vm.assertEq(governor.CLOCK_MODE(), "mode=blocknumber&from=default", "clock");
        IDatasetRegistry.Approval memory entry = Samples.approval(holder, 1);
        (address[] memory targets, uint256[] memory values, bytes[] memory calldatas) =
            (new address[](1), new uint256[](1), new bytes[](1));
        targets[0] = address(registry);
        calldatas[0] = abi.encodeCall(IDatasetRegistry.approve, (Samples.one(entry)));
        vm.prank(holder);
        uint256 proposal = governor.propose(targets, values, calldatas, "Approve");

        vm.assertEq(governor.proposalSnapshot(proposal), 1011, "snapshot");
        vm.roll(1012);
        vm.prank(holder);
        governor.castVote(proposal, 1);
        vm.roll(1062);
        vm.assertEq(uint256(governor.state(proposal)), uint256(IGovernor.ProposalState.Succeeded), "voted");
        governor.queue(proposal);
        vm.assertEq(governor.proposalEta(proposal), 1_800_000_000 + 2 days, "eta");
        vm.warp(1_800_000_000 + 2 days);
        governor.execute(proposal);

        vm.assertTrue(registry.isApproved(holder, entry.collection, entry.cid), "approved");
    }
}

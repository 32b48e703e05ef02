// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {DataGovernor} from "../src/DataGovernor.sol";
import {IDataGovernor} from "../src/interfaces/IDataGovernor.sol";
import {DaoTest} from "./DaoTest.sol";
import {Vm} from "./forge/Vm.sol";

/// @dev After the deployment nobody has a right, and none had one on the way.
contract DeploymentTest is DaoTest {
    function test_EverythingIsOwnedByTheTimelock() public view {
        vm.assertEq(token.owner(), address(timelock), "token");
        vm.assertEq(Ownable(address(registry)).owner(), address(timelock), "registry");
        vm.assertEq(address(governor.token()), address(token), "governor's token");
        vm.assertEq(timelock.getMinDelay(), TIMELOCK, "delay");
    }

    /// @dev The roles of the timelock are granted four times in its life, all in its constructor.
    function test_TimelockHasOnlyItsGovernorAndItself() public {
        vm.recordLogs();
        vm.startPrank(deployer);
        DataGovernor fresh = new DataGovernor(parameters());
        vm.stopPrank();
        Vm.Log[] memory logs = vm.getRecordedLogs();

        address lock = fresh.timelock();
        uint256 grants = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != lock || logs[i].topics[0] != IAccessControl.RoleGranted.selector) continue;
            ++grants;
            address account = address(uint160(uint256(logs[i].topics[2])));
            bool admin = logs[i].topics[1] == bytes32(0);
            vm.assertEq(account, admin ? lock : address(fresh), "who has the role");
        }
        vm.assertEq(grants, 4, "admin, proposer, canceller, executor");
        vm.assertFalse(timelock.hasRole(timelock.EXECUTOR_ROLE(), address(0)), "execution is not open");
    }

    function testFuzz_NobodyElseHasARight(address who) public {
        vm.assume(who != address(timelock) && who != address(governor));
        _expectNoRight(who);
    }

    function test_TheDeployerHasNoRight() public {
        _expectNoRight(deployer);
    }

    function test_TheGuardianAndTheGovernorAloneHaveNoRightOverTheToken() public {
        vm.startPrank(guardian);
        _expectOwnable(guardian);
        token.mint(guardian, 1);
        vm.stopPrank();
        vm.startPrank(address(governor));
        _expectOwnable(address(governor));
        token.mint(guardian, 1);
    }

    function _expectNoRight(address who) private {
        vm.startPrank(who);
        _expectOwnable(who);
        token.mint(who, 1);
        _expectOwnable(who);
        token.burn(alice, 1);
        _expectOwnable(who);
        token.transferOwnership(who);
        _expectOwnable(who);
        Ownable(address(registry)).transferOwnership(who);

        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        timelock.schedule(address(token), 0, "", 0, 0, TIMELOCK);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        timelock.execute(address(token), 0, "", 0, 0);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        timelock.cancel(0);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        timelock.grantRole(0, who);

        vm.expectPartialRevert(IGovernor.GovernorOnlyExecutor.selector);
        governor.setProposalThreshold(0);
        vm.expectPartialRevert(IGovernor.GovernorOnlyExecutor.selector);
        governor.relay(address(timelock), 0, "");
        vm.expectPartialRevert(IGovernor.GovernorOnlyExecutor.selector);
        governor.updateTimelock(timelock);
    }

    function test_ParametersAreAsGiven() public view {
        vm.assertEq(governor.name(), "A DAO", "name");
        vm.assertEq(governor.votingDelay(), DELAY, "delay");
        vm.assertEq(governor.votingPeriod(), PERIOD, "period");
        vm.assertEq(governor.lateQuorumVoteExtension(), EXTENSION, "extension");
        vm.assertEq(governor.proposalThreshold(), 1e18, "threshold");
        vm.assertEq(governor.quorum(START), SUPPLY * 4 / 100, "quorum");
        vm.assertEq(governor.CLOCK_MODE(), "mode=timestamp", "clock");
        vm.assertEq(governor.guardian(), guardian, "guardian");
        vm.assertEq(governor.guardianUntil(), START + 365 days, "until");
        vm.assertTrue(governor.proposalNeedsQueuing(0), "goes through the timelock");
    }

    function test_ZeroVotingPeriod_Reverts() public {
        IDataGovernor.Parameters memory p = parameters();
        (p.votingPeriod, p.lateExtension) = (0, 0);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidVotingPeriod.selector, 0));
        new DataGovernor(p);
    }

    function test_GuardianWithoutADateToCome_Reverts() public {
        IDataGovernor.Parameters memory p = parameters();
        p.guardianUntil = uint64(vm.getBlockTimestamp());
        vm.expectRevert(
            abi.encodeWithSelector(IDataGovernor.DataGovernorInvalidGuardian.selector, guardian, p.guardianUntil)
        );
        new DataGovernor(p);
    }

    function test_DateWithoutAGuardian_Reverts() public {
        IDataGovernor.Parameters memory p = parameters();
        p.guardian = address(0);
        vm.expectRevert(
            abi.encodeWithSelector(IDataGovernor.DataGovernorInvalidGuardian.selector, address(0), p.guardianUntil)
        );
        new DataGovernor(p);
    }

    function test_NoGuardian() public {
        IDataGovernor.Parameters memory p = parameters();
        (p.guardian, p.guardianUntil) = (address(0), 0);
        DataGovernor fresh = new DataGovernor(p);

        vm.assertEq(fresh.guardian(), address(0), "guardian");
    }

    /// @dev The circle token–timelock is broken the same way whoever deploys, at whatever nonce.
    function test_SecondDeploymentByTheSameKey() public {
        deployDao(new bytes32[](0));

        vm.assertEq(token.owner(), governor.timelock(), "token");
        vm.assertEq(address(governor.token()), address(IVotes(address(token))), "governor's token");
    }

    function _expectOwnable(address who) private {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, who));
    }
}

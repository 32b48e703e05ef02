// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DataGovernor} from "../src/DataGovernor.sol";
import {MembershipToken} from "../src/MembershipToken.sol";
import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {IMembershipToken} from "../src/interfaces/IMembershipToken.sol";
import {DaoTest} from "./DaoTest.sol";
import {Samples} from "./Samples.sol";

/// @dev What the steps of a decision cost those who take them, as whole transactions.
/// forge-config: default.isolate = true
contract GovernanceGasTest is DaoTest {
    /// @dev EIP-7825: no transaction may use more.
    uint256 private constant TRANSACTION_CAP = 1 << 24;

    /// @dev As long as a title and a sentence or two.
    string private constant DESCRIPTION =
        "# Approve the Ethereum Improvement Proposals\n\nThe 949 EIPs as of today, from the repository of their editors. #proposer=0x00000000000000000000000000000000000a11ce";

    function setUp() public override {
        vm.setEvmVersion("osaka");
        super.setUp();
    }

    function test_OneDecision() public {
        vm.prank(carol);
        token.delegate(alice);
        vm.snapshotGasLastCall("delegate");

        skip(1);
        uint256 proposal = proposeApproval(_batch(1), DESCRIPTION);
        vm.snapshotGasLastCall("propose 1 approval");
        startVoting(proposal);
        vote(whale, proposal, FOR);
        vm.snapshotGasLastCall("castVote, first");
        vote(bob, proposal, FOR);
        vm.snapshotGasLastCall("castVote, later");
        endVoting(proposal);
        governor.queue(proposal);
        vm.snapshotGasLastCall("queue 1 approval");
        execute(proposal);
        vm.snapshotGasLastCall("execute 1 approval");
    }

    function test_WithdrawAndRevoke() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        vm.prank(contributor);
        registry.withdraw(entry.collection, entry.cid);
        vm.snapshotGasLastCall("withdraw before approval");

        entry.expectedRound = 1;
        vm.prank(address(timelock));
        registry.approve(Samples.one(entry));
        bytes32 id = keccak256(abi.encode(entry.contributor, entry.collection, entry.cid));
        vm.prank(address(timelock));
        registry.revoke(id, "");
        vm.snapshotGasLastCall("revoke, called by the owner");
    }

    /// @dev A proposal is stored on chain, which is what bounds it. This many approvals fit.
    function test_LargestProposal() public {
        uint256 proposal = proposeApproval(_batch(64), "Many");
        uint256 propose = vm.snapshotGasLastCall("propose 64 approvals");
        startVoting(proposal);
        vote(whale, proposal, FOR);
        endVoting(proposal);
        governor.queue(proposal);
        uint256 queue = vm.snapshotGasLastCall("queue 64 approvals");
        execute(proposal);
        uint256 execute_ = vm.snapshotGasLastCall("execute 64 approvals");

        vm.assertLe(propose, TRANSACTION_CAP, "propose");
        vm.assertLe(queue, TRANSACTION_CAP, "queue");
        vm.assertLe(execute_, TRANSACTION_CAP, "execute");
    }

    /// @dev So many first members fit into the transaction that deploys the token, and into a batch.
    function test_LargestListOfMembers() public {
        IMembershipToken.Member[] memory first = _members(0, 150);
        IMembershipToken.Member[] memory second = _members(150, 150);
        bytes32[] memory batches = new bytes32[](1);
        batches[0] = keccak256(abi.encode(second));

        uint256 before = gasleft();
        MembershipToken fresh = new MembershipToken("Membership", "VOTE", false, deployer, first, batches);
        uint256 deploy = before - gasleft();
        vm.snapshotValue("deploy a token with 150 members", deploy);
        fresh.mintBatch(second);
        uint256 mint = vm.snapshotGasLastCall("mint a batch of 150 members");

        vm.assertLe(deploy, TRANSACTION_CAP, "deploy");
        vm.assertLe(mint, TRANSACTION_CAP, "batch");
    }

    function test_DeployTheGovernor() public {
        uint256 before = gasleft();
        new DataGovernor(parameters());
        uint256 deploy = before - gasleft();
        vm.snapshotValue("deploy the governor and its timelock", deploy);

        vm.assertLe(deploy, TRANSACTION_CAP, "governor");
    }

    function _members(uint256 from, uint256 count) private pure returns (IMembershipToken.Member[] memory list) {
        list = new IMembershipToken.Member[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = IMembershipToken.Member(address(uint160(uint256(keccak256(abi.encode(from + i))))), 1e18 + i);
        }
    }

    function _batch(uint256 size) private view returns (IDatasetRegistry.Approval[] memory batch) {
        batch = new IDatasetRegistry.Approval[](size);
        for (uint256 i = 0; i < size; ++i) {
            batch[i] = Samples.approval(contributor, i);
        }
    }
}

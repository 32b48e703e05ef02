// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Samples} from "./Samples.sol";

/// @dev The registry as it is meant to be used.
contract DatasetRegistryTest is RegistryTest {
    uint256 private constant START = 1_800_000_000;

    IDatasetRegistry private registry;
    address private owner = address(0xD10);
    address private contributor = address(0xC0FFEE);

    function setUp() public {
        vm.warp(START);
        registry = deployRegistry(owner);
    }

    // approve

    function test_Approve_KeepsEveryFieldInTheEvent() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(START + 1 days);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetApproved(
            _id(entry), contributor, entry.collection, entry.cid, entry.licence, entry.metadata, entry.expiry, 1
        );
        _approve(entry);
    }

    function test_Approve_StoresOneSlot() public {
        IDatasetRegistry.Approval[] memory batch = Samples.one(Samples.approval(contributor, 1));
        vm.record();
        vm.prank(owner);
        registry.approve(batch);
        (, bytes32[] memory writes) = vm.accesses(address(registry));

        vm.assertEq(writes.length, 1, "writes");
    }

    function testFuzz_Approve(address who, uint256 content, uint64 expiry) public {
        vm.assume(who != address(0));
        expiry = uint64(bound(expiry, START + 1, type(uint64).max));
        IDatasetRegistry.Approval memory entry = Samples.approval(who, content);
        entry.expiry = expiry;
        _approve(entry);

        vm.assertTrue(registry.isApproved(who, entry.collection, entry.cid), "approved");
        _expect(entry, IDatasetRegistry.Status.Approved, 1, START, expiry);
    }

    function test_Approve_MetadataAndLicenceMayBeEmpty() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        (entry.licence, entry.metadata) = ("", "");
        _approve(entry);

        vm.assertTrue(_isApproved(entry), "approved");
    }

    function test_Approve_EmptyBatchIsNothing() public {
        vm.recordLogs();
        vm.prank(owner);
        registry.approve(new IDatasetRegistry.Approval[](0));

        vm.assertEq(vm.getRecordedLogs().length, 0, "events");
    }

    /// @dev Same content in another collection, or from someone else, is another dataset.
    function testFuzz_Id_DependsOnEveryPart(address who, bytes32 collection, bytes calldata cid) public view {
        bytes32 id = registry.id(who, collection, cid);

        vm.assertEq(id, keccak256(abi.encode(who, collection, cid)), "id");
        vm.assertTrue(id != registry.id(address(uint160(who) ^ 1), collection, cid), "contributor");
        vm.assertTrue(id != registry.id(who, collection ^ bytes32(uint256(1)), cid), "collection");
        vm.assertTrue(id != registry.id(who, collection, bytes.concat(cid, hex"00")), "cid");
    }

    function test_Status_UnknownIsZero() public view {
        _expect(Samples.approval(contributor, 1), IDatasetRegistry.Status.None, 0, 0, 0);
    }

    // expiry

    function test_Expiry_EndsTheApprovalAtItsSecond() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(START + 100);

        vm.warp(START + 99);
        vm.assertTrue(_isApproved(entry), "one second before");
        vm.warp(START + 100);
        vm.assertFalse(_isApproved(entry), "at its expiry");
        _expect(entry, IDatasetRegistry.Status.Approved, 1, START, START + 100);
    }

    function test_Expiry_ZeroIsNever() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(0);

        vm.warp(type(uint64).max);
        vm.assertTrue(_isApproved(entry), "approved");
    }

    function test_Expiry_ApprovalAnewAddsARound() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(START + 100);
        vm.warp(START + 100);
        (entry.expectedRound, entry.expiry) = (1, uint64(START + 200));
        _approve(entry);

        _expect(entry, IDatasetRegistry.Status.Approved, 2, START + 100, START + 200);
    }

    // renewal

    function testFuzz_Renew_ChangesTheExpiryOnly(uint64 first, uint64 later) public {
        first = uint64(bound(first, START + 10, type(uint64).max - 1));
        later = later % 4 == 0 ? 0 : uint64(bound(later, uint256(first) + 1, type(uint64).max));
        IDatasetRegistry.Approval memory entry = _approvedUntil(first);
        vm.warp(START + 9);
        (entry.expectedRound, entry.expiry) = (1, later);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetRenewed(_id(entry), later);
        _approve(entry);
        _expect(entry, IDatasetRegistry.Status.Approved, 1, START, later);
    }

    function test_Renew_ExecutedTooLateIsAnApprovalAnew() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(START + 100);
        (entry.expectedRound, entry.expiry) = (1, uint64(START + 500));
        vm.warp(START + 100);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetApproved(
            _id(entry), contributor, entry.collection, entry.cid, entry.licence, entry.metadata, entry.expiry, 2
        );
        _approve(entry);
    }

    // revoke

    function test_Revoke() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(0);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetRevoked(_id(entry), 2, "out of date");
        vm.prank(owner);
        registry.revoke(_id(entry), "out of date");

        vm.assertFalse(_isApproved(entry), "approved");
        _expect(entry, IDatasetRegistry.Status.Revoked, 2, 0, 0);
    }

    /// @dev A revocation that waited in the timelock must not fail because the expiry came first.
    function test_Revoke_AfterTheExpiry() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(START + 1);
        vm.warp(START + 50);
        vm.prank(owner);
        registry.revoke(_id(entry), "");

        _expect(entry, IDatasetRegistry.Status.Revoked, 2, 0, 0);
    }

    function test_Revoke_ThenApproveAnew() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(0);
        vm.prank(owner);
        registry.revoke(_id(entry), "");
        entry.expectedRound = 2;
        _approve(entry);

        _expect(entry, IDatasetRegistry.Status.Approved, 3, START, 0);
    }

    // withdraw

    function test_Withdraw() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(START + 100);

        vm.expectEmit(address(registry));
        emit IDatasetRegistry.DatasetWithdrawn(_id(entry), contributor, entry.collection, entry.cid, 2);
        _withdraw(entry);

        vm.assertFalse(_isApproved(entry), "approved");
        _expect(entry, IDatasetRegistry.Status.Withdrawn, 2, 0, 0);
    }

    function test_Withdraw_BeforeAnyApproval() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        _withdraw(entry);

        _expect(entry, IDatasetRegistry.Status.Withdrawn, 1, 0, 0);
    }

    function testFuzz_Withdraw_EachAddsARound(uint8 times) public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        for (uint256 i = 0; i < times; ++i) {
            _withdraw(entry);
        }

        (, uint32 round,,) = registry.status(_id(entry));
        vm.assertEq(round, times, "round");
    }

    function test_Withdraw_ThenApproveAnew() public {
        IDatasetRegistry.Approval memory entry = _approvedUntil(0);
        _withdraw(entry);
        entry.expectedRound = 2;
        _approve(entry);

        _expect(entry, IDatasetRegistry.Status.Approved, 3, START, 0);
    }

    function test_Withdraw_LeavesOtherDatasetsAlone() public {
        IDatasetRegistry.Approval memory mine = _approvedUntil(0);
        IDatasetRegistry.Approval memory elsewhere = Samples.approval(contributor, 1);
        elsewhere.collection = "another";
        _approve(elsewhere);
        _withdraw(mine);

        vm.assertTrue(_isApproved(elsewhere), "same content, other collection");
    }

    function _approvedUntil(uint256 expiry) private returns (IDatasetRegistry.Approval memory entry) {
        entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(expiry);
        _approve(entry);
    }

    function _approve(IDatasetRegistry.Approval memory entry) private {
        vm.prank(owner);
        registry.approve(Samples.one(entry));
    }

    function _withdraw(IDatasetRegistry.Approval memory entry) private {
        vm.prank(entry.contributor);
        registry.withdraw(entry.collection, entry.cid);
    }

    function _isApproved(IDatasetRegistry.Approval memory entry) private view returns (bool) {
        return registry.isApproved(entry.contributor, entry.collection, entry.cid);
    }

    function _id(IDatasetRegistry.Approval memory entry) private pure returns (bytes32) {
        return keccak256(abi.encode(entry.contributor, entry.collection, entry.cid));
    }

    function _expect(
        IDatasetRegistry.Approval memory entry,
        IDatasetRegistry.Status status,
        uint256 round,
        uint256 approvedAt,
        uint256 expiry
    ) private view {
        (IDatasetRegistry.Status s, uint32 r, uint64 a, uint64 e) = registry.status(_id(entry));
        vm.assertEq(uint256(s), uint256(status), "status");
        vm.assertEq(r, round, "round");
        vm.assertEq(a, approvedAt, "approvedAt");
        vm.assertEq(e, expiry, "expiry");
    }
}

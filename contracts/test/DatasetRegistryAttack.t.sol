// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Samples} from "./Samples.sol";
import {Vm} from "./forge/Vm.sol";

/// @dev The registry in the hands of people who want it to do something else.
contract DatasetRegistryAttackTest is RegistryTest {
    uint256 private constant START = 1_800_000_000;

    IDatasetRegistry private registry;
    address private owner = address(0xD10);
    address private contributor = address(0xC0FFEE);

    function setUp() public {
        vm.warp(START);
        registry = deployRegistry(owner);
    }

    // foreign callers

    function testFuzz_ForeignCaller_CannotApprove(address caller) public {
        vm.assume(caller != owner);
        IDatasetRegistry.Approval[] memory batch = Samples.one(Samples.approval(caller, 1));

        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, caller));
        vm.prank(caller);
        registry.approve(batch);
    }

    function testFuzz_ForeignCaller_CannotRevoke(address caller) public {
        vm.assume(caller != owner);
        IDatasetRegistry.Approval memory entry = _approved();

        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, caller));
        vm.prank(caller);
        registry.revoke(_id(entry), "");
    }

    /// @dev The id holds the caller, so a foreign withdrawal only ever touches a dataset of theirs.
    function testFuzz_ForeignCaller_CannotWithdraw(address caller) public {
        vm.assume(caller != contributor);
        IDatasetRegistry.Approval memory entry = _approved();
        vm.prank(caller);
        registry.withdraw(entry.collection, entry.cid);

        vm.assertTrue(registry.isApproved(contributor, entry.collection, entry.cid), "approved");
        (, uint32 round,,) = registry.status(_id(entry));
        vm.assertEq(round, 1, "round");
    }

    // what was decided later wins

    function test_ReapprovalAfterWithdrawal_IsStale() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        _withdraw(entry);

        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
    }

    /// @dev Approved, withdrawn, and a renewal that was queued in between.
    function test_RenewalAfterWithdrawal_IsStale() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(START + 100);
        _approve(entry);
        _withdraw(entry);
        (entry.expectedRound, entry.expiry) = (1, 0);

        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
    }

    function test_ReapprovalAfterRevocation_IsStale() public {
        IDatasetRegistry.Approval memory entry = _approved();
        vm.prank(owner);
        registry.revoke(_id(entry), "");

        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
        entry.expectedRound = 1;
        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
    }

    /// @dev The contributor said no, said it again while a second proposal waited, and it holds.
    function test_SecondWithdrawal_MakesASecondProposalStale() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        _withdraw(entry);
        entry.expectedRound = 1;
        _withdraw(entry);

        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
    }

    function testFuzz_AnyOtherRound_ChangesNothing(uint32 expected) public {
        expected = expected % 2 == 0 ? expected % 8 : expected;
        vm.assume(expected != 1);
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        _withdraw(entry);
        entry.expectedRound = expected;

        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
    }

    // duplicates

    function testFuzz_ApprovedNow_OnlyALaterExpiryRenews(uint32 expected, uint64 expiry) public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(START + 100);
        _approve(entry);
        expected = uint32(bound(expected, 0, 3));
        if (expected == 1) expiry = uint64(bound(expiry, 1, entry.expiry));
        (entry.expectedRound, entry.expiry) = (expected, expiry);

        _expectSkip(entry, expected <= 1 ? IDatasetRegistry.SkipReason.Duplicate : IDatasetRegistry.SkipReason.Stale);
    }

    function test_ApprovedNow_TheSameExpiryIsNotLater() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(START + 100);
        _approve(entry);
        entry.expectedRound = 1;

        _expectSkip(entry, IDatasetRegistry.SkipReason.Duplicate);
    }

    /// @dev Nothing is later than never: an approval for ever cannot be cut short by an "approval".
    function testFuzz_ApprovedForEver_IsNotShortened(uint64 expiry) public {
        IDatasetRegistry.Approval memory entry = _approved();
        (entry.expectedRound, entry.expiry) = (1, expiry);

        _expectSkip(entry, IDatasetRegistry.SkipReason.Duplicate);
    }

    function test_BatchWithADuplicate_ApprovesOnce() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        vm.recordLogs();
        vm.prank(owner);
        registry.approve(Samples.two(entry, entry));
        Vm.Log[] memory logs = vm.getRecordedLogs();

        vm.assertEq(logs.length, 2, "events");
        vm.assertEq(logs[0].topics[0], IDatasetRegistry.DatasetApproved.selector, "first");
        vm.assertEq(logs[1].topics[0], IDatasetRegistry.ApprovalSkipped.selector, "second");
        vm.assertEq(uint256(bytes32(logs[1].data)), uint256(IDatasetRegistry.SkipReason.Duplicate), "reason");
        (, uint32 round,,) = registry.status(_id(entry));
        vm.assertEq(round, 1, "round");
    }

    /// @dev In one batch the second entry may renew what the first approved: entries are judged in order.
    function test_BatchThatRenewsWhatItApproves() public {
        IDatasetRegistry.Approval memory first = Samples.approval(contributor, 1);
        first.expiry = uint64(START + 100);
        IDatasetRegistry.Approval memory second = Samples.approval(contributor, 1);
        (second.expectedRound, second.expiry) = (1, uint64(START + 200));
        vm.prank(owner);
        registry.approve(Samples.two(first, second));

        (, uint32 round,, uint64 expiry) = registry.status(_id(first));
        vm.assertEq(round, 1, "round");
        vm.assertEq(expiry, START + 200, "expiry");
    }

    // expired

    function testFuzz_ExpiredEntry_IsSkipped(uint64 expiry) public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(bound(expiry, 1, START));

        _expectSkip(entry, IDatasetRegistry.SkipReason.Expired);
    }

    /// @dev An approval that ends this second would never hold.
    function test_EntryThatExpiresNow_IsSkipped() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.expiry = uint64(START);

        _expectSkip(entry, IDatasetRegistry.SkipReason.Expired);
    }

    // malformed

    function test_ZeroContributor_IsMalformed() public {
        _expectSkip(Samples.approval(address(0), 1), IDatasetRegistry.SkipReason.Malformed);
    }

    function test_OtherFormsOfACid_AreMalformed() public {
        bytes32 digest = sha256("content");
        bytes[11] memory forms = [
            bytes(""),
            abi.encodePacked(hex"1220", digest), // CIDv0
            abi.encodePacked(hex"01711220", digest), // codec dag-cbor
            abi.encodePacked(hex"01701b20", digest), // multihash keccak-256
            abi.encodePacked(hex"01700020", digest), // identity
            abi.encodePacked(hex"02701220", digest), // version 2
            abi.encodePacked(hex"8100701220", digest), // version 1, varint not minimal
            abi.encodePacked(hex"01701220", digest, hex"00"), // trailing byte
            abi.encodePacked(hex"01701220", bytes31(digest)), // digest cut short
            abi.encodePacked(hex"0170121f", digest), // length of digest wrong
            bytes("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi") // text
        ];
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        for (uint256 i = 0; i < forms.length; ++i) {
            entry.cid = forms[i];
            _expectSkip(entry, IDatasetRegistry.SkipReason.Malformed);
        }
    }

    function test_BadMetadata_IsMalformed() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        entry.metadata = "{}";
        _expectSkip(entry, IDatasetRegistry.SkipReason.Malformed);
        entry.metadata = new bytes(65_537);
        _expectSkip(entry, IDatasetRegistry.SkipReason.Malformed);
    }

    function test_BadLicence_IsMalformed() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        string[4] memory licences = [
            "MIT\n",
            "CC0-1.0\xe2\x80\xae", // right-to-left override
            "Apache-2.0 WITH LLVM-exception AND MIT AND BSD-3-Clause AND ISC..",
            "MIT\x7f"
        ];
        vm.assertEq(bytes(licences[2]).length, 65, "one byte too many");
        for (uint256 i = 0; i < licences.length; ++i) {
            entry.licence = licences[i];
            _expectSkip(entry, IDatasetRegistry.SkipReason.Malformed);
        }
    }

    function test_BadCollection_IsMalformed() public {
        bytes32[8] memory names = [
            bytes32(0),
            "Eips",
            "e ips",
            "eips/x",
            bytes32("eips") | bytes32(uint256(0x61)), // padding in between
            bytes32(uint256(0x61)), // padding first
            bytes32("abcdefghijklmnopqrstuvwxyz012345"), // 32 characters
            bytes32(hex"65e9") // not ASCII
        ];
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        for (uint256 i = 0; i < names.length; ++i) {
            entry.collection = names[i];
            _expectSkip(entry, IDatasetRegistry.SkipReason.Malformed);
        }
    }

    /// @dev Where several reasons hold, the first of the enum is told.
    function test_MalformedIsToldBeforeStaleAndExpired() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        (entry.expectedRound, entry.expiry) = (7, 1);
        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
        entry.cid = "x";
        _expectSkip(entry, IDatasetRegistry.SkipReason.Malformed);
    }

    function testFuzz_WithdrawMalformedCid_Reverts(bytes calldata cid) public {
        vm.assume(cid.length != 36);
        _expectMalformed(Samples.COLLECTION, cid);
        registry.withdraw(Samples.COLLECTION, cid);
    }

    function test_WithdrawMalformedCollection_Reverts() public {
        bytes memory cid = Samples.cid(1);
        _expectMalformed("No Collection", cid);
        registry.withdraw("No Collection", cid);
    }

    // nothing takes a batch down

    /// @dev Whatever the entries are, the batch does not revert, each ends in one event, and a good
    /// one at the end is approved.
    function testFuzz_NoEntryRevertsItsBatch(IDatasetRegistry.Approval[] memory entries) public {
        IDatasetRegistry.Approval memory good = Samples.approval(contributor, uint256(keccak256("good")));
        IDatasetRegistry.Approval[] memory batch = new IDatasetRegistry.Approval[](entries.length + 1);
        for (uint256 i = 0; i < entries.length; ++i) {
            batch[i] = entries[i];
            // Random bytes are hardly ever a CID: half of the entries get past the first checks.
            if (i % 2 == 0) (batch[i].collection, batch[i].cid, batch[i].metadata) = (good.collection, good.cid, "");
            if (i % 4 == 0) (batch[i].licence, batch[i].expectedRound) = ("MIT", 0);
        }
        batch[entries.length] = good;

        vm.recordLogs();
        vm.prank(owner);
        registry.approve(batch);
        vm.assertEq(vm.getRecordedLogs().length, batch.length, "one event for each entry");
        vm.assertTrue(registry.isApproved(contributor, good.collection, good.cid), "the good one");
    }

    // revocation

    function test_RevokeTwice_Reverts() public {
        IDatasetRegistry.Approval memory entry = _approved();
        vm.startPrank(owner);
        registry.revoke(_id(entry), "");
        _expectNotApproved(entry, IDatasetRegistry.Status.Revoked);
        registry.revoke(_id(entry), "");
    }

    function test_RevokeWithdrawn_Reverts() public {
        IDatasetRegistry.Approval memory entry = _approved();
        _withdraw(entry);
        vm.startPrank(owner);
        _expectNotApproved(entry, IDatasetRegistry.Status.Withdrawn);
        registry.revoke(_id(entry), "");
    }

    function test_RevokeUnknown_Reverts() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        vm.startPrank(owner);
        _expectNotApproved(entry, IDatasetRegistry.Status.None);
        registry.revoke(_id(entry), "");
    }

    // the last round

    function test_LastRound_CanBeApprovedRenewedAndWithdrawn() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        _setRound(entry, type(uint32).max - 1);
        (entry.expectedRound, entry.expiry) = (type(uint32).max - 1, uint64(START + 100));
        _approve(entry);
        (entry.expectedRound, entry.expiry) = (type(uint32).max, 0);
        _approve(entry);
        (IDatasetRegistry.Status status, uint32 round,, uint64 expiry) = registry.status(_id(entry));
        vm.assertEq(uint256(status), uint256(IDatasetRegistry.Status.Approved), "approved");
        vm.assertEq(expiry, 0, "renewed");

        _withdraw(entry);
        (status, round,,) = registry.status(_id(entry));
        vm.assertEq(uint256(status), uint256(IDatasetRegistry.Status.Withdrawn), "withdrawn");
        vm.assertEq(round, type(uint32).max, "no round after the last");
    }

    function test_LastRound_CannotBeApprovedAnew() public {
        IDatasetRegistry.Approval memory entry = Samples.approval(contributor, 1);
        _setRound(entry, type(uint32).max);
        entry.expectedRound = type(uint32).max;

        _expectSkip(entry, IDatasetRegistry.SkipReason.Stale);
    }

    function _approved() private returns (IDatasetRegistry.Approval memory entry) {
        entry = Samples.approval(contributor, 1);
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

    /// @dev Expects that the entry is skipped for this reason and that its dataset stays as it is.
    function _expectSkip(IDatasetRegistry.Approval memory entry, IDatasetRegistry.SkipReason reason) private {
        bytes32 before = _slot(entry);
        vm.recordLogs();
        _approve(entry);
        Vm.Log[] memory logs = vm.getRecordedLogs();

        vm.assertEq(logs.length, 1, "one event");
        vm.assertEq(logs[0].topics[0], IDatasetRegistry.ApprovalSkipped.selector, "ApprovalSkipped");
        vm.assertEq(logs[0].topics[1], _id(entry), "id");
        vm.assertEq(uint256(bytes32(logs[0].data)), uint256(reason), "reason");
        vm.assertEq(_slot(entry), before, "what is stored");
    }

    function _expectNotApproved(IDatasetRegistry.Approval memory entry, IDatasetRegistry.Status status) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryNotApproved.selector, _id(entry), status)
        );
    }

    function _expectMalformed(bytes32 collection, bytes memory cid) private {
        vm.expectRevert(abi.encodeWithSelector(IDatasetRegistry.DatasetRegistryMalformed.selector, collection, cid));
    }

    /// @dev The slot of a dataset: its records are the second variable, after the owner.
    function _slotOf(IDatasetRegistry.Approval memory entry) private pure returns (bytes32) {
        return keccak256(abi.encode(_id(entry), uint256(1)));
    }

    function _slot(IDatasetRegistry.Approval memory entry) private view returns (bytes32) {
        return vm.load(address(registry), _slotOf(entry));
    }

    /// @dev Puts a dataset where four thousand million withdrawals would.
    function _setRound(IDatasetRegistry.Approval memory entry, uint32 round) private {
        uint256 record = uint256(IDatasetRegistry.Status.Withdrawn) | (uint256(round) << 8);
        vm.store(address(registry), _slotOf(entry), bytes32(record));
        (, uint32 stored,,) = registry.status(_id(entry));
        vm.assertEq(stored, round, "layout");
    }

    function _id(IDatasetRegistry.Approval memory entry) private pure returns (bytes32) {
        return keccak256(abi.encode(entry.contributor, entry.collection, entry.cid));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Samples} from "./Samples.sol";
import {Test} from "./forge/Test.sol";
import {Vm} from "./forge/Vm.sol";

/**
 * @dev Does random things to a few datasets, and keeps what someone who only reads the events
 * would know of them, as the server does.
 */
contract RegistryHandler is Test {
    /// @dev Ghost: the fold of a dataset's events.
    struct Seen {
        IDatasetRegistry.Status status;
        uint32 round;
        uint64 expiry;
        uint256 decisions;
    }

    uint256 public constant CONTRIBUTORS = 2;
    uint256 public constant CONTENTS = 2;

    IDatasetRegistry private immutable _registry;
    address private immutable _owner;

    mapping(bytes32 id => Seen) private _seen;

    /// @dev Ghosts: how often each thing happened.
    mapping(bytes32 topic => uint256) public events;
    uint256 public entries;
    /// @dev Ghosts: what must not happen.
    uint256 public foreignSuccesses;
    uint256 public approvalsOfAnotherRound;

    constructor(IDatasetRegistry registry_, address owner_) {
        (_registry, _owner) = (registry_, owner_);
    }

    // what the random sequence calls

    function approve(uint256 which, uint256 roundSeed, uint256 expirySeed) external {
        _approve(Samples.one(_entry(which, roundSeed, expirySeed)));
    }

    function approveTwo(uint256 one, uint256 other, uint256 roundSeed, uint256 expirySeed) external {
        _approve(Samples.two(_entry(one, roundSeed, expirySeed), _entry(other, roundSeed >> 8, expirySeed >> 8)));
    }

    function approveMalformed(uint256 which, bytes calldata cid) external {
        IDatasetRegistry.Approval memory bad = _entry(which, 0, 0);
        bad.cid = cid.length == 36 ? bytes("36 bytes may be right") : cid;
        _approve(Samples.two(bad, _entry(which, 0, 0)));
    }

    function revoke(uint256 which) external {
        IDatasetRegistry.Approval memory entry = _entry(which, 0, 0);
        if (_seen[_id(entry)].status != IDatasetRegistry.Status.Approved) return;
        vm.recordLogs();
        vm.prank(_owner);
        _registry.revoke(_id(entry), "reason");
        _fold();
    }

    function withdraw(uint256 which) external {
        IDatasetRegistry.Approval memory entry = _entry(which, 0, 0);
        vm.recordLogs();
        vm.prank(entry.contributor);
        _registry.withdraw(entry.collection, entry.cid);
        _fold();
    }

    function foreign(address caller, uint256 which) external {
        if (caller == _owner) return;
        IDatasetRegistry.Approval memory entry = _entry(which, 0, 0);
        vm.prank(caller);
        try _registry.approve(Samples.one(entry)) {
            ++foreignSuccesses;
        } catch {}
        vm.prank(caller);
        try _registry.revoke(_id(entry), "") {
            ++foreignSuccesses;
        } catch {}
    }

    function wait(uint256 secs) external {
        skip(bound(secs, 0, 300));
    }

    // what the invariants ask

    function seen(bytes32 id) external view returns (Seen memory) {
        return _seen[id];
    }

    function dataset(uint256 which) public pure returns (IDatasetRegistry.Approval memory) {
        return Samples.approval(address(uint160(0xC0 + which % CONTRIBUTORS)), (which / CONTRIBUTORS) % CONTENTS);
    }

    /// @dev Mostly the present round, sometimes one near it; no expiry, one that passed, or one soon.
    function _entry(uint256 which, uint256 roundSeed, uint256 expirySeed)
        private
        view
        returns (IDatasetRegistry.Approval memory entry)
    {
        entry = dataset(bound(which, 0, CONTRIBUTORS * CONTENTS - 1));
        uint32 round = _seen[_id(entry)].round;
        entry.expectedRound = roundSeed % 4 == 0 && round > 0 ? round - 1 : round + (roundSeed % 8 == 1 ? 1 : 0);
        entry.expiry = expirySeed % 3 == 0 ? 0 : uint64(vm.getBlockTimestamp() - 100 + expirySeed % 500);
    }

    function _approve(IDatasetRegistry.Approval[] memory batch) private {
        entries += batch.length;
        vm.recordLogs();
        vm.prank(_owner);
        _registry.approve(batch);
        _fold();
    }

    function _fold() private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            ++events[topic];
            Seen storage s = _seen[logs[i].topics[1]];
            if (topic == IDatasetRegistry.DatasetApproved.selector) {
                (,,, uint64 expiry, uint32 round) = abi.decode(logs[i].data, (bytes, string, bytes, uint64, uint32));
                if (round != s.round + 1) ++approvalsOfAnotherRound;
                (s.status, s.round, s.expiry) = (IDatasetRegistry.Status.Approved, round, expiry);
                ++s.decisions;
            } else if (topic == IDatasetRegistry.DatasetRenewed.selector) {
                s.expiry = abi.decode(logs[i].data, (uint64));
            } else if (topic == IDatasetRegistry.DatasetRevoked.selector) {
                (uint32 round,) = abi.decode(logs[i].data, (uint32, string));
                (s.status, s.round, s.expiry) = (IDatasetRegistry.Status.Revoked, round, 0);
                ++s.decisions;
            } else if (topic == IDatasetRegistry.DatasetWithdrawn.selector) {
                (, uint32 round) = abi.decode(logs[i].data, (bytes, uint32));
                (s.status, s.round, s.expiry) = (IDatasetRegistry.Status.Withdrawn, round, 0);
                ++s.decisions;
            }
        }
    }

    function _id(IDatasetRegistry.Approval memory entry) private pure returns (bytes32) {
        return keccak256(abi.encode(entry.contributor, entry.collection, entry.cid));
    }
}

contract DatasetRegistryInvariants is RegistryTest {
    address private owner = address(0xD10);
    IDatasetRegistry private registry;
    RegistryHandler private handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        registry = deployRegistry(owner);
        handler = new RegistryHandler(registry, owner);

        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = handler.approve.selector;
        selectors[1] = handler.approveTwo.selector;
        selectors[2] = handler.approveMalformed.selector;
        selectors[3] = handler.revoke.selector;
        selectors[4] = handler.withdraw.selector;
        selectors[5] = handler.foreign.selector;
        selectors[6] = handler.wait.selector;
        selectors[7] = handler.approve.selector; // twice as often
        target(address(handler), selectors);
    }

    /// @dev One campaign for all, since each invariant function would repeat the same calls.
    function invariant_Registry() public view {
        _eventsTellWhatIsStored();
        _theRoundCountsTheDecisions();
        _eachEntryEndsInOneEvent();
        _onlyTheOwnerDecides();
    }

    /// @dev Who folds the events knows what is stored. The server rests on this.
    function _eventsTellWhatIsStored() private view {
        for (uint256 i = 0; i < handler.CONTRIBUTORS() * handler.CONTENTS(); ++i) {
            IDatasetRegistry.Approval memory d = handler.dataset(i);
            bytes32 id = registry.id(d.contributor, d.collection, d.cid);
            RegistryHandler.Seen memory s = handler.seen(id);
            (IDatasetRegistry.Status status, uint32 round,, uint64 expiry) = registry.status(id);

            vm.assertEq(uint256(status), uint256(s.status), "status");
            vm.assertEq(round, s.round, "round");
            vm.assertEq(expiry, s.expiry, "expiry");
            bool approved =
                s.status == IDatasetRegistry.Status.Approved && (s.expiry == 0 || vm.getBlockTimestamp() < s.expiry);
            vm.assertTrue(registry.isApproved(d.contributor, d.collection, d.cid) == approved, "isApproved");
        }
    }

    /// @dev Each approval, revocation and withdrawal adds one to the round, and nothing else does.
    function _theRoundCountsTheDecisions() private view {
        for (uint256 i = 0; i < handler.CONTRIBUTORS() * handler.CONTENTS(); ++i) {
            IDatasetRegistry.Approval memory d = handler.dataset(i);
            bytes32 id = registry.id(d.contributor, d.collection, d.cid);
            (, uint32 round,,) = registry.status(id);

            vm.assertEq(round, handler.seen(id).decisions, "round");
        }
        vm.assertEq(handler.approvalsOfAnotherRound(), 0, "an approval makes the next round");
    }

    function _eachEntryEndsInOneEvent() private view {
        uint256 outcomes = handler.events(IDatasetRegistry.DatasetApproved.selector)
            + handler.events(IDatasetRegistry.DatasetRenewed.selector)
            + handler.events(IDatasetRegistry.ApprovalSkipped.selector);
        vm.assertEq(outcomes, handler.entries(), "outcomes");
    }

    function _onlyTheOwnerDecides() private view {
        vm.assertEq(handler.foreignSuccesses(), 0, "foreign calls that went through");
    }
}

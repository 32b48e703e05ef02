// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IDatasetRegistry} from "./interfaces/IDatasetRegistry.sol";
import {Record, pack} from "./Record.sol";
import {Wellformed} from "./Wellformed.sol";

/// @dev See {IDatasetRegistry}.
contract DatasetRegistry is IDatasetRegistry, Ownable {
    mapping(bytes32 id => Record) private _records;

    /// @param owner_ The timelock of the DAO.
    constructor(address owner_) Ownable(owner_) {}

    /// @inheritdoc IDatasetRegistry
    function approve(Approval[] calldata approvals) external onlyOwner {
        for (uint256 i = 0; i < approvals.length; ++i) {
            _approve(approvals[i]);
        }
    }

    /// @inheritdoc IDatasetRegistry
    function revoke(bytes32 id_, string calldata reason) external onlyOwner {
        Record record = _records[id_];
        if (record.status() != Status.Approved) revert DatasetRegistryNotApproved(id_, record.status());

        emit DatasetRevoked(id_, _end(id_, record, Status.Revoked), reason);
    }

    /// @inheritdoc IDatasetRegistry
    function withdraw(bytes32 collection, bytes calldata cid) external {
        if (!Wellformed.collection(collection) || !Wellformed.cid(cid)) {
            revert DatasetRegistryMalformed(collection, cid);
        }
        bytes32 id_ = id(msg.sender, collection, cid);

        uint32 round = _end(id_, _records[id_], Status.Withdrawn);
        emit DatasetWithdrawn(id_, msg.sender, collection, cid, round);
    }

    /// @inheritdoc IDatasetRegistry
    function isApproved(address contributor, bytes32 collection, bytes calldata cid) external view returns (bool) {
        return _records[id(contributor, collection, cid)].approvedNow();
    }

    /// @inheritdoc IDatasetRegistry
    function status(bytes32 id_) external view returns (Status, uint32, uint64, uint64) {
        Record record = _records[id_];
        return (record.status(), record.round(), record.approvedAt(), record.expiry());
    }

    /// @inheritdoc IDatasetRegistry
    function id(address contributor, bytes32 collection, bytes calldata cid) public pure returns (bytes32) {
        return keccak256(abi.encode(contributor, collection, cid));
    }

    function _approve(Approval calldata entry) private {
        bytes calldata cid = entry.cid;
        bytes32 id_ = id(entry.contributor, entry.collection, cid);
        if (!_wellformed(entry, cid)) {
            emit ApprovalSkipped(id_, SkipReason.Malformed);
            return;
        }

        Record record = _records[id_];
        uint32 round = record.round();
        uint32 expected = entry.expectedRound;
        uint64 expiry = entry.expiry;

        if (record.approvedNow()) {
            if (expected == round && _later(expiry, record.expiry())) {
                _records[id_] = pack(Status.Approved, round, record.approvedAt(), expiry);
                emit DatasetRenewed(id_, expiry);
            } else {
                // No underflow: a dataset approved now is in round 1 or later.
                bool duplicate = expected == round || expected == round - 1;
                emit ApprovalSkipped(id_, duplicate ? SkipReason.Duplicate : SkipReason.Stale);
            }
        } else if (expected != round || round == type(uint32).max) {
            emit ApprovalSkipped(id_, SkipReason.Stale);
        } else if (expiry != 0 && expiry <= block.timestamp) {
            emit ApprovalSkipped(id_, SkipReason.Expired);
        } else {
            _records[id_] = pack(Status.Approved, ++round, uint64(block.timestamp), expiry);
            emit DatasetApproved(
                id_, entry.contributor, entry.collection, cid, entry.licence, entry.metadata, expiry, round
            );
        }
    }

    /**
     * @dev Ends whatever approval there is and returns the new round. The last round is kept
     * instead of overflowing: nothing can be approved in it any more, so that a contributor can
     * always withdraw and the DAO can always revoke.
     */
    function _end(bytes32 id_, Record record, Status how) private returns (uint32 round) {
        round = record.round();
        if (round != type(uint32).max) ++round;
        _records[id_] = pack(how, round, 0, 0);
    }

    /// @dev Whether expiry `a` comes after expiry `b`, where 0 is never.
    function _later(uint64 a, uint64 b) private pure returns (bool) {
        return b != 0 && (a == 0 || a > b);
    }

    function _wellformed(Approval calldata entry, bytes calldata cid) private pure returns (bool) {
        bytes calldata metadata = entry.metadata;
        return entry.contributor != address(0) && Wellformed.collection(entry.collection) && Wellformed.cid(cid)
            && (metadata.length == 0 || Wellformed.cid(metadata)) && Wellformed.licence(entry.licence);
    }
}

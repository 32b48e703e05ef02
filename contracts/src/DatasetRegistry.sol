// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

import {IDatasetRegistry} from "./interfaces/IDatasetRegistry.sol";
import {Wellformed} from "./Wellformed.sol";

/// @dev See {IDatasetRegistry}.
contract DatasetRegistry is IDatasetRegistry, Ownable {
    /// @dev One slot. `approvedAt` and `expiry` are zero unless `status` is `Approved`.
    struct Record {
        Status status;
        uint32 round;
        uint64 approvedAt;
        uint64 expiry;
    }

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
        Record memory record = _records[id_];
        if (record.status != Status.Approved) revert DatasetRegistryNotApproved(id_, record.status);

        uint32 round = _end(id_, Status.Revoked, record.round);
        emit DatasetRevoked(id_, round, reason);
    }

    /// @inheritdoc IDatasetRegistry
    function withdraw(bytes32 collection, bytes calldata cid) external {
        if (!Wellformed.collection(collection) || !Wellformed.cid(cid)) {
            revert DatasetRegistryMalformed(collection, cid);
        }
        bytes32 id_ = id(msg.sender, collection, cid);

        uint32 round = _end(id_, Status.Withdrawn, _records[id_].round);
        emit DatasetWithdrawn(id_, msg.sender, collection, cid, round);
    }

    /// @inheritdoc IDatasetRegistry
    function isApproved(address contributor, bytes32 collection, bytes calldata cid) external view returns (bool) {
        return _approvedNow(_records[id(contributor, collection, cid)]);
    }

    /// @inheritdoc IDatasetRegistry
    function status(bytes32 id_) external view returns (Status, uint32, uint64, uint64) {
        Record memory record = _records[id_];
        return (record.status, record.round, record.approvedAt, record.expiry);
    }

    /// @inheritdoc IDatasetRegistry
    function id(address contributor, bytes32 collection, bytes calldata cid) public pure returns (bytes32) {
        return keccak256(abi.encode(contributor, collection, cid));
    }

    function _approve(Approval calldata entry) private {
        bytes32 id_ = id(entry.contributor, entry.collection, entry.cid);

        if (!_wellformed(entry)) {
            emit ApprovalSkipped(id_, SkipReason.Malformed);
            return;
        }

        Record memory record = _records[id_];
        bool last = record.round == type(uint32).max;

        if (_approvedNow(record)) {
            if (entry.expectedRound == record.round && _later(entry.expiry, record.expiry)) {
                _records[id_].expiry = entry.expiry;
                emit DatasetRenewed(id_, entry.expiry);
            } else if (entry.expectedRound == record.round || entry.expectedRound == record.round - 1) {
                // No underflow: a dataset approved now is in round 1 or later.
                emit ApprovalSkipped(id_, SkipReason.Duplicate);
            } else {
                emit ApprovalSkipped(id_, SkipReason.Stale);
            }
        } else if (entry.expectedRound != record.round || last) {
            emit ApprovalSkipped(id_, SkipReason.Stale);
        } else if (entry.expiry != 0 && entry.expiry <= block.timestamp) {
            emit ApprovalSkipped(id_, SkipReason.Expired);
        } else {
            uint32 round = record.round + 1;
            _records[id_] = Record(Status.Approved, round, uint64(block.timestamp), entry.expiry);
            emit DatasetApproved(
                id_,
                entry.contributor,
                entry.collection,
                entry.cid,
                entry.licence,
                entry.metadata,
                entry.expiry,
                round
            );
        }
    }

    /**
     * @dev Ends whatever approval there is and returns the new round. The last round is kept
     * instead of overflowing: nothing can be approved in it any more, so that a contributor can
     * always withdraw and the DAO can always revoke.
     */
    function _end(bytes32 id_, Status how, uint32 round) private returns (uint32) {
        if (round != type(uint32).max) ++round;
        _records[id_] = Record(how, round, 0, 0);
        return round;
    }

    function _approvedNow(Record memory record) private view returns (bool) {
        return record.status == Status.Approved && (record.expiry == 0 || block.timestamp < record.expiry);
    }

    /// @dev Whether expiry `a` comes after expiry `b`, where 0 is never.
    function _later(uint64 a, uint64 b) private pure returns (bool) {
        return b != 0 && (a == 0 || a > b);
    }

    function _wellformed(Approval calldata entry) private pure returns (bool) {
        return entry.contributor != address(0) && Wellformed.collection(entry.collection) && Wellformed.cid(entry.cid)
            && (entry.metadata.length == 0 || Wellformed.cid(entry.metadata)) && Wellformed.licence(entry.licence);
    }
}

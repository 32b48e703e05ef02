// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDatasetRegistry} from "./interfaces/IDatasetRegistry.sol";

/**
 * @dev All that is stored of a dataset, in one slot: from the lowest bit status (8), round (32),
 * approvedAt (64), expiry (64). Packed by hand, because the compiler reads and writes the slot of
 * a struct once for every member.
 */
type Record is uint256;

using {status, round, approvedAt, expiry, approvedNow} for Record global;

function pack(IDatasetRegistry.Status status_, uint32 round_, uint64 approvedAt_, uint64 expiry_)
    pure
    returns (Record)
{
    return Record.wrap(
        uint256(status_) | (uint256(round_) << 8) | (uint256(approvedAt_) << 40) | (uint256(expiry_) << 104)
    );
}

function status(Record record) pure returns (IDatasetRegistry.Status) {
    return IDatasetRegistry.Status(uint8(Record.unwrap(record)));
}

function round(Record record) pure returns (uint32) {
    return uint32(Record.unwrap(record) >> 8);
}

function approvedAt(Record record) pure returns (uint64) {
    return uint64(Record.unwrap(record) >> 40);
}

function expiry(Record record) pure returns (uint64) {
    return uint64(Record.unwrap(record) >> 104);
}

/// @dev Approved, and not expired by the timestamp of this block.
function approvedNow(Record record) view returns (bool) {
    return
        record.status() == IDatasetRegistry.Status.Approved
            && (record.expiry() == 0 || block.timestamp < record.expiry());
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";

/// @dev Entries as they are in real use.
library Samples {
    bytes32 internal constant COLLECTION = "ethereum-eips";

    /// @dev A CIDv1 dag-pb of some content, 36 bytes.
    function cid(uint256 content) internal pure returns (bytes memory) {
        return abi.encodePacked(bytes4(0x01701220), sha256(abi.encode(content)));
    }

    /// @dev A CIDv1 raw, as a metadata document has.
    function metadata(uint256 content) internal pure returns (bytes memory) {
        return abi.encodePacked(bytes4(0x01551220), sha256(abi.encode("metadata", content)));
    }

    function approval(address contributor, uint256 content) internal pure returns (IDatasetRegistry.Approval memory) {
        return IDatasetRegistry.Approval({
            contributor: contributor,
            collection: COLLECTION,
            cid: cid(content),
            licence: "CC0-1.0",
            metadata: metadata(content),
            expiry: 0,
            expectedRound: 0
        });
    }

    function one(IDatasetRegistry.Approval memory entry)
        internal
        pure
        returns (IDatasetRegistry.Approval[] memory batch)
    {
        batch = new IDatasetRegistry.Approval[](1);
        batch[0] = entry;
    }

    function two(IDatasetRegistry.Approval memory a, IDatasetRegistry.Approval memory b)
        internal
        pure
        returns (IDatasetRegistry.Approval[] memory batch)
    {
        batch = new IDatasetRegistry.Approval[](2);
        (batch[0], batch[1]) = (a, b);
    }
}

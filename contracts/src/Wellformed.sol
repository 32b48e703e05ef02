// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The forms that {IDatasetRegistry} accepts
library Wellformed {
    /// @dev Longest licence in bytes.
    uint256 internal constant MAX_LICENCE = 64;

    /**
     * @notice Whether these are the 36 bytes of a canonical CIDv1: version 1, codec dag-pb or raw,
     * sha2-256 (0x12), digest of 32 (0x20) bytes. See the multiformats CID specification.
     */
    function cid(bytes calldata data) internal pure returns (bool) {
        if (data.length != 36) return false;
        bytes4 prefix = bytes4(data[:4]);
        return prefix == 0x01701220 || prefix == 0x01551220;
    }

    /// @notice Whether this is 1–31 characters of `[a-z0-9-]` and then zero bytes only.
    function collection(bytes32 name) internal pure returns (bool) {
        uint256 rest = uint256(name);
        // The last byte is padding in every valid name; a name has at least one character.
        if (rest & 0xff != 0 || rest == 0) return false;
        while (rest != 0) {
            uint256 c = rest >> 248;
            bool letter = c >= 0x61 && c <= 0x7a;
            bool digit = c >= 0x30 && c <= 0x39;
            if (!letter && !digit && c != 0x2d) return false;
            rest <<= 8;
        }
        return true;
    }

    /// @notice Whether this is at most 64 bytes of printable ASCII. SPDX expressions need no more.
    function licence(string calldata expression) internal pure returns (bool) {
        bytes calldata data = bytes(expression);
        if (data.length > MAX_LICENCE) return false;
        for (uint256 i = 0; i < data.length; ++i) {
            if (data[i] < 0x20 || data[i] > 0x7e) return false;
        }
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/**
 * @title The forms that {IDatasetRegistry} accepts
 * @dev Text is looked at 32 bytes at a time: for bytes below 0x80, adding `0x80 - a` to each sets
 * a byte's top bit exactly where it is `a` or more, and no byte carries into its neighbour. A loop
 * over the bytes would cost ten times as much, for each entry of a batch.
 */
library Wellformed {
    /// @dev Longest licence in bytes.
    uint256 internal constant MAX_LICENCE = 64;

    /// @dev One in every byte; times b, it is b in every byte.
    uint256 private constant EACH = 0x0101010101010101010101010101010101010101010101010101010101010101;

    /// @dev The top bit of every byte.
    uint256 private constant TOP = EACH << 7;

    /**
     * @notice Whether these are the 36 bytes of a canonical CIDv1: version 1, codec dag-pb or raw,
     * sha2-256 (0x12), digest of 32 (0x20) bytes. See the multiformats CID specification.
     */
    function cid(bytes calldata data) internal pure returns (bool) {
        if (data.length != 36) return false;
        // forge-lint: disable-next-line(unsafe-typecast) There are 36 bytes; these are the first.
        bytes4 prefix = bytes4(data);
        return prefix == 0x01701220 || prefix == 0x01551220;
    }

    /// @notice Whether this is 1–31 characters of `[a-z0-9-]` and then zero bytes only.
    function collection(bytes32 name) internal pure returns (bool) {
        uint256 text = uint256(name);
        // The first byte is a character, the last one padding.
        if (text & TOP != 0 || text >> 248 == 0 || text & 0xff != 0) return false;

        uint256 character = _atLeast(text, 0x01);
        // No character comes after padding.
        if ((~character >> 8) & TOP & character != 0) return false;

        uint256 letter = _atLeast(text, 0x61) & ~_atLeast(text, 0x7b);
        uint256 digit = _atLeast(text, 0x30) & ~_atLeast(text, 0x3a);
        uint256 hyphen = _atLeast(text, 0x2d) & ~_atLeast(text, 0x2e);
        return letter | digit | hyphen == character;
    }

    /// @notice Whether this is at most 64 bytes of printable ASCII. SPDX expressions need no more.
    function licence(string calldata expression) internal pure returns (bool) {
        bytes calldata data = bytes(expression);
        if (data.length > MAX_LICENCE) return false;
        unchecked {
            for (uint256 i = 0; i < data.length; i += 32) {
                uint256 rest = data.length - i;
                // A last word that is not full is filled with spaces, which are printable.
                uint256 text = uint256(bytes32(data[i:])) | (rest < 32 ? (EACH * 0x20) >> (8 * rest) : 0);
                if (text & TOP != 0 || _atLeast(text, 0x20) & ~_atLeast(text, 0x7f) != TOP) return false;
            }
        }
        return true;
    }

    /// @dev The top bit of each byte of `text` that is `low` or more. All must be below 0x80.
    function _atLeast(uint256 text, uint256 low) private pure returns (uint256) {
        unchecked {
            return (text + EACH * (0x80 - low)) & TOP;
        }
    }
}

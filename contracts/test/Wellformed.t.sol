// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Wellformed} from "../src/Wellformed.sol";
import {Test} from "./forge/Test.sol";

contract WellformedCaller {
    function cid(bytes calldata data) external pure returns (bool) {
        return Wellformed.cid(data);
    }

    function collection(bytes32 name) external pure returns (bool) {
        return Wellformed.collection(name);
    }

    function licence(string calldata expression) external pure returns (bool) {
        return Wellformed.licence(expression);
    }
}

/// @dev The checks of 32 bytes at a time against the same checks byte by byte.
contract WellformedTest is Test {
    WellformedCaller private wellformed = new WellformedCaller();

    function testFuzz_Collection_AgreesByteByByte(bytes32 name) public view {
        vm.assertTrue(wellformed.collection(name) == _collection(name), "random bytes");
    }

    /// @dev Names that are right but for one byte, anywhere, of any value.
    function testFuzz_Collection_OneByte(uint256 length, uint256 seed, uint256 position, uint8 value) public view {
        bytes32 name = _name(bound(length, 1, 32), seed);
        vm.assertTrue(wellformed.collection(name) == _collection(name), "name");

        uint256 shift = 8 * bound(position, 0, 31);
        name = bytes32((uint256(name) & ~(0xff << shift)) | (uint256(value) << shift));
        vm.assertTrue(wellformed.collection(name) == _collection(name), "one byte changed");
    }

    /// @dev Every value of a byte at the ends of a name, of a word and in between.
    function test_Collection_EveryByte() public view {
        for (uint256 value = 0; value < 256; ++value) {
            for (uint256 position = 0; position < 32; position += 5) {
                uint256 shift = 8 * (31 - position);
                uint256 base = uint256(bytes32("abcdefghijklmnopqrstuvwxyz01234"));
                bytes32 name = bytes32((base & ~(0xff << shift)) | (value << shift));
                vm.assertTrue(wellformed.collection(name) == _collection(name), "one byte changed");
            }
        }
    }

    function testFuzz_Licence_AgreesByteByByte(bytes calldata text) public view {
        vm.assertTrue(wellformed.licence(string(text)) == _licence(text), "random bytes");
    }

    function testFuzz_Licence_OneByte(uint256 length, uint256 seed, uint256 position, uint8 value) public view {
        bytes memory text = new bytes(bound(length, 1, 66));
        for (uint256 i = 0; i < text.length; ++i) {
            text[i] = bytes1(uint8(0x20 + uint256(keccak256(abi.encode(seed, i))) % 0x5f));
        }
        vm.assertTrue(wellformed.licence(string(text)) == (text.length <= 64), "printable");

        text[bound(position, 0, text.length - 1)] = bytes1(value);
        vm.assertTrue(wellformed.licence(string(text)) == _licence(text), "one byte changed");
    }

    function testFuzz_Cid_OnlyTheTwoCodecs(uint32 prefix, bytes32 digest) public view {
        bytes memory data = abi.encodePacked(prefix, digest);
        vm.assertTrue(wellformed.cid(data) == (prefix == 0x01701220 || prefix == 0x01551220), "prefix");
        vm.assertTrue(wellformed.cid(abi.encodePacked(uint32(0x01701220), digest)), "dag-pb");
        vm.assertTrue(wellformed.cid(abi.encodePacked(uint32(0x01551220), digest)), "raw");
    }

    function testFuzz_Cid_OnlyOneLength(bytes calldata tail) public view {
        bytes memory data = bytes.concat(hex"01701220", tail);
        vm.assertTrue(wellformed.cid(data) == (tail.length == 32), "length");
    }

    function _name(uint256 length, uint256 seed) private pure returns (bytes32) {
        bytes memory alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-";
        bytes memory text = new bytes(32);
        for (uint256 i = 0; i < length; ++i) {
            text[i] = alphabet[uint256(keccak256(abi.encode(seed, i))) % alphabet.length];
        }
        return bytes32(text);
    }

    function _collection(bytes32 name) private pure returns (bool) {
        uint256 length = 0;
        while (length < 32 && name[length] != 0) {
            bytes1 c = name[length++];
            if (!((c >= "a" && c <= "z") || (c >= "0" && c <= "9") || c == "-")) return false;
        }
        for (uint256 i = length; i < 32; ++i) {
            if (name[i] != 0) return false;
        }
        return length >= 1 && length <= 31;
    }

    function _licence(bytes memory text) private pure returns (bool) {
        for (uint256 i = 0; i < text.length; ++i) {
            if (text[i] < 0x20 || text[i] > 0x7e) return false;
        }
        return text.length <= 64;
    }
}

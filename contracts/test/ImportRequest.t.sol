// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";

/**
 * @dev The import request is checked off chain; this is the Solidity reading of its typed data
 * (EIP-712), for contracts that sign for a contributor (ERC-1271) and as a check of the golden
 * vectors. Nothing here shares code with viem or Go.
 */
contract ImportRequestTest is RegistryTest {
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant REQUEST = keccak256(
        "ImportRequest(address contributor,string collection,string cid,uint32 round,uint256 nonce,uint64 deadline)"
    );

    string private json;
    IDatasetRegistry private registry;

    function setUp() public {
        json = vm.readFile("testdata/import_request.json");
        registry = deployRegistry(address(this));
    }

    function test_GoldenVectors() public view {
        uint256 count = 0;
        for (string memory v = _at(0); vm.keyExistsJson(json, v); v = _at(++count)) {
            string memory name = vm.parseJsonString(json, string.concat(v, ".name"));
            bytes32 separator = _separator(v);
            bytes32 structHash = _structHash(v);
            bytes32 digest = keccak256(abi.encodePacked(hex"1901", separator, structHash));

            vm.assertEq(separator, _bytes32(v, ".domainSeparator"), name);
            vm.assertEq(structHash, _bytes32(v, ".structHash"), name);
            vm.assertEq(digest, _bytes32(v, ".digest"), name);
            vm.assertEq(_recover(digest, vm.parseJsonBytes(json, string.concat(v, ".signature"))), _address(v), name);
            vm.assertEq(_id(v), _bytes32(v, ".datasetId"), name);
        }
        vm.assertGe(count, 10, "vectors");
    }

    function _separator(string memory v) private view returns (bytes32) {
        uint256 chain = vm.parseJsonUint(json, string.concat(v, ".chainId"));
        address verifier = vm.parseJsonAddress(json, string.concat(v, ".registry"));
        return keccak256(abi.encode(DOMAIN, keccak256("Witan"), keccak256("1"), chain, verifier));
    }

    function _structHash(string memory v) private view returns (bytes32) {
        bytes32 collection = keccak256(bytes(vm.parseJsonString(json, string.concat(v, ".collection"))));
        bytes32 cid = keccak256(bytes(vm.parseJsonString(json, string.concat(v, ".cid"))));
        uint256 round = vm.parseJsonUint(json, string.concat(v, ".round"));
        uint256 nonce = vm.parseJsonUint(json, string.concat(v, ".nonce"));
        uint256 deadline = vm.parseJsonUint(json, string.concat(v, ".deadline"));
        return keccak256(abi.encode(REQUEST, _address(v), collection, cid, round, nonce, deadline));
    }

    /// @dev By the registry, and with the collection padded as it pads it.
    function _id(string memory v) private view returns (bytes32) {
        bytes32 collection = bytes32(bytes(vm.parseJsonString(json, string.concat(v, ".collection"))));
        vm.assertEq(collection, _bytes32(v, ".collectionBytes32"), "collection");
        return registry.id(_address(v), collection, vm.parseJsonBytes(json, string.concat(v, ".cidBytes")));
    }

    function _recover(bytes32 digest, bytes memory signature) private pure returns (address) {
        vm.assertEq(signature.length, 65, "signature");
        (bytes32 r, bytes32 s) = (bytes32(0), bytes32(0));
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        return ecrecover(digest, uint8(signature[64]), r, s);
    }

    function _address(string memory v) private view returns (address) {
        return vm.parseJsonAddress(json, string.concat(v, ".contributor"));
    }

    function _bytes32(string memory v, string memory key) private view returns (bytes32) {
        return vm.parseJsonBytes32(json, string.concat(v, key));
    }

    function _at(uint256 index) private pure returns (string memory) {
        return string.concat(".vectors[", vm.toString(index), "]");
    }
}

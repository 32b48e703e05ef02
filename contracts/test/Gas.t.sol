// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Samples} from "./Samples.sol";

/// @dev What the registry is measured against: a contract that keeps each contributor's CID as the
/// text people read.
contract StringStore {
    mapping(address => string) public cids;

    function store(string calldata cid) external {
        cids[msg.sender] = cid;
    }
}

/**
 * @dev Whole transactions: 21,000, calldata (with the floor of EIP-7623), execution and refunds,
 * each on cold storage as the first of its block. Whole transactions need `isolate = true`.
 */
/// forge-config: default.isolate = true
contract GasTest is RegistryTest {
    uint256 private constant CONTRIBUTORS = 50;

    IDatasetRegistry private registry;
    StringStore private strings;
    address private owner = address(0xD10);

    function setUp() public {
        vm.setEvmVersion("osaka");
        vm.warp(1_800_000_000);
        registry = deployRegistry(owner);
        strings = new StringStore();
    }

    /// @dev Guards the measuring itself: a call that does nothing costs what a transaction costs.
    function test_MeasuresWholeTransactions() public {
        (bool ok,) = address(0xBEEF).call("");
        vm.assertTrue(ok, "call");
        vm.assertEq(vm.lastCallGas().gasTotalUsed, 21_000, "an empty transaction");
    }

    function test_ApproveOne() public {
        uint256 stored = _storeString();
        IDatasetRegistry.Approval[] memory batch = Samples.one(Samples.approval(_contributor(0), 0));
        vm.prank(owner);
        registry.approve(batch);
        uint256 used = vm.snapshotGasLastCall("approve 1");

        vm.assertTrue(registry.isApproved(_contributor(0), Samples.COLLECTION, Samples.cid(0)), "approved");
        vm.assertLe(used * 100, stored * 70, "one approval costs at most 0.70 of storing its CID as a string");
    }

    function test_ApproveFifty() public {
        uint256 stored = _storeString();
        IDatasetRegistry.Approval[] memory batch = new IDatasetRegistry.Approval[](CONTRIBUTORS);
        for (uint256 i = 0; i < CONTRIBUTORS; ++i) {
            batch[i] = Samples.approval(_contributor(i), i);
        }
        vm.prank(owner);
        registry.approve(batch);
        uint256 used = vm.snapshotGasLastCall("approve 50");

        for (uint256 i = 0; i < CONTRIBUTORS; ++i) {
            vm.assertTrue(registry.isApproved(_contributor(i), Samples.COLLECTION, Samples.cid(i)), "approved");
        }
        vm.assertLe(used * 100, stored * 40 * CONTRIBUTORS, "each of 50 costs at most 0.40 of storing its CID");
    }

    function _storeString() private returns (uint256 used) {
        vm.prank(_contributor(0));
        strings.store("bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi");
        used = vm.snapshotGasLastCall("baseline: store a CID as a string");
    }

    function _contributor(uint256 i) private pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("contributor", i)))));
    }
}

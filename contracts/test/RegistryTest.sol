// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDatasetRegistry} from "../src/interfaces/IDatasetRegistry.sol";
import {Test} from "./forge/Test.sol";

/// @dev Base of tests that deploy the registry, by name and not by `new` (see foundry.toml).
abstract contract RegistryTest is Test {
    function deployRegistry(address owner) internal returns (IDatasetRegistry) {
        return IDatasetRegistry(vm.deployCode("DatasetRegistry.sol:DatasetRegistry", abi.encode(owner)));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC6372Utils} from "@openzeppelin/contracts/utils/ERC6372Utils.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {IMembershipToken} from "./interfaces/IMembershipToken.sol";

/// @dev See {IMembershipToken}.
contract MembershipToken is IMembershipToken, ERC20Votes, Ownable {
    /// @inheritdoc IMembershipToken
    bool public immutable transferable;

    /// @inheritdoc IMembershipToken
    uint256 public pendingBatches;

    mapping(bytes32 batch => bool) private _pending;

    /**
     * @param owner_ The timelock of the DAO. Its address is known before it is deployed: it is the
     * first contract that the governor creates.
     * @param members First members, minted here.
     * @param batches `keccak256(abi.encode(Member[]))` of each further list, for {mintBatch}.
     */
    constructor(
        string memory name_,
        string memory symbol_,
        bool transferable_,
        address owner_,
        Member[] memory members,
        bytes32[] memory batches
    ) ERC20(name_, symbol_) EIP712(name_, "1") Ownable(owner_) {
        if (members.length == 0 && batches.length == 0) revert MembershipTokenNoMembers();

        transferable = transferable_;
        pendingBatches = batches.length;
        for (uint256 i = 0; i < batches.length; ++i) {
            if (_pending[batches[i]]) revert MembershipTokenBatchRepeated(batches[i]);
            _pending[batches[i]] = true;
            emit BatchCommitted(batches[i]);
        }
        for (uint256 i = 0; i < members.length; ++i) {
            _mint(members[i].account, members[i].votes);
        }
    }

    /// @inheritdoc IMembershipToken
    function mintBatch(Member[] calldata members) external {
        bytes32 batch = keccak256(abi.encode(members));
        if (!_pending[batch]) revert MembershipTokenBatchUnknown(batch);

        delete _pending[batch];
        --pendingBatches;
        for (uint256 i = 0; i < members.length; ++i) {
            _mint(members[i].account, members[i].votes);
        }
        emit BatchMinted(batch);
    }

    /// @inheritdoc IMembershipToken
    function mint(address account, uint256 votes) external onlyOwner {
        _mint(account, votes);
    }

    /// @inheritdoc IMembershipToken
    function burn(address account, uint256 votes) external onlyOwner {
        _burn(account, votes);
    }

    /// @notice Unix seconds (ERC-6372).
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice `mode=timestamp` (ERC-6372).
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public view override returns (string memory) {
        return ERC6372Utils.timestampClockMode(clock);
    }

    /// @notice Who votes with the balance of `account`: itself, until it delegates.
    function delegates(address account) public view override returns (address) {
        address delegatee = super.delegates(account);
        return delegatee == address(0) ? account : delegatee;
    }

    /**
     * @dev Delegating to the zero address takes the votes back. It must not reach {Votes}: that
     * would subtract the votes while {delegates} still names the account, so that the next move
     * would subtract them again, from votes that others delegated to it.
     */
    function _delegate(address account, address delegatee) internal override {
        super._delegate(account, delegatee == address(0) ? account : delegatee);
    }

    /// @dev Every change of balance comes through here.
    function _update(address from, address to, uint256 votes) internal override {
        if (!transferable && from != address(0) && to != address(0)) {
            revert MembershipTokenNotTransferable(from, to);
        }
        super._update(from, to, votes);
    }
}

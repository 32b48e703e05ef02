// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @title Membership
 * @notice The votes of a DAO that has no token of its own. Balances vote for their holder until
 * delegated elsewhere; nobody has to delegate to themselves first. Clock and snapshots are unix
 * seconds (ERC-6372 `mode=timestamp`). 18 decimals.
 *
 * The first members are fixed at deployment: those given to the constructor, and those of the
 * *batches* that it commits to by hash, for lists that do not fit into one transaction. Anyone may
 * mint a committed batch, once, and nothing else; so no key has a right over the list, not even
 * for a moment. After that only the owner, the DAO's timelock, mints and burns.
 *
 * The governor must be deployed when {pendingBatches} is zero: before, the supply that quorum is
 * counted from is not whole.
 */
interface IMembershipToken {
    /**
     * @notice One entry of the list of first members.
     * @param account Who gets the votes.
     * @param votes How many, in units of 10^-18 tokens.
     */
    struct Member {
        address account;
        uint256 votes;
    }

    /// @notice The constructor commits to the batch of first members with this hash.
    event BatchCommitted(bytes32 indexed batch);

    /// @notice The first members of this batch have been minted.
    event BatchMinted(bytes32 indexed batch);

    /// @notice Memberships of this DAO do not change hands; the owner may burn and mint.
    error MembershipTokenNotTransferable(address from, address to);

    /// @notice Neither the constructor's list nor its batches name a first member: nobody could
    /// ever vote.
    error MembershipTokenNoMembers();

    /// @notice The constructor was given this batch twice.
    error MembershipTokenBatchRepeated(bytes32 batch);

    /// @notice The list was not committed to at deployment, or has been minted before.
    error MembershipTokenBatchUnknown(bytes32 batch);

    /// @notice Whether holders may transfer. Fixed at deployment.
    function transferable() external view returns (bool);

    /// @notice How many committed batches of first members still have to be minted.
    function pendingBatches() external view returns (uint256);

    /**
     * @notice Mints a batch of first members. Anyone may.
     * @param members A list that the constructor committed to by `keccak256(abi.encode(members))`.
     */
    function mintBatch(Member[] calldata members) external;

    /// @notice Gives votes to a member, old or new. Only the owner.
    /// @param votes In units of 10^-18 tokens.
    function mint(address account, uint256 votes) external;

    /// @notice Takes votes from a member. Only the owner; the member is not asked.
    /// @param votes In units of 10^-18 tokens.
    function burn(address account, uint256 votes) external;
}

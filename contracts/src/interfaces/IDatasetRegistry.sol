// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @title The approved set
 * @notice Which datasets a DAO's knowledge bases may hold. The owner, a timelock that only the
 * DAO's governor moves, approves and revokes; a contributor withdraws what is theirs.
 *
 * A *dataset* is one contributor's content offered to one collection. Its id is
 * `keccak256(abi.encode(address contributor, bytes32 collection, bytes cid))`.
 *
 * - `cid` is a canonical binary CIDv1 of 36 bytes: codec dag-pb (0x70) or raw (0x55), multihash
 *   sha2-256 of 32 bytes. No other form of the same content is accepted, so that one content has
 *   one id.
 * - `collection` names one knowledge base: 1–31 characters of `[a-z0-9-]`, padded on the right
 *   with zero bytes.
 *
 * *Rounds.* A dataset has a round, 0 at first. Every approval, revocation and withdrawal adds one,
 * also a withdrawal before any approval; a renewal adds none. A proposal names the round it was
 * made for (`expectedRound`), so that one that waits in the timelock cannot undo a withdrawal or a
 * revocation that came later. An import request names the round of the approval it rests on.
 *
 * *Time.* All times are unix seconds of block timestamps. A dataset with an expiry is approved
 * while `block.timestamp < expiry`; expiry 0 means that it does not expire. Nothing is written
 * when a dataset expires: it is judged by the timestamp of the block that asks.
 *
 * *What is stored.* One slot per dataset. Content id, licence and metadata are in the events only.
 */
interface IDatasetRegistry {
    /**
     * @notice Why an entry of {approve} was skipped. Where several hold, the first of this order
     * is reported.
     *
     * - `Malformed`: the contributor is the zero address; the collection or the CID is not of the
     *   form above; the metadata is neither empty nor a CID of that form; or the licence is longer
     *   than 64 bytes or not printable ASCII.
     * - `Stale`: the dataset's round is not the expected one, or no round is left.
     * - `Duplicate`: the dataset is approved now, and the entry asks for what it already has: it
     *   was made for the round before this approval, or for this round with an expiry that is not
     *   later.
     * - `Expired`: the entry's own expiry has come.
     */
    enum SkipReason {
        Malformed,
        Stale,
        Duplicate,
        Expired
    }

    /// @notice The last decision on a dataset. `Approved` stays after the expiry has come.
    enum Status {
        None,
        Approved,
        Revoked,
        Withdrawn
    }

    /**
     * @notice One dataset to approve.
     * @param contributor Who offers the content and may request its import or withdraw it.
     * @param collection The knowledge base it is for.
     * @param cid The content, a root of a UnixFS DAG.
     * @param licence SPDX licence expression, at most 64 bytes of printable ASCII.
     * @param metadata CID of a `witan.dataset/1` document, same form as `cid`; may be empty.
     * @param expiry When the approval ends, in unix seconds; 0 for never.
     * @param expectedRound The round that the dataset had when this was proposed.
     */
    struct Approval {
        address contributor;
        bytes32 collection;
        bytes cid;
        string licence;
        bytes metadata;
        uint64 expiry;
        uint32 expectedRound;
    }

    /// @notice Dataset `id` is approved in `round`, the one that import requests must name.
    event DatasetApproved(
        bytes32 indexed id,
        address indexed contributor,
        bytes32 indexed collection,
        bytes cid,
        string licence,
        bytes metadata,
        uint64 expiry,
        uint32 round
    );

    /// @notice Dataset `id` stays approved in its round, now until `expiry` (0 for ever).
    event DatasetRenewed(bytes32 indexed id, uint64 expiry);

    /// @notice The DAO revoked dataset `id`, which is now in `round`.
    event DatasetRevoked(bytes32 indexed id, uint32 round, string reason);

    /// @notice The contributor withdrew dataset `id`, which is now in `round`.
    event DatasetWithdrawn(
        bytes32 indexed id, address indexed contributor, bytes32 indexed collection, bytes cid, uint32 round
    );

    /**
     * @notice An entry of {approve} changed nothing.
     * @dev `id` is computed from the entry as it was given, also when it is malformed.
     */
    event ApprovalSkipped(bytes32 indexed id, SkipReason reason);

    /// @notice Dataset `id` cannot be revoked: its last decision is `status`.
    error DatasetRegistryNotApproved(bytes32 id, Status status);

    /// @notice No dataset can have this collection or content id, so there is nothing to withdraw.
    error DatasetRegistryMalformed(bytes32 collection, bytes cid);

    /**
     * @notice Approves datasets. Only the owner.
     * @dev Each entry ends in exactly one event: {DatasetApproved}, {DatasetRenewed} or
     * {ApprovalSkipped}. No entry reverts the others: a batch that was voted on takes effect for
     * what can still take effect. (Bytes that are no ABI encoding of entries revert as a whole.)
     * Entries are judged in order, each on what the ones before it left.
     *
     * An entry for a dataset that is approved now, made for its present round and with a later
     * expiry (0 is later than all), is a *renewal*: only the expiry changes, the round and with it
     * the import stay. Licence and metadata of a renewal must be well-formed and are otherwise not
     * looked at. To change them, revoke and approve.
     *
     * A dataset whose approval has expired is approved anew like one never approved: the round
     * goes up and the contributor must request the import again. This is also what becomes of a
     * renewal that is executed too late.
     */
    function approve(Approval[] calldata approvals) external;

    /**
     * @notice Revokes a dataset, also one whose approval has expired. Only the owner.
     * @dev Reverts with {DatasetRegistryNotApproved} unless the last decision is an approval.
     * The calls of one proposal succeed or fail together, so a contributor who withdraws first can
     * hold up what is revoked in the same proposal: propose revocations of different contributors
     * separately.
     * @param reason For people; not looked at.
     */
    function revoke(bytes32 id, string calldata reason) external;

    /**
     * @notice Withdraws the caller's dataset, at any time: approved, not yet approved, revoked or
     * withdrawn before.
     * @dev Always adds a round (up to the last one), which makes every approval proposed before it
     * stale. A withdrawal is therefore also the way to refuse an approval that is being voted on.
     * Reverts with {DatasetRegistryMalformed} where no dataset can be meant.
     */
    function withdraw(bytes32 collection, bytes calldata cid) external;

    /// @notice Whether the dataset is approved now: not revoked, withdrawn or expired.
    function isApproved(address contributor, bytes32 collection, bytes calldata cid) external view returns (bool);

    /**
     * @notice What is stored of a dataset. One never heard of has all zero.
     * @return status The last decision. `Approved` is kept after the expiry has come.
     * @return round The present round.
     * @return approvedAt When the present round was approved, in unix seconds; 0 unless `Approved`.
     * @return expiry When the approval ends, in unix seconds; 0 for never and unless `Approved`.
     */
    function status(bytes32 id) external view returns (Status status, uint32 round, uint64 approvedAt, uint64 expiry);

    /// @notice The id of a dataset, also of a malformed one.
    function id(address contributor, bytes32 collection, bytes calldata cid) external pure returns (bytes32);
}

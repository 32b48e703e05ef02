// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

/**
 * @title The DAO's decisions
 * @notice OpenZeppelin's Governor over the votes of a token: For, Against and Abstain; quorum as a
 * percentage of the supply, counted from For and Abstain; late votes extend the time to answer
 * them; what is decided waits in a timelock. Proposals are stored, so that they are queued,
 * executed and cancelled by their id alone.
 *
 * The governor creates its timelock. The governor alone proposes to it, executes in it (anyone may
 * call `execute` here) and cancels in it, and it has no administrator but itself; so every call
 * that it ever makes has been voted on.
 *
 * A description that ends in `#proposer=0x…` can be proposed by that address only. Without it
 * anyone who sees a proposal before it is mined can propose it first and then cancel it.
 *
 * An optional guardian may cancel proposals until they are executed, and may do nothing else,
 * before a date that is set at deployment and cannot be moved.
 */
interface IDataGovernor {
    /**
     * @notice How the DAO decides. Delay, period and extension are in units of the token's clock:
     * seconds for {IMembershipToken}, blocks for a token without ERC-6372. All but the guardian can
     * be changed by vote.
     * @param name Name of the DAO; part of the EIP-712 domain of votes by signature.
     * @param token Source of the votes.
     * @param votingDelay From the proposal to the snapshot of votes and the start of voting.
     * @param votingPeriod How long voting lasts. Not zero.
     * @param lateExtension How long voting lasts at least after quorum was reached. At most
     * `votingPeriod`.
     * @param proposalThreshold Votes that a proposer needs, in units of 10^-18 tokens.
     * @param quorumPercent Percent of the supply that must vote For or Abstain, 0–100.
     * @param timelockDelay From queueing to execution, in seconds whatever the clock.
     * @param guardian Who may cancel; zero for nobody.
     * @param guardianUntil When that right ends, in unix seconds whatever the clock.
     */
    struct Parameters {
        string name;
        IVotes token;
        uint48 votingDelay;
        uint32 votingPeriod;
        uint48 lateExtension;
        uint256 proposalThreshold;
        uint256 quorumPercent;
        uint256 timelockDelay;
        address guardian;
        uint64 guardianUntil;
    }

    /// @notice A guardian needs a date in the future, and a date needs a guardian.
    error DataGovernorInvalidGuardian(address guardian, uint64 guardianUntil);

    /// @notice Who may cancel proposals before {guardianUntil}; zero for nobody.
    function guardian() external view returns (address);

    /// @notice When the guardian's right ends, in unix seconds: the last second is the one before.
    function guardianUntil() external view returns (uint64);
}

/** What happened, and what to do about it. */
export type Pair = readonly [happened: string, remedy: string]

const reload = "Reload the page to see how it stands."
const byVote = "Make a proposal for it."
const report = "Nothing was changed. Please report this: the app should not ask for it."

/** The states of a proposal as OpenZeppelin's Governor numbers them (IGovernor.ProposalState). */
export const states: readonly Pair[] = [
  ["Voting on the proposal has not begun.", "Wait until voting opens; the page says when."],
  ["Members are voting on the proposal now.", "Wait until voting closes; the page says when."],
  ["The proposal is cancelled.", "It can never be executed. Make a new proposal if it is still wanted."],
  ["The proposal is defeated.", "It can never be executed. Make a new proposal if it is still wanted."],
  ["Voting is closed, and the proposal has passed.", "The next step is to queue it."],
  ["The proposal is in the timelock.", "It can be executed when the timelock has run out."],
  ["The proposal has expired.", "Make a new proposal if it is still wanted."],
  ["The proposal is executed already.", "Nothing is left to do."],
]

/** Of the timelock's operation, by what it should have been (TimelockController.OperationState). */
export const operations: Readonly<Record<number, Pair>> = {
  0: ["The proposal is in the timelock already.", reload],
  2: ["The timelock has not run out yet.", "Wait for its end; the page counts it down."],
}

/** The custom errors of the DAO's contracts. errors.test.ts holds this to their ABIs. */
export const reverts = {
  // Proposing
  GovernorInsufficientProposerVotes: [
    "This account has too few votes to propose.",
    "Ask a member with enough votes to propose it, or have votes delegated to you first.",
  ],
  GovernorRestrictedProposer: [
    "Only the account that the text names may propose it.",
    "Connect that account, or write the proposal anew with this one.",
  ],
  GovernorInvalidProposalLength: ["The proposal has no calls.", "Add what it should do."],
  GovernorDisabledDeposit: ["The governor takes no ether.", "Leave the ether out."],

  // Voting
  GovernorAlreadyCastVote: [
    "This account has voted on the proposal already.",
    "A vote cannot be changed. Nothing is left to do.",
  ],
  GovernorInvalidVoteType: ["There is no such choice.", "Vote for, against or abstain."],
  GovernorInvalidVoteParams: ["The vote carries data that the governor does not take.", report],
  GovernorInvalidSignature: [
    "The vote's signature is not the voter's.",
    "Sign again with the voter's account.",
  ],
  ERC5805FutureLookup: ["Votes at that moment are not counted yet.", "Wait a moment, then try again."],

  // The course of a proposal
  GovernorNonexistentProposal: [
    "The governor does not know this proposal.",
    "It may have been undone when the chain reorganised. " + reload,
  ],
  GovernorUnexpectedProposalState: ["The proposal is not in the state for this.", reload],
  GovernorAlreadyQueuedProposal: ["The proposal is queued already.", reload],
  GovernorProposalQueueingFailed: ["The timelock did not take the proposal.", reload],
  GovernorProposalQueueingNotRequired: ["This proposal needs no queueing.", "Execute it."],
  GovernorUnableToCancel: [
    "This account may not cancel the proposal.",
    "Its proposer may until voting begins, the guardian until its date.",
  ],
  TimelockUnexpectedOperationState: ["The timelock is not in the state for this.", reload],
  TimelockUnexecutedPredecessor: [
    "Another operation must be executed first.",
    "Execute that one, then try again.",
  ],
  TimelockInsufficientDelay: ["The delay is shorter than the timelock's least.", "Choose a longer delay."],
  TimelockInvalidOperationLength: ["The calls of the operation do not fit together.", report],
  FailedCall: [
    "A call of the proposal failed.",
    "Read its effect: another proposal may have overtaken it, so that it can no longer be done.",
  ],

  // Settings and roles
  GovernorOnlyExecutor: ["Only the DAO may do this, by a vote.", byVote],
  GovernorInvalidQuorumFraction: ["The quorum cannot be more than the whole supply.", "Choose 100% or less."],
  GovernorInvalidVotingPeriod: ["The voting period cannot be zero.", "Choose a longer one."],
  GovernorPreventLateQuorumVoteExtensionTooLarge: [
    "The extension after a late quorum is too long.",
    "Choose a shorter one.",
  ],
  DataGovernorInvalidGuardian: [
    "The guardian and its date do not fit together.",
    "Give both an address and a date to come, or neither.",
  ],
  TimelockUnauthorizedCaller: ["Only the timelock may do this, by a vote.", byVote],
  AccessControlUnauthorizedAccount: ["This account has not the role for it.", byVote],
  AccessControlBadConfirmation: ["A role can be given up by its own account only.", "Connect that account."],
  OwnableUnauthorizedAccount: ["Only the DAO may do this, by a vote.", byVote],
  OwnableInvalidOwner: ["The zero address cannot own a contract.", "Choose another address."],

  // Datasets
  DatasetRegistryNotApproved: [
    "The dataset is not approved now.",
    "It may be revoked or withdrawn already. " + reload,
  ],
  DatasetRegistryMalformed: [
    "The registry does not accept this CID or this collection.",
    "Use a CIDv1 of a file or folder, and a collection of a–z, 0–9 and hyphens.",
  ],

  // Membership
  MembershipTokenNotTransferable: [
    "Membership tokens cannot be transferred.",
    "Delegate your votes instead.",
  ],
  MembershipTokenNoMembers: ["There is no member in the list.", "Give at least one."],
  MembershipTokenBatchRepeated: ["These members were minted already.", "Nothing is left to do."],
  MembershipTokenBatchUnknown: [
    "The token does not know this list of members.",
    "Use the list of the deployment.",
  ],
  ERC20InsufficientBalance: ["The account holds fewer tokens than that.", "Choose at most what it holds."],
  ERC20InsufficientAllowance: [
    "The account allows less than that to be taken.",
    "Choose at most what it allows.",
  ],
  ERC20ExceededSafeSupply: ["So many tokens cannot be counted as votes.", "Mint fewer."],
  ERC20InvalidReceiver: ["The zero address can hold no tokens.", "Choose another address."],
  ERC20InvalidSender: ["The zero address holds no tokens.", "Choose another address."],
  ERC20InvalidApprover: ["The zero address can allow nothing.", "Choose another address."],
  ERC20InvalidSpender: ["The zero address can spend nothing.", "Choose another address."],

  // Signatures that stand for a transaction
  VotesExpiredSignature: ["The signature has expired.", "Sign again."],
  InvalidAccountNonce: ["The signature was used already, or another came first.", "Sign again."],
  ECDSAInvalidSignature: ["The signature is not valid.", "Sign again."],
  ECDSAInvalidSignatureLength: ["The signature has a wrong length.", "Sign again."],
  ECDSAInvalidSignatureS: ["The signature is not in its only accepted form.", "Sign again."],

  // What the contracts check of themselves
  CheckpointUnorderedInsertion: ["The record of votes would be out of order.", report],
  ERC6372InconsistentClock: ["The token's clock is not what it says.", report],
  InvalidShortString: ["A text of the contract is too long.", report],
  StringTooLong: ["A text is too long for the contract.", "Shorten it."],
  SafeCastOverflowedUintDowncast: ["A number is too large for the contract.", "Choose a smaller one."],
} as const satisfies Record<string, Pair>

/** A refusal with words of its own, and an assertion that failed (Solidity's Error and Panic). */
export const refused = (words: string): Pair => ["The contract refuses: " + words, reload]
export const panic: Pair = ["A check inside the contract failed.", report]
/** An error of a contract that is not the DAO's own: a proposal may call any. */
export const foreign: Pair = [
  "A contract refuses, with an error that is not known here.",
  "The details name it. The contract's own documentation explains it.",
]

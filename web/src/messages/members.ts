import { common } from "./common"

const n = common.plural

export const members = {
  title: "Members",
  lead: "Who decides: the holders of the token, and those who vote for them.",
  you: "you",
  power: "Votes",
  balance: "Tokens",
  delegate: "Delegate",
  self: "votes directly",
  nobody: "nobody yet",
  total: (text: string, k: number) => `${text} ${n(k, "member", "members")}`,
  empty: "Nobody holds tokens yet.",
  proposeChange: "Propose a change",
  symbol: (amount: string, symbol: string) => `${amount} ${symbol}`,

  units: {
    days: (k: number) => `${k} ${n(k, "day", "days")}`,
    hours: (k: number) => `${k} ${n(k, "hour", "hours")}`,
    minutes: (k: number) => `${k} ${n(k, "minute", "minutes")}`,
    seconds: (k: number) => `${k} ${n(k, "second", "seconds")}`,
    none: "No time",
  },

  // How the DAO decides, in words.
  settings: {
    title: "How decisions are made",
    quorum: "Quorum",
    quorumText: (percent: string, votes: string) =>
      `${percent} of the supply must vote For or Abstain: ${votes} votes now. Votes against do not count to it.`,
    majority: "Majority",
    majorityText: "More votes For than Against. A tie fails.",
    threshold: "To propose",
    thresholdText: (votes: string) => `${votes} votes are needed to make a proposal.`,
    thresholdNone: "Anyone can make a proposal.",
    delay: "Before voting",
    delayText: (d: string) => `${d} from a proposal to the start of voting. Votes count as held then.`,
    period: "Voting",
    periodText: (d: string, late: string) =>
      `${d}. If the quorum is reached late, voting goes on for at least ${late} more, so that others can answer.`,
    timelock: "Timelock",
    timelockText: (d: string) => `${d} from queueing to execution: the time to react to a decision.`,
    guardian: "Guardian",
    guardianText: "may cancel proposals, and nothing else, until",
    guardianNone: "Nobody can cancel what members decide.",
    supply: "Supply",
    supplyText: (amount: string) => `${amount} in all.`,
    blocks: (text: string, k: number) => `${text} ${n(k, "block", "blocks")}`,
  },

  // One member.
  one: (address: string) => `Member ${address}`,
  counts: "Votes it can cast",
  holds: "Tokens held",
  votesBy: "Its tokens vote through",
  ofSupply: (share: string) => `${share} of the supply`,
  itself: "itself",
  holdings: "Tokens over time",
  heldSince: (tokens: string, since: string) => `${tokens} since ${since}, unchanged`,
  delegators: "Delegated to this address",
  noDelegators: "Nobody has delegated votes to this address.",
  votes: "Votes cast",
  noVotes: "It has not voted.",
  proposals: "Proposals made",
  noProposals: "It has not proposed anything.",
  delegations: "Delegations made",
  noDelegations: "It has never chosen a delegate.",
  notAnAddress: "This is not an address",
  notAnAddressText: "A member is known by an Ethereum address: 0x and 40 hexadecimal digits.",
  toAll: "All members",
  none: "This address holds no tokens and no votes.",

  // Delegation.
  delegation: {
    title: "Delegate",
    change: "Change delegate",
    explain:
      "Whoever you choose votes with your tokens from then on. You keep the tokens, and you can change your mind at any time. Votes that are open now are not affected.",
    self: "Vote myself",
    other: "Let another address vote",
    address: "Address",
    help: "0x and 40 hexadecimal digits. Names such as alice.eth are not looked up here: give the address.",
    empty: "Enter the address.",
    bad: "That is not an address, or its checksum is wrong: check each character.",
    zero: "The zero address would silence your votes. Choose another.",
    same: "That is your delegate already.",
    send: "Delegate",
  },

  // Proposing a change of membership.
  change: {
    title: "Propose a change of membership",
    mint: "Give tokens",
    burn: "Take tokens away",
    kind: "What",
    member: "Member",
    amount: "Tokens",
    amountHelp: "A number such as 100 or 12.5.",
    amountBad: "Write digits, with a decimal point if needed.",
    amountFine: (k: number) => `The token has ${k} decimal places.`,
    amountZero: "More than nothing.",
    amountMuch: (has: string) => `The member holds ${has} only.`,
    proposal: "Title",
    proposalHelp: "Say what it is about in one line.",
    proposalEmpty: "Give the proposal a title.",
    why: "Why",
    whyHelp: "Optional. The effect is added to it in words.",
    effect: "Effect",
    short: (need: string, have: string) =>
      `Proposing needs ${need} votes; you have ${have}. Ask a member to propose it.`,
    send: "Propose",
    view: "See the proposals",
  },
}

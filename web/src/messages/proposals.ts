import { common } from "./common"

const n = common.plural

export const proposals = {
  title: "Proposals",
  lead: "What members are asked to decide. Nothing enters or leaves the knowledge base without a vote.",
  number: (n: number) => `#${n}`,
  states: {
    pending: "Waiting for voting",
    active: "Voting",
    succeeded: "Passed",
    defeated: "Defeated",
    queued: "Queued",
    executed: "Executed",
    canceled: "Cancelled",
  },

  block: (text: string) => `block ${text}`,

  // The list.
  open: "Open",
  decided: "Decided",
  noneOpen: "Nothing waits for a vote.",
  noneMatch: "No proposal is like that.",
  showAll: "Show all",
  noneYet: (threshold: string) => `No proposals yet. Anyone with ${threshold} votes can make one.`,
  noneYetAnyone: "No proposals yet. Anyone can make one.",
  whoAreYou: "Connect an account to see its proposals and what it has not voted on.",
  connect: "Connect",
  filter: {
    label: "Filter",
    state: "State",
    all: "All states",
    mine: "Proposed by me",
    unvoted: "Not voted by me",
  },

  // The vote bar.
  for: "For",
  against: "Against",
  abstain: "Abstain",
  quorum: "Quorum",
  glyph: { for: "✓", against: "✕", abstain: "−" },
  abstainCounts: (votes: string) => `Abstain ${votes}, counts to quorum`,
  needs: (votes: string) => `Quorum ${votes}`,
  tableTitle: "Votes so far",
  choice: "Choice",
  votes: "Votes",
  headline: {
    pending: "Voting has not begun",
    canceled: "Cancelled: the votes have no effect",
    none: "No votes yet",
    noneFinal: "Defeated: nobody voted",
    short: (turnout: string, outcome: string) => `Short of quorum (${turnout}); ${outcome}`,
    shortFinal: (turnout: string, outcome: string) => `Defeated: short of quorum (${turnout}); ${outcome}`,
    passing: (share: string) => `Passing: quorum reached, ${share} for`,
    failing: (outcome: string) => `Failing: quorum reached, ${outcome}`,
    passed: (share: string) => `Passed: quorum reached, ${share} for`,
    defeated: (outcome: string) => `Defeated: quorum reached, ${outcome}`,
    unknown: (outcome: string) => `Quorum not known yet; ${outcome}`,
    outcome: {
      none: "no votes",
      majority: "majority yes",
      minority: (share: string) => `majority no (${share} for)`,
      tie: "a tie, and a tie fails",
    },
  },
  extended: "Extended: the quorum came late, so that others can still answer.",
  voterCount: (count: number, text: string) => `${text} ${n(count, "voter", "voters")}`,

  // The decoded effect.
  effect: {
    title: "Effect",
    from: "from the calldata",
    nothing: "Does nothing: the proposal has no calls",
    andMore: (text: string, k: number) => `and ${text} more ${n(k, "call", "calls")}`,
    differ: "Text and effect differ.",
    badge: "Text and effect differ",
    calldataRuns: "The calldata will run.",
    notInText: "not in the text",
    skipped: (why: string) => `The registry will skip this entry: ${why}.`,
    call: "The call itself",
    undecoded: "We cannot decode this call",
    target: "Target",
    contract: (name: string) => `the ${name}`,
    function: "Function",
    argument: (i: number) => `Argument ${i}`,
    value: "Value",
    ether: (v: string) => `${v} ether`,
    raw: "Calldata",
    onlyProposer: "can propose this",
    only: "Only",
  },

  // A card in a list.
  card: {
    mine: "You:",
    ends: "ends",
    begins: "voting begins",
    executable: "can be executed",
    ended: "ended",
    unvoted: "You have not voted",
  },

  chart: {
    when: "When",
    what: "What",
    title: "Votes over time",
    voter: "Voter",
    show: "Show as a table",
  },
}

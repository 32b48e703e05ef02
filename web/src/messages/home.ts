import { count } from "@/format"
import { common } from "./common"

export const home = {
  title: "Home",
  heading: "What do the members know?",
  lead: "A knowledge base that its members govern: what it knows was voted in, and every answer leads to the passage and the vote behind it.",
  needs: {
    you: "Needs you",
    members: "Needs the members",
    vote: "Vote",
    queue: "Queue",
    execute: "Execute",
    sign: "Import waits for your signature",
    failed: "Import failed",
    review: "Review",
    doQueue: "Queue",
    doExecute: "Execute",
    doSign: "Sign",
    see: "See why",
    more: (n: number) => `and ${count(n)} more`,
    mismatch: "Text and effect differ",
  },
  holdings: {
    title: "Holdings",
    datasets: (n: number) => common.plural(n, "dataset", "datasets"),
    documents: (n: number) => common.plural(n, "document", "documents"),
    contributors: (n: number) => common.plural(n, "contributor", "contributors"),
    members: (n: number) => common.plural(n, "member", "members"),
  },
  decisions: {
    title: "Latest decisions",
    lane: "Decisions",
    all: "All proposals",
    decided: "decided",
    open: "open",
    now: "now",
  },
  governors: {
    title: "Who governs",
    all: "Members and rules",
    half: (k: number, of: number) =>
      k === 1
        ? `One of ${count(of)} ${common.plural(of, "member", "members")} holds more than half of all votes.`
        : `${count(k)} of ${count(of)} members together hold more than half of all votes.`,
    passes: (votes: string, share: string) =>
      `A proposal passes with more votes For than Against and a quorum of ${votes} (${share}).`,
    table: "Voting power of the members",
    member: "Member",
    share: "Share",
  },
  use: {
    title: "Use",
    span: "last 30 days",
    asked: "Questions asked",
    imported: "Documents imported",
    votes: "Votes",
    total: (n: number) => `${count(n)} in all`,
    today: "today",
  },
  empty:
    "Nothing is in the knowledge base yet. Whoever has documents worth knowing can propose them to the members.",
  emptyAction: "Contribute",
}

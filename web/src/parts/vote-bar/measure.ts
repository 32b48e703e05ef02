import type { Schema } from "@/api/client"
import { percent } from "@/format"
import { units } from "./amount"

/** What a vote bar draws: places on its scale in percent, and what they mean. */
export interface Measure {
  for: number
  /** Where the dotted part ends: abstentions stand on the votes for. */
  abstain: number
  against: number
  /** undefined while the quorum is not known. */
  quorum: number | undefined
  /** For and Abstain as a share of the quorum, in words; "" without one. */
  turnout: string
  quorumReached: boolean
  outcome: "none" | "majority" | "tie" | "minority"
  /** Votes for, as a share of those for and against, in words. */
  share: string
}

type Votes = Pick<Schema<"Summary">, "tally" | "quorum">

/**
 * The measures of a vote. The scale ends at the largest of 1.2 × quorum and both rows.
 * Exact integers decide; floating point only draws.
 */
export function measure({ tally, quorum }: Votes): Measure {
  const [yes = 0n, no = 0n, abstain = 0n, need = 0n] = units(
    tally.for,
    tally.against,
    tally.abstain,
    quorum ?? "0",
  )
  const counted = yes + abstain
  const end = [need * 6n, counted * 5n, no * 5n].reduce((a, b) => (a > b ? a : b)) // fifths
  const place = (n: bigint) => (end === 0n ? 0 : Number((n * 500_000n) / end) / 1000)
  return {
    for: place(yes),
    abstain: place(counted),
    against: place(no),
    quorum: quorum === undefined ? undefined : place(need),
    turnout: need === 0n ? "" : percent(counted, need),
    quorumReached: quorum !== undefined && counted >= need,
    outcome: yes + no + abstain === 0n ? "none" : yes > no ? "majority" : yes === no ? "tie" : "minority",
    share: percent(yes, yes + no),
  }
}

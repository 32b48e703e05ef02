import type { Schema } from "@/api/client"
import { share } from "@/parts/charts/scale"
import { units } from "@/parts/vote-bar/amount"

type Vote = Pick<Schema<"Vote">, "support" | "weight" | "time">
type Votes = Pick<Schema<"Summary">, "tally" | "quorum">

/** How a vote grew: after each moment, each sum as a share of the chart's top. */
export interface Growth {
  /** In time order; the first is what had been cast before the oldest vote known. */
  points: { at: number; for: number; against: number; abstain: number }[]
  /** The quorum as a share of the top; undefined while it is not known. */
  quorum: number | undefined
}

/**
 * Sums up votes over time. votes are the newest ones; the sums before the oldest of them
 * follow from the tally, so a part of the votes gives an exact end of the curve.
 */
export function cumulate({ tally, quorum }: Votes, votes: Vote[]): Growth {
  const [yes = 0n, no = 0n, abstain = 0n, need = 0n, ...weights] = units(
    tally.for,
    tally.against,
    tally.abstain,
    quorum ?? "0",
    ...votes.map((v) => v.weight),
  )
  const top = [yes, no, abstain, (need * 6n) / 5n].reduce((a, b) => (a > b ? a : b))
  const sum = { for: yes, against: no, abstain }
  const order = votes.map((v, i) => ({ ...v, units: weights[i] ?? 0n })).toSorted((a, b) => b.time - a.time)
  const points: Growth["points"] = []
  const mark = (at: number) =>
    points.push({
      at,
      for: share(sum.for, top),
      against: share(sum.against, top),
      abstain: share(sum.abstain, top),
    })
  for (const v of order) {
    if (points.at(-1)?.at !== v.time) mark(v.time)
    sum[v.support] -= v.units
  }
  const oldest = order.at(-1)
  if (oldest && sum.for + sum.against + sum.abstain > 0n) mark(oldest.time - 1)
  return { points: points.toReversed(), quorum: quorum === undefined ? undefined : share(need, top) }
}

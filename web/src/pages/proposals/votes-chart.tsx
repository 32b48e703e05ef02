import type { Schema } from "@/api/client"
import { useChainNow } from "@/chain-time"
import { clock } from "@/format"
import { messages } from "@/messages"
import { Steps, Twin } from "@/parts/charts"
import { amount, isZero } from "@/parts/vote-bar/amount"
import { Time } from "@/ui/time"
import { cumulate } from "./cumulate"

const m = messages.proposals

/** How For, Against and Abstain grew, against the quorum. */
export function VotesChart({ of: p, votes }: { of: Schema<"Proposal">; votes: Schema<"Vote">[] }) {
  const now = useChainNow()
  const growth = cumulate(p, votes)
  const first = growth.points[0]?.at ?? p.proposed_at
  const latest = growth.points.at(-1)?.at ?? p.proposed_at
  // On a clock of block numbers the axis spans what is known in time: the votes themselves.
  const timed = p.clock === "timestamp"
  const from = timed ? Math.min(p.snapshot, first) : first
  const to = Math.max(latest, timed ? Math.min(p.deadline, now) : latest)
  const line = (side: "for" | "against" | "abstain") => ({
    name: m[side],
    look: side,
    points: growth.points.map((g) => ({ at: g.at, value: g[side] })),
    last: amount(p.tally[side]),
  })
  return (
    <figure>
      <figcaption className="mb-3 text-ui font-semibold">{m.chart.title}</figcaption>
      <Steps
        from={from}
        to={to}
        series={(["for", "against", "abstain"] as const)
          .filter((side) => side !== "abstain" || !isZero(p.tally.abstain))
          .map(line)}
        level={
          growth.quorum !== undefined && p.quorum !== undefined
            ? { value: growth.quorum, name: m.needs(amount(p.quorum)) }
            : undefined
        }
        start={clock(from)}
        end={clock(to)}
      />
      <Twin
        title={m.chart.title}
        head={[m.chart.when, m.chart.voter, m.choice, m.votes]}
        rows={votes.map((v) => [<Time key="t" seconds={v.time} />, v.voter, m[v.support], amount(v.weight)])}
      />
    </figure>
  )
}

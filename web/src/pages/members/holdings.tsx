import type { Schema } from "@/api/client"
import { useSecond } from "@/chain-time"
import { clock, iso } from "@/format"
import { messages } from "@/messages"
import { Steps, Twin } from "@/parts/charts"
import { share } from "@/parts/charts/scale"
import { amount, units } from "@/parts/vote-bar/amount"
import { Section } from "@/ui/page"
import { Time } from "@/ui/time"

const m = messages.members

/** How many tokens an address held over time; nothing if it never held any. */
export function Holdings({ of: h }: { of: Schema<"History"> }) {
  const now = useSecond()
  if (h.holdings.length === 0) return null
  const list = h.holdings.toSorted((a, b) => a.block - b.block)
  const held = units(...list.map((x) => x.balance))
  const top = held.reduce((a, b) => (a > b ? a : b), 0n)
  const from = list[0]?.time ?? now
  const to = Math.max(now, list.at(-1)?.time ?? now)
  if (list.length === 1)
    return (
      <Section title={m.holdings} id="holdings">
        <p className="text-ui text-ink-2">
          <time dateTime={new Date(from * 1000).toISOString()} title={iso(from)}>
            {m.heldSince(amount(h.balance), clock(from))}
          </time>
        </p>
      </Section>
    )
  return (
    <Section title={m.holdings} id="holdings">
      <figure>
        <Steps
          from={from}
          to={to}
          series={[
            {
              name: m.balance,
              look: "ink",
              points: list.map((x, i) => ({ at: x.time, value: share(held[i] ?? 0n, top) })),
              last: amount(h.balance),
            },
          ]}
          start={clock(from)}
          end={clock(to)}
        />
        <Twin
          title={m.holdings}
          head={[messages.proposals.chart.when, m.balance]}
          rows={list.map((x) => [<Time key="t" seconds={x.time} />, amount(x.balance)])}
        />
      </figure>
    </Section>
  )
}

import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { settingsQuery } from "@/api/queries"
import { count } from "@/format"
import { messages } from "@/messages"
import { Name } from "@/parts/name"
import { amount, isZero } from "@/parts/vote-bar/amount"
import { Query } from "@/ui/states"
import { Deadline } from "@/ui/time"
import { span } from "./span"

const m = messages.members.settings

/** How the DAO decides: each rule with its number and what it means. */
export function Settings() {
  const settings = useQuery(settingsQuery)
  return (
    <Query of={settings}>
      {(s) => {
        const time = (n: number) => (s.token.clock === "timestamp" ? span(n) : m.blocks(count(n), n))
        const rows: [string, ReactNode][] = [
          [m.quorum, m.quorumText(count(s.quorum_percent) + "%", amount(s.quorum))],
          [m.majority, m.majorityText],
          [m.threshold, isZero(s.threshold) ? m.thresholdNone : m.thresholdText(amount(s.threshold))],
          [m.delay, m.delayText(time(s.voting_delay))],
          [m.period, m.periodText(time(s.voting_period), time(s.late_extension))],
          [m.timelock, m.timelockText(span(s.timelock_delay))],
          [m.guardian, <Guardian key="g" of={s.guardian} />],
          [m.supply, m.supplyText(messages.members.symbol(amount(s.supply), s.token.symbol))],
        ]
        return (
          <dl className="divide-y divide-line border-y border-line text-ui">
            {rows.map(([name, text]) => (
              <div key={name} className="gap-x-6 py-2 sm:grid sm:grid-cols-[8rem_minmax(0,1fr)]">
                <dt className="font-semibold">{name}</dt>
                <dd className="max-w-measure text-pretty text-ink-2">{text}</dd>
              </div>
            ))}
          </dl>
        )
      }}
    </Query>
  )
}

function Guardian({ of: g }: { of: Schema<"Settings">["guardian"] }) {
  if (!g) return m.guardianNone
  return (
    <>
      <Name address={g.address} link /> {m.guardianText} <Deadline seconds={g.until} />
    </>
  )
}

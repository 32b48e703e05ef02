import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { proposalsQuery } from "@/api/queries"
import { statisticsQuery } from "@/api/statistics"
import { useChainNow } from "@/chain-time"
import { count } from "@/format"
import { messages } from "@/messages"
import { AuditBadge } from "@/parts/audit-badge/audit-badge"
import { Days, Timeline } from "@/parts/charts"
import { EffectTitle, NextMoment, StateChip } from "@/parts/effect"
import { useWallet } from "@/session/wallet"
import { Section } from "@/ui/page"
import { Failed, Loading } from "@/ui/states"
import { NeedsList } from "./needs-list"
import { useNeeds } from "./needs"

const m = messages.home

/** Decisions in the list, and in the lane above it. */
const listed = 5
const laned = 50

/** What stands below the ask box. It appears at once, so that nothing moves afterwards. */
export default function Below() {
  const { account } = useWallet()
  const now = useChainNow()
  const statistics = useQuery(statisticsQuery)
  const proposals = useQuery(proposalsQuery({ limit: laned }))
  const { needs, settled } = useNeeds(account?.address, now)
  if (statistics.isPending || proposals.isPending || !settled) return <Loading lines={6} className="mt-8" />
  const decisions = proposals.data?.proposals ?? []
  return (
    <div className="mt-8 flex flex-col gap-8 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-x-12">
      {/* On a phone the parts of both columns mix, in the order of their weight. */}
      <div className="min-w-0 max-lg:contents">
        <div className="empty:hidden">
          <NeedsList needs={needs} yours={!!account} />
        </div>
        <div className={"order-2 min-w-0 empty:hidden " + (needs.length > 0 ? "lg:mt-8" : "")}>
          {proposals.error && <Failed error={proposals.error} retry={() => void proposals.refetch()} />}
          {decisions.length > 0 && <Decisions of={decisions} now={now} />}
        </div>
      </div>
      <div className="min-w-0 max-lg:contents lg:space-y-8">
        <div className="order-1 space-y-6">
          {statistics.error && <Failed error={statistics.error} retry={() => void statistics.refetch()} />}
          {statistics.data && <Holdings of={statistics.data.holdings} />}
          <AuditBadge />
        </div>
        {statistics.data && statistics.data.days.length > 0 && <Use days={statistics.data.days} />}
      </div>
    </div>
  )
}

function Holdings({ of: h }: { of: Schema<"Holdings"> }) {
  const number = (n: number, what: string, link: (children: ReactNode) => ReactNode) => (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-ui text-ink-3">{what}</dt>
      <dd className="text-title-2 font-semibold">{link(count(n))}</dd>
    </div>
  )
  const datasets = (c: ReactNode) => (
    <Link to="/datasets" className="hover:underline">
      {c}
    </Link>
  )
  return (
    <dl aria-label={m.holdings.title} className="grid grid-cols-2 gap-4 sm:max-lg:grid-cols-4">
      {number(h.datasets, m.holdings.datasets(h.datasets), datasets)}
      {number(h.documents, m.holdings.documents(h.documents), datasets)}
      {number(h.contributors, m.holdings.contributors(h.contributors), datasets)}
      {number(h.members, m.holdings.members(h.members), (c) => (
        <Link to="/members" className="hover:underline">
          {c}
        </Link>
      ))}
    </dl>
  )
}

function Decisions({ of: all, now }: { of: Schema<"Summary">[]; now: number }) {
  const events = all.map((p) => ({
    at: p.ended_at ?? p.proposed_at,
    label: `${messages.proposals.states[p.state]}: ${p.title}`,
    hollow: p.ended_at === undefined,
  }))
  return (
    <Section
      title={m.decisions.title}
      id="decisions"
      actions={
        <Link to="/proposals" className="text-ui text-woad underline">
          {m.decisions.all}
        </Link>
      }
    >
      <Timeline title={m.decisions.lane} events={events} now={now} />
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {all.slice(0, listed).map((p) => (
          <li key={p.id} className="py-3">
            <p className="line-clamp-2 text-body">
              <Link
                to="/proposals/$id"
                params={{ id: String(p.number) }}
                className="font-semibold hover:underline"
              >
                <EffectTitle effects={p.effects} />
              </Link>
            </p>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ui text-ink-3">
              <StateChip state={p.state} /> <NextMoment of={p} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Use({ days }: { days: Schema<"Day">[] }) {
  const series = (f: (d: Schema<"Day">) => number) => days.map((d) => ({ day: d.day, value: f(d) }))
  return (
    <section aria-labelledby="use" className="order-3">
      <h2 id="use" className="mb-3 text-ui font-semibold">
        {m.use.title} <span className="font-normal text-ink-3">{m.use.span}</span>
      </h2>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <Days title={m.use.asked} unit={m.use.asked} days={series((d) => d.asked)} />
        <Days title={m.use.imported} unit={m.use.imported} days={series((d) => d.imported_documents)} />
        <Days title={m.use.votes} unit={m.use.votes} days={series((d) => d.votes)} />
      </div>
    </section>
  )
}

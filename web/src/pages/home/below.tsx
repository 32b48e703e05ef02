import { queryOptions, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { api, data, type Schema } from "@/api/client"
import { proposalsQuery, settingsQuery } from "@/api/queries"
import { statisticsQuery } from "@/api/statistics"
import { useChainNow } from "@/chain-time"
import { clock, count } from "@/format"
import { messages } from "@/messages"
import { AuditBadge } from "@/parts/audit-badge/audit-badge"
import { Days, Timeline } from "@/parts/charts"
import { Shown } from "@/parts/document/shown"
import { EffectTitle, NextMoment, StateChip } from "@/parts/effect"
import { useWallet } from "@/session/wallet"
import { Section } from "@/ui/page"
import { Failed, Loading, useThere } from "@/ui/states"
import { Governors } from "./governors"
import { NeedsList } from "./needs-list"
import { useNeeds } from "./needs"

const m = messages.home

/** Decisions in the list, and in the lane above it. */
const listed = 5
const laned = 50

/** States of proposals on which something is still to be done. */
const undecided = new Set<Schema<"Summary">["state"]>(["pending", "active", "succeeded", "queued"])

/** The members with the most votes. */
const strongest = queryOptions({
  queryKey: ["members", "strongest"],
  queryFn: ({ signal }) => data(api.GET("/api/v1/members", { params: { query: { limit: 50 } }, signal })),
})

/** What stands below the ask box. It appears at once, so that nothing moves afterwards. */
export default function Below() {
  const { account } = useWallet()
  const now = useChainNow()
  const statistics = useQuery(statisticsQuery)
  const proposals = useQuery(proposalsQuery({ limit: laned }))
  const members = useQuery(strongest)
  const settings = useQuery(settingsQuery)
  const { needs, settled } = useNeeds(account?.address, now)
  const all = [statistics, proposals, members, settings]
  const there = useThere(settled && !all.some((q) => q.isPending))
  if (!there) return <Loading lines={6} className="mt-8" />
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
        <section aria-labelledby="governors" className="order-1">
          {(members.error ?? settings.error) ? (
            <Failed
              error={members.error ?? settings.error}
              retry={() => void Promise.all([members.refetch(), settings.refetch()])}
            />
          ) : (
            members.data && settings.data && <Governors of={members.data} settings={settings.data} />
          )}
        </section>
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
    at: p.ended_at ?? (undecided.has(p.state) || p.clock !== "timestamp" ? p.proposed_at : p.deadline),
    label: `${messages.proposals.states[p.state]}: ${p.title}`,
    hollow: undecided.has(p.state),
  }))
  return (
    <Section
      title={m.decisions.title}
      id="decisions"
      actions={
        <Link to="/proposals" className="text-ui text-woad underline pointer-coarse:py-2.5">
          {m.decisions.all}
        </Link>
      }
    >
      <Timeline title={m.decisions.lane} events={events} now={now} />
      <p aria-hidden="true" className="flex justify-between gap-4 text-meta text-ink-3">
        <span>{clock(Math.min(now, ...events.map((e) => e.at)))}</span>
        {events.some((e) => e.hollow) && (
          <span className="flex items-center gap-1.5">
            <span className="size-2 rounded-full border-2 border-ink bg-ink" /> {m.decisions.decided}
            <span className="ms-2 size-2 rounded-full border-2 border-ink" /> {m.decisions.open}
          </span>
        )}
        <span>{m.decisions.now}</span>
      </p>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {all.slice(0, listed).map((p) => (
          <li
            key={p.id}
            className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
          >
            <p className="line-clamp-2 text-body">
              <Link
                to="/proposals/$id"
                params={{ id: String(p.number) }}
                className="font-semibold hover:underline"
              >
                <EffectTitle of={p} />
              </Link>
            </p>
            <p className="truncate font-serif text-body text-ink-2">
              <bdi>
                <Shown text={p.title} />
              </bdi>
            </p>
            <p className="flex flex-wrap items-center gap-x-3 text-ui text-ink-3 sm:contents">
              <span className="sm:col-start-2 sm:row-start-1 sm:justify-self-end">
                <StateChip state={p.state} />
              </span>
              <span className="sm:justify-self-end">
                <NextMoment of={p} />
              </span>
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
      <div className="max-w-sm space-y-4">
        <Days title={m.use.asked} unit={m.use.asked} days={series((d) => d.asked)} />
        <Days title={m.use.imported} unit={m.use.imported} days={series((d) => d.imported_documents)} />
        <Days title={m.use.votes} unit={m.use.votes} days={series((d) => d.votes)} axis />
      </div>
    </section>
  )
}

import type { ReactNode } from "react"
import { messages } from "@/messages"
import { Time } from "@/ui/time"
import { Twin } from "./twin"

export interface TimelineEvent {
  /** Seconds since 1970. */
  at: number
  /** What happened, in words. */
  label: string
  /** Not decided, or not final yet. */
  hollow?: boolean
  /** Leads to what happened, in the table. */
  link?: ReactNode
}

export interface TimelineSpan {
  from: number
  /** undefined: it goes on. */
  to?: number
  /** solid: indexed; hollow: waiting; cut: ended by a purge. */
  kind: "solid" | "hollow" | "cut"
}

/**
 * One lane: dots at events, a solid line while something holds, a hollow one while it
 * waits, a cut where it ended. Times are in seconds since 1970.
 */
export function Timeline({
  title,
  events,
  spans = [],
  now,
  showTable,
}: {
  title: string
  events: TimelineEvent[]
  spans?: TimelineSpan[]
  now: number
  /** Show the table to everybody, not to screen readers only. */
  showTable?: boolean
}) {
  const first = Math.min(now, ...events.map((e) => e.at), ...spans.map((s) => s.from))
  const last = Math.max(now, ...events.map((e) => e.at))
  const x = (t: number) => (last > first ? (2 + ((t - first) / (last - first)) * 96).toFixed(3) : "2") + "%"
  return (
    <figure>
      <svg width="100%" height="24" aria-hidden="true" className="block overflow-visible">
        <line x1="2%" x2="98%" y1="12" y2="12" className="stroke-line" strokeWidth="1" />
        {spans.map((s, i) => (
          <g key={i}>
            <line
              x1={x(s.from)}
              x2={x(s.to ?? now)}
              y1="12"
              y2="12"
              strokeWidth={s.kind === "hollow" ? 2 : 4}
              strokeDasharray={s.kind === "hollow" ? "2 4" : undefined}
              className={s.kind === "hollow" ? "stroke-ink-3" : "stroke-ink"}
            />
            {s.kind === "cut" && s.to !== undefined && (
              <line x1={x(s.to)} x2={x(s.to)} y1="3" y2="21" strokeWidth="2" className="stroke-madder" />
            )}
          </g>
        ))}
        {events.map((e, i) => (
          <circle
            key={i}
            cx={x(e.at)}
            cy="12"
            r="5"
            strokeWidth="2"
            className={e.hollow ? "fill-surface stroke-ink" : "fill-ink stroke-ink"}
          >
            <title>{e.label}</title>
          </circle>
        ))}
      </svg>
      <Twin
        title={title}
        head={[messages.proposals.chart.when, messages.proposals.chart.what]}
        rows={events.map((e) => [<Time key="t" seconds={e.at} />, e.link ?? e.label])}
        shown={showTable}
      />
    </figure>
  )
}

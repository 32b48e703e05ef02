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
  words,
}: {
  title: string
  events: TimelineEvent[]
  spans?: TimelineSpan[]
  now: number
  /** Show the table to everybody, not to screen readers only. */
  showTable?: boolean
  /** Say below the lane what each dot is and when it was. */
  words?: boolean
}) {
  const first = Math.min(now, ...events.map((e) => e.at), ...spans.map((s) => s.from))
  const last = Math.max(now, ...events.map((e) => e.at))
  const x = (t: number) => (last > first ? (((t - first) / (last - first)) * 100).toFixed(3) : "0") + "%"
  return (
    <figure>
      {/* Room for half a dot at the start, and for the arrow's point at the end. */}
      <svg width="100%" height="24" aria-hidden="true" className="block overflow-visible pr-2 pl-1.5">
        <line x1="0%" x2="100%" y1="12" y2="12" className="stroke-line" strokeWidth="1" />
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
        {spans.map((s, i) => s.kind === "cut" && s.to !== undefined && <Cut key={i} at={x(s.to)} />)}
        {spans.some((s) => s.to === undefined && s.kind === "solid") && <Onward />}
      </svg>
      {words && <Words of={events} />}
      <Twin
        title={title}
        head={[messages.proposals.chart.when, messages.proposals.chart.what]}
        rows={events.map((e) => [<Time key="t" seconds={e.at} />, e.link ?? e.label])}
        shown={showTable}
      />
    </figure>
  )
}

/** Where something ended: across the lane and the dot of the event that ended it. */
function Cut({ at }: { at: string }) {
  return (
    <>
      <line x1={at} x2={at} y1="1" y2="23" strokeWidth="6" className="stroke-ground" />
      <line x1={at} x2={at} y1="1" y2="23" strokeWidth="2" className="stroke-madder" />
    </>
  )
}

/** The point of an arrow at the lane's end: what holds now goes on. */
function Onward() {
  return (
    <svg x="100%" y="6" width="10" height="12" overflow="visible">
      <path d="M0 0 L9 6 L0 12 Z" className="fill-ink" />
    </svg>
  )
}

/** The dots once more, in the same order, with their words and times. The table says it too. */
function Words({ of: events }: { of: TimelineEvent[] }) {
  return (
    <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-ui">
      {events.map((e, i) => (
        <li key={i} className="flex items-baseline gap-2">
          <span
            className={
              "inline-block size-2.5 shrink-0 rounded-full border-2 border-ink " + (e.hollow ? "" : "bg-ink")
            }
          />
          <span>
            {e.label}{" "}
            <span className="text-ink-3">
              <Time seconds={e.at} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

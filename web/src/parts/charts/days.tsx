import { useState } from "react"
import { count, once } from "@/format"
import { messages } from "@/messages"
import { scale } from "./scale"
import { Twin } from "./twin"

const day = once(
  () => new Intl.DateTimeFormat(navigator.languages, { day: "numeric", month: "short", timeZone: "UTC" }),
)

/** A day ("2026-11-23") as people read it. */
export const dayName = (d: string): string => day().format(new Date(d + "T00:00:00Z"))

/**
 * A small multiple: one column per day up to today, their sum and the last value labelled.
 * Days without a value are zero. 120 × 48.
 */
export function Days({
  title,
  unit,
  days,
  span = 30,
  axis,
}: {
  title: string
  /** Heading of the values in the table. */
  unit: string
  days: { day: string; value: number }[]
  /** How many days it shows. */
  span?: number
  /** Name both ends of the days: on the last of several that stand below one another. */
  axis?: boolean
}) {
  const byDay = new Map(days.map((d) => [d.day, d.value]))
  const [today] = useState(() => Date.now())
  const shown = Array.from({ length: span }, (_, i) => {
    const d = new Date(today - (span - 1 - i) * 86_400_000).toISOString().slice(0, 10)
    return { day: d, value: byDay.get(d) ?? 0 }
  })
  const height = scale(0, Math.max(1, ...shown.map((d) => d.value)), 44)
  const step = 120 / span
  const last = shown[shown.length - 1]?.value ?? 0
  const sum = shown.reduce((a, d) => a + d.value, 0)
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)_120px_2.5rem] items-end gap-x-3">
      <figcaption className="text-ui">
        {title} <span className="block text-meta text-ink-3">{messages.home.use.total(sum)}</span>
      </figcaption>
      <div aria-hidden="true">
        <svg width="120" height="48" className="block">
          {shown.map((d, i) => (
            <rect
              key={d.day}
              x={i * step}
              y={47 - height(d.value)}
              width={Math.max(1, step - 1)}
              height={height(d.value)}
              className="fill-ink-2"
            >
              <title>{dayName(d.day) + ": " + count(d.value)}</title>
            </rect>
          ))}
          <line x1="0" x2="120" y1="47.5" y2="47.5" className="stroke-edge" />
        </svg>
      </div>
      <span className="text-right text-meta font-semibold" aria-hidden="true">
        {count(last)}
      </span>
      {axis && (
        <p
          aria-hidden="true"
          className="col-start-2 mt-1 flex justify-between text-meta whitespace-nowrap text-ink-3"
        >
          <span>{dayName(shown[0]?.day ?? "")}</span> <span>{messages.home.use.today}</span>
        </p>
      )}
      <Twin
        title={title}
        head={[messages.common.day, unit]}
        rows={shown.filter((d) => d.value > 0).map((d) => [dayName(d.day), count(d.value)])}
      />
    </figure>
  )
}

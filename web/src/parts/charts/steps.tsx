import type { ReactNode } from "react"
import { scale } from "./scale"

export interface Series {
  name: string
  /** How the line is drawn; each differs also without colour. */
  look: "for" | "against" | "abstain" | "ink"
  /** The value after each change, in time order. Times in seconds since 1970. */
  points: { at: number; value: number }[]
  /** The last value, in words, at the line's end. */
  last: string
}

const looks = {
  for: { line: "stroke-woad", text: "fill-woad", dash: undefined, width: 2.5 },
  against: { line: "stroke-madder", text: "fill-madder", dash: "7 3", width: 2 },
  abstain: { line: "stroke-abstain", text: "fill-ink-3", dash: "1.5 3", width: 2 },
  ink: { line: "stroke-ink", text: "fill-ink", dash: undefined, width: 2 },
} as const

/** The drawing's height and the room below it for the axis, in pixels. */
const height = 160
const axis = 24

/**
 * Lines that change in steps, each labelled at its end instead of by a legend. Values are
 * shares of the top of the chart (0 to 1). The caller adds the table that says the same.
 */
export function Steps({
  from,
  to,
  series,
  level,
  start,
  end,
}: {
  /** The time axis, seconds since 1970. */
  from: number
  to: number
  series: Series[]
  /** A level to reach, with its name. */
  level?: { value: number; name: string }
  /** What stands at both ends of the time axis. */
  start: ReactNode
  end: ReactNode
}) {
  const x = scale(from, Math.max(to, from + 1), 100)
  const y = (v: number) => height - v * (height - 16)
  return (
    <div aria-hidden="true" className="relative pr-28">
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        width="100%"
        height={height}
        className="block overflow-visible"
      >
        <line
          x1="0"
          x2="100"
          y1={height}
          y2={height}
          className="stroke-edge"
          vectorEffect="non-scaling-stroke"
        />
        {level && (
          <line
            x1="0"
            x2="100"
            y1={y(level.value)}
            y2={y(level.value)}
            strokeWidth="1.5"
            className="stroke-ink"
            vectorEffect="non-scaling-stroke"
          />
        )}
        {series.map((s) => (
          <path
            key={s.name}
            d={path(s.points, x, y, to)}
            fill="none"
            strokeWidth={looks[s.look].width}
            strokeDasharray={looks[s.look].dash}
            className={looks[s.look].line}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className="flex justify-between pt-2 text-meta text-ink-3" style={{ minHeight: axis }}>
        <span>{start}</span>
        <span>{end}</span>
      </div>
      <Ends series={series} level={level} y={y} />
    </div>
  )
}

function path(
  points: Series["points"],
  x: (n: number) => number,
  y: (n: number) => number,
  to: number,
): string {
  let d = ""
  let before = 0
  for (const p of points) {
    const at = x(p.at).toFixed(3)
    d += d ? `H${at}` : `M${at},${y(before).toFixed(2)}`
    d += `V${y(p.value).toFixed(2)}`
    before = p.value
  }
  return d && d + `H${x(to).toFixed(3)}`
}

/** Names at the lines' ends, moved apart where they would cover one another. */
function Ends({
  series,
  level,
  y,
}: {
  series: Series[]
  level?: { value: number; name: string }
  y: (v: number) => number
}) {
  const labels = [
    ...series.map((s) => ({ text: `${s.name} ${s.last}`, at: y(s.points[s.points.length - 1]?.value ?? 0) })),
    ...(level ? [{ text: level.name, at: y(level.value) }] : []),
  ].toSorted((a, b) => b.at - a.at)
  let bottom = height + 8
  for (const l of labels) {
    l.at = Math.min(l.at, bottom - 8)
    bottom = l.at - 8
  }
  return labels.map((l) => (
    <span
      key={l.text}
      className="absolute right-0 w-26 truncate text-meta text-ink-2"
      style={{ top: l.at - 8 }}
    >
      {l.text}
    </span>
  ))
}

import { useId } from "react"
import type { Measure } from "./measure"

const at = (n: number) => n.toFixed(3) + "%"

/**
 * The drawing: solid, dotted and hatched, so that it reads without colour. row is the
 * height of one row in pixels; places along it are shares of the width.
 */
export function Bars({ of: v, row }: { of: Measure; row: number }) {
  const id = useId()
  const bar = row * 0.66
  const top = (row - bar) / 2
  return (
    <svg width="100%" height={row * 2} aria-hidden="true" className="block overflow-visible">
      <defs>
        <Dots id={id + "dots"} />
        <pattern
          id={id + "hatch"}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" className="fill-madder-wash" />
          <rect width="2" height="5" className="fill-madder" />
        </pattern>
      </defs>
      <rect width="100%" height={row * 2} className="fill-sunken" rx="2" />
      <rect y={top} width={at(v.for)} height={bar} rx="2" className="fill-woad" />
      <rect
        x={at(v.for)}
        y={top}
        width={at(v.abstain - v.for)}
        height={bar}
        fill={`url(#${id}dots)`}
        className="stroke-abstain"
        strokeWidth={v.abstain > v.for ? 1 : 0}
      />
      <rect
        y={row + top}
        width={at(v.against)}
        height={bar}
        rx="2"
        fill={`url(#${id}hatch)`}
        className="stroke-madder"
        strokeWidth={v.against > 0 ? 1 : 0}
      />
      {v.against > 0 && <Level at={at(v.against)} from={0} to={row * 2} dotted />}
      {v.quorum !== undefined && <Level at={at(v.quorum)} from={-over} to={row} />}
    </svg>
  )
}

/** How far the tick of the quorum rises above its row, towards its words. */
const over = 3

/** A level to reach or to pass: dark, with a light edge that parts it from the bars it crosses. */
function Level({ at: x, from, to, dotted }: { at: string; from: number; to: number; dotted?: boolean }) {
  return (
    <>
      <line x1={x} x2={x} y1={from} y2={to} strokeWidth="5" className="stroke-surface" />
      <line
        x1={x}
        x2={x}
        y1={from}
        y2={to}
        strokeWidth="2"
        strokeDasharray={dotted ? "2 2" : undefined}
        className="stroke-ink"
      />
    </>
  )
}

function Dots({ id }: { id: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse">
      <rect width="4" height="4" className="fill-sunken" />
      <circle cx="2" cy="2" r="1.1" className="fill-abstain" />
    </pattern>
  )
}

/** A piece of the dotted bar, beside the words for it. */
export function DottedKey() {
  const id = useId()
  return (
    <svg width="16" height="12" aria-hidden="true">
      <defs>
        <Dots id={id} />
      </defs>
      <rect width="16" height="12" rx="2" fill={`url(#${id})`} className="stroke-abstain" />
    </svg>
  )
}

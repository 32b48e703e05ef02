import { duration, iso, when, clock } from "@/format"
import { useChainNow, useSecond } from "@/chain-time"
import { messages as m } from "@/messages"

/** A moment by the chain's clock: relative within a day, else the date; ISO 8601 with zone on hover. */
export const Time = ({ seconds }: { seconds: number }) => <Moment seconds={seconds} now={useChainNow()} />

function Moment({ seconds, now }: { seconds: number; now: number }) {
  return (
    <time
      dateTime={new Date(seconds * 1000).toISOString()}
      title={iso(seconds)}
      className="whitespace-nowrap"
    >
      {when(seconds, now)}
    </time>
  )
}

/** Seconds that the server's clock may be ahead of this one before a moment is said to come. */
const skew = 5

/** A moment by the server's clock, which the API gives as text. */
export function TimeOf({ text }: { text: string }) {
  const seconds = Math.floor(Date.parse(text) / 1000)
  const now = useSecond()
  return <Moment seconds={seconds} now={seconds - now <= skew ? Math.max(now, seconds) : now} />
}

/** Since when something is so, by the server's clock: "for 5 min", and after a day "since 3 May 2026". */
export function SinceOf({ text }: { text: string }) {
  const seconds = Math.floor(Date.parse(text) / 1000)
  const past = Math.max(0, useSecond() - seconds)
  return (
    <time dateTime={text} title={iso(seconds)} className="whitespace-nowrap">
      {past < 24 * 3600 ? m.common.forTime(duration(past)) : m.common.since(when(seconds, seconds + past))}
    </time>
  )
}

/** A deadline by the chain's clock: "in 5 h (3 May, 14:00)". */
export function Deadline({ seconds }: { seconds: number }) {
  const left = seconds - useChainNow()
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={iso(seconds)}>
      {left > 0 ? m.common.inTime(duration(left)) : m.common.ago(duration(-left))}{" "}
      <span className="whitespace-nowrap text-ink-3">({clock(seconds)})</span>
    </time>
  )
}

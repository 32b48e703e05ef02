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

/** A moment by the server's clock, which the API gives as text. */
export const TimeOf = ({ text }: { text: string }) => (
  <Moment seconds={Math.floor(Date.parse(text) / 1000)} now={useSecond()} />
)

/** A deadline by the chain's clock: "in 5 h (3 May, 14:00)". */
export function Deadline({ seconds }: { seconds: number }) {
  const left = seconds - useChainNow()
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={iso(seconds)}>
      {left > 0 ? m.common.inTime(duration(left)) : m.common.ago(duration(-left))}{" "}
      <span className="text-ink-3">({clock(seconds)})</span>
    </time>
  )
}

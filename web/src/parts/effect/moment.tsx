import type { ReactNode } from "react"
import type { Schema } from "@/api/client"
import { count } from "@/format"
import { messages } from "@/messages"
import { Deadline, Time } from "@/ui/time"

type Summary = Pick<
  Schema<"Summary">,
  "state" | "clock" | "snapshot" | "deadline" | "eta" | "ended_at" | "proposed_at"
>

const m = messages.proposals.card

/** A point of the token's clock: a time, or the number of a block. */
export function Point({ clock, at }: { clock: Schema<"Summary">["clock"]; at: number }): ReactNode {
  return clock === "timestamp" ? <Deadline seconds={at} /> : messages.proposals.block(count(at))
}

/** What comes next in a proposal and when, or when it ended. */
export function NextMoment({ of: p }: { of: Summary }) {
  switch (p.state) {
    case "pending":
      return (
        <span>
          {m.begins} <Point clock={p.clock} at={p.snapshot} />
        </span>
      )
    case "active":
      return (
        <span>
          {m.ends} <Point clock={p.clock} at={p.deadline} />
        </span>
      )
    case "queued":
      return (
        <span>
          {m.executable} {p.eta !== undefined && <Deadline seconds={p.eta} />}
        </span>
      )
    case "succeeded":
    case "defeated":
      return (
        <span>
          {m.ended} <Point clock={p.clock} at={p.deadline} />
        </span>
      )
    default:
      return p.ended_at === undefined ? null : (
        <span>
          {m.ended} <Time seconds={p.ended_at} />
        </span>
      )
  }
}

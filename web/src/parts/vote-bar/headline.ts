import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import type { Measure } from "./measure"

const m = messages.proposals.headline

/** How a vote stands or ended, in one line. */
export function headline(state: Schema<"Summary">["state"], v: Measure): string {
  if (state === "pending") return m.pending
  if (state === "canceled") return m.canceled
  const open = state === "active"
  if (v.outcome === "none") return open ? m.none : m.noneFinal
  const outcome = v.outcome === "minority" ? m.outcome.minority(v.share) : m.outcome[v.outcome]
  if (v.quorum === undefined) return m.unknown(outcome)
  if (!v.quorumReached) return (open ? m.short : m.shortFinal)(v.turnout, outcome)
  if (v.outcome === "majority") return (open ? m.passing : m.passed)(v.share)
  return (open ? m.failing : m.defeated)(outcome)
}

import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import type { TimelineEvent, TimelineSpan } from "@/parts/charts"

const m = messages.datasets.timeline

export interface Life {
  /** proposal: the vote that an event rests on. */
  events: (Omit<TimelineEvent, "link"> & { proposal?: string })[]
  spans: TimelineSpan[]
}

const seconds = (text: string): number => Math.floor(Date.parse(text) / 1000)

/**
 * A dataset's life: what the registry told, what the server did, and since when until when
 * questions saw it. now: the chain's time in seconds.
 */
export function life(d: Schema<"DatasetDetail">, now: number): Life {
  const events: Life["events"] = d.history.map((s) => ({
    at: s.time,
    label: s.kind === "approved" ? m.approved(undefined) : m[s.kind],
    hollow: !s.final,
    proposal: s.proposal_id,
  }))
  const spans: TimelineSpan[] = []
  const approved = d.history.findLast((s) => s.kind === "approved")
  const ended = d.history.findLast((s) => s.kind === "revoked" || s.kind === "withdrawn")
  const expired = d.decision === "expired" && d.expiry ? d.expiry : undefined
  const end = ended && (!approved || ended.block >= approved.block) ? ended.time : expired
  if (expired) events.push({ at: expired, label: m.expired })
  const i = d.import
  if (approved && i) {
    // The server's clock can be behind a development chain's, whose time is moved at will.
    const round = d.history.findLast((s) => s.kind === "approved" && s.round <= i.round) ?? approved
    const asked = Math.max(seconds(i.requested), round.time)
    events.push({ at: asked, label: m.requested })
    const ready = i.ready_at === undefined ? undefined : Math.max(seconds(i.ready_at), asked)
    if (ready !== undefined) events.push({ at: ready, label: m.ready })
    if (i.state === "failed") events.push({ at: Math.max(seconds(i.updated), asked), label: m.failed })
    if (i.state === "purged") events.push({ at: Math.max(seconds(i.updated), end ?? asked), label: m.purged })
    spans.push({ from: round.time, to: ready ?? end ?? now, kind: "hollow" })
    if (ready !== undefined)
      spans.push(
        end === undefined
          ? { from: ready, kind: "solid" }
          : { from: ready, to: Math.max(ready, end), kind: "cut" },
      )
  } else if (approved) {
    spans.push({ from: approved.time, to: end ?? now, kind: "hollow" })
  }
  if (d.suspended) events.push({ at: seconds(d.suspended.at), label: m.suspended })
  return { events: events.toSorted((a, b) => a.at - b.at), spans }
}

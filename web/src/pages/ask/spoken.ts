import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { underWay, type Asking } from "./asking"

const m = messages.ask.spoken

/** Answers older than this, in milliseconds, were not given just now. */
const fresh = 60_000

/** What screen readers are told, at changes of stage only: the text itself is not live. */
export function spoken(asking: Asking | undefined, last: Schema<"Answer"> | undefined): string {
  if (underWay(asking)) return m.answering
  if (asking?.phase === "stopped") return m.stopped
  if (asking?.phase === "failed") return m.failed
  if (!last || Date.now() - Date.parse(last.asked_at) > fresh) return ""
  return last.refused ? m.refused : m.complete(last.citations.length)
}

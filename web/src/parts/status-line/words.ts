import { messages } from "@/messages"
import type { Standing } from "./standing"

const m = messages.status

/** A stable code in words. */
export const reasonText = (code: string | undefined): string =>
  code === undefined ? "" : (m.reasons[code] ?? code.replaceAll("_", " "))

/** Why something was removed, as a sentence. */
function why(s: Standing): string {
  switch (s.reason) {
    case "revoked":
      return s.prose ? m.says.revokedFor(stop(s.prose)) : m.says.revoked
    case "withdrawn":
      return m.says.withdrawn
    case "expired":
      return m.says.expired
    case "reorganised":
      return m.says.reorganised
    case "suspended":
      return m.says.suspended(stop(s.prose ?? reasonText("suspended")))
    default:
      return m.says.stopped
  }
}

const stop = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : text.trim() + ".")

/** One sentence: what is the case, and who acts next. yours: the reader is the contributor. */
export function sentence(s: Standing, yours: boolean): string {
  const t = m.says
  switch (s.word) {
    case "approved":
      return yours ? t.approvedYours : t.approved
    case "requested":
    case "fetching":
    case "storing":
    case "indexing":
      return s.reason ? t.again(reasonText(s.reason)) : t[s.word]
    case "failed":
      return t.failed(reasonText(s.reason))
    case "suspended":
      return t.suspended(stop(s.prose ?? ""))
    case "skipped":
      return t.skipped(reasonText(s.reason))
    case "purging":
      return t.purging(why(s))
    case "purged":
      return t.purged(why(s))
    case "revoked":
      return s.prose ? t.revokedFor(stop(s.prose)) : t.revoked
    default:
      return t[s.word]
  }
}

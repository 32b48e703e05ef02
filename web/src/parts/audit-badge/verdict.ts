import type { Schema } from "@/api/client"

/** What the last audit says of the index as it is now. Only "equal" may look equal. */
export type Verdict =
  | { kind: "equal" | "changed" | "stale" | "incomplete" | "unfollowed"; block: number; ended: string }
  | { kind: "differs"; block: number; ended: string; differences: number }
  | { kind: "unknown" }

/** An audit older than this proves little about now; in seconds. */
export const oldAfter = 24 * 3600

/**
 * Judges an audit: by what it found, by whether the index has changed since, and by its age.
 * now is the wall clock in seconds since 1970.
 */
export function verdict(
  run: Schema<"AuditRun"> | undefined,
  status: Schema<"Status"> | undefined,
  now: number,
): Verdict {
  if (!run) return { kind: "unknown" }
  const { report } = run
  const at = { block: report.block.number, ended: run.ended }
  if (report.differences.length > 0) return { kind: "differs", differences: report.differences.length, ...at }
  if (!report.equal) return { kind: "incomplete", ...at }
  const index = status?.index
  if (
    index &&
    (index.digest !== report.digest ||
      index.requests !== report.requests ||
      index.settings !== report.settings ||
      index.pending > 0)
  ) {
    return { kind: "changed", ...at }
  }
  if (status?.chain.health.failing_since) return { kind: "unfollowed", ...at }
  if (now - Date.parse(run.ended) / 1000 > oldAfter) return { kind: "stale", ...at }
  return { kind: "equal", ...at }
}

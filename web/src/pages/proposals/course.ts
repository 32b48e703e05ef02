import type { Schema } from "@/api/client"

type Step = Schema<"ProposalStep">

/** One line of a proposal's course. */
export interface Line {
  kind: "proposed" | "voting" | "extended" | "queued" | "executed" | "defeated" | "canceled"
  look: "done" | "current" | "waiting" | "failed"
  /** What happened, once it did. */
  step?: Step
}

type Course = Pick<Schema<"Proposal">, "state" | "steps">

/** A proposal's course: what happened, what goes on, and what would follow. */
export function course({ state, steps }: Course): Line[] {
  const step = (kind: Step["kind"]) => steps.find((s) => s.kind === kind)
  const voted = state !== "pending" && state !== "active"
  const lines: Line[] = [{ kind: "proposed", look: "done", step: step("proposed") }]
  const queued = step("queued")
  if (state === "canceled" && !queued) {
    return [...lines, { kind: "canceled", look: "failed", step: step("canceled") }]
  }
  lines.push({
    kind: "voting",
    look: state === "active" ? "current" : voted ? "done" : "waiting",
  })
  const extended = step("extended")
  if (extended) lines.push({ kind: "extended", look: "done", step: extended })
  if (state === "defeated") return [...lines, { kind: "defeated", look: "failed" }]
  lines.push({
    kind: "queued",
    look: queued ? "done" : state === "succeeded" ? "current" : "waiting",
    step: queued,
  })
  if (state === "canceled") return [...lines, { kind: "canceled", look: "failed", step: step("canceled") }]
  const executed = step("executed")
  lines.push({
    kind: "executed",
    look: executed ? "done" : state === "queued" ? "current" : "waiting",
    step: executed,
  })
  return lines
}

import type { Schema } from "@/api/client"

/** The nine steps from a proposal to answers, in order. */
export const steps = [
  "proposed",
  "voting",
  "queued",
  "approved",
  "requested",
  "fetching",
  "storing",
  "indexing",
  "ready",
] as const
export type Step = (typeof steps)[number]

/** The groups of the line: indexes of their first and last step. */
export const groups = [
  { name: "decision", first: 0, last: 3 },
  { name: "import", first: 4, last: 7 },
  { name: "ready", first: 8, last: 8 },
] as const

/**
 * A tick: done; current (work goes on by itself); waiting (somebody must act, or finality);
 * failed (stopped for a fault); ended (stopped by a decision); ahead.
 */
export type Tick = "done" | "current" | "waiting" | "failed" | "ended" | "ahead"

/** The word that says where a dataset stands. */
export type Word =
  | Step
  | "passed"
  | "waiting"
  | "failed"
  | "hidden"
  | "suspended"
  | "purging"
  | "purged"
  | "defeated"
  | "cancelled"
  | "skipped"
  | "revoked"
  | "withdrawn"
  | "expired"

/** Who moves the dataset on; nobody where the line has ended. */
export type Actor = "members" | "anyone" | "contributor" | "server" | "chain" | "operator" | "nobody"

export interface Standing {
  ticks: Tick[]
  /** Index of the tick that the word belongs to. */
  at: number
  word: Word
  tone: "neutral" | "woad" | "weld" | "madder"
  actor: Actor
  /** A stable code: of a failure, a skipped approval, or why text is deleted. */
  reason?: string
  /** Why, in people's words: of a revocation or a suspension. */
  prose?: string
  /** Whether the chain may still change it. */
  final: boolean
}

/** What the line is made of. */
export type Of = Pick<Schema<"Dataset">, "decision" | "final" | "round"> &
  Partial<Pick<Schema<"Dataset">, "import" | "suspended" | "reason" | "approval" | "askable">>

const at = (step: Step): number => steps.indexOf(step)

/** Ticks that are done before index i, with state at i. */
function upTo(i: number, state: Tick): Tick[] {
  return steps.map((_, k) => (k < i ? "done" : k === i ? state : "ahead"))
}

/** Where a dataset stands: of the decision, the import and the operator's word. */
export function standing(d: Of): Standing {
  const make = (
    step: Step,
    tick: Tick,
    word: Word,
    tone: Standing["tone"],
    actor: Actor,
    more: Partial<Standing> = {},
  ): Standing => ({ ticks: upTo(at(step), tick), at: at(step), word, tone, actor, final: d.final, ...more })

  switch (d.decision) {
    case "proposed":
      return make("proposed", "current", "proposed", "woad", "chain")
    case "voting":
      return make("voting", "current", "voting", "woad", "members")
    case "queued":
      return make("queued", "current", "queued", "woad", "anyone")
    case "defeated":
      return make("voting", "failed", "defeated", "madder", "nobody")
    case "cancelled":
      return d.reason
        ? make("approved", "ended", "skipped", "neutral", "nobody", { reason: d.reason })
        : make("voting", "ended", "cancelled", "neutral", "nobody")
    case "approved":
      return approved(d, make)
    case "expired":
      // Without an approval it expired before it took effect.
      return d.approval || d.import
        ? removed(d, make, "expired")
        : make("approved", "ended", "skipped", "neutral", "nobody", { reason: "expired" })
    case "revoked":
    case "withdrawn":
      return removed(d, make, d.decision)
  }
}

type Make = (
  step: Step,
  tick: Tick,
  word: Word,
  tone: Standing["tone"],
  actor: Actor,
  more?: Partial<Standing>,
) => Standing

/** What was in and is not any more. */
function removed(d: Of, make: Make, how: "revoked" | "withdrawn" | "expired"): Standing {
  const prose = how === "revoked" ? d.reason : undefined
  const step = d.import ? reached(d.import) : "approved"
  switch (d.import?.state) {
    case "purging":
      return make(step, "ended", "purging", "weld", "server", { reason: how, prose })
    case "purged":
      return make(step, "ended", "purged", "neutral", "nobody", { reason: how, prose })
    case undefined:
      return make(step, "ended", how, "neutral", "nobody", { prose })
    default:
      return d.import?.hidden || !d.final
        ? make(step, "ended", "hidden", "weld", "chain", { reason: how, prose })
        : make(step, "ended", "purging", "weld", "server", { reason: how, prose })
  }
}

/** What is approved now. An import of an earlier round is not its import. */
function approved(d: Of, make: Make): Standing {
  const i = d.import?.round === d.round ? d.import : undefined
  const suspension = d.suspended ?? i?.suspended
  if (suspension) {
    return make(i ? reached(i) : "approved", "ended", "suspended", "madder", "operator", {
      prose: suspension.reason,
    })
  }
  if (!i) return make("requested", "waiting", "approved", "weld", "contributor")
  if (i.hidden) return make(reached(i), "ended", "hidden", "weld", "chain")
  const again = i.retry_at ? { reason: i.last_error } : {}
  switch (i.state) {
    case "waiting":
      return make("requested", "waiting", "waiting", "weld", "chain")
    case "requested":
    case "fetching":
    case "storing":
    case "indexing":
      return make(i.state, "current", i.state, "woad", "server", again)
    case "ready":
      return make("ready", "done", "ready", "neutral", "nobody")
    case "failed":
      return make(reached(i), "failed", "failed", "madder", "operator", { reason: i.reason ?? i.last_error })
    case "purging":
      return make(reached(i), "ended", "purging", "weld", "server", { reason: i.reason })
    case "purged":
      return make(reached(i), "ended", "purged", "neutral", "nobody", { reason: i.reason })
  }
}

/** The step that an import had come to, by what it has counted. */
export function reached(
  i: Pick<Schema<"Import">, "state" | "blocks" | "files" | "documents" | "chunks" | "ready_at">,
): Step {
  if (i.state === "ready" || i.ready_at) return "ready"
  if (i.state === "requested" || i.state === "waiting") return "requested"
  if (i.state === "fetching" || i.state === "storing" || i.state === "indexing") return i.state
  if (i.chunks > 0) return "indexing"
  if (i.files > 0) return "storing"
  return "fetching"
}

import type { Schema } from "@/api/client"

type Decision = Schema<"Dataset">["decision"]

/** Only what is approved can be revoked. */
export const canRevoke = (d: Decision): boolean => d === "approved"

/**
 * A contributor can withdraw what is approved, and what is still to be: that raises the
 * dataset's round, so that a proposal which passes later has no effect.
 */
export const canWithdraw = (d: Decision): boolean =>
  d === "approved" || d === "proposed" || d === "voting" || d === "queued"

/** Longest reason that is taken here, in bytes of UTF-8; each of them costs gas. */
export const maxReason = 1000

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

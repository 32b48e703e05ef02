import type { Schema } from "@/api/client"
import { sameAddress } from "@/address"
import { isZero } from "@/parts/vote-bar/amount"

/** Why an account has no vote in a proposal. */
export type ZeroReason =
  | { why: "none" }
  /** Its tokens came after the snapshot. */
  | { why: "late" }
  /** It held tokens, and another voted with them. */
  | { why: "delegated"; to: string }
  /** It held tokens that nobody voted with: this token counts delegated ones only. */
  | { why: "undelegated" }
  /** The delegation to it was taken back, or came after the snapshot. */
  | { why: "delegated-late" }

const zero = "0x0000000000000000000000000000000000000000"

type Account = Pick<Schema<"History">, "address" | "holdings" | "delegations" | "power">

/**
 * Why an account had no votes at a proposal's snapshot, from its own history. selfDelegating:
 * tokens count for their holder until delegated.
 */
export function whyZero(
  a: Account,
  p: Pick<Schema<"Summary">, "clock" | "snapshot">,
  selfDelegating: boolean,
): ZeroReason {
  const before = (e: { block: number; time: number }) =>
    (p.clock === "timestamp" ? e.time : e.block) <= p.snapshot
  const latest = <E extends { block: number; time: number }>(list: E[]) =>
    list.filter(before).reduce<E | undefined>((x, e) => (x && x.block > e.block ? x : e), undefined)
  const held = latest(a.holdings)
  const had = held !== undefined && !isZero(held.balance)
  if (!had) {
    if (a.holdings.some((h) => !before(h) && !isZero(h.balance))) return { why: "late" }
    return isZero(a.power) ? { why: "none" } : { why: "delegated-late" }
  }
  const delegate = latest(a.delegations)?.to ?? (selfDelegating ? a.address : zero)
  if (sameAddress(delegate, zero)) return { why: "undelegated" }
  if (!sameAddress(delegate, a.address)) return { why: "delegated", to: delegate }
  return { why: "delegated-late" }
}

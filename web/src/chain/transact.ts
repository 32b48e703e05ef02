import { ensureAccount } from "@/session/wallet"
import { ask } from "@/session/store"
import type { Plan, Receipt } from "./plan"

export type { Plan, Receipt } from "./plan"

/** Connects an account where none is, then shows the transaction's sheet. undefined: declined. */
export async function transact(plan: Plan): Promise<Receipt | undefined> {
  if (!(await ensureAccount())) return undefined
  return ask<Receipt | undefined>((settle) => ({ kind: "transaction", plan, settle }))
}

/** Sends transactions, in words first. */
export const useTransact = () => transact

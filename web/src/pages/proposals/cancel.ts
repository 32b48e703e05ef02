import { encodeFunctionData } from "viem"
import type { Schema } from "@/api/client"
import { governorABI } from "@/chain/abi"
import type { Plan } from "@/chain/plan"
import { cancel } from "@/chain/transactions/cancel"

/**
 * Ends a proposal. The server gives the calldata while the proposer may; the guardian's is
 * the same, until its date.
 */
export function cancelPlan(status: Schema<"Status">, p: Schema<"Proposal">): Plan {
  if (p.transactions.some((t) => t.action === "cancel")) return cancel(p)
  const data = encodeFunctionData({ abi: governorABI, functionName: "cancel", args: [BigInt(p.id)] })
  const transaction = { action: "cancel" as const, to: status.contracts.governor, data, value: "0" }
  return cancel({ ...p, transactions: [transaction] })
}

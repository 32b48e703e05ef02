import type { Schema } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import type { Plan } from "@/chain/transact"
import { cancel } from "@/chain/transactions/cancel"

/**
 * Ends a proposal. The server gives the calldata while the proposer may; the
 * guardian's is the same, until its date.
 */
export async function cancelPlan(p: Schema<"Proposal">): Promise<Plan> {
  if (p.transactions.some((t) => t.action === "cancel")) return cancel(p)
  const [{ encodeFunctionData }, { governorABI }, status] = await Promise.all([
    import("viem"),
    import("@/chain/abi"),
    queryClient.fetchQuery(statusQuery),
  ])
  const data = encodeFunctionData({ abi: governorABI, functionName: "cancel", args: [BigInt(p.id)] })
  const transaction = { action: "cancel" as const, to: status.contracts.governor, data, value: "0" }
  return cancel({ ...p, transactions: [transaction] })
}

import { encodeFunctionData } from "viem"
import type { Address } from "@/address"
import type { Schema } from "@/api/client"
import { messages as m } from "@/messages"
import { registryABI } from "../abi"
import { cidBytes, collectionBytes } from "../dataset-id"
import type { Plan } from "../plan"

/** Takes a dataset back. Only its contributor can; a new approval needs a new vote. */
export function withdraw(status: Schema<"Status">, d: { cid: string; collection: string }): Plan {
  return {
    title: m.wallet.plans.withdraw,
    sentences: [m.wallet.plans.withdrawWords(d.cid, d.collection)],
    to: status.contracts.registry as Address,
    data: encodeFunctionData({
      abi: registryABI,
      functionName: "withdraw",
      args: [collectionBytes(d.collection), cidBytes(d.cid)],
    }),
    irreversible: true,
    done: { text: m.wallet.plans.withdrawn },
  }
}

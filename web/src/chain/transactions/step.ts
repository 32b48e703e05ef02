import type { Address } from "@/address"
import type { Hex } from "viem"
import type { Schema } from "@/api/client"
import { messages as m } from "@/messages"
import type { Plan } from "../plan"

export type Step = "queue" | "execute" | "cancel"

/** Queues, executes or cancels a proposal, with the calldata that the server gives for it. */
export function step(proposal: Schema<"Proposal">, action: Step): Plan {
  const t = proposal.transactions.find((x) => x.action === action)
  if (!t) throw new Error(m.wallet.plans.notNow)
  return {
    title: m.wallet.plans[action],
    sentences: [
      m.wallet.plans.stepWords[action](proposal.number),
      ...(action === "execute" ? proposal.effects.map((e) => e.sentence) : []),
    ],
    to: t.to as Address,
    data: t.data as Hex,
    value: BigInt(t.value),
    irreversible: action !== "queue",
    done: { text: m.wallet.plans.stepDone[action] },
  }
}

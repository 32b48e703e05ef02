import type { Schema } from "@/api/client"
import type { Address } from "@/address"
import { messages as m } from "@/messages"
import { proposeData, type Call } from "../calls"
import type { Plan } from "../plan"
import { proposalText } from "../proposal-text"

/** Proposes calls to the members. */
export function propose(
  status: Schema<"Status">,
  p: { title: string; prose: string; calls: Call[]; proposer: string },
): Plan {
  const sentences = p.calls.map((c) => c.sentence)
  return {
    title: m.wallet.plans.propose,
    sentences: [m.wallet.plans.proposeWords, ...sentences],
    to: status.contracts.governor as Address,
    data: proposeData(p.calls, proposalText(p.title, p.prose, sentences, p.proposer)),
    done: { text: m.wallet.plans.proposed },
  }
}

import { encodeFunctionData } from "viem"
import type { Address } from "@/address"
import type { Schema } from "@/api/client"
import { messages as m } from "@/messages"
import { governorABI } from "../abi"
import type { Plan } from "../plan"

export type Support = "for" | "against" | "abstain"

/** Governor's numbers of the choices (GovernorCountingSimple). */
const numbers: Record<Support, number> = { against: 0, for: 1, abstain: 2 }

/** Votes on a proposal, with a reason or none. A vote cannot be changed. */
export function vote(
  status: Schema<"Status">,
  proposal: { id: string; number: number; title: string; effects: { sentence: string }[] },
  support: Support,
  reason: string,
): Plan {
  const id = BigInt(proposal.id)
  const data = reason.trim()
    ? encodeFunctionData({
        abi: governorABI,
        functionName: "castVoteWithReason",
        args: [id, numbers[support], reason.trim()],
      })
    : encodeFunctionData({ abi: governorABI, functionName: "castVote", args: [id, numbers[support]] })
  return {
    title: m.wallet.plans.vote[support],
    sentences: [
      m.wallet.plans.voteWords[support](proposal.number),
      ...proposal.effects.map((e) => e.sentence),
    ],
    to: status.contracts.governor as Address,
    data,
    irreversible: true,
    done: { text: m.wallet.plans.voted },
  }
}

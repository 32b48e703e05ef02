import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Choice } from "./choice"

const m = messages.proposals.card

/** What the reader's own account voted; that it has not, while it still can. */
export function OwnVote({
  support,
  state,
}: {
  support: Schema<"Vote">["support"] | undefined
  state: Schema<"Summary">["state"]
}) {
  if (support)
    return (
      <span>
        {m.mine} <Choice of={support} />
      </span>
    )
  return state === "active" ? <span className="text-weld">{m.unvoted}</span> : null
}

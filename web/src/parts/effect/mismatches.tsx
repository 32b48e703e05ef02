import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Notice } from "@/ui/panel"
import { Sentence } from "./sentence"

/** The warning that a proposal's text and its calldata differ; nothing if they agree. */
export function Mismatches({ of: list }: { of: Schema<"Mismatch">[] | undefined }) {
  const m = messages.proposals.effect
  if (!list?.length) return null
  return (
    <Notice tone="madder" title={m.differ}>
      <ul className={list.length > 1 ? "list-disc pl-4" : ""}>
        {list.map((x, i) => (
          <li key={i}>
            <Sentence text={x.sentence} />
          </li>
        ))}
      </ul>
      <p className="mt-1 font-semibold">{m.calldataRuns}</p>
    </Notice>
  )
}

import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Identifier } from "@/ui/identifier"
import { Raw } from "./raw"
import { Sentence } from "./sentence"

/** What each call of a proposal would do, decoded from its calldata. */
export function EffectList({ proposal }: { proposal: Pick<Schema<"Summary">, "effects" | "mismatches"> }) {
  const m = messages.proposals.effect
  return (
    <ol className="divide-y divide-line">
      {proposal.effects.map((e) => {
        const differs = proposal.mismatches?.some((x) => x.call === e.call)
        return (
          <li key={e.call} className="flex gap-3 py-3 first:pt-0 last:pb-0">
            <span className="w-6 shrink-0 text-right text-ink-3">{e.call}</span>
            <div className="min-w-0 flex-1">
              <p className="text-body">
                <Sentence text={e.sentence} />
                {differs && <strong className="ml-2 text-ui text-madder">{m.notInText}</strong>}
              </p>
              {e.kind === "approve" && (
                <ul className="mt-2 space-y-1 text-ui text-ink-2">
                  {e.datasets?.map((d) => (
                    <li key={d.id}>
                      {d.malformed
                        ? m.skipped(d.malformed)
                        : d.cid && <Identifier kind="cid" value={d.cid} />}
                    </li>
                  ))}
                </ul>
              )}
              <Raw effect={e} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

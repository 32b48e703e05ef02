import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Identifier } from "@/ui/identifier"
import { FromFiles } from "./files"
import { Raw } from "./raw"
import { Sentence } from "./sentence"

const m = messages.proposals.effect

/** Of how many datasets the files are looked at without being asked for. */
const looked = 4

/** What each call of a proposal would do, decoded from its calldata. */
export function EffectList({ proposal }: { proposal: Pick<Schema<"Summary">, "effects" | "mismatches"> }) {
  return (
    <ol className="divide-y divide-line">
      {proposal.effects.map((e) => (
        <li key={e.call} className="flex gap-3 py-3 first:pt-0 last:pb-0">
          <span className="w-4 shrink-0 text-right text-ink-3">{e.call}</span>
          <div className="min-w-0 flex-1">
            <p className="text-body">
              <Sentence text={e.sentence} />
              {proposal.mismatches?.some((x) => x.call === e.call) && (
                <strong className="ml-2 text-ui text-madder">{m.notInText}</strong>
              )}
            </p>
            {e.datasets && <Datasets list={e.datasets} />}
            <Raw effect={e} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Datasets({ list }: { list: Schema<"DatasetEffect">[] }) {
  const rows = (part: Schema<"DatasetEffect">[], look: boolean) => (
    <ul className="mt-2 space-y-1 text-ui text-ink-2">
      {part.map((d) => (
        <li key={d.id}>
          {d.malformed ? (
            <span className="text-madder">{m.skipped(d.malformed)}</span>
          ) : (
            <>
              {list.length > 1 && d.cid && (
                <>
                  <Identifier kind="cid" value={d.cid} />{" "}
                </>
              )}
              {look && <FromFiles dataset={d} />}
            </>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {rows(list.slice(0, looked), true)}
      {list.length > looked && (
        <details className="mt-2 text-ui">
          <summary className="w-fit rounded-chip py-1 text-ink-3 hover:text-ink">
            {m.moreDatasets(list.length - looked)}
          </summary>
          {rows(list.slice(looked), false)}
        </details>
      )}
    </>
  )
}

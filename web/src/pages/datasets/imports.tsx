import { useQuery } from "@tanstack/react-query"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { ImportProgress } from "@/parts/import-progress"
import { reasonText } from "@/parts/status-line/words"
import { Chip, type Tone } from "@/ui/chip"
import { Panel } from "@/ui/panel"
import { Empty, Query } from "@/ui/states"
import { TimeOf } from "@/ui/time"
import { isShown } from "./name"
import { importsQuery } from "./queries"

const m = messages.datasets.imports

const tones: Partial<Record<Schema<"Import">["state"], Tone>> = { failed: "madder", waiting: "weld" }

/** Every import of a dataset, the last round first, with what could not be read and why. */
export function Imports({ of: d }: { of: Schema<"Dataset"> }) {
  const list = useQuery(importsQuery(d.id))
  return (
    <Query of={list}>
      {({ imports }) =>
        imports.length === 0 ? (
          <Empty>{d.decision === "approved" || !isEnded(d) ? m.none : m.noneEnded}</Empty>
        ) : (
          <ol className="space-y-3">
            {imports
              .toSorted((a, b) => b.round - a.round)
              .map((i) => (
                <li key={i.id}>
                  <Round of={i} current={i.id === d.import?.id && isShown(d)} />
                </li>
              ))}
          </ol>
        )
      }
    </Query>
  )
}

const isEnded = (d: Schema<"Dataset">): boolean =>
  ["defeated", "cancelled", "revoked", "withdrawn", "expired"].includes(d.decision)

function Round({ of: i, current }: { of: Schema<"Import">; current: boolean }) {
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ui">
        <h3 className="font-semibold">{m.round(i.round)}</h3>
        <Chip tone={tones[i.state]}>{messages.status.words[i.state]}</Chip>
        <span className="text-ink-2">
          {m.requested} <TimeOf text={i.requested} />, {m.updated} <TimeOf text={i.updated} />
        </span>
      </div>
      {i.state !== "purged" && i.files > 0 && (
        <p className="mt-2 text-ui text-ink-2">{m.counts(i.files, i.documents, i.chunks, i.bytes)}</p>
      )}
      {i.reason && (
        <p className="mt-2 text-ui text-ink-2">
          {m.reason}: {reasonText(i.reason)}
        </p>
      )}
      {current && (
        <div className="mt-3 empty:hidden">
          <ImportProgress known={i} />
        </div>
      )}
    </Panel>
  )
}

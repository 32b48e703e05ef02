import { useQuery } from "@tanstack/react-query"
import { lazy, Suspense, useId, type ReactNode } from "react"
import type { Schema } from "@/api/client"
import { count, shortCID } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document"
import { metadataQuery, previewQuery, useIsShown } from "@/parts/effect/preview"
import { inputClass } from "@/ui/field"
import { Empty, Loading, Query } from "@/ui/states"
import { compare, versions, type Change } from "./compare"
import { versionsQuery } from "./queries"
import { Rows } from "./rows"

const TextDiff = lazy(() => import("./text-diff"))
const m = messages.proposals.changes

/** What a dataset changes against an earlier one of the same contributor and collection. */
export function Changes({
  dataset: d,
  against,
  path,
  onChoose,
}: {
  dataset: Schema<"DatasetEffect"> & { contributor: string; collection: string }
  against?: string
  path?: string
  onChoose: (to: { against?: string; path?: string }) => void
}) {
  const all = useQuery(versionsQuery(d.contributor, d.collection))
  const told = useQuery({ ...metadataQuery(d.id), enabled: d.metadata !== undefined })
  const id = useId()
  return (
    <Query of={all}>
      {(list) => {
        const found = versions(list, d.id, told.data?.previous)
        const chosen = found.find((v) => v.id === against) ?? found[0]
        if (!chosen) return <Empty>{m.none}</Empty>
        return (
          <>
            <div className="mb-4 max-w-[28rem]">
              <label htmlFor={id} className="mb-1 block text-ui font-semibold">
                {m.against}
              </label>
              <select
                id={id}
                className={inputClass}
                value={chosen.id}
                onChange={(e) => onChoose({ against: e.target.value })}
              >
                {found.map((v) => (
                  <option key={v.id} value={v.id}>
                    {m.version(shortCID(v.cid), messages.proposals.decisions[v.decision])}
                    {v.id === told.data?.previous && " " + m.previous}
                  </option>
                ))}
              </select>
            </div>
            <Compared
              before={chosen.id}
              after={d.id}
              path={path}
              onChoose={(p) => onChoose({ against: chosen.id, path: p })}
            />
          </>
        )
      }}
    </Query>
  )
}

function Compared({
  before,
  after,
  path,
  onChoose,
}: {
  before: string
  after: string
  path?: string
  onChoose: (path: string | undefined) => void
}) {
  const had = useIsShown(before)
  const has = useIsShown(after)
  const old = useQuery({ ...previewQuery(before), enabled: had === true && has === true })
  const now = useQuery({ ...previewQuery(after), enabled: had === true && has === true })
  if (has === false) return <Empty>{messages.datasets.documents.gone}</Empty>
  if (had === false) return <Empty>{m.gone}</Empty>
  return (
    <Query of={old}>
      {(a) => (
        <Query of={now}>
          {(b) => {
            const changes = compare(a.files, b.files)
            const same = b.files.length - changes.filter((c) => c.after).length
            if (changes.length === 0) return <Empty>{m.same}</Empty>
            return (
              <>
                <p className="mb-2 text-ui text-ink-2">
                  {m.summary(
                    ...((["added", "changed", "removed"] as const).map((k) =>
                      count(changes.filter((c) => c.kind === k).length),
                    ) as [string, string, string]),
                    count(same),
                  )}
                  {(a.truncated || b.truncated) && " " + m.listCut}
                </p>
                <Rows of={changes} keyOf={(c) => c.path} height={44} label={m.title}>
                  {(c) => (
                    <ChangeRow
                      of={c}
                      open={c.path === path}
                      onToggle={() => onChoose(c.path === path ? undefined : c.path)}
                    >
                      <Suspense fallback={<Loading />}>
                        <TextDiff path={c.path} before={before} after={after} />
                      </Suspense>
                    </ChangeRow>
                  )}
                </Rows>
              </>
            )
          }}
        </Query>
      )}
    </Query>
  )
}

const glyph = { added: "+", removed: "−", changed: "≠" }
const tone = { added: "text-woad", removed: "text-madder", changed: "text-ink" }

function ChangeRow({
  of: c,
  open,
  onToggle,
  children,
}: {
  of: Change
  open: boolean
  onToggle: () => void
  children: ReactNode
}) {
  const readable = c.kind === "changed" && c.before?.indexable && c.after?.indexable
  const line = (
    <>
      <span className={"inline-block w-24 shrink-0 font-semibold " + tone[c.kind]}>
        <span aria-hidden>{glyph[c.kind]} </span>
        {m.kinds[c.kind]}
      </span>
      <span className="min-w-0">
        <Path text={c.path} />
      </span>
    </>
  )
  if (!readable) return <p className="flex gap-2 border-b border-line py-2 text-ui">{line}</p>
  return (
    <div className="border-b border-line">
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex w-full gap-2 py-2 text-left text-ui hover:bg-sunken"
      >
        {line}
        <span className="ml-auto shrink-0 text-ink-3">{open ? m.hide : m.show}</span>
      </button>
      {open && <div className="pb-4">{children}</div>}
    </div>
  )
}

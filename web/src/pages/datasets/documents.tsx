import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { ChevronRight, FileText, FileX } from "lucide-react"
import { useState, type ReactNode } from "react"
import type { Schema } from "@/api/client"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document"
import { previewQuery } from "@/parts/effect/preview"
import { Rows } from "@/parts/rows"
import { reasonText } from "@/parts/status-line/words"
import { Button } from "@/ui/button"
import { Empty, Loading, Query } from "@/ui/states"
import { isShown } from "./name"
import { documentPages } from "./queries"

const m = messages.datasets.documents

/** The files of a dataset: as stored once questions see it, before as they would be. */
export function Documents({ of: d }: { of: Schema<"Dataset"> }) {
  if (d.askable) return <Stored of={d} />
  if (!isShown(d)) return <Empty>{d.import?.state === "purged" ? m.gone : m.notYet}</Empty>
  return <Proposed of={d} />
}

function Stored({ of: d }: { of: Schema<"Dataset"> }) {
  const pages = useInfiniteQuery(documentPages(d.id))
  const [skipped, setSkipped] = useState(false)
  return (
    <Query of={pages} loading={<Loading lines={8} />}>
      {({ pages: list }) => {
        const files = list.flatMap((p) => p.documents)
        const all = list[0]?.files ?? 0
        const shown = skipped ? files.filter((f) => !f.indexed) : files
        const some = d.import !== undefined && d.import.documents < all
        if (all === 0) return <Empty>{m.empty}</Empty>
        return (
          <>
            <div className="mb-3 flex flex-wrap items-center justify-between gap-3 text-ui text-ink-2">
              <p>{d.import ? m.counts(d.import.documents, all) : m.all(all)}</p>
              {some && (
                <Button size="small" aria-pressed={skipped} onClick={() => setSkipped(!skipped)}>
                  {skipped ? m.showAll : m.only}
                </Button>
              )}
            </div>
            {shown.length === 0 && <p className="text-ui text-ink-2">{m.noneSkipped}</p>}
            <Rows of={shown} label={m.list} keyOf={(f) => f.path} height={() => 49}>
              {(f) => (
                <Link
                  to="/datasets/$id/documents/$"
                  params={{ id: d.id, _splat: f.path }}
                  className="block outline-offset-[-2px] hover:bg-sunken"
                >
                  <File path={f.path} size={f.size} reason={f.indexed ? undefined : (f.reason ?? "")} more />
                </Link>
              )}
            </Rows>
            {pages.hasNextPage && (
              <Button
                className="mt-4"
                busy={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {m.loadMore(all - files.length)}
              </Button>
            )}
          </>
        )
      }}
    </Query>
  )
}

/** What would be stored: the bounded preview that voters see. */
function Proposed({ of: d }: { of: Schema<"Dataset"> }) {
  const preview = useQuery(previewQuery(d.id))
  return (
    <Query of={preview} loading={<Loading lines={8} />}>
      {(p) => (
        <>
          <p className="mb-3 text-ui text-ink-2">
            {m.proposed}
            {p.truncated && " " + m.cut(p.files.length)}{" "}
            {d.proposal_id && (
              <Link
                to="/proposals/$id"
                params={{ id: d.proposal_id }}
                search={{ tab: "files", dataset: d.id }}
                className="text-woad underline underline-offset-2"
              >
                {m.inProposal}
              </Link>
            )}
          </p>
          {p.files.length === 0 ? (
            <Empty>{m.empty}</Empty>
          ) : (
            <Rows of={p.files} label={m.list} keyOf={(f) => f.path} height={() => 49}>
              {(f) => (
                <File path={f.path} size={f.size} reason={f.indexable ? undefined : (f.reason ?? "")} />
              )}
            </Rows>
          )}
        </>
      )}
    </Query>
  )
}

/** One file; reason: the code why it is not indexed. */
function File({
  path,
  size,
  reason,
  more,
}: {
  path: string
  size: number
  reason: string | undefined
  more?: boolean
}): ReactNode {
  const Icon = reason === undefined ? FileText : FileX
  return (
    <span className="flex min-h-12 items-center gap-3 border-b border-line py-2 text-ui">
      <Icon size={16} strokeWidth={1.5} aria-hidden className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1">
        <Path text={path} />
        {reason !== undefined && (
          <span className="block text-meta text-weld">{m.not(reasonText(reason))}</span>
        )}
      </span>
      <span className="shrink-0 text-meta text-ink-3">{bytes(size)}</span>
      {more && <ChevronRight size={16} strokeWidth={1.5} aria-hidden className="shrink-0 text-ink-3" />}
    </span>
  )
}

import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api, data, type Schema } from "@/api/client"
import { count } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document/path"
import { reasonText } from "@/parts/status-line/words"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Failed } from "@/ui/states"

const m = messages.status.progress

/** A dataset's files, by path. */
const filesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["documents", id, "unread"],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET("/api/v1/datasets/{id}/documents", {
          params: { path: { id }, query: { limit: 500, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  })

function Files({ of }: { of: Schema<"Document">[] }) {
  return (
    <ul className="mt-2">
      {of.map((f) => (
        <li key={f.path} className="flex flex-wrap justify-between gap-x-4 py-0.5">
          <span className="min-w-0 font-mono text-meta">
            <Path text={f.path} />
          </span>
          <span className="text-meta text-ink-2">{reasonText(f.reason)}</span>
        </li>
      ))}
    </ul>
  )
}

/** The files of an import that is ready and could not be read, each with its reason. */
export function Unread({ of }: { of: Schema<"Import"> }) {
  const [open, setOpen] = useState(false)
  const missing = of.files - of.documents
  const query = useInfiniteQuery({ ...filesQuery(of.dataset), enabled: open && missing > 0 })
  if (missing <= 0) return null
  const files = (query.data?.pages ?? []).flatMap((p) => p.documents).filter((d) => !d.indexed)
  return (
    <Notice tone="weld" title={m.unread(count(missing), count(of.files))}>
      <p className="text-ink-2">{m.unreadWhy}</p>
      <details className="mt-1" onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary className="py-1">{m.unreadWhich}</summary>
        {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
        <Files of={files} />
        {query.hasNextPage && (
          <Button
            size="small"
            className="mt-2"
            busy={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {m.moreFiles}
          </Button>
        )}
      </details>
    </Notice>
  )
}

import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query"
import { api, data, type Schema } from "@/api/client"
import { count } from "@/format"
import { messages } from "@/messages"
import { reasonText } from "@/parts/status-line/words"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"

const m = messages.status.progress

/** A dataset's files, by path. */
const filesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["datasets", id, "documents", "unread"],
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

/** The files of an import that is ready and could not be read, each with its reason. */
export function Unread({ of }: { of: Schema<"Import"> }) {
  const missing = of.files - of.documents
  const query = useInfiniteQuery({ ...filesQuery(of.dataset), enabled: missing > 0 })
  if (missing <= 0) return null
  const files = (query.data?.pages ?? []).flatMap((p) => p.documents).filter((d) => !d.indexed)
  return (
    <Notice tone="weld" title={m.unread(count(missing), count(of.files))}>
      <p className="text-ink-2">{m.unreadWhy}</p>
      {files.length > 0 && (
        <ul className="mt-2 max-h-60 overflow-y-auto" tabIndex={0} aria-label={m.unreadList}>
          {files.map((f) => (
            <li key={f.path} className="flex flex-wrap justify-between gap-x-4 py-0.5">
              <bdi className="min-w-0 font-mono text-meta break-all">{f.path}</bdi>
              <span className="text-meta text-ink-2">{reasonText(f.reason)}</span>
            </li>
          ))}
        </ul>
      )}
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
    </Notice>
  )
}

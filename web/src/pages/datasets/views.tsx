import { useQuery } from "@tanstack/react-query"
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { Schema } from "@/api/client"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Chunks } from "@/parts/chunks"
import { PlainText } from "@/parts/document"
import { Markdown } from "@/parts/markdown"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Empty, Loading, Query } from "@/ui/states"
import { Tabs } from "@/ui/tabs"
import { part, textQuery } from "./queries"

const route = getRouteApi("/datasets/$id/documents/$")
const m = messages.datasets.document

type View = "rendered" | "text" | "chunks"

const isMarkdown = (path: string): boolean => /\.(md|markdown)$/i.test(path)

/** A file as rendered, as text, or as the passages that questions see; which is in the URL. */
export function Views({
  dataset,
  of: d,
  chunks,
}: {
  dataset: string
  of: Schema<"Document">
  chunks: Schema<"Chunk">[]
}) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const mark = markOf(search.start, search.end)
  const views: View[] = isMarkdown(d.path) ? ["rendered", "text", "chunks"] : ["text", "chunks"]
  // A mark is a place in the text; a passage's number one among the passages.
  const first = mark ? "text" : search.chunk !== undefined ? "chunks" : views[0]
  const view = views.find((v) => v === search.view) ?? first ?? "text"
  return (
    <Tabs
      label={m.views.label}
      value={view}
      tabs={views.map((value) => ({ value, title: m.views[value] }))}
      onChange={(to) =>
        void navigate({
          to: "/datasets/$id/documents/$",
          params: { id: dataset, _splat: d.path },
          search: { ...search, view: to },
          replace: true,
          resetScroll: false,
        })
      }
    >
      {view === "chunks" ? (
        chunks.length === 0 ? (
          <Empty>{m.noPassages}</Empty>
        ) : (
          <Chunks chunks={chunks} current={mark ? holding(chunks, mark) : search.chunk} />
        )
      ) : (
        <Text dataset={dataset} of={d} mark={mark} rendered={view === "rendered"} />
      )}
    </Tabs>
  )
}

interface Mark {
  start: number
  end: number
}

const markOf = (start: number | undefined, end: number | undefined): Mark | undefined =>
  start !== undefined && end !== undefined && end > start ? { start, end } : undefined

/** The number of the passage that holds a mark's beginning. */
function holding(chunks: Schema<"Chunk">[], mark: Mark): number | undefined {
  const i = chunks.findIndex((c) => c.start <= mark.start && mark.start < c.end)
  return i < 0 ? undefined : i
}

/** The part of a file to read first: round the mark, else from the beginning. */
function around(mark: Mark | undefined, size: number): { from: number; to: number } {
  if (!mark || mark.start >= size || mark.end <= part) return { from: 0, to: Math.min(size, part) }
  const from = Math.max(0, mark.start - part / 4)
  return { from, to: Math.min(size, Math.max(from + part, Math.min(mark.end, from + 2 * part))) }
}

function Text({
  dataset,
  of: d,
  mark,
  rendered,
}: {
  dataset: string
  of: Schema<"Document">
  mark?: Mark
  rendered: boolean
}) {
  const [span, setSpan] = useState(() => around(mark, d.size))
  const text = useQuery({
    ...textQuery(dataset, d.path, span.from, span.to, d.size),
    placeholderData: (before) => before,
  })
  return (
    <Query of={text} loading={<Loading lines={12} className="min-h-96" />}>
      {(t) => {
        if (t.text === undefined) return <Empty>{m.binary}</Empty>
        if (d.size === 0) return <Empty>{m.empty}</Empty>
        const whole = t.from === 0 && t.to === d.size
        const outside = mark !== undefined && mark.end > d.size
        return (
          <>
            {outside && (
              <div className="mb-4">
                <Notice tone="weld" title={m.outside} />
              </div>
            )}
            {!whole && (
              <p className="mb-3 flex flex-wrap items-center gap-3 text-ui text-ink-2">
                {t.from === 0 ? m.part(t.to, d.size) : m.window(t.from, t.to, d.size)}
                {t.from > 0 && (
                  <Button size="small" onClick={() => setSpan({ from: 0, to: Math.min(d.size, part) })}>
                    {m.loadAll}
                  </Button>
                )}
              </p>
            )}
            {rendered ? (
              <Markdown source={t.text} under={1} />
            ) : (
              <PlainText text={t.text} marks={mark && !outside ? [mark] : undefined} base={t.from} />
            )}
            {t.to < d.size && t.to - t.from < most && (
              <Button
                className="mt-4"
                busy={text.isFetching}
                onClick={() => setSpan({ ...span, to: Math.min(d.size, span.to + part) })}
              >
                {m.loadMore} ({bytes(d.size - t.to)})
              </Button>
            )}
          </>
        )
      }}
    </Query>
  )
}

/** Bytes of a file that this page holds at most; the whole is in the gateway. */
const most = 7 * part

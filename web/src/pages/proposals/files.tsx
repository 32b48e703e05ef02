import { useQuery } from "@tanstack/react-query"
import { ArrowLeft } from "lucide-react"
import { useState } from "react"
import type { Schema } from "@/api/client"
import { bytes, count } from "@/format"
import { messages } from "@/messages"
import { Chunks } from "@/parts/chunks"
import { Path, PlainText } from "@/parts/document"
import { previewFileQuery, previewQuery, useIsShown } from "@/parts/effect/preview"
import { Markdown } from "@/parts/markdown"
import { Button } from "@/ui/button"
import { CopyButton } from "@/ui/identifier"
import { Notice } from "@/ui/panel"
import { Empty, Query } from "@/ui/states"
import { FileList, reason } from "./file-list"

const m = messages.proposals.files

/** The files that a dataset holds, to read before voting; as text or as they would be cut. */
export function Files({
  dataset,
  path,
  view,
  onChoose,
}: {
  dataset: string
  path?: string
  view: "files" | "chunks"
  onChoose: (path: string | undefined) => void
}) {
  const shown = useIsShown(dataset)
  const files = useQuery({ ...previewQuery(dataset), enabled: shown === true })
  if (shown === false) return <Empty>{messages.datasets.documents.gone}</Empty>
  return (
    <Query of={files}>
      {(p) => {
        if (p.files.length === 0) return <Empty>{m.empty}</Empty>
        const open = p.files.find((f) => f.path === path)
        // Wide screens have room for list and text: there the first readable file is shown.
        const first = p.files.find((f) => f.indexable) ?? p.files[0]
        return (
          <>
            <p className="mb-3 text-ui text-ink-2">
              {m.summary(count(p.total), p.total, bytes(p.bytes))} {m.sources[p.source]}
              {p.truncated && " " + m.listCut(count(p.files.length))}
            </p>
            <div className="grid gap-6 md:grid-cols-[minmax(12rem,18rem)_minmax(0,1fr)]">
              <div className={open ? "max-md:hidden" : ""}>
                <FileList files={p.files} chosen={(open ?? first)?.path} onChoose={onChoose} />
              </div>
              <div className={open ? "min-w-0" : "min-w-0 max-md:hidden"}>
                {open && (
                  <Button
                    look="quiet"
                    size="small"
                    className="mb-2 md:hidden"
                    onClick={() => onChoose(undefined)}
                  >
                    <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> {m.back}
                  </Button>
                )}
                {(open ?? first) && <Reader dataset={dataset} file={(open ?? first)!} view={view} />}
              </div>
            </div>
          </>
        )
      }}
    </Query>
  )
}

function Reader({
  dataset,
  file,
  view,
}: {
  dataset: string
  file: Schema<"PreviewFile">
  view: "files" | "chunks"
}) {
  const text = useQuery({ ...previewFileQuery(dataset, file.path), enabled: file.indexable })
  const [plain, setPlain] = useState(false)
  return (
    <article aria-label={file.path}>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-2 border-b border-line pb-2">
        <h3 className="min-w-0 text-ui font-semibold">
          <Path text={file.path} /> <CopyButton text={file.cid} what={messages.common.identifier.cid} />
        </h3>
        {view === "files" && file.kind === "markdown" && (
          <Button size="small" onClick={() => setPlain(!plain)}>
            {plain ? m.rendered : m.text}
          </Button>
        )}
      </header>
      {!file.indexable ? (
        <Notice tone="weld" title={reason(file.reason)}>
          {m.storedOnly}
        </Notice>
      ) : (
        <Query of={text}>
          {(t) => (
            <>
              {t.reason && (
                <Notice tone="weld" title={reason(t.reason)}>
                  {m.storedOnly}
                </Notice>
              )}
              {t.truncated && <p className="mb-3 text-ui text-weld">{m.cut}</p>}
              {view === "chunks" ? (
                t.chunks.length === 0 ? (
                  <Empty>{m.noChunks}</Empty>
                ) : (
                  <Chunks chunks={t.chunks} />
                )
              ) : file.kind === "markdown" && !plain ? (
                <Markdown source={t.text} />
              ) : (
                <PlainText text={t.text} />
              )}
            </>
          )}
        </Query>
      )}
    </article>
  )
}

import { useWindowVirtualizer } from "@tanstack/react-virtual"
import { useLayoutEffect, useRef, useState } from "react"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Chip } from "@/ui/chip"

const m = messages.document.chunk

/** Above this many only those near the window are in the page. */
const few = 100

/** A file's passages as questions see them. current: the number, from 0, of one to mark. */
export function Chunks({ chunks, current }: { chunks: Schema<"Chunk">[]; current?: number }) {
  return chunks.length > few ? (
    <Many chunks={chunks} current={current} />
  ) : (
    <ol aria-label={m.list}>
      {chunks.map((c, i) => (
        <li key={c.start} ref={i === current ? center : undefined}>
          <Chunk of={c} n={i + 1} all={chunks.length} current={i === current} />
        </li>
      ))}
    </ol>
  )
}

function center(e: HTMLElement | null) {
  e?.scrollIntoView({ block: "center" })
}

function Many({ chunks, current }: { chunks: Schema<"Chunk">[]; current?: number }) {
  const list = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY)
  }, [])
  const rows = useWindowVirtualizer({
    count: chunks.length,
    estimateSize: (i) => 72 + Math.ceil((chunks[i]?.text.length ?? 0) / 80) * 24,
    overscan: 4,
    scrollMargin: top,
    getItemKey: (i) => chunks[i]?.start ?? i,
  })
  useLayoutEffect(() => {
    if (current !== undefined && top > 0) rows.scrollToIndex(current, { align: "center" })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each place, not on each measure
  }, [current, top])
  return (
    <ol ref={list} aria-label={m.list} className="relative" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map((row) => {
        const c = chunks[row.index]
        return (
          c && (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={chunks.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start - top}px)` }}
            >
              <Chunk of={c} n={row.index + 1} all={chunks.length} current={row.index === current} />
            </li>
          )
        )
      })}
    </ol>
  )
}

function Chunk({
  of: c,
  n,
  all,
  current,
}: {
  of: Schema<"Chunk">
  n: number
  all: number
  current: boolean
}) {
  return (
    <article
      aria-label={m.number(n, all)}
      className={"border-b border-line py-4 " + (current ? "-ms-4 border-s-4 border-s-weld ps-3" : "")}
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-meta text-ink-3">
        <span>{m.number(n, all)}</span>
        <span className="min-w-0 text-ui font-semibold text-ink-2">
          {c.headings.length === 0
            ? m.noHeading
            : c.headings.map((h, i) => (
                <span key={i}>
                  {i > 0 && " › "}
                  <bdi>
                    <Shown text={h} />
                  </bdi>
                </span>
              ))}
        </span>
        {c.kind !== "body" && <Chip>{m.kinds[c.kind]}</Chip>}
        <span className="ms-auto">{m.bytes(c.start, c.end)}</span>
      </header>
      <p
        dir="auto"
        className={
          "mt-2 whitespace-pre-wrap [tab-size:4] " +
          (c.kind === "body" ? "max-w-measure font-serif text-body" : "font-mono text-ui")
        }
      >
        {current ? (
          <mark>
            <Shown text={c.text} />
          </mark>
        ) : (
          <Shown text={c.text} />
        )}
      </p>
    </article>
  )
}

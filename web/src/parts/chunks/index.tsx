import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Rows } from "@/parts/rows"
import { Chip } from "@/ui/chip"

const m = messages.document.chunk

/** A file's passages as questions see them. current: the number, from 0, of one to mark. */
export function Chunks({ chunks, current }: { chunks: Schema<"Chunk">[]; current?: number }) {
  return (
    <Rows
      of={chunks}
      label={m.list}
      keyOf={(c, i) => c.start + "-" + i}
      height={(c) => 72 + Math.ceil(c.text.length / 80) * 24}
      current={current}
    >
      {(c, i) => <Chunk of={c} n={i + 1} all={chunks.length} current={i === current} />}
    </Rows>
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

import { useMemo, type ReactNode } from "react"
import type { Schema } from "@/api/client"
import { Shown } from "@/parts/document/shown"
import { CitationMark, markMargin } from "./mark"
import { bind, parseAnswer, type Block, type Inline } from "./parse"

/** The id of a mark's element: one number may stand at several places. */
export const markId = (answer: string, n: number, at: number) => `cite-${answer}-${n}-${at}`

/**
 * An answer's text with its marks. Without citations (the text still arrives) the numbers
 * stand where the marks will be.
 */
export function AnswerText({
  answer,
  text,
  citations,
  open,
  onOpen,
}: {
  /** Id of the answer. */
  answer: string
  text: string
  citations?: Schema<"Citation">[]
  /** Number of the citation whose source is open. */
  open?: number
  onOpen?: (n: number, mark: string) => void
}) {
  const blocks = useMemo(
    () => parseAnswer(text, citations && new Set(citations.map((c) => c.n))),
    [text, citations],
  )
  let at = 0
  const piece = (p: Inline, key: number): ReactNode => {
    if ("text" in p) return <Shown key={key} text={p.text} />
    if ("code" in p)
      return (
        <code key={key} className="font-mono text-[0.875em]">
          <Shown text={p.code} />
        </code>
      )
    const c = citations?.find(({ n }) => n === p.mark)
    const id = markId(answer, p.mark, at++)
    return c ? (
      <CitationMark
        key={key}
        id={id}
        citation={c}
        open={open === p.mark}
        onOpen={() => onOpen?.(p.mark, id)}
      />
    ) : (
      <span
        key={key}
        className={
          "relative -top-1 -my-1 inline-flex size-6 items-center justify-center align-middle font-sans text-meta font-semibold text-ink-3 " +
          markMargin(p.mark)
        }
      >
        {p.mark}
      </span>
    )
  }
  const line = (b: Block) =>
    bind(b.inline).map((group, i) =>
      group.length === 1 && group[0] ? (
        piece(group[0], i)
      ) : (
        <span key={i} className="whitespace-nowrap">
          {group.map(piece)}
        </span>
      ),
    )
  return (
    <div className="max-w-measure space-y-4 font-serif text-read">
      {lists(blocks).map((part, i) =>
        part.kind === "items" ? (
          <ul key={i} className="list-disc space-y-2 ps-6 marker:text-ink-3">
            {part.blocks.map((b, j) => (
              <li key={j} dir="auto" className="whitespace-pre-line">
                {line(b)}
              </li>
            ))}
          </ul>
        ) : (
          part.blocks.map((b, j) => (
            <p key={i + "." + j} dir="auto" className="whitespace-pre-line">
              {line(b)}
            </p>
          ))
        ),
      )}
    </div>
  )
}

/** Puts items that follow each other into one list. */
function lists(blocks: Block[]): { kind: "items" | "paragraphs"; blocks: Block[] }[] {
  const out: { kind: "items" | "paragraphs"; blocks: Block[] }[] = []
  for (const b of blocks) {
    const kind = b.kind === "item" ? "items" : "paragraphs"
    const last = out.at(-1)
    if (last?.kind === kind) last.blocks.push(b)
    else out.push({ kind, blocks: [b] })
  }
  return out
}

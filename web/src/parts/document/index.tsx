import { Fragment, useMemo, useState, type ReactNode } from "react"
import { count } from "@/format"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Path } from "./path"
import { blocks, lineEnd, lineStart, ranges, type Block, type Mark } from "./ranges"
import { Shown } from "./shown"

export { Path, Shown }

const m = messages.document

/** Characters that are shown at first, and that each press of "Show more" adds. */
const page = 48_000
/** Longest end of a line that is taken along. */
const slack = 4_000

/**
 * The text of a file, as it is. marks: byte ranges to mark, counted from the file's first
 * byte; base: the byte of the file that text begins at. The first mark is scrolled to.
 */
export function PlainText({ text, marks = [], base = 0 }: { text: string; marks?: Mark[]; base?: number }) {
  const key = marks.map((k) => k.start + "-" + k.end).join()
  return <Windowed key={key + text.length} text={text} marks={marks} base={base} />
}

function Windowed({ text, marks, base }: { text: string; marks: Mark[]; base: number }) {
  const marked = useMemo(() => ranges(text, marks, base), [text, marks, base])
  const [span, setSpan] = useState(() => {
    const first = marked[0]
    const from = first ? lineStart(text, first.from - page / 2, slack) : 0
    return { from, to: lineEnd(text, from + page, slack) }
  })
  const parts = useMemo(() => blocks(text, marked, span.from, span.to), [text, marked, span])
  const left = text.length - span.to
  return (
    <div className="text-ui">
      {span.from > 0 && (
        <More onClick={() => setSpan({ ...span, from: lineStart(text, span.from - page, slack) })}>
          {m.earlier(count(span.from))}
        </More>
      )}
      <div className="font-mono whitespace-pre-wrap [tab-size:4] [unicode-bidi:plaintext]">
        {parts.map((b) => (
          <Lines key={b.from} text={text} of={b} first={marked[0]?.from} />
        ))}
      </div>
      {left > 0 && (
        <More onClick={() => setSpan({ ...span, to: lineEnd(text, span.to + page, slack) })}>
          {m.moreText(count(left))}
        </More>
      )}
    </div>
  )
}

function More({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="small" className="my-3" onClick={onClick}>
      {children}
    </Button>
  )
}

/** Whole lines; those with a mark have a rule at their side. */
function Lines({ text, of, first }: { text: string; of: Block; first: number | undefined }) {
  if (of.marks.length === 0) {
    return (
      <div className="[unicode-bidi:plaintext]">
        <Shown text={text.slice(of.from, of.to)} />
      </div>
    )
  }
  return (
    <div data-marked className="-ms-4 border-s-4 border-weld ps-3 [unicode-bidi:plaintext]">
      {of.marks.map((k, i) => (
        <Fragment key={k.from}>
          <Shown text={text.slice(of.marks[i - 1]?.to ?? of.from, k.from)} />
          <mark ref={k.from === first ? reveal : undefined}>
            <Shown text={text.slice(k.from, k.to)} />
          </mark>
        </Fragment>
      ))}
      <Shown text={text.slice(of.marks.at(-1)?.to ?? of.from, of.to)} />
    </div>
  )
}

/** Brings the mark into view, a third down the window, however long it is. */
function reveal(mark: HTMLElement | null) {
  if (!mark) return
  const box = mark.getBoundingClientRect()
  window.scrollTo({ top: window.scrollY + box.top - window.innerHeight / 3 })
}

import type { AlignType, Table as Node, TableRow } from "mdast"
import { messages } from "@/messages"
import { More, useBound } from "./bounded"
import { Inlines } from "./inline"

const m = messages.document

/** Rows that are shown at first, and columns that are shown at all. */
const rows = 50
const columns = 32

const sides = { left: "text-left", right: "text-right", center: "text-center" }
const side = (a: AlignType | undefined) => (a ? sides[a] : "text-start")

/** A table that scrolls within its own box, also by keys. */
export function Table({ of: n }: { of: Node }) {
  const [head, ...body] = n.children
  const { shown, left, more } = useBound(body.length, rows)
  const cut = Math.max(0, (head?.children.length ?? 0) - columns)
  return (
    <div className="my-3 font-sans text-ui">
      <div
        role="group"
        aria-label={m.table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keys
        tabIndex={0}
        className="overflow-x-auto"
      >
        <table className="border-collapse">
          {head && (
            <thead>
              <Row of={head} align={n.align} head />
            </thead>
          )}
          <tbody>
            {body.slice(0, shown).map((r, i) => (
              <Row key={i} of={r} align={n.align} />
            ))}
          </tbody>
        </table>
      </div>
      {cut > 0 && <p className="mt-1 text-ink-3">{m.columnsCut(cut)}</p>}
      <More left={left} onClick={more}>
        {m.moreRows(left)}
      </More>
    </div>
  )
}

function Row({ of, align, head }: { of: TableRow; align?: AlignType[] | null; head?: boolean }) {
  const Cell = head ? "th" : "td"
  return (
    <tr className="border-b border-line">
      {of.children.slice(0, columns).map((c, i) => (
        <Cell
          key={i}
          dir="auto"
          scope={head ? "col" : undefined}
          className={
            "max-w-[24rem] min-w-[6ch] px-3 py-1 align-top " +
            (head ? "font-semibold " : "") +
            side(align?.[i])
          }
        >
          <Inlines of={c.children} />
        </Cell>
      ))}
    </tr>
  )
}

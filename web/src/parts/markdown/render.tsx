import type { Root } from "mdast"
import { useId, useMemo } from "react"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Blocks, Code } from "./block"
import { document, DocumentContext } from "./context"
import type { FrontMatter } from "./front-matter"

const m = messages.document

/** A parsed document as elements of this page: nothing in it is markup of its own. */
export default function Render({
  root,
  front,
  under,
  identifiers,
}: {
  root: Root
  front: FrontMatter | undefined
  under: number
  identifiers: boolean
}) {
  const id = useId()
  const d = useMemo(() => document(root, id, under, identifiers), [root, id, under, identifiers])
  return (
    <DocumentContext value={d}>
      {front && <Front of={front} />}
      <Blocks of={root.children} />
      {d.footnotes.size > 0 && (
        <section aria-label={m.footnotes} className="mt-6 border-t border-line pt-3 text-ui">
          <ol className="list-decimal ps-6">
            {[...d.footnotes.values()].map((f) => (
              <li key={f.n} id={d.id + "-" + f.n}>
                <Blocks of={f.of.children} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </DocumentContext>
  )
}

/** What a document says of itself before it begins. */
function Front({ of }: { of: FrontMatter }) {
  if (!of.rows) return <Code text={of.text} label={m.front} quiet />
  return (
    <dl
      aria-label={m.front}
      className="mb-6 grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-chip bg-sunken p-3 font-sans text-ui"
    >
      {of.rows.map(([name, value], i) => (
        <div key={i} className="contents">
          <dt className="text-ink-3">
            <bdi>
              <Shown text={name} />
            </bdi>
          </dt>
          <dd dir="auto" className="whitespace-pre-wrap">
            <Shown text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Path } from "@/parts/document"
import { Shown } from "@/parts/document/shown"

const m = messages.ask

type Citation = Schema<"Citation">

/** The documents that an answer rests on, each with the numbers of its passages; opens the first. */
export function Sources({
  answer,
  onOpen,
}: {
  answer: Schema<"Answer">
  onOpen: (n: number, mark: string) => void
}) {
  const documents = byDocument(answer.citations)
  if (documents.length === 0) return null
  return (
    <section aria-label={m.sourceList} className="mt-6">
      <p aria-hidden="true" className="text-ui font-semibold">
        {m.sourceList}
      </p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {documents.map(([first, ...more]) => {
          const id = `source-${answer.id}-${first.n}`
          return (
            <li key={first.n}>
              <button
                type="button"
                id={id}
                onClick={() => onOpen(first.n, id)}
                className="flex min-h-10 w-full items-baseline gap-3 py-2 text-start text-ui hover:bg-sunken pointer-coarse:min-h-11"
              >
                <span className="flex shrink-0 gap-1 text-meta font-semibold text-weld">
                  {[first, ...more].map((c) => (
                    <span
                      key={c.n}
                      className="inline-flex h-4 min-w-4 items-center justify-center rounded-chip bg-weld-wash px-1"
                    >
                      {c.n}
                    </span>
                  ))}
                </span>
                <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
                  <bdi className="min-w-0 font-semibold">
                    <Shown text={first.title || first.document} />
                  </bdi>
                  {first.title && (
                    <span className="min-w-0 font-mono text-[0.9375em] text-ink-3">
                      <Path text={first.document} />
                    </span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Citations of one document together, in the order in which they first stand in the answer. */
export function byDocument(citations: Citation[]): [Citation, ...Citation[]][] {
  const groups = new Map<string, [Citation, ...Citation[]]>()
  for (const c of citations) {
    const key = c.dataset + "\n" + c.document
    const group = groups.get(key)
    if (group) group.push(c)
    else groups.set(key, [c])
  }
  return [...groups.values()]
}

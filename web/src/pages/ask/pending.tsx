import { useQuery } from "@tanstack/react-query"
import { statisticsQuery } from "@/api/statistics"
import { messages } from "@/messages"
import { Shown } from "@/parts/document/shown"
import { AnswerText } from "@/parts/citation/answer-text"
import type { Asking } from "./asking"
import { useMedia } from "./media"

const m = messages.ask

/** An answer on its way: what is searched, what was found, the text as it arrives. */
export function Pending({ of }: { of: Asking }) {
  const { data } = useQuery(statisticsQuery)
  // Who wants less motion gets the text by paragraphs.
  const still = useMedia("(prefers-reduced-motion: reduce)")
  const text = still && of.phase === "writing" ? of.text.slice(0, of.text.lastIndexOf("\n\n") + 1) : of.text
  const line =
    of.phase === "searching"
      ? m.phase.searching(data?.holdings.documents)
      : of.phase === "found"
        ? m.phase.found(of.ranked?.length ?? 0)
        : ""
  return (
    <>
      {line && (
        <p className="flex items-center gap-3 text-ui text-ink-2">
          <span aria-hidden="true" className="h-2 w-6 animate-pulse rounded-bar bg-mark" /> {line}
        </p>
      )}
      {of.phase === "found" && !!of.ranked?.length && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {of.ranked.slice(0, 5).map((r) => (
            <li
              key={r.dataset + r.document}
              className="max-w-full truncate rounded-chip bg-sunken px-2 py-0.5 text-meta text-ink-2"
            >
              <bdi>
                <Shown text={r.title || r.document} />
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {text && <AnswerText answer="pending" text={text} />}
    </>
  )
}

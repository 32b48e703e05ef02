import { useQuery } from "@tanstack/react-query"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Empty, Query } from "@/ui/states"
import { lines, type DiffLine } from "./lines"
import { Rows } from "./rows"
import { previewFileQuery } from "@/parts/effect/preview"
import { useMemo } from "react"
import { count } from "@/format"

const m = messages.proposals.changes

/** One file in two versions of a dataset, line by line. */
export default function TextDiff({ path, before, after }: { path: string; before: string; after: string }) {
  const old = useQuery(previewFileQuery(before, path))
  const now = useQuery(previewFileQuery(after, path))
  return (
    <Query of={old}>
      {(a) => (
        <Query of={now}>
          {(b) => (
            <>
              {(a.truncated || b.truncated) && <p className="mb-2 text-ui text-weld">{m.cut}</p>}
              <Compared before={a.text} after={b.text} />
            </>
          )}
        </Query>
      )}
    </Query>
  )
}

function Compared({ before, after }: { before: string; after: string }) {
  const list = useMemo(() => lines(before, after)?.map((line, i) => ({ ...line, i })), [before, after])
  if (!list) return <Empty>{m.tooDifferent}</Empty>
  return (
    <div className="rounded-control border border-line bg-surface py-1 font-mono text-ui">
      <Rows of={list} keyOf={(l) => String(l.i)} height={20} label={m.lines}>
        {(l) => <Line of={l} />}
      </Rows>
    </div>
  )
}

const looks = {
  same: { mark: " ", row: "", word: "" },
  added: { mark: "+", row: "bg-woad-wash", word: "decoration-woad" },
  removed: { mark: "−", row: "bg-madder-wash", word: "decoration-madder" },
}

function Line({ of: l }: { of: DiffLine }) {
  if (l.kind === "fold")
    return (
      <p className="bg-sunken px-3 py-1 text-center font-sans text-meta text-ink-3">
        {m.fold(count(l.count), l.count)}
      </p>
    )
  const { mark, row, word } = looks[l.kind]
  const Tag = l.kind === "added" ? "ins" : l.kind === "removed" ? "del" : "span"
  return (
    <div className={"flex px-2 " + row}>
      <span className="w-10 shrink-0 pr-2 text-right text-ink-3 select-none" aria-hidden>
        {l.after ?? l.before}
      </span>
      <span className="w-4 shrink-0 select-none" aria-hidden>
        {mark}
      </span>
      {l.kind !== "same" && <span className="sr-only">{m.said[l.kind]}</span>}
      <Tag className="min-w-0 flex-1 break-words whitespace-pre-wrap no-underline" dir="auto">
        {l.words ? (
          l.words.map((w, i) => (
            <span key={i} className={w.changed ? "underline decoration-2 underline-offset-2 " + word : ""}>
              <Shown text={w.text} />
            </span>
          ))
        ) : l.text ? (
          <Shown text={l.text} />
        ) : (
          "\u00a0"
        )}
      </Tag>
    </div>
  )
}

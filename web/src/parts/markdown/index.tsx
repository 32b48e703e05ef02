import type { Root } from "mdast"
import { lazy, Suspense, useEffect, useMemo, useState } from "react"
import { count } from "@/format"
import { messages } from "@/messages"
import { PlainText } from "@/parts/document"
import { Button } from "@/ui/button"
import { Notice } from "@/ui/panel"
import { Loading } from "@/ui/states"
import { frontMatter } from "./front-matter"
import { parseApart } from "./parse-apart"

const m = messages.document
const Render = lazy(() => import("./render"))

/** Characters that are rendered at first; each press of "Show more" doubles it. */
const first = 32_768

type Result = { of: string; root: Root } | { of: string; failed: unknown }

/**
 * Markdown of others as elements: no HTML of theirs, no pictures, no requests. Links go
 * only to http, https and mail, with their host beside them. under: the level of the
 * heading that the document stands under. identifiers: CIDs and addresses in it are
 * shortened, as everywhere else; not for a document, whose every character counts.
 */
export function Markdown({
  source,
  under = 2,
  identifiers = false,
}: {
  source: string
  under?: number
  identifiers?: boolean
}) {
  return <Bounded key={source} source={source} under={under} identifiers={identifiers} />
}

function Bounded({ source, under, identifiers }: { source: string; under: number; identifiers: boolean }) {
  const { front, rest } = useMemo(() => frontMatter(source), [source])
  const [size, setSize] = useState(first)
  const text = useMemo(() => cut(rest, size), [rest, size])
  const [result, setResult] = useState<Result>()
  useEffect(() => {
    const stop = new AbortController()
    parseApart(text, stop.signal).then(
      (root) => !stop.signal.aborted && setResult({ of: text, root }),
      (failed: unknown) => !stop.signal.aborted && setResult({ of: text, failed }),
    )
    return () => stop.abort()
  }, [text])
  if (!result) return <Loading lines={6} />
  if ("failed" in result) {
    return (
      <>
        <Notice tone="weld" title={m.tooHard} />
        <div className="mt-3">
          <PlainText text={source} />
        </div>
      </>
    )
  }
  const left = rest.length - text.length
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <div className="max-w-measure font-serif text-read [&>:first-child]:mt-0">
        <Render root={result.root} front={front} under={under} identifiers={identifiers} />
        {left > 0 && (
          <Button
            size="small"
            className="my-3"
            busy={result.of !== text}
            onClick={() => setSize((n) => n * 2)}
          >
            {m.moreText(count(left))}
          </Button>
        )}
      </div>
    </Suspense>
  )
}

/** The first part of a text, at the end of a line where one is near. */
function cut(text: string, size: number): string {
  if (text.length <= size) return text
  const line = text.lastIndexOf("\n", size)
  return text.slice(0, line > size / 2 ? line + 1 : size)
}

import { useQuery } from "@tanstack/react-query"
import { lazy, Suspense, useState } from "react"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document/path"
import { Dialog } from "@/ui/dialog"
import { Loading, Query } from "@/ui/states"
import { Tabs } from "@/ui/tabs"
import type { Picked } from "./files"

const m = messages.contribute.preview

const Markdown = lazy(() => import("@/parts/markdown").then((p) => ({ default: p.Markdown })))

/** Bytes of a file that are shown. */
const shown = 200_000

/** A file as it is, and rendered if it is Markdown, before it goes anywhere. */
export function FilePreview({ of, onClose }: { of: Picked | undefined; onClose: () => void }) {
  return (
    <Dialog open={of !== undefined} onClose={onClose} title={of && <Path text={of.path} />}>
      {of && <Content of={of} />}
    </Dialog>
  )
}

function Content({ of }: { of: Picked }) {
  const markdown = /\.(md|markdown|mdx?)$/i.test(of.path)
  const [view, setView] = useState<"rendered" | "text">(markdown ? "rendered" : "text")
  const text = useQuery({
    queryKey: ["picked", of.path, of.file.size, of.file.lastModified],
    queryFn: () => read(of.file),
    gcTime: 0,
    retry: false,
  })
  return (
    <Query of={text}>
      {(t) =>
        t === null ? (
          <p>{m.binary}</p>
        ) : t === "" ? (
          <p>{m.empty}</p>
        ) : (
          <>
            {of.file.size > shown && <p className="mb-2 text-ui text-ink-3">{m.cut(bytes(shown))}</p>}
            {markdown ? (
              <Tabs
                label={m.view}
                value={view}
                onChange={setView}
                tabs={[
                  { value: "rendered", title: m.rendered },
                  { value: "text", title: m.text },
                ]}
              >
                {view === "text" ? (
                  <Plain text={t} />
                ) : (
                  <Suspense fallback={<Loading />}>
                    <Markdown source={t} />
                  </Suspense>
                )}
              </Tabs>
            ) : (
              <Plain text={t} />
            )}
          </>
        )
      }
    </Query>
  )
}

const Plain = ({ text }: { text: string }) => (
  <pre className="font-mono text-ui whitespace-pre-wrap" dir="auto">
    {text}
  </pre>
)

/** The beginning of a file as text; null: it is not UTF-8. */
async function read(file: File): Promise<string | null> {
  const head = await file.slice(0, shown).arrayBuffer()
  try {
    // A character that the cut divides is left out, not judged.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: file.size > shown })
    return text.includes("\0") ? null : text
  } catch {
    return null
  }
}

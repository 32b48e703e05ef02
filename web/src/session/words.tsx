import type { Words } from "@/chain/errors"
import { messages as m } from "@/messages"
import { Notice } from "@/ui/panel"

/** An error of a wallet or transaction. A declined request is no failure. */
export function Trouble({ words }: { words: Words }) {
  return (
    <Notice tone={words.declined || words.busy ? "weld" : "madder"} title={words.title} alert>
      {words.advice && <p>{words.advice}</p>}
      {words.details && !words.declined && (
        <details className="mt-1 text-meta text-ink-2">
          <summary>{m.common.details}</summary>
          <code className="font-mono">{words.details}</code>
        </details>
      )}
    </Notice>
  )
}

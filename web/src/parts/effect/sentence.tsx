import { Fragment, type ReactNode } from "react"
import { Shown } from "@/parts/document/shown"
import { Identifier } from "@/ui/identifier"

// CIDs (base32 v1, base58 v0), addresses and 32-byte ids, as they stand in sentences.
const names = /\b(0x[0-9a-fA-F]{64}|0x[0-9a-fA-F]{40}|b[a-z2-7]{58}|Qm[1-9A-HJ-NP-Za-km-z]{44})\b/

// Licences and the like: short words with hyphens, which stay on one line.
const joined = /\b([A-Za-z0-9.+]{1,12}(?:-[A-Za-z0-9.+]{1,12}){1,3})\b/

/** Words between names, with no break within CC-BY-4.0. */
const words = (text: string): ReactNode =>
  text.split(joined).map((part, i) =>
    i % 2 === 0 ? (
      <Shown key={i} text={part} />
    ) : (
      <span key={i} className="whitespace-nowrap">
        {part}
      </span>
    ),
  )

/** A sentence of the server with what machines check set in mono and shortened. */
export function Sentence({ text }: { text: string }): ReactNode {
  return text
    .split(names)
    .map((part, i) => (
      <Fragment key={i}>
        {i % 2 === 0 ? (
          words(part)
        ) : (
          <Identifier
            kind={part.startsWith("0x") ? (part.length === 42 ? "address" : "hash") : "cid"}
            value={part}
            copy={false}
          />
        )}
      </Fragment>
    ))
}

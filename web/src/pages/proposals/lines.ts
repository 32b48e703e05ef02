import { diffLines } from "diff"

/** A line of a text comparison; a fold stands for lines that are the same. */
export type DiffLine =
  | { kind: "same" | "added" | "removed"; text: string; before?: number; after?: number }
  | { kind: "fold"; count: number }

/** Lines of context round a change. */
const context = 3
/** How many lines two texts may differ in, and how long the comparison may take. */
const maxEdits = 4000
const maxMilliseconds = 1500

/** Compares two texts line by line; undefined if they differ too much to show. */
export function lines(before: string, after: string): DiffLine[] | undefined {
  const parts = diffLines(before, after, { maxEditLength: maxEdits, timeout: maxMilliseconds })
  if (!parts) return undefined
  const out: DiffLine[] = []
  let a = 1
  let b = 1
  parts.forEach((part, i) => {
    const texts = part.value.replace(/\n$/, "").split("\n")
    if (part.added) for (const text of texts) out.push({ kind: "added", text, after: b++ })
    else if (part.removed) for (const text of texts) out.push({ kind: "removed", text, before: a++ })
    else {
      const head = i === 0 ? 0 : context
      const tail = i === parts.length - 1 ? 0 : context
      const hidden = texts.length - head - tail
      texts.forEach((text, j) => {
        if (hidden > 1 && j === head) out.push({ kind: "fold", count: hidden })
        if (hidden <= 1 || j < head || j >= texts.length - tail)
          out.push({ kind: "same", text, before: a, after: b })
        a++
        b++
      })
    }
  })
  return out
}

import { diffLines, diffWordsWithSpace } from "diff"

/** A line of a text comparison; a fold stands for lines that are the same. */
export type DiffLine =
  | {
      kind: "same" | "added" | "removed"
      text: string
      before?: number
      after?: number
      /** The line in pieces, where one line stands for another and much of both is the same. */
      words?: Piece[]
    }
  | { kind: "fold"; count: number }

export interface Piece {
  text: string
  /** Only in this one of the two lines. */
  changed: boolean
}

/** Lines of context round a change. */
const context = 3
/** How many lines two texts may differ in, and how long the comparison may take. */
const maxEdits = 4000
const maxMilliseconds = 1500
/** The same of words within a line; lines that change together, and characters of two lines, for that. */
const maxWordEdits = 200
const mostLines = 200
const longestPair = 10_000

/** Compares two texts line by line; undefined if they differ too much to show. */
export function lines(before: string, after: string): DiffLine[] | undefined {
  const parts = diffLines(before, after, { maxEditLength: maxEdits, timeout: maxMilliseconds })
  if (!parts) return undefined
  const out: DiffLine[] = []
  let a = 1
  let b = 1
  const split = (i: number) => parts[i]?.value.replace(/\n$/, "").split("\n") ?? []
  parts.forEach((part, i) => {
    const texts = split(i)
    if (part.added) {
      const old = parts[i - 1]?.removed ? split(i - 1) : []
      texts.forEach((text, j) =>
        out.push({ kind: "added", text, after: b++, ...pieces(old, texts, j, "added") }),
      )
    } else if (part.removed) {
      const next = parts[i + 1]?.added ? split(i + 1) : []
      texts.forEach((text, j) =>
        out.push({ kind: "removed", text, before: a++, ...pieces(texts, next, j, "removed") }),
      )
    } else {
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

/** What of a line is only in it, against the line that it stands for; nothing if little is the same. */
function pieces(old: string[], now: string[], at: number, side: "added" | "removed"): { words?: Piece[] } {
  const [before, after] = [old[at], now[at]]
  if (old.length !== now.length || old.length > mostLines || !before || !after) return {}
  if (before.length + after.length > longestPair) return {}
  const parts = diffWordsWithSpace(before, after, { maxEditLength: maxWordEdits })
  if (!parts) return {}
  const words = parts
    .filter((p) => (side === "added" ? !p.removed : !p.added))
    .map((p) => ({ text: p.value, changed: p.added || p.removed }))
  const same = words.filter((w) => !w.changed).reduce((n, w) => n + w.text.length, 0)
  return same * 2 >= Math.max(before.length, after.length) ? { words } : {}
}
